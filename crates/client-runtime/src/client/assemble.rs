//! Putting a request together: path, query, body, and the signature over exactly these.

use std::time::Duration;

use smallvec::SmallVec;

use super::{Prepared, Shared};
use crate::{
    api::Operation,
    encode::percent_encode,
    error::Error,
    request::{BodyParts, Parts},
    signing::{Header, SignError, SigningInput},
};

/// When and for how long a request is signed.
#[derive(Clone, Copy)]
pub(super) struct Signed {
    /// The time of the server in milliseconds.
    pub(super) now_ms: u64,
    /// For how long, where the caller says so.
    pub(super) window: Option<Duration>,
}

/// Puts a request together and signs it.
pub(super) fn assemble(
    shared: &Shared,
    operation: &Operation,
    parts: &Parts,
    signed: Signed,
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
    let path = fill(prefix, operation.path, &parts.path).map_err(refuse)?;
    let query = Pairs::sorted(&parts.query);
    let body = Written::new(&parts.body);
    let signed_by = operation.auth.scheme();
    if (signed_by.is_some() || operation.confidential) && !server.is_private(shared.proxied) {
        let what = if signed_by.is_some() {
            "signed requests"
        } else {
            "secrets"
        };
        return Err(refuse(format!("{what} go over https, or to this machine")));
    }
    let signature = match signed_by {
        None => Vec::new(),
        Some(scheme) => {
            let input = SigningInput {
                method: operation.method,
                path: &path,
                query: &query.plain,
                wire_query: &query.wire,
                body: body.signed.as_ref().unwrap_or(&body.wire).as_bytes(),
                wire_body: body.wire.as_bytes(),
                recv_window: signed.window,
            };
            sign(shared, scheme, &input, signed.now_ms).map_err(|source| Error::Sign {
                operation: operation.id,
                source,
            })?
        }
    };
    let signing_headers = signature.len();
    let headers = headers(parts, body.content_type, signature);
    let mark = if query.wire.is_empty() { "" } else { "?" };
    Ok(Prepared {
        operation: operation.id,
        method: operation.method,
        url: [origin, &path, mark, &query.wire].concat(),
        headers,
        body: body.wire.into_bytes(),
        signing_headers,
        confidential: operation.confidential,
    })
}

/// All headers, those of the signature last.
fn headers(
    parts: &Parts,
    content_type: Option<&'static str>,
    signature: Vec<Header>,
) -> Vec<Header> {
    if parts.headers.is_empty() && content_type.is_none() {
        return signature;
    }
    let mut headers = Vec::with_capacity(parts.headers.len() + 1 + signature.len());
    let plain = parts.headers.iter();
    headers.extend(plain.map(|(name, value)| ((*name).into(), value.clone())));
    headers.extend(content_type.map(|kind| ("content-type".into(), kind.to_owned())));
    headers.extend(signature);
    headers
}

fn sign(
    shared: &Shared,
    scheme: &str,
    input: &SigningInput<'_>,
    now_ms: u64,
) -> Result<Vec<Header>, SignError> {
    let Some(signer) = shared.signer(scheme) else {
        return Err(SignError::new(format!(
            "no credentials for the scheme `{scheme}`"
        )));
    };
    signer.sign(input, now_ms)
}

/// Fills the variables of a path that stands below another one.
fn fill(prefix: &str, template: &str, values: &[(&'static str, String)]) -> Result<String, String> {
    let room: usize = values.iter().map(|(_, value)| value.len()).sum();
    let mut path = String::with_capacity(prefix.len() + template.len() + room);
    path.push_str(prefix);
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
        let mut sorted: SmallVec<[_; 8]> = pairs.iter().collect();
        sorted.sort_by_key(|(name, _)| *name);
        let lengths = pairs
            .iter()
            .map(|(name, value)| name.len() + value.len() + 2);
        let room = lengths.sum();
        let mut written = Self {
            plain: String::with_capacity(room),
            wire: String::with_capacity(room),
        };
        for (name, value) in sorted {
            if !written.plain.is_empty() {
                written.plain.push('&');
                written.wire.push('&');
            }
            written.plain.push_str(name);
            written.plain.push('=');
            written.plain.push_str(value);
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
            BodyParts::Members(Some(members)) => Self::json(["{", members, "}"].concat()),
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
