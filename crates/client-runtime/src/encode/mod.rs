//! Values to requests: JSON in bodies, plain text in paths, queries, headers and forms.

mod encoder;
mod members;
mod percent;
mod values;

use encoder::MARK;
pub(crate) use encoder::Scalars;
pub use encoder::{Encoder, Entries, Items};
pub use members::{Member, Members};
pub(crate) use percent::percent_encode;

/// A value that a request can hold.
pub trait Encode {
    /// Writes the value.
    fn encode(&self, out: &mut Encoder<'_>);

    /// Whether there is nothing to write, so that the name goes as well.
    fn is_absent(&self) -> bool {
        false
    }
}

/// A value as JSON.
#[must_use]
pub fn to_json(value: &dyn Encode) -> String {
    let mut text = String::new();
    value.encode(&mut Encoder::json(&mut text));
    text
}

/// The secrets that a value holds, as they are.
pub(crate) fn secrets_in(value: &dyn Encode) -> Vec<String> {
    let mut text = String::new();
    value.encode(&mut Encoder::marking_secrets(&mut text));
    let between_marks = text.split(MARK).skip(1).step_by(2);
    between_marks.map(str::to_owned).collect()
}

/// A value as plain text: strings without quotes, lists with commas.
#[must_use]
pub fn to_plain(value: &dyn Encode) -> String {
    let mut text = String::new();
    value.encode(&mut Encoder::plain(&mut text));
    text
}
