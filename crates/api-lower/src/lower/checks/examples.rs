//! Examples against the types of the model: values that no enum lists, and requests that their table forbids.

use std::collections::BTreeSet;

use api_model::{EnumDef, EnumRef, Envelope, Field, Location, Node, Operation, Origin, Type};
use diagnostics::{Diagnostic, Sink, Span, codes};
use rust_decimal::Decimal;
use spec_draft::{Curl, CurlData, EndpointDraft, SampleRole};
use spec_markup::json::{Json, JsonKind};

use super::{requests, unlisted};
use crate::context::Context;
use crate::infer::envelope;
use crate::words::nearest;

/// The examples of a page.
pub(super) fn call(
    cx: &Context<'_>,
    draft: &EndpointDraft,
    operation: &Operation,
    sink: &mut Sink,
) {
    let mut check = Check {
        cx,
        operation,
        listed: !draft.response.fields.is_empty(),
        told: BTreeSet::new(),
        sink,
    };
    for sample in &draft.samples {
        if let Some(curl) = &sample.curl {
            check.curl(curl);
        }
        let Some(json) = &sample.json else { continue };
        match sample.role {
            SampleRole::Request => check.request(json),
            SampleRole::Response => check.answer(json),
            _ => {}
        }
    }
}

struct Check<'a> {
    cx: &'a Context<'a>,
    operation: &'a Operation,
    /// Whether the page lists the fields of its answer.
    listed: bool,
    /// Fields and values that were told of: a list repeats them.
    told: BTreeSet<(String, String)>,
    sink: &'a mut Sink,
}

impl Check<'_> {
    fn request(&mut self, json: &Json) {
        let operation = self.operation;
        if let Some(whole) = &operation.whole_body {
            return self.value(whole, json, "the body", true);
        }
        for member in json.members() {
            let name = member.key.value.as_str();
            let known = operation
                .parameters
                .iter()
                .find(|have| have.field.name == name);
            match known {
                Some(parameter) => {
                    self.value(&parameter.field.node, &member.value, name, true);
                    requests::bounds(&parameter.field, &member.value, self.sink);
                }
                None => self.unknown(name, member.key.span),
            }
        }
        requests::lacks(operation, json, self.sink);
    }

    /// What a curl sample sends. Values with signs of a shell or of an address are not what they look like.
    fn curl(&mut self, curl: &Curl) {
        let pairs = curl.data.iter().filter_map(|data| match data {
            CurlData::Pairs(pairs) => Some(pairs),
            _ => None,
        });
        for (name, value) in curl.query.iter().chain(pairs.flatten()) {
            let mut parameters = self.operation.parameters.iter();
            let Some(known) = parameters.find(|have| have.field.name == name.value) else {
                self.unknown(&name.value, name.span);
                continue;
            };
            if value.value.is_empty() || value.value.contains(['$', '<', '{', '%', '\\']) {
                continue;
            }
            let kind = match value.value.parse::<Decimal>() {
                Ok(_) => JsonKind::Number(value.value.clone()),
                Err(_) => JsonKind::String(value.value.clone()),
            };
            let json = Json {
                span: value.span,
                kind,
                comments: Vec::new(),
            };
            if let Type::Enum(of) = &known.field.node.ty {
                self.listed(of, &json, &known.field.name);
            }
            requests::bounds(&known.field, &json, self.sink);
        }
    }

    /// A name that no parameter has; told where most of the other names are known, since else the example shows
    /// something other than the parameters.
    fn unknown(&mut self, name: &str, span: Span) {
        let described = |have: &&api_model::Parameter| have.location != Location::Header;
        let names: Vec<&str> = self
            .operation
            .parameters
            .iter()
            .filter(described)
            .map(|have| have.field.name.as_str())
            .collect();
        let nested = names.iter().any(|have| have.contains(['.', '[']));
        if names.is_empty() || nested || name.is_empty() {
            return;
        }
        let found = Diagnostic::new(
            codes::lower::REQUEST_NAME,
            span,
            format!("the example sends `{name}`, which no parameter describes"),
        );
        let help = match nearest(name, names.iter().copied()) {
            Some(near) => format!("write `{near}`, or add a parameter `{name}`"),
            None => format!("add a parameter `{name}`, or take it out of the example"),
        };
        self.sink.push(found.help(help));
    }

    fn answer(&mut self, json: &Json) {
        let Some(payload) = &self.operation.response.payload else {
            return;
        };
        let envelopes: Vec<Envelope> = self
            .cx
            .manifest
            .envelopes
            .iter()
            .map(envelope::stated)
            .collect();
        let named = self.operation.response.envelope.as_ref();
        let stated = envelopes.iter().find(|have| Some(&have.name) == named);
        let shown = named
            .filter(|_| envelopes.is_empty())
            .and_then(|_| envelope::detect(json));
        match stated.or(shown.as_ref()) {
            Some(envelope) if envelope::failed(envelope, json) => {}
            Some(envelope) => {
                if let Some(inner) = envelope::at(json, &envelope.payload) {
                    self.value(payload, inner, "the answer", false);
                }
            }
            None => self.value(payload, json, "the answer", false),
        }
    }

    fn value(&mut self, node: &Node, json: &Json, name: &str, sent: bool) {
        match (&node.ty, &json.kind) {
            (Type::Object(shape), JsonKind::Object(members)) => {
                let fields: &[Field] = self
                    .operation
                    .types
                    .shapes
                    .get(*shape)
                    .map_or(&[], |shape| &shape.fields);
                if !sent && self.listed {
                    unlisted::check(fields, members, &mut self.told, self.sink);
                }
                for member in members {
                    if let Some(field) = fields.iter().find(|have| have.name == member.key.value) {
                        self.value(&field.node, &member.value, &field.name, sent);
                    }
                }
            }
            (Type::Array(inner), JsonKind::Array { elements, .. }) => {
                for element in elements {
                    self.value(inner, element, name, sent);
                }
            }
            (Type::Map(inner), JsonKind::Object(members)) => {
                for member in members {
                    self.value(inner, &member.value, name, sent);
                }
            }
            (Type::Enum(of), _) => self.listed(of, json, name),
            (ty, kind) if sent && node.origin() <= Origin::Stated => {
                self.holds(ty, kind, json.span, name);
            }
            _ => {}
        }
    }

    fn listed(&mut self, of: &EnumRef, json: &Json, name: &str) {
        let list: Option<&EnumDef> = match of {
            EnumRef::Shared(at) => self.cx.enums.get(*at),
            EnumRef::Local(at) => self.operation.types.enums.get(*at),
        };
        let (Some(list), Some(value)) = (list, scalar(&json.kind)) else {
            return;
        };
        // Some fields hold several values in one text; and a place-holder is none.
        let parts: Vec<&str> = value.split(',').map(str::trim).collect();
        let listed = |part: &&str| {
            list.values
                .iter()
                .any(|have| have.value.eq_ignore_ascii_case(part))
        };
        if value.is_empty() || ["string", "0", "null"].contains(&value) || parts.iter().all(listed)
        {
            return;
        }
        if !self.told.insert((name.to_owned(), value.to_owned())) {
            return;
        }
        let known: Vec<String> = list
            .values
            .iter()
            .take(8)
            .map(|have| format!("`{}`", have.value))
            .collect();
        let more = if list.values.len() > 8 { " …" } else { "" };
        let found = Diagnostic::new(
            codes::lower::ENUM_VALUE_UNLISTED,
            json.span,
            format!(
                "the example shows `{value}` for `{name}`, which the enum `{}` does not list",
                list.name
            ),
        )
        .note(format!("it lists {}{more}", known.join(", ")));
        let near = nearest(value, list.values.iter().map(|have| have.value.as_str()));
        self.sink.push(match near {
            Some(near) => found.help(format!("write `{near}`, or add `{value}` to the enum")),
            None => found.help(format!("add `{value}` to the enum, or mend the example")),
        });
    }

    /// Whether a value of a request can be one of the stated type.
    fn holds(&mut self, ty: &Type, kind: &JsonKind, span: Span, name: &str) {
        let wanted = match ty {
            Type::Boolean => "true or false",
            Type::Integer | Type::Id | Type::Timestamp(_) => "a whole number",
            Type::Decimal => "a number",
            Type::String | Type::Secret => "text",
            Type::Array(_) => "a list",
            Type::Object(_) | Type::Map(_) => "an object",
            Type::Enum(_) | Type::Any => return,
        };
        if fits(ty, kind) {
            return;
        }
        self.sink.push(
            Diagnostic::new(
                codes::lower::REQUEST_VALUE,
                span,
                format!("`{name}` is {wanted}, the example sends {}", says(kind)),
            )
            .help("mend the example, or state the type that it shows"),
        );
    }
}

