//! Requests: which operation they call, and the values that they carry.

use std::collections::BTreeMap;

use crate::{
    api::{Body, Operation},
    decode::{Decode, from_json},
    encode::{Encode, Entries, Scalars, secrets_in, to_json, to_plain},
    scalar::Json,
};

/// The request of one operation.
pub trait Request {
    /// The payload of the answer; `()` or [`Json`](crate::Json) where none is documented.
    type Answer: Decode;

    /// The operation that is called.
    const OPERATION: Operation;

    /// Lists the values that are sent.
    fn fields(&self, out: &mut Fields<'_>);
}

/// Takes the values of a request. A value that is absent is left out with its name.
pub struct Fields<'p> {
    parts: &'p mut Parts,
    /// Whether to look for secrets among the values.
    confidential: bool,
}

/// Room for the members of most bodies, in bytes.
const MEMBERS: usize = 256;

/// The values of a request, written but not yet put together.
#[derive(Clone, Default)]
pub(crate) struct Parts {
    /// Variables of the path, plain.
    pub(crate) path: Vec<(&'static str, String)>,
    /// The query, plain.
    pub(crate) query: Vec<(&'static str, String)>,
    /// Headers.
    pub(crate) headers: Vec<(&'static str, String)>,
    /// The body.
    pub(crate) body: BodyParts,
    /// What errors must not show of these values.
    pub(crate) secrets: Vec<String>,
}

/// The body of a request.
#[derive(Clone, Default)]
pub(crate) enum BodyParts {
    /// Nothing is sent.
    #[default]
    None,
    /// The members of a JSON object, without its braces; nothing where the request has no such fields at all.
    Members(Option<String>),
    /// A whole JSON value.
    Whole(String),
    /// The fields of a form, plain.
    Form(Vec<(&'static str, String)>),
}

impl Parts {
    /// Gathers the values of a request.
    pub(crate) fn gather(operation: &Operation, fields: &dyn Fn(&mut Fields<'_>)) -> Self {
        let body = match operation.body {
            Body::None => BodyParts::None,
            Body::Json => BodyParts::Members(None),
            Body::Form => BodyParts::Form(Vec::new()),
        };
        let mut parts = Self {
            body,
            ..Self::default()
        };
        fields(&mut Fields {
            parts: &mut parts,
            confidential: operation.confidential,
        });
        parts
    }

    /// How many values path, query and form carry under a name; a value with commas is several.
    pub(crate) fn count(&self, name: &str) -> usize {
        let form = match &self.body {
            BodyParts::Form(fields) => fields.as_slice(),
            _ => &[],
        };
        let all = self.path.iter().chain(&self.query).chain(form);
        all.filter(|(known, _)| *known == name)
            .map(|(_, value)| value.split(',').count())
            .sum()
    }
}

impl Parts {
    /// The value of a query parameter or form field.
    pub(crate) fn value(&self, name: &str) -> Option<String> {
        let form: &[_] = match &self.body {
            BodyParts::Form(fields) => fields,
            _ => &[],
        };
        let mut all = self.query.iter().chain(form);
        let found = all.find(|(known, _)| *known == name);
        found.map(|(_, value)| value.clone())
    }

    /// The values that go out under a path of names, wherever they stand, as plain text. Lists on the way make several.
    pub(crate) fn sent(&self, path: &str) -> Vec<String> {
        let in_path = self.path.iter().find(|(known, _)| *known == path);
        let plain = in_path.map(|(_, value)| value.clone());
        if let Some(plain) = plain.or_else(|| self.value(path)) {
            return vec![plain];
        }
        let mut found = Vec::new();
        if let Some((name, rest)) = path.split_once('.')
            && let Some(text) = self.value(name)
        {
            values_at(&text, rest, &mut found);
            return found;
        }
        match &self.body {
            BodyParts::Members(Some(members)) => {
                values_at(&format!("{{{members}}}"), path, &mut found);
            }
            BodyParts::Whole(json) => values_at(json, path, &mut found),
            BodyParts::Members(None) | BodyParts::Form(_) | BodyParts::None => {}
        }
        found
    }

    /// Sets a query parameter, or the form field of that name.
    pub(crate) fn set(&mut self, name: &'static str, value: String) {
        let list = match &mut self.body {
            BodyParts::Form(fields) if self.query.is_empty() => fields,
            _ => &mut self.query,
        };
        match list.iter_mut().find(|(known, _)| *known == name) {
            Some((_, old)) => *old = value,
            None => list.push((name, value)),
        }
    }
}

impl Fields<'_> {
    /// A variable of the path.
    pub fn path(&mut self, name: &'static str, value: &dyn Encode) {
        self.note_secrets(value);
        put(&mut self.parts.path, name, value);
    }

    /// A query parameter; lists with commas.
    pub fn query(&mut self, name: &'static str, value: &dyn Encode) {
        self.note_secrets(value);
        put(&mut self.parts.query, name, value);
    }

    /// A query parameter that is repeated for each element of a list.
    pub fn query_repeated<T: Encode>(&mut self, name: &'static str, values: &[T]) {
        for value in values {
            self.note_secrets(value);
            put(&mut self.parts.query, name, value);
        }
    }

    /// A query parameter whose value is JSON.
    pub fn query_json(&mut self, name: &'static str, value: &dyn Encode) {
        self.note_secrets(value);
        if !value.is_absent() {
            self.parts.query.push((name, to_json(value)));
        }
    }

    /// A header.
    pub fn header(&mut self, name: &'static str, value: &dyn Encode) {
        self.note_secrets(value);
        put(&mut self.parts.headers, name, value);
    }

    /// A field of the body.
    pub fn body(&mut self, name: &'static str, value: &dyn Encode) {
        self.body_field(name, value, Scalars::Natural);
    }

    /// A field of the body whose numbers and booleans go in quotes.
    pub fn body_text(&mut self, name: &'static str, value: &dyn Encode) {
        self.body_field(name, value, Scalars::Text);
    }

    /// A field of the body whose texts go bare where they are numbers.
    pub fn body_number(&mut self, name: &'static str, value: &dyn Encode) {
        self.body_field(name, value, Scalars::Number);
    }

    /// The whole body, where it is not an object of fields.
    pub fn whole_body(&mut self, value: &dyn Encode) {
        self.note_secrets(value);
        if !value.is_absent() {
            self.parts.body = BodyParts::Whole(to_json(value));
        }
    }

    fn note_secrets(&mut self, value: &dyn Encode) {
        if self.confidential {
            self.parts.secrets.extend(secrets_in(value));
        }
    }

    fn body_field(&mut self, name: &'static str, value: &dyn Encode, scalars: Scalars) {
        self.note_secrets(value);
        if let BodyParts::None = self.parts.body {
            self.parts.body = BodyParts::Members(None);
        }
        match &mut self.parts.body {
            BodyParts::Members(members) => {
                let members = members.get_or_insert_with(|| String::with_capacity(MEMBERS));
                let first = members.is_empty();
                Entries::resume(members, first).spelled(name, value, scalars);
            }
            BodyParts::Form(fields) => put(fields, name, value),
            // A request has either fields or a whole body; what came first stands.
            BodyParts::Whole(_) | BodyParts::None => {}
        }
    }
}

/// The values at a dotted path of a JSON text; at its end a list is one value, with commas. Texts on the way may hold JSON
/// themselves.
fn values_at(json: &str, path: &str, found: &mut Vec<String>) {
    if let Ok(items) = from_json::<Vec<Json>>(json) {
        let items = items.iter();
        if path.is_empty() {
            found.push(items.map(plain_text).collect::<Vec<_>>().join(","));
        } else {
            items.for_each(|item| values_at(item.as_str(), path, found));
        }
    } else if path.is_empty() {
        let value = Json::new(json).ok().filter(|value| !value.is_null());
        found.extend(value.map(|value| plain_text(&value)));
    } else if let Ok(text) = Json::new(json).and_then(|value| value.parse::<String>())
        && text != json
    {
        values_at(&text, path, found);
    } else if let Ok(members) = from_json::<BTreeMap<String, Json>>(json) {
        let (name, rest) = path.split_once('.').unwrap_or((path, ""));
        if let Some(value) = members.get(name) {
            values_at(value.as_str(), rest, found);
        }
    }
}

fn plain_text(value: &Json) -> String {
    let text = value.parse::<String>();
    text.unwrap_or_else(|_| value.as_str().to_owned())
}

fn put(list: &mut Vec<(&'static str, String)>, name: &'static str, value: &dyn Encode) {
    if !value.is_absent() {
        list.push((name, to_plain(value)));
    }
}
