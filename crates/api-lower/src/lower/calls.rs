//! What is one operation: pages of several languages are paired, and pages that refer to others join them.

use std::collections::BTreeMap;

use api_model::Discriminator;
use diagnostics::{Diagnostic, Sink, codes};
use rayon::prelude::*;
use spec_draft::{EndpointDraft, PageContent, Said};

use super::repetitions;
use super::route::{self, NoRoute, Route};
use super::site::{Page, Site};
use crate::words;

/// What a page is to an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Role {
    /// The page that decides.
    Main,
    /// Another page on the same call.
    Repetition,
    /// The same page in another language.
    Translation,
}

/// One page's word on a call.
#[derive(Clone)]
pub(crate) struct Telling<'a> {
    /// The language of its texts.
    pub(crate) language: &'a str,
    /// Whether it is in the main language.
    pub(crate) in_main_language: bool,
    /// What it is to the operation.
    pub(crate) role: Role,
    /// Its page's path below the API's folder.
    pub(crate) path: &'a str,
    /// Its page's path without the language: equal for one page in several languages.
    pub(crate) key: &'a str,
    /// Whether it holds nothing but texts.
    pub(crate) texts_only: bool,
    /// What it says.
    pub(crate) draft: &'a EndpointDraft,
    /// Where the request goes; a page of nothing but texts need not say.
    pub(crate) route: Option<Route>,
}

/// All that pages say about one call, the main page first.
pub(crate) struct Call<'a> {
    /// Index into [`Site::sections`].
    pub(crate) section: usize,
    /// Words of the folders of the main page.
    pub(crate) group: Vec<String>,
    /// Never empty.
    pub(crate) tellings: Vec<Telling<'a>>,
    /// The route of the main page.
    pub(crate) route: Route,
    /// What tells it from other calls on its method and path.
    pub(crate) discriminator: Option<Discriminator>,
    /// Whether the discriminating value belongs to the operation's name.
    pub(crate) value_in_id: bool,
}

impl<'a> Call<'a> {
    /// The page that decides.
    pub(crate) fn main(&self) -> &Telling<'a> {
        &self.tellings[0]
    }

    /// Whether no page in this language speaks of the call yet.
    fn speaks_not(&self, language: &str) -> bool {
        self.tellings
            .iter()
            .all(|telling| telling.language != language)
    }
}

