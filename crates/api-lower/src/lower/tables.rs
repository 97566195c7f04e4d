//! Shared enums and error tables, each from its pages in all languages.

use std::collections::BTreeMap;

use api_model::{EnumDef, EnumValue, ErrorCode, ErrorTable, Place, Text};
use diagnostics::{Diagnostic, Sink, SourceMap, Span, codes};
use heck::ToSnakeCase;
use spec_draft::{EnumDraft, ErrorDraft, ErrorTableDraft, PageContent, Said};

use super::prose;
use super::site::{Page, Site};
use crate::type_words::{self, TypeWord};
use crate::words::words;

/// Makes places before there is a context.
pub(crate) struct Placing<'a> {
    pub(crate) sources: &'a SourceMap,
    pub(crate) pages: &'a BTreeMap<diagnostics::FileId, u32>,
}

impl Placing<'_> {
    fn at(&self, span: Span) -> Place {
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
}

fn said(language: &str, text: Option<&Said>) -> Text {
    text.map_or_else(Text::default, |text| {
        Text::new(language, &prose::clean(&text.value))
    })
}

fn add(text: &mut Text, language: &str, said: Option<&Said>) {
    if let Some(said) = said {
        text.add(language, &prose::clean(&said.value));
    }
}

/// The shared enums, by name.
pub(crate) fn enums(site: &Site<'_>, placing: &Placing<'_>, sink: &mut Sink) -> Vec<EnumDef> {
    let mut found: BTreeMap<String, Shared<'_>> = BTreeMap::new();
    for page in in_order(site) {
        for content in &page.draft.contents {
            let PageContent::Enum(draft) = content else {
                continue;
            };
            let language = site.language(page);
            let Some(name) = words(&draft.name.value) else {
                // A list below a heading that names nothing is left to its page.
                nameless(draft, sink);
                continue;
            };
            match found.get_mut(&name) {
                None => {
                    let shared = Shared::new(name.clone(), language, draft, page, placing);
                    found.insert(name, shared);
                }
                Some(known) if std::ptr::eq(known.page, page) => {
                    // Several lists below one heading: the values are those of all.
                    let more = enum_def(name, language, draft, placing);
                    known.extend(more);
                }
                Some(known) => {
                    let translated = known.page.spot.key == page.spot.key;
                    let same = same_values(&known.found, draft);
                    if translated || same {
                        known.found.places.push(placing.at(draft.span));
                        add_language(&mut known.found, language, draft);
                    }
                    if same || translated {
                        known.by_heading &= draft.by_heading;
                    }
                    if !same && !translated && (draft.by_heading || known.by_heading) {
                        let both = draft.by_heading && known.by_heading;
                        sink.push(unclear(&name, both, known.span, draft.span));
                        known.unclear |= both;
                        if known.by_heading && !draft.by_heading {
                            *known = Shared::new(name, language, draft, page, placing);
                        }
                    } else if !same {
                        sink.push(enum_conflict(&name, translated, known.span, draft.span));
                    }
                }
            }
        }
    }
    let clear = found.into_values().filter(|shared| !shared.unclear);
    clear.map(|shared| shared.found).collect()
}

fn nameless(draft: &EnumDraft, sink: &mut Sink) {
    if draft.by_heading {
        return;
    }
    let message = format!(
        "the enum `{}` has no letters or digits of ASCII to be named by",
        draft.name.value
    );
    sink.push(
        Diagnostic::new(codes::lower::NAMES_ENUM, draft.name.span, message)
            .help("give its page an `id`"),
    );
}

/// A shared enum and where it was found first.
struct Shared<'a> {
    found: EnumDef,
    page: &'a Page<'a>,
    span: Span,
    /// Headings alone name it.
    by_heading: bool,
    /// Headings name different values so: none of them is shared.
    unclear: bool,
}

impl<'a> Shared<'a> {
    fn new(
        name: String,
        language: &str,
        draft: &EnumDraft,
        page: &'a Page<'a>,
        placing: &Placing<'_>,
    ) -> Self {
        Self {
            found: enum_def(name, language, draft, placing),
            page,
            span: draft.span,
            by_heading: draft.by_heading,
            unclear: false,
        }
    }

    fn extend(&mut self, more: EnumDef) {
        self.found.places.extend(more.places);
        for value in more.values {
            let known = self
                .found
                .values
                .iter()
                .any(|have| have.value == value.value);
            if !known {
                self.found.values.push(value);
            }
        }
    }
}

fn enum_conflict(name: &str, translated: bool, first: Span, other: Span) -> Diagnostic {
    if translated {
        return Diagnostic::new(
            codes::lower::LANGUAGES_DIFFER,
            first,
            format!("the values of the enum `{name}` differ between languages"),
        )
        .and(other, "the other language")
        .help("bring both pages into line; the page in the main language is followed");
    }
    Diagnostic::new(
        codes::lower::NAMES_ENUM,
        first,
        format!("two shared enums are called `{name}` and list different values"),
    )
    .and(other, "the other one")
    .help("give one of them another `id`")
}

