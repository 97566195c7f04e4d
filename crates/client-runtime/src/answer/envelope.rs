//! Opening an envelope: one pass over its fields, nothing of the payload read yet.
//!
//! The payload of a success is proven to be JSON by whoever reads it. A refusal is proven here, since nobody reads its
//! payload.

use std::borrow::Cow;

use super::scan::{members, members_before};
use crate::{
    api::Envelope,
    decode::{DecodeError, Known, Reader},
};

/// A part of a text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Part {
    fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }
}

/// What an envelope says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Opened {
    pub(super) payload: Option<Part>,
    /// What the server complains about, unless it reports a success.
    pub(super) refusal: Option<Refusal>,
}

/// What a server complains about.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    pub(super) code: String,
    pub(super) message: Option<String>,
    /// JSON.
    pub(super) args: Option<String>,
}

/// Where the payload of a success stands, if it is what an envelope ends with; told without a look at it. Whoever reads
/// it finds out whether it is, and takes [`open`] where it is not. Nothing where the code does not come before it.
pub(super) fn peek(text: &str, envelope: &Envelope) -> Option<Part> {
    let mut code = None;
    let payload = members_before(text, envelope.payload, |name, part| {
        if name == envelope.code {
            code = Some(part);
        }
    })?;
    let code = plain(code?.of(text))?;
    envelope.success.contains(&&*code).then_some(payload)
}

/// Reads the fields that an envelope names. What is missing but for the code is taken for nothing.
pub(super) fn open(text: &str, envelope: &Envelope) -> Result<Opened, DecodeError> {
    let wanted = [
        Some(envelope.code),
        Some(envelope.payload),
        envelope.message,
        envelope.error_code,
        envelope.args,
    ];
    let succeeds = |code: Option<Part>| {
        code.and_then(|part| plain(part.of(text)))
            .is_some_and(|code| envelope.success.contains(&&*code))
    };
    let found = match glance(text, wanted) {
        Some(found) if succeeds(found[0]) => found,
        _ => find(text, wanted)?,
    };
    let [code, payload, message, error_code, args] = found;
    let spelled = |part: Option<Part>| plain(part?.of(text));
    let owned = |part| spelled(part).map(Cow::into_owned);
    let Some(code) = spelled(code) else {
        let problem = "the envelope has no such code";
        return Err(DecodeError::new(problem, text, 0).in_field(envelope.code));
    };
    let success = envelope.success.contains(&&*code);
    let refusal = (!success).then(|| Refusal {
        code: owned(error_code).unwrap_or_else(|| code.into_owned()),
        message: owned(message),
        args: args
            .map(|part| part.of(text).to_owned())
            .filter(|args| args != "null"),
    });
    Ok(Opened { payload, refusal })
}

/// The whole number at a dotted path.
pub(crate) fn number_at(text: &str, path: &str) -> Option<u64> {
    let [part] = find(text, [Some(path)]).ok()?;
    plain(part?.of(text))?.parse().ok()
}

/// Finds what [`find`] finds, without proof that the values are JSON; nothing where that takes more than a glance.
fn glance<const N: usize>(text: &str, wanted: [Option<&str>; N]) -> Option<[Option<Part>; N]> {
    let mut found = [None; N];
    members(text, |name, part| {
        sort_in(text, &wanted, &mut found, name, part);
    })?;
    Some(found)
}

/// Keeps a member where it is wanted, or what is wanted of it.
fn sort_in(
    text: &str,
    wanted: &[Option<&str>],
    found: &mut [Option<Part>],
    name: &str,
    part: Part,
) {
    for (path, slot) in wanted.iter().zip(found) {
        if let Some(path) = path {
            match path.strip_prefix(name) {
                Some("") => *slot = Some(part),
                Some(rest) if rest.starts_with('.') => *slot = inside(text, part, &rest[1..]),
                Some(_) | None => {}
            }
        }
    }
}

/// Finds the values of some dotted paths in one pass over the outermost fields.
fn find<const N: usize>(
    text: &str,
    wanted: [Option<&str>; N],
) -> Result<[Option<Part>; N], DecodeError> {
    let mut found = [None; N];
    let mut reader = Reader::new(text);
    reader.object(&[], &mut |name, value| {
        value.peek()?;
        let start = value.offset();
        value.skip()?;
        let part = Part {
            start,
            end: value.offset(),
        };
        sort_in(text, &wanted, &mut found, name, part);
        Ok(Known::Yes)
    })?;
    reader.finish()?;
    Ok(found)
}

/// The value of a dotted path inside a value; nothing where a field on the way is missing.
fn inside(text: &str, part: Part, path: &str) -> Option<Part> {
    let [found] = find(part.of(text), [Some(path)]).ok()?;
    found.map(|found| Part {
        start: part.start + found.start,
        end: part.start + found.end,
    })
}

/// A single value as plain text; nothing for null, lists and objects.
fn plain(json: &str) -> Option<Cow<'_, str>> {
    Reader::new(json).text().ok()
}
