//! What answers hold: comparing what was read and written again with what was there, numbers as text throughout.

use std::collections::BTreeMap;

use api_model::{Api, Envelope, Node, Type, TypeTable};
use serde_json::value::RawValue;

type Members<'a> = BTreeMap<String, &'a RawValue>;

/// The payload of an answer, as it is printed: what its envelope holds, or all of it where there is none.
///
/// # Panics
///
/// Where an answer with an envelope is no object.
#[must_use]
pub fn payload(envelope: Option<&Envelope>, answer: &str) -> String {
    let Some(envelope) = envelope else {
        return answer.to_owned();
    };
    let members: Members<'_> = serde_json::from_str(answer).expect("an object");
    members
        .get(&envelope.payload)
        .map_or("null", |payload| payload.get())
        .to_owned()
}

/// The data of a message that a channel pushes: what stands under `data`, or all of it.
#[must_use]
pub fn pushed(message: &str) -> String {
    let data = serde_json::from_str::<Members<'_>>(message)
        .ok()
        .and_then(|members| members.get("data").map(|data| data.get().to_owned()));
    data.unwrap_or_else(|| message.to_owned())
}

/// The envelope of that name.
#[must_use]
pub fn envelope<'a>(api: &'a Api, name: Option<&str>) -> Option<&'a Envelope> {
    api.envelopes
        .iter()
        .find(|envelope| Some(envelope.name.as_str()) == name)
}

/// Whether `written` holds all of `documented`: more is welcome, nulls may be left out, and a number may have become
/// the same number in quotes or the reverse. Numbers stay text on the way, since a float would hide a lost digit.
#[must_use]
pub fn holds(written: &str, documented: &str) -> bool {
    if documented == "null" {
        return true;
    }
    if let Ok(documented) = serde_json::from_str::<BTreeMap<String, &RawValue>>(documented) {
        let Ok(written) = serde_json::from_str::<BTreeMap<String, &RawValue>>(written) else {
            return false;
        };
        return documented.iter().all(|(key, value)| {
            let written = written.get(key).map_or("null", |written| written.get());
            holds(written, value.get())
        });
    }
    if let Ok(documented) = serde_json::from_str::<Vec<&RawValue>>(documented) {
        let Ok(written) = serde_json::from_str::<Vec<&RawValue>>(written) else {
            return false;
        };
        let pairs = written.iter().zip(&documented);
        return written.len() == documented.len()
            && pairs
                .into_iter()
                .all(|(written, value)| holds(written.get(), value.get()));
    }
    let text = |raw: &str| serde_json::from_str::<String>(raw).unwrap_or_else(|_| raw.to_owned());
    let (written, documented) = (text(written), text(documented));
    let number = |text: &str| text.parse::<rust_decimal::Decimal>().ok();
    written == documented || number(&written).is_some() && number(&written) == number(&documented)
}

/// An answer without the members that its type does not know; what is no object stays as it is. An empty text where a
/// number or an instant belongs says nothing, as null does.
#[must_use]
pub fn documented(node: &Node, types: &TypeTable, json: &str) -> String {
    match &node.ty {
        Type::Object(index) => {
            let Ok(members) = serde_json::from_str::<Members<'_>>(json) else {
                return json.to_owned();
            };
            let fields = types.shapes[*index].fields.iter();
            let kept = fields.filter_map(|field| {
                let value = members.get(&field.name)?;
                let value = documented(&field.node, types, value.get());
                Some(format!("{}:{value}", quoted(&field.name)))
            });
            format!("{{{}}}", kept.collect::<Vec<_>>().join(","))
        }
        Type::Array(element) => {
            let Ok(elements) = serde_json::from_str::<Vec<&RawValue>>(json) else {
                return json.to_owned();
            };
            let kept = elements
                .iter()
                .map(|value| documented(element, types, value.get()));
            format!("[{}]", kept.collect::<Vec<_>>().join(","))
        }
        Type::Map(value) => {
            let Ok(members) = serde_json::from_str::<Members<'_>>(json) else {
                return json.to_owned();
            };
            let kept = members.iter().map(|(key, member)| {
                let member = documented(value, types, member.get());
                format!("{}:{member}", quoted(key))
            });
            format!("{{{}}}", kept.collect::<Vec<_>>().join(","))
        }
        Type::Boolean | Type::Integer | Type::Decimal | Type::Id | Type::Timestamp(_)
            if json == "\"\"" =>
        {
            "null".to_owned()
        }
        _ => json.to_owned(),
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
