//! The members of an object while it is read.

use std::collections::BTreeMap;

use diagnostics::codes::markup as codes;
use diagnostics::{Diagnostic, Span};

use super::faults::{Faults, cut};
use super::{JsonKind, JsonMember};

/// Members gathered so far; a repeated key keeps its first place.
#[derive(Default)]
pub(super) struct Members {
    pub(super) list: Vec<JsonMember>,
    known: BTreeMap<String, Span>,
    /// A list that stands in the braces: all there is in `{ [ … ] }`.
    pub(super) stray: Option<JsonKind>,
    /// Whether the value of the last member stands on another line than its key.
    pub(super) last_on_own_line: bool,
}

impl Members {
    pub(super) fn into_kind(self) -> JsonKind {
        match self.stray {
            Some(list) if self.list.is_empty() => list,
            _ => JsonKind::Object(self.list),
        }
    }

    pub(super) fn push(&mut self, member: JsonMember, faults: &mut Faults<'_>) {
        let key = &member.key;
        if let Some(&first) = self.known.get(&key.value) {
            faults.tell(
                Diagnostic::new(
                    codes::JSON_DUPLICATE_KEY,
                    key.span,
                    format!("the key `{}` stands twice in one object", cut(&key.value)),
                )
                .and(first, "first here")
                .help("keep one of them"),
            );
            return;
        }
        self.known.insert(key.value.clone(), key.span);
        self.list.push(member);
    }
}
