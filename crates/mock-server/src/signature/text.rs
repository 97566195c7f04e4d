//! The text that is signed.

use std::borrow::Cow;

use api_model::SigningRule;

use super::prefixed;
use crate::arrived::Arrived;

/// The text that a request must have signed: headers, then its parts, each behind a `#`.
pub(super) fn signed(rule: &SigningRule, prefix: &str, arrived: &Arrived) -> Vec<u8> {
    let mut headers: Vec<(Cow<'_, str>, Cow<'_, str>)> = Vec::with_capacity(rule.headers.len());
    for name in &rule.headers {
        let name = prefixed(prefix, name);
        let value = arrived.header(&name).unwrap_or_default();
        headers.push((name.into(), value.into()));
    }
    headers.sort();
    let mut text = written(&headers);
    let method = if rule.method {
        arrived.method.as_str()
    } else {
        ""
    };
    let query = query(arrived);
    let body = body(arrived);
    for part in [method.as_bytes(), arrived.path.as_bytes(), &query, &body] {
        if !part.is_empty() {
            text.push(b'#');
            text.extend_from_slice(part);
        }
    }
    text
}

/// The query, decoded and sorted by name.
fn query(arrived: &Arrived) -> Vec<u8> {
    let mut pairs: Vec<_> = arrived.pairs().collect();
    pairs.sort_by(|(one, _), (other, _)| one.cmp(other));
    written(&pairs)
}

/// The body byte by byte; the fields of a form decoded and sorted, as a query.
fn body(arrived: &Arrived) -> Cow<'_, [u8]> {
    if !arrived.is_form() {
        return Cow::Borrowed(&arrived.body);
    }
    let mut pairs: Vec<_> = form_urlencoded::parse(&arrived.body).collect();
    pairs.sort_by(|(one, _), (other, _)| one.cmp(other));
    Cow::Owned(written(&pairs))
}

fn written(pairs: &[(Cow<'_, str>, Cow<'_, str>)]) -> Vec<u8> {
    let mut text = Vec::new();
    for (name, value) in pairs {
        if !text.is_empty() {
            text.push(b'&');
        }
        text.extend_from_slice(name.as_bytes());
        text.push(b'=');
        text.extend_from_slice(value.as_bytes());
    }
    text
}
