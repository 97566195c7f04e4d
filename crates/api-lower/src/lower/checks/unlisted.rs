//! Fields that an example of an answer shows and the page's own list of fields leaves out.

use std::collections::BTreeSet;

use api_model::{Field, Origin};
use diagnostics::{Diagnostic, Sink, codes};
use spec_markup::json::JsonMember;

use crate::words::nearest;

/// Judges the members of one object. A list may state a few fields and leave the others to the example; one that states
/// more than three quarters of them is meant to be whole, and a name that is almost one of the list is a slip anywhere.
pub(super) fn check(
    fields: &[Field],
    members: &[JsonMember],
    told: &mut BTreeSet<(String, String)>,
    sink: &mut Sink,
) {
    let stated = |field: &&Field| {
        let mut evidence = field.node.evidence.iter();
        evidence.any(|one| one.origin <= Origin::Stated)
    };
    let known: Vec<&str> = fields
        .iter()
        .filter(stated)
        .map(|field| field.name.as_str())
        .collect();
    let strange: Vec<&JsonMember> = members
        .iter()
        .filter(|member| !known.contains(&member.key.value.as_str()))
        .filter(|member| !member.key.value.is_empty())
        .collect();
    // An object that the list hardly knows is another than the one it describes.
    if known.is_empty() || strange.len() * 2 > members.len() {
        return;
    }
    let is_whole = strange.len() * 4 < members.len();
    let shown = |name: &&&str| members.iter().any(|member| member.key.value == **name);
    for member in strange {
        let name = &member.key.value;
        let unseen = known.iter().filter(|name| !shown(name)).copied();
        let near = nearest(name, unseen);
        if !(is_whole || near.is_some()) || !told.insert((name.clone(), String::new())) {
            continue;
        }
        let help = match near {
            Some(near) => format!("write `{near}`, or add `{name}` to the fields of the page"),
            None => {
                format!("add `{name}` to the fields of the page, or take it out of the example")
            }
        };
        sink.push(
            Diagnostic::new(
                codes::lower::FIELD_UNLISTED,
                member.key.span,
                format!("the example shows `{name}`, which the fields of the page leave out"),
            )
            .help(help),
        );
    }
}
