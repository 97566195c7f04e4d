//! Whether parameters must be given, and rows that contradict themselves.

use diagnostics::{Diagnostic, codes};

use super::tree::{Item, Row};
use super::{Lowering, required};
use crate::lower::calls::Role;
use crate::words::alike;

impl Lowering<'_, '_, '_> {
    /// Required where every page that lists it says so; doubts are reported, and the table is followed.
    pub(super) fn required(&mut self, item: &Item<'_>) -> bool {
        let mut rows = item
            .rows
            .iter()
            .filter(|row| row.role != Role::Translation)
            .peekable();
        if rows.peek().is_none() {
            return false;
        }
        let mut all = true;
        for row in rows {
            let needed = if let Ok(said) = row.reading.required {
                said.unwrap_or(false)
            } else {
                self.unknown_word(item, row);
                false
            };
            all &= needed;
            if needed {
                self.conflict(item, row);
            }
        }
        all
    }

    fn unknown_word(&mut self, item: &Item<'_>, row: &Row<'_>) {
        let Some(said) = &row.draft.required else {
            return;
        };
        let mut variables = self.call.route.variables().into_iter();
        let in_path = variables.any(|variable| alike(variable, &item.name));
        self.typing.sink.push(
            Diagnostic::new(
                codes::lower::PARAMETER_REQUIRED_WORD,
                said.span,
                format!(
                    "`{}` does not say whether `{}` is required",
                    said.value, item.name
                ),
            )
            .note(if in_path {
                "a variable of the path is required, whatever the table says"
            } else {
                "it is taken as optional"
            })
            .help("write `true` or `false`"),
        );
    }

    fn conflict(&mut self, item: &Item<'_>, row: &Row<'_>) {
        let text = row
            .draft
            .description
            .as_ref()
            .filter(|said| required::text_says_optional(&said.value));
        let default = row
            .draft
            .default
            .as_ref()
            .filter(|_| row.reading.default.is_some());
        let (Some(flag), Some(other)) = (&row.draft.required, text.or(default)) else {
            return;
        };
        let what = if text.is_some() {
            "its text says that it is optional"
        } else {
            "it has a default"
        };
        self.typing.sink.push(
            Diagnostic::new(
                codes::lower::PARAMETER_REQUIRED_CONFLICT,
                flag.span,
                format!("`{}` is marked as required, yet {what}", item.name),
            )
            .and(other.span, "says otherwise")
            .note("the mark is followed")
            .help("mark it as not required, or mend the other cell"),
        );
    }

    pub(super) fn default_outside(&mut self, item: &Item<'_>, default: Option<&str>) {
        let Some(default) = default else { return };
        let Some(row) = item.rows.first() else { return };
        let values = &row.reading.values;
        let Some(said) = row.draft.default.as_ref() else {
            return;
        };
        if values.len() > 1
            && !values
                .iter()
                .any(|value| value.value.eq_ignore_ascii_case(default))
        {
            self.typing.sink.push(
                Diagnostic::new(
                    codes::lower::PARAMETER_DEFAULT,
                    said.span,
                    format!(
                        "the default `{default}` of `{}` is none of its values",
                        item.name
                    ),
                )
                .and(
                    row.reading.values_at.map_or(row.draft.span, |at| at.0),
                    "the values",
                )
                .help("mend the default, or add it to the values"),
            );
        }
    }
}
