//! The type of a parameter: what tables state, refined by rules on names, then what defaults and samples show.

use std::collections::BTreeSet;

use api_model::{Evidence, Field, Node, Origin, Text, Type, TypeTable};
use diagnostics::{Diagnostic, Sink, codes};
use spec_markup::json::{Json, JsonKind};

use super::reading::is_count;
use super::tree::{Item, Row};
use crate::context::Context;
use crate::infer::Scalar;
use crate::lower::calls::Role;
use crate::lower::checks::{TYPES, type_advice};
use crate::type_words::{self, TypeWord};
use crate::words::nearest;

/// What lowering a parameter needs and fills.
pub(crate) struct Typing<'c, 't> {
    pub(crate) cx: &'c Context<'c>,
    pub(crate) types: &'t mut TypeTable,
    pub(crate) sink: &'t mut Sink,
}

impl Typing<'_, '_> {
    /// The type of an item whose inner fields are lowered already. `shown`: its value in a request sample.
    pub(crate) fn node(
        &mut self,
        item: &Item<'_>,
        path: &[&str],
        inside: Vec<Field>,
        shown: Option<&Json>,
    ) -> Node {
        let mut evidence = Vec::new();
        for row in item.rows.iter().filter(|row| row.role != Role::Translation) {
            if let Some(said) = row.draft.type_text.as_ref() {
                let says = format!("the parameter table says `{}`", said.value);
                evidence.push(self.cx.evidence(Origin::Stated, says, said.span));
            }
        }
        let word = item.rows.iter().find_map(|row| row.reading.word.clone());
        let shows_list = shown.is_some_and(|json| matches!(json.kind, JsonKind::Array { .. }));
        let list =
            item.many || matches!(word, Some(TypeWord::Array(_))) || (word.is_none() && shows_list);
        if !inside.is_empty() {
            return self.object(item, path, inside, list, evidence);
        }
        if let Some((ty, mut found)) = self.stated_enum(item, path, word.as_ref()) {
            // Pages give their enums many names; only a slip of typing is told.
            if let Some(TypeWord::Named(word)) = &word
                && nearest(word, TYPES.iter().copied()).is_some()
            {
                self.unknown_type(item, word);
            }
            found.append(&mut evidence);
            let node = Node {
                ty,
                evidence: found,
            };
            return if list { in_list(node) } else { node };
        }
        if let Some(node) = self.sampled(path, word.as_ref(), list, shown, &evidence) {
            return node;
        }
        if list {
            return self.list(item, word.as_ref(), shown, evidence);
        }
        let (ty, first) = self.scalar(item, word.as_ref(), shown);
        let decided = first.is_some();
        let mut all: Vec<Evidence> = first.into_iter().collect();
        all.append(&mut evidence);
        all.extend(self.shown(item, shown));
        if all.is_empty() || (!decided && word.is_none()) {
            all.insert(0, nothing_known());
        }
        Node { ty, evidence: all }
    }

    /// The type of a single value, and the evidence that decides where it is not the table.
    pub(super) fn scalar(
        &mut self,
        item: &Item<'_>,
        word: Option<&TypeWord>,
        shown: Option<&Json>,
    ) -> (Type, Option<Evidence>) {
        let name = item.name.as_str();
        let seen = shown.and_then(Scalar::of).filter(|kind| !kind.is_weak());
        let rule = match seen {
            Some(kind) => self.cx.rules.given(name, &BTreeSet::from([kind])),
            None => self.cx.rules.of(name),
        };
        let ruled = |ty: &Type, says: &str| {
            (
                ty.clone(),
                Some(Evidence {
                    origin: Origin::Ruled,
                    says: says.to_owned(),
                    place: None,
                }),
            )
        };
        let whole = |ty: &Type| {
            matches!(
                ty,
                Type::Integer | Type::Id | Type::Timestamp(_) | Type::Enum(_)
            )
        };
        match (word, rule) {
            (Some(TypeWord::Whole), Some(rule)) if whole(&rule.ty) => ruled(&rule.ty, &rule.says),
            (Some(TypeWord::Number), Some(rule)) if whole(&rule.ty) || rule.ty == Type::Decimal => {
                ruled(&rule.ty, &rule.says)
            }
            (Some(TypeWord::String), Some(rule))
                if rule.stated && matches!(rule.ty, Type::Enum(_)) =>
            {
                ruled(&rule.ty, &rule.says)
            }
            (Some(TypeWord::Number), _) => (Self::number(item, shown), None),
            (Some(TypeWord::Named(unknown)), rule) => {
                self.unknown_type(item, unknown);
                rule.map_or_else(
                    || self.unsaid(item, shown),
                    |rule| ruled(&rule.ty, &rule.says),
                )
            }
            (None | Some(TypeWord::Enum), Some(rule)) if rule.stated || word.is_none() => {
                ruled(&rule.ty, &rule.says)
            }
            (None, _) => self.unsaid(item, shown),
            (Some(word), _) => (Self::of_word(item, word, shown), None),
        }
    }

