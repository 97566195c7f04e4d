//! Objects and lists among parameters.

use api_model::{Evidence, Field, Node, Origin, Shape, Type};
use heck::ToSnakeCase;
use spec_markup::json::Json;

use super::tree::Item;
use super::types::{Typing, in_list, nothing_known, or_nothing, texts};
use crate::infer;
use crate::type_words::TypeWord;
use crate::words::singular;

impl Typing<'_, '_> {
    pub(super) fn object(
        &mut self,
        item: &Item<'_>,
        path: &[&str],
        inside: Vec<Field>,
        list: bool,
        mut evidence: Vec<Evidence>,
    ) -> Node {
        let inner = item.children.iter().find_map(|child| child.rows.first());
        if evidence.is_empty() {
            let says = "the table lists what is inside";
            evidence
                .extend(inner.map(|row| self.cx.evidence(Origin::Stated, says, row.draft.span)));
        }
        if evidence.is_empty() {
            evidence.push(nothing_known());
        }
        let name = self.free_name(path, list);
        let rows = item.rows.iter().map(|row| self.cx.place(row.draft.span));
        let places: Vec<_> = rows
            .chain(inner.map(|row| self.cx.place(row.draft.span)))
            .take(item.rows.len().max(1))
            .collect();
        let description = texts(self.cx, &item.rows);
        self.types.shapes.push(Shape {
            name,
            stated: false,
            description,
            fields: inside,
            places,
        });
        let node = Node {
            ty: Type::Object(self.types.shapes.len() - 1),
            evidence,
        };
        if list { in_list(node) } else { node }
    }

    /// The object or list of objects that a sample shows where the table leaves open what is inside.
    pub(super) fn sampled(
        &mut self,
        path: &[&str],
        word: Option<&TypeWord>,
        list: bool,
        shown: Option<&Json>,
        stated: &[Evidence],
    ) -> Option<Node> {
        let json = shown?;
        let first = json.elements().first();
        let object = !json.members().is_empty();
        let objects = first.is_some_and(|first| !first.members().is_empty());
        let open = match word {
            None => object || objects,
            Some(TypeWord::Object | TypeWord::Any | TypeWord::Map) => object,
            Some(TypeWord::Array(None)) => objects,
            Some(TypeWord::Array(Some(element))) => {
                objects && matches!(**element, TypeWord::Object | TypeWord::Any)
            }
            Some(_) => false,
        };
        if !open || (list && !objects) {
            return None;
        }
        let name = self.free_name(path, objects);
        let mut node = infer::sent(self.cx, "en", json, &name, self.types, self.sink)?;
        node.evidence.splice(0..0, stated.iter().cloned());
        Some(node)
    }

    pub(super) fn list(
        &mut self,
        item: &Item<'_>,
        word: Option<&TypeWord>,
        shown: Option<&Json>,
        mut evidence: Vec<Evidence>,
    ) -> Node {
        let element = match word {
            Some(TypeWord::Array(element)) => element.as_deref().cloned(),
            _ => None,
        };
        if let Some(TypeWord::Array(_)) = element {
            let inner = self.list(item, element.as_ref(), None, evidence.clone());
            return Node {
                ty: Type::Array(Box::new(inner)),
                evidence: or_nothing(evidence),
            };
        }
        let first = shown.and_then(|json| json.elements().first());
        let (ty, reason) = self.scalar(item, element.as_ref(), first);
        let mut inner: Vec<Evidence> = reason.into_iter().collect();
        if element.is_some() {
            inner.extend(evidence.iter().cloned());
        }
        inner.extend(self.shown(item, first));
        let inner = Node {
            ty,
            evidence: or_nothing(inner),
        };
        if evidence.is_empty() {
            let row = item.rows.first();
            evidence.extend(row.map(|row| {
                self.cx.evidence(
                    Origin::Stated,
                    "the name says that it is a list",
                    row.draft.span,
                )
            }));
        }
        Node {
            ty: Type::Array(Box::new(inner)),
            evidence: or_nothing(evidence),
        }
    }

    /// A name that no shape or enum of the operation has: the last of the path, with as much before it as it takes.
    pub(super) fn free_name(&self, path: &[&str], one_of_many: bool) -> String {
        let mut words: Vec<String> = path
            .iter()
            .map(|name| name.to_snake_case())
            .filter(|name| !name.is_empty())
            .collect();
        match words.last_mut() {
            Some(last) if one_of_many => *last = singular(last).to_owned(),
            Some(_) => {}
            None => words.push("item".to_owned()),
        }
        let taken = |name: &String| {
            self.types.shapes.iter().any(|have| have.name == *name)
                || self.types.enums.iter().any(|have| have.name == *name)
        };
        let mut name = (1..=words.len())
            .map(|count| words[words.len() - count..].join("_"))
            .find(|name| !taken(name))
            .unwrap_or_else(|| format!("request_{}", words.join("_")));
        while taken(&name) {
            name.push_str("_value");
        }
        name
    }
}
