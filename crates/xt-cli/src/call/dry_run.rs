//! The request as it would go out, with all that opens doors masked.

use std::io::Write as _;

use client_runtime::Prepared;
use exact_json::Json;

use super::request::Request;
use super::run::failed;
use super::server::Session;
use crate::command::Settings;
use crate::ended::Failure;
use crate::value::MASK;

/// Prints the request: as HTTP has it, or as JSON. Nothing is sent.
pub(super) fn show(
    session: &Session,
    request: &Request,
    settings: &Settings,
) -> Result<(), Failure> {
    let told = |error| failed(&error, None);
    // Headers are those of the very request; address and body those of its double, so that no secret is in them.
    let signed = session
        .client
        .prepare_dynamic(&request.sent)
        .map_err(told)?;
    let shown = session
        .client
        .prepare_dynamic(&request.shown)
        .map_err(told)?;
    let mut out = anstream::stdout().lock();
    if settings.json {
        writeln!(out, "{:#}", json(&signed, &shown))?;
    } else {
        writeln!(out, "{} {}", signed.method.as_str(), shown.url)?;
        for (name, value) in headers(&signed) {
            writeln!(out, "{name}: {value}")?;
        }
        if let Some(body) = shown.body_text().filter(|body| !body.is_empty()) {
            writeln!(out, "\n{body}")?;
        }
    }
    Ok(out.flush()?)
}

/// The headers; of those that sign, the times and the names of algorithms alone are shown.
fn headers(signed: &Prepared) -> Vec<(&str, &str)> {
    let signing = signed.signing_headers();
    let plain = signed.headers.len() - signing.len();
    let plain = signed.headers[..plain].iter();
    let plain = plain.map(|(name, value)| (&**name, value.as_str()));
    let signing = signing.iter().map(|(name, value)| {
        let open = ["algorithms", "recvwindow", "timestamp"];
        let value = if open.iter().any(|end| name.ends_with(end)) {
            value.as_str()
        } else {
            MASK
        };
        (&**name, value)
    });
    plain.chain(signing).collect()
}

fn json(signed: &Prepared, shown: &Prepared) -> Json {
    let text = |text: &str| Json::Text(text.to_owned());
    let headers = headers(signed).into_iter();
    let headers = headers.map(|(name, value)| (name.to_owned(), text(value)));
    let body = shown.body_text().unwrap_or_default();
    let body = match Json::parse(body) {
        Ok(body) => body,
        Err(_) if body.is_empty() => Json::Null,
        Err(_) => text(body),
    };
    Json::Map(vec![
        ("method".to_owned(), text(signed.method.as_str())),
        ("url".to_owned(), text(&shown.url)),
        ("headers".to_owned(), Json::Map(headers.collect())),
        ("body".to_owned(), body),
    ])
}
