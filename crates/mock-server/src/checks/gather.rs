//! The values of a request, by where they came from.

use std::borrow::Cow;

use api_model::{BodyEncoding, Location, Operation, Parameter};

use crate::arrived::Arrived;
use crate::routing::variables;
use exact_json::Json;

/// What a request gives. Values of path, query, header and form are text.
#[derive(Debug, Default)]
pub(crate) struct Given {
    path: Vec<(String, Json)>,
    query: Vec<(String, Json)>,
    headers: Vec<(String, Json)>,
    /// The body: an object of text for a form.
    pub(crate) body: Option<Json>,
    /// Why the body is not what it should be.
    pub(crate) unreadable: Option<String>,
}

/// Reads a request that is for an operation; `values` are those of the path's variables.
pub(crate) fn gather(arrived: &Arrived, operation: &Operation, values: &[String]) -> Given {
    let named = variables(&operation.path).zip(values);
    let path = named.map(|(name, value)| (name.to_owned(), Json::text(value)));
    let mut given = Given {
        path: path.collect(),
        query: joined(arrived.pairs()),
        headers: headers(arrived),
        ..Given::default()
    };
    if arrived.body.is_empty() {
        return given;
    }
    if arrived.is_form() {
        given.body = Some(Json::Map(joined(form_urlencoded::parse(&arrived.body))));
        return given;
    }
    let text = std::str::from_utf8(&arrived.body).map_err(|_| "it is not UTF-8".to_owned());
    match text.and_then(|text| Json::parse(text).map_err(|error| error.to_string())) {
        Ok(body) => given.body = Some(body),
        // Nobody reads the body of a call that has none.
        Err(_) if operation.body == BodyEncoding::None => {}
        Err(why) => given.unreadable = Some(why),
    }
    given
}

fn headers(arrived: &Arrived) -> Vec<(String, Json)> {
    let each = arrived.headers.iter();
    each.map(|(name, value)| (name.clone(), Json::text(value)))
        .collect()
}

/// Values by name; one that is said several times is a list.
fn joined<'a>(pairs: impl Iterator<Item = (Cow<'a, str>, Cow<'a, str>)>) -> Vec<(String, Json)> {
    let mut all: Vec<(String, Json)> = Vec::new();
    for (name, value) in pairs {
        let value = Json::text(value);
        match all.iter_mut().find(|(have, _)| *have == name) {
            None => all.push((name.into_owned(), value)),
            Some((_, Json::List(values))) => values.push(value),
            Some((_, have)) => {
                let first = std::mem::replace(have, Json::Null);
                *have = Json::List(vec![first, value]);
            }
        }
    }
    all
}

impl Given {
    /// The value of a parameter: from its place, else from elsewhere.
    pub(crate) fn of(&self, parameter: &Parameter) -> Option<&Json> {
        let name = parameter.field.name.as_str();
        match parameter.location {
            Location::Path => find(&self.path, name).or_else(|| self.anywhere(name)),
            Location::Query => find(&self.query, name).or_else(|| self.in_body(name)),
            Location::Body => self.in_body(name).or_else(|| find(&self.query, name)),
            Location::Header => find(&self.headers, &name.to_ascii_lowercase()),
        }
    }

    /// The value of that name in path, query or body.
    pub(crate) fn anywhere(&self, name: &str) -> Option<&Json> {
        let outside = find(&self.path, name).or_else(|| find(&self.query, name));
        outside.or_else(|| self.in_body(name))
    }

    /// Every number, text and truth value by name, of path, query and body.
    pub(crate) fn scalars(&self) -> impl Iterator<Item = (&str, &Json)> {
        let body = match &self.body {
            Some(Json::Map(members)) => members.as_slice(),
            _ => &[],
        };
        let all = self.path.iter().chain(&self.query).chain(body);
        all.filter(|(_, value)| value.scalar().is_some())
            .map(|(name, value)| (name.as_str(), value))
    }

    fn in_body(&self, name: &str) -> Option<&Json> {
        self.body.as_ref().and_then(|body| body.get(name))
    }
}

fn find<'a>(among: &'a [(String, Json)], name: &str) -> Option<&'a Json> {
    let found = among.iter().find(|(have, _)| have == name);
    found.map(|(_, value)| value)
}
