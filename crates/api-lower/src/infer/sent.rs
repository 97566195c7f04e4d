//! Objects that a request sample shows and no table describes.

use api_model::{Node, TypeTable};
use diagnostics::Sink;
use spec_markup::json::Json;

use super::seen::Seen;
use super::{Settler, settle};
use crate::context::Context;

/// The type of a value in a request sample; `name` is what its object is called. Nothing where it shows nothing.
pub(crate) fn sent(
    cx: &Context<'_>,
    language: &str,
    json: &Json,
    name: &str,
    types: &mut TypeTable,
    sink: &mut Sink,
) -> Option<Node> {
    let known = types.shapes.len();
    let mut seen = Seen::default();
    seen.add_json(language, json);
    let mut settler = Settler::new(cx, types, sink);
    let node = settle(&mut settler, &seen, None, name);
    settler.finish();
    rename(types, known, name);
    node
}

/// Objects of a request are not called after the response.
fn rename(types: &mut TypeTable, known: usize, root: &str) {
    for at in known..types.shapes.len() {
        let old = &types.shapes[at].name;
        let tail = old
            .strip_prefix("response_items")
            .or_else(|| old.strip_prefix("response_item"))
            .or_else(|| old.strip_prefix("response"));
        let Some(tail) = tail else { continue };
        let mut name = format!("{root}{tail}");
        let taken = |name: &String| {
            let shapes = types.shapes.iter().enumerate();
            shapes
                .into_iter()
                .any(|(other, shape)| other != at && shape.name == *name)
                || types.enums.iter().any(|have| have.name == *name)
        };
        while taken(&name) {
            name.push_str("_sent");
        }
        types.shapes[at].name = name;
    }
}