fn unclear(name: &str, both: bool, first: Span, other: Span) -> Diagnostic {
    let message = if both {
        format!("headings call two lists of values `{name}`, and they differ; neither is shared")
    } else {
        format!(
            "a heading calls other values `{name}` than the enum's own page lists; the page is followed"
        )
    };
    Diagnostic::new(codes::lower::NAMES_ENUM_UNCLEAR, first, message)
        .and(other, "the other list")
        .help("where other pages refer to one of them, give it a heading of its own")
}

/// Pages of the main language first, each by path.
fn in_order<'s, 'a>(site: &'s Site<'a>) -> Vec<&'s Page<'a>> {
    let mut pages: Vec<_> = site.pages.iter().collect();
    pages.sort_by_key(|page| (page.spot.language, &page.draft.path));
    pages
}

fn same_values(known: &EnumDef, draft: &EnumDraft) -> bool {
    let mut one: Vec<&str> = known
        .values
        .iter()
        .map(|value| value.value.as_str())
        .collect();
    let mut other: Vec<&str> = draft
        .values
        .iter()
        .map(|value| value.value.value.as_str())
        .collect();
    one.sort_unstable();
    other.sort_unstable();
    other.dedup();
    one == other
}

fn enum_def(name: String, language: &str, draft: &EnumDraft, placing: &Placing<'_>) -> EnumDef {
    let word = draft
        .type_text
        .as_ref()
        .and_then(|said| type_words::read(&said.value));
    let mut values: Vec<EnumValue> = Vec::new();
    for value in &draft.values {
        if values.iter().all(|have| have.value != value.value.value) {
            values.push(EnumValue {
                value: value.value.value.clone(),
                label: said(language, value.label.as_ref()),
                name: value.name.as_ref().map(|name| name.value.to_snake_case()),
            });
        }
    }
    let mut description = Text::default();
    description.add(language, &paragraphs(draft));
    EnumDef {
        name,
        stated: true,
        description,
        numeric: matches!(
            word,
            Some(TypeWord::Integer | TypeWord::Whole | TypeWord::Number)
        ),
        values,
        places: vec![placing.at(draft.span)],
    }
}

/// The description, else the title.
fn paragraphs(draft: &EnumDraft) -> String {
    let said: Vec<String> = draft
        .description
        .iter()
        .map(|said| prose::clean(&said.value))
        .collect();
    if said.is_empty() {
        draft
            .title
            .as_ref()
            .map(|title| prose::line(&title.value))
            .unwrap_or_default()
    } else {
        said.join("\n\n")
    }
}

fn add_language(known: &mut EnumDef, language: &str, draft: &EnumDraft) {
    known.description.add(language, &paragraphs(draft));
    for value in &mut known.values {
        let same = draft
            .values
            .iter()
            .find(|have| have.value.value == value.value);
        add(
            &mut value.label,
            language,
            same.and_then(|have| have.label.as_ref()),
        );
    }
}

/// The error tables, by section and name.
pub(crate) fn errors(site: &Site<'_>, placing: &Placing<'_>) -> Vec<ErrorTable> {
    let mut found: BTreeMap<(Option<String>, String), ErrorTable> = BTreeMap::new();
    let mut keys: BTreeMap<(&str, usize), (Option<String>, String)> = BTreeMap::new();
    for page in in_order(site) {
        let tables: Vec<&ErrorTableDraft> = page
            .draft
            .contents
            .iter()
            .filter_map(|content| match content {
                PageContent::Errors(draft) => Some(draft),
                _ => None,
            })
            .collect();
        if tables.is_empty() {
            continue;
        }
        let section = site
            .is_section(page)
            .then(|| site.sections[page.section].id.clone());
        for (nth, draft) in tables.into_iter().enumerate() {
            let spot = (page.spot.key.as_str(), nth);
            let key = keys
                .entry(spot)
                .or_insert_with(|| (section.clone(), table_name(draft)))
                .clone();
            let table = found.entry(key.clone()).or_insert_with(|| ErrorTable {
                name: key.1.clone(),
                section: key.0.clone(),
                title: Text::default(),
                codes: Vec::new(),
                places: Vec::new(),
            });
            add(&mut table.title, site.language(page), draft.title.as_ref());
            table.places.push(placing.at(draft.span));
            for error in &draft.codes {
                add_error(
                    &mut table.codes,
                    site.language(page),
                    error,
                    placing.at(error.code.span),
                );
            }
        }
    }
    found
        .into_values()
        .filter(|table| !table.codes.is_empty())
        .collect()
}

fn table_name(draft: &ErrorTableDraft) -> String {
    [draft.name.as_ref(), draft.title.as_ref()]
        .into_iter()
        .flatten()
        .find_map(|said| words(&said.value))
        .unwrap_or_else(|| "errors".to_owned())
}

/// Adds an error, or its meaning in another language where the code is known.
pub(crate) fn add_error(
    codes: &mut Vec<ErrorCode>,
    language: &str,
    error: &ErrorDraft,
    place: Place,
) {
    let code = prose::line(&error.code.value);
    let code = code.trim_matches(['`', '*', '"']).trim();
    if code.is_empty() {
        return;
    }
    match codes.iter_mut().find(|have| have.code == code) {
        Some(have) => add(&mut have.meaning, language, error.meaning.as_ref()),
        None => codes.push(ErrorCode {
            code: code.to_owned(),
            meaning: said(language, error.meaning.as_ref()),
            place,
        }),
    }
}
