//! A call by curl. What a signature would be is left open: the command line prints one that is signed.

use std::fmt::Write;

use api_model::{BodyEncoding, Location, Operation};

use super::quoted;
use super::values::Values;
use crate::site::Site;
use exact_json::Json;

/// A line for the address and one for each header and body.
pub(crate) fn lines(site: &Site<'_>, operation: &Operation, values: &Values<'_>) -> String {
    let mut lines = vec![format!(
        "curl {}",
        quoted(&address(site, operation, values))
    )];
    let method = operation.method.as_str();
    if method != "GET" {
        lines[0] = format!(
            "curl -X {method} {}",
            quoted(&address(site, operation, values))
        );
    }
    let scheme = site
        .api
        .auth
        .iter()
        .find(|one| Some(&one.name) == operation.auth.as_ref());
    for header in scheme.iter().flat_map(|scheme| &scheme.headers) {
        lines.push(format!("-H {}", quoted(&format!("{header}: …"))));
    }
    for (name, value) in sent(operation, values, Location::Header) {
        lines.push(format!(
            "-H {}",
            quoted(&format!("{name}: {}", value.plain()))
        ));
    }
    lines.extend(body(operation, values));
    lines.join(" \\\n  ")
}

fn address(site: &Site<'_>, operation: &Operation, values: &Values<'_>) -> String {
    let server = operation.servers.first();
    let server = site
        .api
        .servers
        .iter()
        .find(|one| Some(&one.name) == server);
    let mut path = operation.path.clone();
    for (name, value) in sent(operation, values, Location::Path) {
        path = path.replace(&format!("{{{name}}}"), &escaped(&value.plain()));
    }
    let query: Vec<String> = sent(operation, values, Location::Query)
        .map(|(name, value)| format!("{}={}", escaped(name), escaped(&value.joined())))
        .collect();
    let query = if query.is_empty() {
        String::new()
    } else {
        format!("?{}", query.join("&"))
    };
    let base = server.map_or("https://…", |server| server.url.as_str());
    format!("{base}{path}{query}")
}

fn body(operation: &Operation, values: &Values<'_>) -> Vec<String> {
    let fields: Vec<(&str, Json)> = sent(operation, values, Location::Body).collect();
    match operation.body {
        BodyEncoding::None => Vec::new(),
        BodyEncoding::Form => {
            let field = |(name, value): &(&str, Json)| {
                format!(
                    "--data-urlencode {}",
                    quoted(&format!("{name}={}", value.joined()))
                )
            };
            fields.iter().map(field).collect()
        }
        BodyEncoding::Json => {
            let json = operation.whole_body.as_ref().map(|node| values.whole(node));
            let json = json.unwrap_or_else(|| {
                let members = fields.into_iter();
                Json::Map(
                    members
                        .map(|(name, value)| (name.to_owned(), value))
                        .collect(),
                )
                .to_string()
            });
            vec![
                "-H 'content-type: application/json'".to_owned(),
                format!("-d {}", quoted(&json)),
            ]
        }
    }
}

fn sent<'o>(
    operation: &'o Operation,
    values: &'o Values<'o>,
    location: Location,
) -> impl Iterator<Item = (&'o str, Json)> {
    let parameters = operation.parameters.iter();
    parameters
        .filter(move |parameter| parameter.location == location)
        .filter_map(|parameter| Some((parameter.field.name.as_str(), values.given(parameter)?)))
}

/// A part of an address: what has a meaning in one is written as its bytes.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~,:".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
