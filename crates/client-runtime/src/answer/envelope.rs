//! Opening an envelope: one pass over its fields, nothing of the payload read yet.

use crate::{
    api::Envelope,
    decode::{DecodeError, Known, Reader, Scalar, from_json},
};

/// A part of a text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What an envelope says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Opened {
    pub(super) success: bool,
    pub(super) payload: Option<Part>,
    pub(super) code: String,
    pub(super) message: Option<String>,
    /// JSON.
    pub(super) args: Option<String>,
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
    let [code, payload, message, error_code, args] = find(text, wanted)?;
    let spelled = |part: Option<Part>| part.and_then(|part| plain(&text[part.start..part.end]));
    let Some(code) = spelled(code) else {
        let problem = "the envelope has no such code";
        return Err(DecodeError::new(problem, text, 0).in_field(envelope.code));
    };
    Ok(Opened {
        success: envelope.success.contains(&code.as_str()),
        payload,
        code: spelled(error_code).unwrap_or(code),
        message: spelled(message),
        args: args
            .map(|part| text[part.start..part.end].to_owned())
            .filter(|args| args != "null"),
    })
}

/// The whole number at a dotted path.
pub(crate) fn number_at(text: &str, path: &str) -> Option<u64> {
    let [part] = find(text, [Some(path)]).ok()?;
    let part = part?;
    plain(&text[part.start..part.end])?.parse().ok()
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
        for (path, slot) in wanted.iter().zip(&mut found) {
            if let Some(path) = path {
                let (first, rest) = path.split_once('.').unwrap_or((path, ""));
                if first == name {
                    *slot = inside(text, part, rest);
                }
            }
        }
        Ok(Known::Yes)
    })?;
    reader.finish()?;
    Ok(found)
}

/// The value of a dotted path inside a value; nothing where a field on the way is missing.
fn inside(text: &str, part: Part, path: &str) -> Option<Part> {
    if path.is_empty() {
        return Some(part);
    }
    let inner = &text[part.start..part.end];
    let [found] = find(inner, [Some(path)]).ok()?;
    found.map(|found| Part {
        start: part.start + found.start,
        end: part.start + found.end,
    })
}

/// A single value as plain text; nothing for null, lists and objects.
fn plain(json: &str) -> Option<String> {
    match Reader::new(json).scalar().ok()? {
        Scalar::Text(_) => from_json(json).ok(),
        Scalar::Number(digits) => Some(digits.to_owned()),
        Scalar::Bool(value) => Some(value.to_string()),
    }
}
