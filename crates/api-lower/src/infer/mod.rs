//! Types of answers and push messages from ranked evidence: corrections, stated fields, rules, examples.
//!
//! Everything that pages show of a value is gathered first ([`seen`]), then its type is settled ([`types`]); shapes
//! that are equal meet on the way ([`shapes`]). Invariants: every node has evidence, no shape holds itself, and a type
//! refuses no value that an example shows.
//!
//! What a page states beats what a name suggests. The words of the page format (`integer`, `decimal`, `boolean`,
//! `string`, `id`, `timestamp`, `timestamp_s`) stand as they are written. `number` and the words that programs have for
//! whole numbers (`int`, `long`, `Integer`, `int64`) only say how a value is stored: a rule on the name may make an
//! instant or an id of it, which loses nothing.

mod answer;
mod counts;
mod enums;
pub(crate) mod envelope;
mod examples;
mod forms;
mod lists;
mod maps;
mod push;
mod refusal;
mod scalar;
mod scalars;
mod seen;
mod sent;
mod shapes;
mod stated;
#[cfg(test)]
mod tests;
mod types;

pub(crate) use answer::{AnswerSettings, response};
pub(crate) use examples::{example, push as push_example, strict_json};
pub(crate) use forms::yes;
pub(crate) use push::push;
pub(crate) use scalar::Scalar;
pub(crate) use sent::sent;

use api_model::{Node, Type};
use spec_draft::{FieldDraft, Said};

use crate::type_words::{self, TypeWord};
use seen::Seen;
use types::Settler;

/// Settles a payload; nothing where nothing is known of it. `name` is the name of its object type.
fn settle(
    settler: &mut Settler<'_, '_>,
    payload: &Seen<'_>,
    name: Option<&Said>,
    root: &str,
) -> Option<Node> {
    if payload.is_unknown() {
        return None;
    }
    let node = settler.node(payload, root, &[]);
    if let (Some(name), Some(at)) = (name, object_of(&node)) {
        settler.call(at, &name.value);
    }
    Some(node)
}

/// The object that a payload is, or that its elements are.
fn object_of(node: &Node) -> Option<usize> {
    match &node.ty {
        Type::Object(at) => Some(*at),
        Type::Array(inner) | Type::Map(inner) => object_of(inner),
        _ => None,
    }
}

/// Whether a row says that a list stands there.
fn says_list(field: &FieldDraft) -> bool {
    let word = field
        .type_text
        .as_ref()
        .and_then(|said| type_words::read(&said.value));
    matches!(word, Some(TypeWord::Array(_)))
}