/// Gathers the calls of all pages, in an order that depends on nothing but the pages.
pub(crate) fn gather<'a>(site: &'a Site<'a>, sink: &mut Sink) -> Vec<Call<'a>> {
    let mut by_key: BTreeMap<(usize, &str), Vec<&'a Page<'a>>> = BTreeMap::new();
    for page in &site.pages {
        by_key
            .entry((page.section, page.spot.key.as_str()))
            .or_default()
            .push(page);
    }
    let by_key: Vec<_> = by_key.into_values().collect();
    let paired: Vec<(Vec<Call<'a>>, Sink)> = by_key
        .into_par_iter()
        .map(|mut pages| {
            let mut found = Sink::new();
            pages.sort_by_key(|page| page.spot.language);
            (pair(site, &pages, &mut found), found)
        })
        .collect();
    let mut calls = Vec::with_capacity(paired.len());
    for (pair, found) in paired {
        calls.extend(pair);
        sink.absorb(found);
    }
    let calls = with_same_as(calls, sink);
    repetitions::gather(calls)
}

/// Pairs the endpoints of one page in several languages.
fn pair<'a>(site: &'a Site<'a>, pages: &[&'a Page<'a>], sink: &mut Sink) -> Vec<Call<'a>> {
    let mut calls: Vec<Call<'a>> = Vec::new();
    for page in pages {
        let tellings: Vec<Telling<'a>> = endpoints(site, page).collect();
        let before = calls.len();
        let mut matched = vec![None; tellings.len()];
        for (at, telling) in tellings.iter().enumerate() {
            matched[at] = calls[..before].iter().enumerate().position(|(nth, call)| {
                call.speaks_not(telling.language)
                    && !matched.contains(&Some(nth))
                    && telling
                        .route
                        .as_ref()
                        .is_some_and(|route| same_place(route, &call.route))
            });
        }
        for (at, mut telling) in tellings.iter().cloned().enumerate() {
            let free = at < before && calls[at].speaks_not(telling.language);
            let by_order =
                (free && tellings.len() == before && !matched.contains(&Some(at))).then_some(at);
            match matched[at].or(by_order) {
                Some(call) => {
                    telling.role = Role::Translation;
                    calls[call].tellings.push(telling);
                }
                None => calls.extend(call(page, telling, sink)),
            }
        }
    }
    calls
}

/// Whether two routes lead to one place.
pub(crate) fn same_place(one: &Route, other: &Route) -> bool {
    one.method == other.method && one.shape() == other.shape()
}

fn endpoints<'a>(site: &'a Site<'a>, page: &'a Page<'a>) -> impl Iterator<Item = Telling<'a>> {
    page.draft
        .contents
        .iter()
        .filter_map(move |content| match content {
            PageContent::Endpoint(draft) => Some(Telling {
                language: site.language(page),
                in_main_language: page.spot.language == 0,
                role: Role::Main,
                path: &page.draft.path,
                key: &page.spot.key,
                texts_only: page
                    .draft
                    .translates
                    .as_ref()
                    .is_some_and(|said| said.value.trim() != "false"),
                draft,
                route: route::read(draft).ok(),
            }),
            _ => None,
        })
}

/// A call of its own; a page without a route is none and is reported.
fn call<'a>(page: &Page<'_>, telling: Telling<'a>, sink: &mut Sink) -> Option<Call<'a>> {
    match route::read(telling.draft) {
        Ok(route) => Some(Call {
            section: page.section,
            group: page.group.clone(),
            tellings: vec![telling],
            route,
            discriminator: None,
            value_in_id: false,
        }),
        Err(reason) => {
            // A path behind a label in a body may be quoted for many reasons.
            let quoted = page.draft.dialect == "mdx_tables" || describes_nothing(telling.draft);
            sink.push(no_route(telling.draft, telling.texts_only, quoted, reason));
            None
        }
    }
}

fn no_method(said: &Said) -> Diagnostic {
    const METHODS: [&str; 7] = ["get", "post", "put", "patch", "delete", "head", "options"];
    let finding = Diagnostic::new(
        codes::lower::ENDPOINT_METHOD,
        said.span,
        format!("`{}` is no HTTP method", said.value),
    );
    match words::nearest(&said.value, METHODS) {
        Some(near) => finding.help(format!("write `{near}`")),
        None => finding.help("write get, post, put, patch, delete, head or options"),
    }
}

fn no_route(draft: &EndpointDraft, texts_only: bool, quoted: bool, reason: NoRoute) -> Diagnostic {
    if texts_only {
        return Diagnostic::new(
            codes::lower::LANGUAGES_UNKNOWN_NAME,
            draft.span,
            "the page translates a page that does not exist",
        )
        .help("give both pages the same path below the folder of their language");
    }
    match reason {
        NoRoute::Method(Some(said)) => no_method(&said),
        NoRoute::Method(None) if quoted => Diagnostic::new(
            codes::lower::ENDPOINT_QUOTED,
            draft.span,
            "a path stands here, but no method; it is taken as prose",
        )
        .help(
            "if the page describes a call, state its method: `type: get` in front matter, `**Type:** GET` in a body",
        ),
        NoRoute::Method(None) => Diagnostic::new(
            codes::lower::ENDPOINT_METHOD,
            draft.span,
            "the endpoint has no method",
        )
        .help("state it as `type: get`, or as `**Type:** GET` in the page"),
        NoRoute::Path(Some(said)) => Diagnostic::new(
            codes::lower::ENDPOINT_PATH,
            said.span,
            format!(
                "`{}` is no path",
                said.value.chars().take(80).collect::<String>()
            ),
        )
        .help("write it from the first slash on, variables as `{name}`: `/v4/order/{orderId}`"),
        NoRoute::Path(None) => Diagnostic::new(
            codes::lower::ENDPOINT_PATH,
            draft.description.first().map_or(draft.span, |said| said.span),
            "the endpoint has no path",
        )
        .label(if draft.description.is_empty() {
            ""
        } else {
            "this is text: a path starts with `/`"
        })
        .help(
            "state it as `description: /v4/order`, or as `**Description:** /v4/order` in the page",
        ),
    }
}

/// Whether nothing but a path makes the page one of a call.
fn describes_nothing(draft: &EndpointDraft) -> bool {
    draft.parameters.is_empty()
        && !draft.says_no_parameters
        && draft.samples.is_empty()
        && draft.response.fields.is_empty()
        && draft.response.name.is_none()
        && draft.response.type_text.is_none()
}

/// Adds pages that say `same_as` to the call they repeat.
fn with_same_as<'a>(calls: Vec<Call<'a>>, sink: &mut Sink) -> Vec<Call<'a>> {
    let (repeating, mut calls): (Vec<_>, Vec<_>) = calls
        .into_iter()
        .partition(|call| call.main().draft.same_as.is_some());
    for mut call in repeating {
        let Some(said) = call.main().draft.same_as.clone() else {
            continue;
        };
        let target = calls.iter_mut().find(|other| {
            let main = other.main();
            let by_id = main
                .draft
                .id
                .as_ref()
                .is_some_and(|id| id.value == said.value);
            let stem = main
                .path
                .rsplit_once('.')
                .map_or(main.path, |(stem, _)| stem);
            let wanted = said.value.trim_start_matches("./");
            let by_path =
                main.path == wanted || stem == wanted || stem.ends_with(&format!("/{wanted}"));
            (by_id && other.section == call.section) || by_path
        });
        match target {
            Some(target) if same_place(&target.route, &call.route) => {
                call.tellings.iter_mut().for_each(as_repetition);
                target.tellings.append(&mut call.tellings);
            }
            other => {
                let what = if other.is_some() {
                    "describes another endpoint"
                } else {
                    "does not exist"
                };
                sink.push(
                    Diagnostic::new(
                        codes::lower::ENDPOINT_SAME_AS,
                        said.span,
                        format!("the page `{}` that this one repeats {what}", said.value),
                    )
                    .help("write the id or the path of the page, or take `same_as` out"),
                );
            }
        }
    }
    calls
}

fn as_repetition(telling: &mut Telling<'_>) {
    if telling.role == Role::Main {
        telling.role = Role::Repetition;
    }
}
