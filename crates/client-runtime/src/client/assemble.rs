//! Putting a request together: path, query, body, and the signature over exactly these.

use std::fmt::Write as _;

use super::{Prepared, Shared};
use crate::{
    api::{Auth, Operation},
    error::Error,
    request::{BodyParts, Parts},
    signing::{SignError, SigningInput},
};

/// Puts a request together and signs it, by a clock that the server is ahead of by an offset.
pub(super) fn assemble(
    shared: &Shared,
    operation: &Operation,
    parts: &Parts,
    offset_ms: i64,
) -> Result<Prepared, Error> {
    let refuse = |problem: String| Error::Request {
        operation: operation.id,
        problem,
    };
    let Some(server) = shared.servers.get(operation.server) else {
        return Err(refuse(format!(
            "the API has no server {}",
            operation.server
        )));
    };
    if !server.takes_requests() {
        return Err(refuse("its server takes no HTTP requests".to_owned()));
    }
    let (origin, prefix) = server.split();
    let path = format!(
        "{prefix}{}",
        fill(operation.path, &parts.path).map_err(refuse)?
    );
    let query = Pairs::sorted(&parts.query);
    let body = Written::new(&parts.body);
    let mut headers: Vec<(String, String)> = Vec::new();
    headers.extend(
        parts
            .headers
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.clone())),
    );
    headers.extend(
        body.content_type
            .map(|kind| ("content-type".to_owned(), kind.to_owned())),
    );
    let signature = match operation.auth {
        Auth::Public => Vec::new(),
        Auth::Signed(_) if !server.is_private(shared.proxied) => {
            return Err(refuse(
                "signed requests go over https, or to this machine".to_owned(),
            ));
        }
        Auth::Signed(scheme) => {
            let input = SigningInput {
                method: operation.method,
                path: &path,
                query: &query.plain,
                wire_query: &query.wire,
                body: body.signed.as_ref().unwrap_or(&body.wire).as_bytes(),
                wire_body: body.wire.as_bytes(),
            };
            sign(shared, scheme, &input, offset_ms).map_err(|source| Error::Sign {
                operation: operation.id,
                source,
            })?
        }
    };
    let signing_headers = signature.len();
    headers.extend(signature);
    let mark = if query.wire.is_empty() { "" } else { "?" };
    Ok(Prepared {
        operation: operation.id,
        method: operation.method,
        url: format!("{origin}{path}{mark}{}", query.wire),
        headers,
        body: body.wire.into_bytes(),
        signing_headers,
    })
}

fn sign(
    shared: &Shared,
    scheme: &str,
    input: &SigningInput<'_>,
    offset_ms: i64,
) -> Result<Vec<(String, String)>, SignError> {
    let Some(signer) = shared.signer(scheme) else {
        return Err(SignError::new(format!(
            "no credentials for the scheme `{scheme}`"
        )));
    };
    signer.sign(input, shared.time.now_ms(offset_ms))
}

/// Fills the variables of a path.
fn fill(template: &str, values: &[(&'static str, String)]) -> Result<String, String> {
    let mut path = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else {
            break;
        };
        path.push_str(before);
        let value = values
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value);
        match value.map(String::as_str) {
            // Addresses are tidied on the way, and these would name another operation.
            None | Some("" | "." | "..") => {
                return Err(format!("the path needs a value for `{name}`"));
            }
            Some(value) => percent_encode(&mut path, value),
        }
        rest = after;
    }
    path.push_str(rest);
    Ok(path)
}

/// Names and values sorted by name, as they are signed and as they are sent.
#[derive(Default)]
struct Pairs {
    plain: String,
    wire: String,
}

impl Pairs {
    fn sorted(pairs: &[(&'static str, String)]) -> Self {
        let mut sorted: Vec<_> = pairs.iter().collect();
        sorted.sort_by_key(|(name, _)| *name);
        let mut written = Self::default();
        for (name, value) in sorted {
            if !written.plain.is_empty() {
                written.plain.push('&');
                written.wire.push('&');
            }
            let _ = write!(written.plain, "{name}={value}");
            percent_encode(&mut written.wire, name);
            written.wire.push('=');
            percent_encode(&mut written.wire, value);
        }
        written
    }
}

/// A body as it is signed and as it is sent.
#[derive(Default)]
struct Written {
    /// Where it is another than what is sent.
    signed: Option<String>,
    wire: String,
    content_type: Option<&'static str>,
}

impl Written {
    const JSON: &'static str = "application/json";
    const FORM: &'static str = "application/x-www-form-urlencoded";

    fn new(body: &BodyParts) -> Self {
        match body {
            BodyParts::None | BodyParts::Members(None) => Self::default(),
            BodyParts::Members(Some(members)) => Self::json(format!("{{{members}}}")),
            BodyParts::Whole(json) => Self::json(json.clone()),
            BodyParts::Form(fields) => {
                let pairs = Pairs::sorted(fields);
                Self {
                    signed: Some(pairs.plain),
                    wire: pairs.wire,
                    content_type: Some(Self::FORM),
                }
            }
        }
    }

    fn json(text: String) -> Self {
        Self {
            signed: None,
            wire: text,
            content_type: Some(Self::JSON),
        }
    }
}

/// Encodes all but what no server decodes; commas stay, since some servers verify them undecoded.
fn percent_encode(out: &mut String, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b',' => {
                out.push(char::from(byte));
            }
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
}
