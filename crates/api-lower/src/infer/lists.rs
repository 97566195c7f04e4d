//! The types of lists, and of what they hold: what a page states of elements holds at every depth.

use api_model::{Node, Origin, Type};

use super::forms::forms;
use super::seen::Seen;
use super::types::{Settler, Stated, settled};
use super::{enums, scalars};
use crate::type_words::TypeWord;

impl Settler<'_, '_> {
    /// The type of a list called `name`.
    pub(super) fn list(
        &mut self,
        seen: &Seen<'_>,
        name: &str,
        path: &[String],
        stated: Option<&Stated>,
    ) -> Node {
        let said = stated.and_then(|stated| match &stated.word {
            TypeWord::Array(Some(word)) => Some((word.as_ref().clone(), stated)),
            _ => None,
        });
        let item = if path.is_empty() {
            vec!["item".to_owned()]
        } else {
            path.to_vec()
        };
        let composite = seen
            .elements
            .as_ref()
            .is_some_and(|inner| inner.is_composite());
        let listed = if composite {
            None
        } else {
            enums::stated(self, seen, path)
        };
        let node = match (&seen.elements, said) {
            _ if listed.is_some() => listed.unwrap_or_else(|| self.unknown(seen, None)),
            (Some(elements), said) if !elements.is_unknown() => {
                self.element(elements, name, &item, said)
            }
            (_, Some((word, stated))) => scalars::of_word(self, &word, name, stated),
            _ => self.unknown(&Seen::default(), stated),
        };
        let shown = seen.arrays.first().map(|span| {
            self.cx
                .evidence(Origin::Inferred, "an example shows a list", *span)
        });
        let stated = stated.map(|stated| stated.evidence.clone());
        settled(
            Type::Array(Box::new(node)),
            stated,
            shown.into_iter().collect(),
        )
    }

    fn element(
        &mut self,
        seen: &Seen<'_>,
        name: &str,
        path: &[String],
        said: Option<(TypeWord, &Stated)>,
    ) -> Node {
        let one = singular(name);
        if forms(seen).len() > 1 {
            // A list of unlike things is a tuple; only any JSON takes all of them.
            let node = self.unknown(seen, None);
            return self.with_examples(node, seen);
        }
        let Some((word, stated)) = said else {
            return self.node(seen, one, path);
        };
        let stated = Stated {
            word,
            evidence: stated.evidence.clone(),
            span: stated.span,
        };
        if !seen.is_composite() && seen.objects.is_empty() {
            scalars::settle(self, seen, one, Some(&stated))
        } else if matches!(stated.word, TypeWord::Array(_)) && seen.members.is_empty() {
            self.list(seen, one, path, Some(&stated))
        } else {
            self.node(seen, one, path)
        }
    }
}

/// `orderIds` holds what `orderId` names.
fn singular(name: &str) -> &str {
    let plural = name.len() > 2 && !name.ends_with("ss") && !name.ends_with("us");
    name.strip_suffix("List")
        .or_else(|| name.strip_suffix('s').filter(|_| plural))
        .filter(|one| !one.is_empty())
        .unwrap_or(name)
}