fn fits(ty: &Type, kind: &JsonKind) -> bool {
    let digits = |text: &str| {
        let text = text.strip_prefix('-').unwrap_or(text);
        text.bytes().any(|b| b.is_ascii_digit())
            && text
                .bytes()
                .all(|b| b.is_ascii_digit() || b"._eE+-".contains(&b))
    };
    match kind {
        JsonKind::Null | JsonKind::Bare(_) | JsonKind::Missing => true,
        JsonKind::Object(_) => matches!(ty, Type::Object(_) | Type::Map(_)),
        JsonKind::Array { .. } => matches!(ty, Type::Array(_)),
        JsonKind::Boolean(_) => matches!(ty, Type::Boolean | Type::String),
        JsonKind::Number(text) => match ty {
            Type::Integer => !text.contains('.') || text.ends_with(".0"),
            Type::Boolean => text == "0" || text == "1",
            Type::Array(_) | Type::Object(_) | Type::Map(_) => false,
            _ => true,
        },
        JsonKind::String(text) => match ty {
            Type::String | Type::Secret => true,
            Type::Id => !text.contains(' '),
            Type::Boolean => {
                text.is_empty() || ["true", "false"].contains(&text.to_lowercase().as_str())
            }
            // A list may be written as one text with commas.
            Type::Array(_) => text.is_empty() || !text.contains(' '),
            Type::Object(_) | Type::Map(_) => text.is_empty() || text.starts_with('{'),
            _ => text.is_empty() || text == "string" || digits(text),
        },
    }
}

fn says(kind: &JsonKind) -> String {
    match kind {
        JsonKind::Null => "null".to_owned(),
        JsonKind::Boolean(value) => format!("`{value}`"),
        JsonKind::Number(text) => format!("the number `{text}`"),
        JsonKind::String(text) => {
            format!("the text `{}`", text.chars().take(40).collect::<String>())
        }
        JsonKind::Bare(text) => format!("`{text}`"),
        JsonKind::Missing => "nothing".to_owned(),
        JsonKind::Array { .. } => "a list".to_owned(),
        JsonKind::Object(_) => "an object".to_owned(),
    }
}

fn scalar(kind: &JsonKind) -> Option<&str> {
    match kind {
        JsonKind::String(text) | JsonKind::Number(text) => Some(text),
        _ => None,
    }
}
