//! The pages of an API in a fixed order, each with its section, group and language.

use std::collections::{BTreeMap, BTreeSet};

use diagnostics::{Diagnostic, Sink, Span, codes};
use spec_draft::{ManifestDraft, PageContent, PageDraft};

use super::layout::{Layout, Spot, group_words};
use super::settings::{SectionSettings, Settings};
use crate::words::{name, nearest, words};

/// A page and where it belongs.
pub(crate) struct Page<'a> {
    /// What it says.
    pub(crate) draft: &'a PageDraft,
    /// What its path says.
    pub(crate) spot: Spot,
    /// Index into [`Site::sections`].
    pub(crate) section: usize,
    /// Words of the folders below the section.
    pub(crate) group: Vec<String>,
}

/// All pages.
pub(crate) struct Site<'a> {
    /// By path.
    pub(crate) pages: Vec<Page<'a>>,
    /// Codes of the languages, the main one first.
    pub(crate) languages: Vec<String>,
    /// The manifest's sections in its order, then the others by id.
    pub(crate) sections: Vec<SectionSettings>,
}

impl<'a> Site<'a> {
    /// Sorts pages into sections. `api` is what the API is called.
    pub(crate) fn new(
        api: &str,
        pages: &'a [PageDraft],
        layout: &Layout,
        manifest: &ManifestDraft,
        settings: &Settings,
        sink: &mut Sink,
    ) -> Self {
        let mut drafts: Vec<&PageDraft> = pages.iter().collect();
        drafts.sort_by(|one, other| one.path.cmp(&other.path));
        let spots: Vec<Spot> = drafts
            .iter()
            .map(|draft| layout.spot(&draft.path))
            .collect();
        let sections = sections(api, &drafts, &spots, settings, sink);
        let pages: Vec<Page<'a>> = drafts
            .into_iter()
            .zip(spots)
            .map(|(draft, spot)| {
                let id = section_id(api, &spot.folder);
                let section = sections
                    .iter()
                    .position(|section| section.folder == spot.folder)
                    .or_else(|| sections.iter().position(|section| section.id == id))
                    .unwrap_or_default();
                let group = group_words(&spot.groups);
                Page {
                    draft,
                    spot,
                    section,
                    group,
                }
            })
            .collect();
        let languages = layout
            .languages
            .iter()
            .map(|language| language.code.clone())
            .collect();
        let site = Self {
            pages,
            languages,
            sections,
        };
        site.report_folders(manifest, sink);
        site
    }

    /// The language of a page.
    pub(crate) fn language(&self, page: &Page<'_>) -> &str {
        &self.languages[page.spot.language]
    }

    /// Whether the folder of a page is a section of the API. A folder that the manifest does not list and that holds
    /// no call only collects what is shared: its tables hold for the whole API.
    pub(crate) fn is_section(&self, page: &Page<'_>) -> bool {
        let calls = |other: &Page<'_>| other.section == page.section && has_calls(other.draft);
        !page.spot.folder.is_empty()
            && (self.sections[page.section].stated.is_some() || self.pages.iter().any(calls))
    }

    /// Sections without a page, folders without a section, and groups without a name.
    fn report_folders(&self, manifest: &ManifestDraft, sink: &mut Sink) {
        for (at, draft) in manifest.sections.iter().enumerate() {
            if !self
                .pages
                .iter()
                .any(|page| self.sections[page.section].stated == Some(at))
            {
                let tops = self.pages.iter().map(|page| page.spot.folder.as_str());
                let near = nearest(&draft.folder.value, tops);
                let finding = Diagnostic::new(
                    codes::lower::MANIFEST_SECTION,
                    draft.folder.span,
                    format!(
                        "the section's folder `{}` holds no page",
                        draft.folder.value
                    ),
                );
                sink.push(match near {
                    Some(near) => {
                        finding.help(format!("write `{near}`, or add pages to the folder"))
                    }
                    None => finding.help("add pages to the folder, or take the section out"),
                });
            }
        }
        let mut told: BTreeSet<&str> = BTreeSet::new();
        for page in &self.pages {
            let section = &self.sections[page.section];
            if !manifest.sections.is_empty()
                && section.stated.is_none()
                && has_calls(page.draft)
                && told.insert(&section.id)
            {
                sink.push(unlisted(page, &section.id));
            }
        }
        self.report_groups(sink);
    }

    fn report_groups(&self, sink: &mut Sink) {
        let mut told: BTreeSet<&str> = BTreeSet::new();
        for page in self.pages.iter().filter(|page| has_calls(page.draft)) {
            for folder in page
                .spot
                .groups
                .iter()
                .filter(|folder| words(folder).is_none())
            {
                if told.insert(folder) {
                    sink.push(
                        Diagnostic::new(
                            codes::lower::NAMES_GROUP,
                            Span::point(page.draft.file, 0),
                            format!("the folder `{folder}` has no letters or digits of ASCII; its pages stay in the level above"),
                        )
                        .help("rename the folder if its pages shall be a group of their own"),
                    );
                }
            }
        }
    }
}

fn unlisted(page: &Page<'_>, id: &str) -> Diagnostic {
    Diagnostic::new(
        codes::lower::SECTION_UNLISTED,
        Span::point(page.draft.file, 0),
        format!(
            "the manifest lists no section for the folder `{}`",
            page.spot.folder
        ),
    )
    .note("its calls are taken as public, without servers and envelope")
    .help(format!(
        "add `- folder: {}` with its servers, auth and envelope to the sections; it is `{id}` now",
        page.spot.folder
    ))
}

/// Whether a page describes a call or a channel.
fn has_calls(draft: &PageDraft) -> bool {
    draft
        .contents
        .iter()
        .any(|content| matches!(content, PageContent::Endpoint(_) | PageContent::Channel(_)))
}

fn section_id(api: &str, folder: &str) -> String {
    if folder.is_empty() {
        name(api)
    } else {
        words(folder).unwrap_or_else(|| folder.to_owned())
    }
}

/// The manifest's sections, then one for every other folder.
fn sections(
    api: &str,
    drafts: &[&PageDraft],
    spots: &[Spot],
    settings: &Settings,
    sink: &mut Sink,
) -> Vec<SectionSettings> {
    let mut sections = settings.sections.clone();
    let mut others: BTreeMap<String, SectionSettings> = BTreeMap::new();
    let mut nameless: BTreeSet<&str> = BTreeSet::new();
    for (draft, spot) in drafts.iter().zip(spots) {
        if sections.iter().any(|section| section.folder == spot.folder) {
            continue;
        }
        let id = section_id(api, &spot.folder);
        if sections.iter().any(|section| section.id == id) {
            continue;
        }
        let without_words = !spot.folder.is_empty() && words(&spot.folder).is_none();
        if without_words && has_calls(draft) && nameless.insert(&spot.folder) {
            sink.push(no_name(draft, &spot.folder));
        }
        others.entry(id.clone()).or_insert_with(|| SectionSettings {
            folder: spot.folder.clone(),
            id,
            ..SectionSettings::default()
        });
    }
    sections.extend(others.into_values());
    sections
}

fn no_name(draft: &PageDraft, folder: &str) -> Diagnostic {
    Diagnostic::new(
        codes::lower::NAMES_SECTION,
        Span::point(draft.file, 0),
        format!("the folder `{folder}` has no letters or digits of ASCII to name its section by"),
    )
    .help(format!(
        "list it in `api.yml`: `sections: [{{folder: \"{folder}\", id: a_name}}]`"
    ))
}
