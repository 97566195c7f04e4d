//! The type of a parameter: what tables state, refined by rules on names, then what defaults and samples show.

use std::collections::BTreeSet;

use api_model::{
    EnumDef, EnumRef, EnumValue, Evidence, Field, Node, Origin, Shape, Text, Type, TypeTable,
};
use diagnostics::{Diagnostic, Sink, Span, codes};
use heck::ToSnakeCase;
use spec_markup::json::{Json, JsonKind};

use super::reading::{Listed, is_count};
use super::tree::{Item, Row};
use crate::context::Context;
use crate::infer::{self, Scalar};
use crate::lower::calls::Role;
use crate::lower::words::singular;
use crate::type_words::{self, TypeWord};

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
            return self.list(item, path, word.as_ref(), shown, evidence);
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

    /// The object or list of objects that a sample shows where the table leaves open what is inside.
    fn sampled(
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

    fn object(
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

    /// A name that no shape or enum of the operation has: the last of the path, with as much before it as it takes.
    fn free_name(&self, path: &[&str], one_of_many: bool) -> String {
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

    /// A shared enum by name, or one of the values that the page lists.
    fn stated_enum(
        &mut self,
        item: &Item<'_>,
        path: &[&str],
        word: Option<&TypeWord>,
    ) -> Option<(Type, Vec<Evidence>)> {
        if let Some((index, name, span)) = self.shared(item, word) {
            let says = format!("the page names the enum `{name}`");
            return Some((
                Type::Enum(EnumRef::Shared(index)),
                vec![self.cx.evidence(Origin::Stated, says, span)],
            ));
        }
        let row = item
            .rows
            .iter()
            .filter(|row| row.role != Role::Translation)
            .find(|row| row.reading.values.len() > 1 || !row.draft.enum_values.is_empty())?;
        let (span, _) = row.reading.values_at?;
        let values = &row.reading.values;
        let element = match word {
            Some(TypeWord::Array(element)) => element.as_deref(),
            word => word,
        };
        let whole = values
            .iter()
            .all(|value| value.value.parse::<i64>().is_ok());
        let numeric = whole && element != Some(&TypeWord::String);
        let listed: Vec<&str> = values
            .iter()
            .take(4)
            .map(|value| value.value.as_str())
            .collect();
        let more = if values.len() > 4 { " …" } else { "" };
        let says = format!("the page lists the values {}{more}", listed.join(", "));
        let evidence = vec![self.cx.evidence(Origin::Stated, says, span)];
        let index = self.local_enum(item, path, values, numeric);
        Some((Type::Enum(EnumRef::Local(index)), evidence))
    }

    fn shared(
        &mut self,
        item: &Item<'_>,
        word: Option<&TypeWord>,
    ) -> Option<(usize, String, Span)> {
        for row in &item.rows {
            if let Some(said) = &row.reading.shared {
                match self.cx.shared_enum(&said.value) {
                    Some(index) => return Some((index, said.value.clone(), said.span)),
                    None => self.sink.push(self.unknown_enum(&said.value, said.span)),
                }
            }
            let cell = row.draft.ranges.as_ref().and_then(|said| {
                let text = crate::lower::prose::line(&said.value);
                let name = text
                    .trim()
                    .trim_end_matches("enum")
                    .trim_end_matches("enmu")
                    .trim()
                    .to_owned();
                Some((self.cx.shared_enum(&name)?, name, said.span))
            });
            if cell.is_some() && row.reading.values.is_empty() {
                return cell;
            }
        }
        let named = match word {
            Some(TypeWord::Named(name)) => Some(name),
            Some(TypeWord::Array(Some(inner))) => match inner.as_ref() {
                TypeWord::Named(name) => Some(name),
                _ => None,
            },
            _ => None,
        }?;
        let at = item
            .rows
            .iter()
            .find_map(|row| row.draft.items.as_ref().or(row.draft.type_text.as_ref()))?
            .span;
        Some((self.cx.shared_enum(named)?, named.clone(), at))
    }

    fn unknown_enum(&self, name: &str, span: Span) -> Diagnostic {
        let known = self.cx.enums.iter().map(|have| have.name.as_str());
        let near = crate::lower::words::nearest(&name.to_snake_case(), known);
        let finding = Diagnostic::new(
            codes::lower::ENUM_UNKNOWN,
            span,
            format!("no page lists an enum `{name}`"),
        );
        match near {
            Some(near) => finding.help(format!(
                "write `{near}`, or add a page `type: enum` with `id: {name}`"
            )),
            None => finding.help(format!(
                "add a page `type: enum` with `id: {}`",
                name.to_snake_case()
            )),
        }
    }

    /// The enum of an operation with these values; equal ones are one.
    fn local_enum(
        &mut self,
        item: &Item<'_>,
        path: &[&str],
        values: &[Listed],
        numeric: bool,
    ) -> usize {
        let places = item.rows.iter().map(|row| self.cx.place(row.draft.span));
        let listed: Vec<EnumValue> = values
            .iter()
            .map(|value| self.enum_value(item, value))
            .collect();
        let last = path.last().copied().unwrap_or_default().to_snake_case();
        let equal = self.types.enums.iter().position(|have| {
            have.numeric == numeric
                && have
                    .values
                    .iter()
                    .map(|value| &value.value)
                    .eq(listed.iter().map(|value| &value.value))
                && (have.name.ends_with(&last) || last.ends_with(&have.name))
        });
        if let Some(index) = equal {
            self.types.enums[index].places.extend(places);
            return index;
        }
        let places: Vec<_> = places.collect();
        let name = self.free_name(path, item.many);
        self.types.enums.push(EnumDef {
            name,
            stated: false,
            description: Text::default(),
            numeric,
            values: listed,
            places,
        });
        self.types.enums.len() - 1
    }

    fn enum_value(&self, item: &Item<'_>, value: &Listed) -> EnumValue {
        let mut label = Text::default();
        for row in &item.rows {
            let same = row
                .reading
                .values
                .iter()
                .find(|have| have.value == value.value);
            if let Some(said) = same.and_then(|have| have.label.as_deref()) {
                label.add(row.language, &crate::lower::prose::line(said));
            }
        }
        let name = value.name.as_ref().map(|name| name.to_snake_case());
        EnumValue {
            value: value.value.clone(),
            label,
            name,
        }
    }

    fn list(
        &mut self,
        item: &Item<'_>,
        path: &[&str],
        word: Option<&TypeWord>,
        shown: Option<&Json>,
        mut evidence: Vec<Evidence>,
    ) -> Node {
        let element = match word {
            Some(TypeWord::Array(element)) => element.as_deref().cloned(),
            _ => None,
        };
        if let Some(TypeWord::Array(_)) = element {
            let inner = self.list(item, path, element.as_ref(), None, evidence.clone());
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

    /// The type of a single value, and the evidence that decides where it is not the table.
    fn scalar(
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
            (Some(TypeWord::Integer), Some(rule)) if whole(&rule.ty) => ruled(&rule.ty, &rule.says),
            (Some(TypeWord::Number), Some(rule)) if whole(&rule.ty) || rule.ty == Type::Decimal => {
                ruled(&rule.ty, &rule.says)
            }
            (Some(TypeWord::String), Some(rule))
                if rule.stated && matches!(rule.ty, Type::Enum(_)) =>
            {
                ruled(&rule.ty, &rule.says)
            }
            (Some(TypeWord::Number), _) => (self.number(item, shown), None),
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
            (Some(word), _) => (self.of_word(item, word, shown), None),
        }
    }

    fn of_word(&mut self, item: &Item<'_>, word: &TypeWord, shown: Option<&Json>) -> Type {
        match word {
            TypeWord::Boolean => Type::Boolean,
            TypeWord::Integer => Type::Integer,
            TypeWord::Decimal => Type::Decimal,
            TypeWord::Number => self.number(item, shown),
            TypeWord::Id => Type::Id,
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
    fn number(&self, item: &Item<'_>, shown: Option<&Json>) -> Type {
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

    fn shown(&self, item: &Item<'_>, shown: Option<&Json>) -> Vec<Evidence> {
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
                format!("`{word}`, the type of `{}`, is no type and no shared enum", item.name),
            )
            .help("write string, integer, decimal, boolean, id, timestamp, object or array, or the name of an enum page"),
        );
    }
}

fn in_list(node: Node) -> Node {
    let evidence = node.evidence.clone();
    Node {
        ty: Type::Array(Box::new(node)),
        evidence,
    }
}

fn or_nothing(evidence: Vec<Evidence>) -> Vec<Evidence> {
    if evidence.is_empty() {
        vec![nothing_known()]
    } else {
        evidence
    }
}

fn nothing_known() -> Evidence {
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