    fn of_word(item: &Item<'_>, word: &TypeWord, shown: Option<&Json>) -> Type {
        match word {
            TypeWord::Boolean => Type::Boolean,
            TypeWord::Integer | TypeWord::Whole => Type::Integer,
            TypeWord::Decimal => Type::Decimal,
            TypeWord::Number => Self::number(item, shown),
            TypeWord::Id => Type::Id,
            TypeWord::Secret => Type::Secret,
            TypeWord::Timestamp(unit) => Type::Timestamp(*unit),
            TypeWord::Map => {
                let inner = Node {
                    ty: Type::Any,
                    evidence: vec![nothing_known()],
                };
                Type::Map(Box::new(inner))
            }
            TypeWord::Object | TypeWord::Any | TypeWord::Array(_) => Type::Any,
            TypeWord::String | TypeWord::Enum | TypeWord::Named(_) => Type::String,
        }
    }

    /// `number` is whole where all that is known of it is.
    fn number(item: &Item<'_>, shown: Option<&Json>) -> Type {
        let whole = |text: &str| text.parse::<i64>().is_ok();
        let reading = || item.rows.iter().map(|row| &row.reading);
        let default = reading().find_map(|reading| reading.default.as_deref());
        let bounded = reading().any(|reading| {
            reading.bounds.max.as_deref().is_some_and(whole)
                && reading.bounds.min.as_deref().is_none_or(whole)
        });
        let number = shown.and_then(|json| match &json.kind {
            JsonKind::Number(text) => Some(text.as_str()),
            _ => None,
        });
        let fraction = number.is_some_and(|text| !whole(text));
        let is_whole = is_count(&item.name)
            || bounded
            || default.is_some_and(whole)
            || item.name == "type"
            || item.name == "status";
        if is_whole && !fraction {
            Type::Integer
        } else {
            Type::Decimal
        }
    }

    /// What the default or a sample shows of a parameter without a type; else text, which takes any value.
    fn unsaid(&self, item: &Item<'_>, shown: Option<&Json>) -> (Type, Option<Evidence>) {
        let seen = shown
            .and_then(Scalar::of)
            .filter(|kind| !kind.is_weak())
            .and_then(Scalar::ty);
        if let (Some(ty), Some(json)) = (seen, shown) {
            return (
                ty,
                Some(
                    self.cx
                        .evidence(Origin::Inferred, "the request example shows it", json.span),
                ),
            );
        }
        let default = item.rows.iter().find_map(|row| {
            Some((
                row.reading.default.as_deref()?,
                row.draft.default.as_ref()?.span,
            ))
        });
        let Some((default, span)) = default else {
            return (Type::String, None);
        };
        let ty = match default {
            "true" | "false" => Type::Boolean,
            text if text.parse::<i64>().is_ok() && is_count(&item.name) => Type::Integer,
            _ => return (Type::String, None),
        };
        (
            ty,
            Some(self.cx.evidence(
                Origin::Inferred,
                format!("the default is `{default}`"),
                span,
            )),
        )
    }

    pub(super) fn shown(&self, item: &Item<'_>, shown: Option<&Json>) -> Vec<Evidence> {
        let sample = shown.map(|json| {
            self.cx.evidence(
                Origin::Inferred,
                "the request example shows a value",
                json.span,
            )
        });
        let default = item.rows.iter().find_map(|row| {
            let said = row.draft.default.as_ref()?;
            let default = row.reading.default.as_ref()?;
            Some(self.cx.evidence(
                Origin::Inferred,
                format!("the default is `{default}`"),
                said.span,
            ))
        });
        sample.into_iter().chain(default).collect()
    }

    fn unknown_type(&mut self, item: &Item<'_>, word: &str) {
        let Some(said) = item
            .rows
            .iter()
            .filter(|row| row.role == Role::Main)
            .find_map(|row| row.draft.type_text.as_ref())
            .filter(|said| {
                matches!(
                    type_words::read(&said.value),
                    Some(TypeWord::Named(_) | TypeWord::Array(_))
                )
            })
        else {
            return;
        };
        self.sink.push(
            Diagnostic::new(
                codes::lower::PARAMETER_TYPE,
                said.span,
                format!(
                    "`{word}`, the type of `{}`, is no type and no shared enum",
                    item.name
                ),
            )
            .help(type_advice(word)),
        );
    }
}

pub(super) fn in_list(node: Node) -> Node {
    let evidence = node.evidence.clone();
    Node {
        ty: Type::Array(Box::new(node)),
        evidence,
    }
}

pub(super) fn or_nothing(evidence: Vec<Evidence>) -> Vec<Evidence> {
    if evidence.is_empty() {
        vec![nothing_known()]
    } else {
        evidence
    }
}

pub(super) fn nothing_known() -> Evidence {
    Evidence {
        origin: Origin::Defaulted,
        says: "nothing says what it is; text takes any value".to_owned(),
        place: None,
    }
}

/// What the rows say in words, each in its language.
pub(crate) fn texts(cx: &Context<'_>, rows: &[Row<'_>]) -> Text {
    let mut text = Text::default();
    for row in rows {
        if let Some(said) = &row.draft.description {
            for (language, prose) in cx.text(row.language, said).entries {
                text.add(&language, &prose);
            }
        }
    }
    text
}
