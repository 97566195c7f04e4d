//! What every pass needs: the manifest's settings and the way from spans to places.

use std::collections::BTreeMap;

use api_model::{EnumDef, Evidence, Origin, Place, Text};
use diagnostics::{FileId, SourceMap, Span};
use heck::ToSnakeCase;
use spec_draft::{ManifestDraft, Said};

use crate::lower::prose;
use crate::rules::Rules;

/// Settings and look-ups shared by the passes; immutable while they run.
pub(crate) struct Context<'a> {
    /// The manifest; empty where the folder has none.
    pub(crate) manifest: &'a ManifestDraft,
    /// The texts.
    pub(crate) sources: &'a SourceMap,
    /// The rules on names: the manifest's, then the built-in ones.
    pub(crate) rules: Rules,
    /// Index of each page in the model.
    pub(crate) pages: BTreeMap<FileId, u32>,
    /// The shared enums, as they will stand in the model.
    pub(crate) enums: Vec<EnumDef>,
}

impl Context<'_> {
    /// The place of a span; the page must be one of this run.
    pub(crate) fn place(&self, span: Span) -> Place {
        let at = self.sources.place(span);
        let page = self.pages.get(&span.file).copied().unwrap_or_default();
        Place {
            page,
            start: span.start,
            end: span.end,
            line: at.line,
            column: at.column,
        }
    }

    /// Evidence with its place.
    pub(crate) fn evidence(&self, origin: Origin, says: impl Into<String>, span: Span) -> Evidence {
        Evidence {
            origin,
            says: says.into(),
            place: Some(self.place(span)),
        }
    }

    /// Text of a page in its language, cleaned for documentation.
    #[expect(
        clippy::unused_self,
        reason = "passes ask the context for whatever they show"
    )]
    pub(crate) fn text(&self, language: &str, said: &Said) -> Text {
        Text::new(language, &prose::clean(&said.value))
    }

    /// Index of a shared enum by the name a page uses; case and separators do not matter.
    pub(crate) fn shared_enum(&self, name: &str) -> Option<usize> {
        let name = name.to_snake_case();
        self.enums.iter().position(|have| have.name == name)
    }
}
