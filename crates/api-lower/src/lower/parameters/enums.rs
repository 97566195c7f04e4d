//! Enums of parameters: shared ones by name, and values that a page lists.

use api_model::{EnumDef, EnumRef, EnumValue, Evidence, Origin, Text, Type};
use diagnostics::{Diagnostic, Span, codes};
use heck::ToSnakeCase;

use super::reading::Listed;
use super::tree::Item;
use super::types::Typing;
use crate::context::Context;
use crate::lower::calls::Role;
use crate::lower::prose;
use crate::type_words::TypeWord;
use crate::words::nearest;

impl Typing<'_, '_> {
    /// A shared enum by name, or one of the values that the page lists.
    pub(super) fn stated_enum(
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
                    None => self
                        .sink
                        .push(unknown_enum(self.cx, &said.value, said.span)),
                }
            }
            let cell = row.draft.ranges.as_ref().and_then(|said| {
                let text = prose::line(&said.value);
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
            .map(|value| Self::enum_value(item, value))
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

    fn enum_value(item: &Item<'_>, value: &Listed) -> EnumValue {
        let mut label = Text::default();
        for row in &item.rows {
            let same = row
                .reading
                .values
                .iter()
                .find(|have| have.value == value.value);
            if let Some(said) = same.and_then(|have| have.label.as_deref()) {
                label.add(row.language, &prose::line(said));
            }
        }
        let name = value.name.as_ref().map(|name| name.to_snake_case());
        EnumValue {
            value: value.value.clone(),
            label,
            name,
        }
    }
}

/// The finding of a name that no enum page has.
pub(crate) fn unknown_enum(cx: &Context<'_>, name: &str, span: Span) -> Diagnostic {
    let known = cx.enums.iter().map(|have| have.name.as_str());
    let near = nearest(&name.to_snake_case(), known);
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
