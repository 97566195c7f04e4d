//! Objects that hold themselves without a list or map between, which no struct can.

use std::collections::BTreeSet;

use api_model::{Type, TypeTable};

/// The fields, as indices of shape and field, that close such a circle. They are kept as any JSON.
pub(crate) fn closing_fields(types: &TypeTable) -> BTreeSet<(usize, usize)> {
    let mut closing = BTreeSet::new();
    let mut done = vec![false; types.shapes.len()];
    for start in 0..types.shapes.len() {
        walk(types, start, &mut Vec::new(), &mut done, &mut closing);
    }
    closing
}

fn walk(
    types: &TypeTable,
    shape: usize,
    path: &mut Vec<usize>,
    done: &mut [bool],
    closing: &mut BTreeSet<(usize, usize)>,
) {
    if done.get(shape) != Some(&false) {
        return;
    }
    path.push(shape);
    for (index, field) in types.shapes[shape].fields.iter().enumerate() {
        let Type::Object(inner) = field.node.ty else {
            continue;
        };
        if path.contains(&inner) {
            closing.insert((shape, index));
        } else {
            walk(types, inner, path, done, closing);
        }
    }
    path.pop();
    done[shape] = true;
}
