//! The whole of lowering, pass by pass.

mod access;
pub(crate) mod advice;
mod calls;
mod channels;
mod check;
mod checks;
pub(crate) mod corrections;
mod differences;
mod ids;
mod layout;
mod lookups;
mod operations;
mod pagination;
mod parameters;
pub(crate) mod prose;
mod rate_limits;
mod refusals;
mod repetitions;
mod route;
mod settings;
mod site;
mod tables;
mod versions;

use std::collections::BTreeMap;

use api_model::{Api, Envelope, Operation, Section, Server, Text};
use diagnostics::{Diagnostic, FileId, Sink, SourceMap, Span, codes};
use rayon::prelude::*;
use spec_draft::{CorrectionDraft, ManifestDraft, PageDraft};

use self::calls::Call;
use self::layout::Layout;
use self::operations::Surroundings;
use self::settings::Settings;
use self::site::Site;
use self::tables::Placing;
use crate::context::Context;
use crate::infer::envelope;
use crate::rules::Rules;

/// Lowers pages to the model. Pages may come in any order; the result does not depend on it. `name` is the API's
/// folder name, for what no manifest names.
pub fn lower(
    name: &str,
    pages: &[PageDraft],
    manifest: &ManifestDraft,
    corrections: &[CorrectionDraft],
    sources: &SourceMap,
    sink: &mut Sink,
) -> Api {
    let layout = Layout::new(manifest, pages);
    let language = layout
        .languages
        .first()
        .map_or("en", |language| language.code.as_str());
    let settings = settings::resolve(manifest, language, sink);
    let called = manifest
        .name
        .as_ref()
        .map_or(name, |said| said.value.as_str());
    let site = Site::new(called, pages, &layout, manifest, &settings, sink);
    let (indices, paths) = page_indices(&site, sources);
    let placing = Placing {
        sources,
        pages: &indices,
    };
    let (enums, errors) = rayon::join(
        || tables::enums(&site, &placing, sink),
        || tables::errors(&site, &placing),
    );
    checks::enums(site.pages.iter().map(|page| page.draft), sink);
    checks::links(site.pages.iter().map(|page| page.draft), sink);
    let names: Vec<String> = enums.iter().map(|found| found.name.clone()).collect();
    let rules = Rules::new(manifest, &names);
    report_rules(&rules, sink);
    let cx = Context {
        manifest,
        sources,
        rules,
        pages: indices,
        enums,
    };
    let mut api = frame(name, manifest, language, &settings, paths);
    fill(&cx, &site, &settings, &mut api, sink);
    api.errors = errors;
    api.enums.clone_from(&cx.enums);
    api.sections = sections(&cx, &site, language, &api, sink);
    sort(&mut api, &site);
    corrections::apply(&cx, corrections, &mut api, sink);
    check::debug(&api);
    api
}

/// Pages sorted by the path that the model shows.
fn page_indices(site: &Site<'_>, sources: &SourceMap) -> (BTreeMap<FileId, u32>, Vec<String>) {
    let mut pages: Vec<(&str, FileId)> = site
        .pages
        .iter()
        .map(|page| (sources.file(page.draft.file).path(), page.draft.file))
        .collect();
    pages.sort_unstable();
    let paths = pages.iter().map(|(path, _)| (*path).to_owned()).collect();
    let indices = (0..)
        .zip(&pages)
        .map(|(at, (_, file))| (*file, at))
        .collect();
    (indices, paths)
}

fn report_rules(rules: &Rules, sink: &mut Sink) {
    for said in rules.unknown() {
        sink.push(
            Diagnostic::new(
                codes::lower::MANIFEST_TYPE,
                said.span,
                format!("`{}` is no type that a rule can give", said.value),
            )
            .help("write string, integer, decimal, boolean, id, timestamp_ms, timestamp_s, any, or a shared enum's name"),
        );
    }
}

/// The model without what pages say.
fn frame(
    name: &str,
    manifest: &ManifestDraft,
    language: &str,
    settings: &Settings,
    pages: Vec<String>,
) -> Api {
    let text = |said: &Option<spec_draft::Said>| said.as_ref().map(|said| prose::line(&said.value));
    let id = text(&manifest.name).unwrap_or_else(|| name.to_owned());
    let id = crate::words::words(&id).unwrap_or_else(|| "api".to_owned());
    let description = manifest
        .description
        .as_ref()
        .map_or_else(Text::default, |said| {
            Text::new(language, &prose::clean(&said.value))
        });
    Api {
        title: text(&manifest.title).unwrap_or_else(|| name.to_owned()),
        version: text(&manifest.version),
        description,
        package: text(&manifest.package)
            .unwrap_or_else(|| format!("{}-client", id.replace('_', "-"))),
        name: id,
        pages,
        servers: settings.servers.clone(),
        auth: settings.auth.clone(),
        envelopes: settings.envelopes.clone(),
        codes: settings.codes.clone(),
        signing: settings.signing.clone(),
        refusals: settings.refusals.clone(),
        time: settings.time.clone(),
        ..Api::default()
    }
}

/// Operations and channels, and the servers and envelopes that only pages show.
fn fill(cx: &Context<'_>, site: &Site<'_>, settings: &Settings, api: &mut Api, sink: &mut Sink) {
    let around = Surroundings {
        settings,
        sections: &site.sections,
        servers_listed: !cx.manifest.servers.is_empty(),
    };
    let mut servers = std::mem::take(&mut api.servers);
    let calls = calls::gather(site, sink);
    let mut operations = operations(cx, &around, &calls, &mut servers, sink);
    versions::tell_apart(&mut operations, sink);
    lookups::check(&mut operations, &calls, sink);
    let channels = channels::lower(cx, site, &mut servers, around.servers_listed, sink);
    ids::report_meetings(&operations, &channels, sink);
    api.servers = servers;
    api.operations = operations
        .into_iter()
        .map(|(operation, _)| operation)
        .collect();
    api.channels = channels.into_iter().map(|(channel, _)| channel).collect();
    if cx.manifest.envelopes.is_empty() {
        api.envelopes = shown_envelopes(&calls, &api.operations);
    }
}

/// The operations of calls, with the place of each main page. Servers are numbered call by call; all else of a call
/// depends on that call alone and is lowered beside the others.
fn operations(
    cx: &Context<'_>,
    around: &Surroundings<'_>,
    calls: &[Call<'_>],
    servers: &mut Vec<Server>,
    sink: &mut Sink,
) -> Vec<(Operation, Span)> {
    let sent_to: Vec<(Vec<String>, Sink)> = calls
        .iter()
        .map(|call| {
            let mut found = Sink::new();
            let section = &around.sections[call.section];
            let listed = around.servers_listed;
            let names = access::servers(call, section, servers, listed, &mut found);
            (names, found)
        })
        .collect();
    let lowered: Vec<(Operation, Sink)> = calls
        .par_iter()
        .zip(sent_to)
        .map(|(call, (servers, mut found))| {
            let operation = operations::lower(cx, around, call, servers, &mut found);
            (operation, found)
        })
        .collect();
    lowered
        .into_iter()
        .zip(calls)
        .map(|((operation, found), call)| {
            sink.absorb(found);
            (operation, call.main().draft.span)
        })
        .collect()
}

/// The envelopes that examples show, as far as operations use them.
fn shown_envelopes(calls: &[Call<'_>], operations: &[Operation]) -> Vec<Envelope> {
    let mut envelopes = Vec::new();
    for telling in calls.iter().flat_map(|call| &call.tellings) {
        if let Some(found) = envelope::of_page(telling.draft) {
            envelope::gather(found, &mut envelopes);
        }
    }
    envelopes.retain(|found| {
        operations
            .iter()
            .any(|have| have.response.envelope.as_ref() == Some(&found.name))
    });
    for found in &mut envelopes {
        found.success.sort();
    }
    envelopes.sort_by(|one, other| one.name.cmp(&other.name));
    envelopes
}

/// The sections that hold something, in the manifest's order, then by id.
fn sections(
    cx: &Context<'_>,
    site: &Site<'_>,
    language: &str,
    api: &Api,
    sink: &mut Sink,
) -> Vec<Section> {
    let mut sections = Vec::new();
    for settings in &site.sections {
        let used = api
            .operations
            .iter()
            .any(|have| have.section == settings.id)
            || api.channels.iter().any(|have| have.section == settings.id)
            || api
                .errors
                .iter()
                .any(|have| have.section.as_ref() == Some(&settings.id));
        if !used && settings.stated.is_none() {
            continue;
        }
        let draft = settings.stated.map(|at| &cx.manifest.sections[at]);
        let title = draft.and_then(|draft| draft.title.as_ref());
        let description = draft.and_then(|draft| draft.description.as_ref());
        let folder = settings.folder.rsplit('/').next().unwrap_or_default();
        let folder = folder.trim_matches('_').replace('_', " ");
        let folder = if folder.is_empty() {
            api.title.clone()
        } else {
            folder
        };
        let limits = draft
            .map(|draft| draft.rate_limits.as_slice())
            .unwrap_or_default();
        let mut rate_limits = rate_limits::lower(cx, limits, sink);
        for limit in &mut rate_limits {
            // The manifest is no page of the model.
            limit.place = None;
        }
        sections.push(Section {
            id: settings.id.clone(),
            title: title.map_or_else(
                || Text::new(language, &folder),
                |said| Text::new(language, &prose::line(&said.value)),
            ),
            description: description.map_or_else(Text::default, |said| {
                Text::new(language, &prose::clean(&said.value))
            }),
            rate_limits,
            lock_ms: draft
                .and_then(|draft| draft.lock.as_ref())
                .and_then(|said| rate_limits::lock(said, sink)),
        });
    }
    sections
}

/// Brings everything into the order that the model promises.
fn sort(api: &mut Api, site: &Site<'_>) {
    let order: BTreeMap<&str, usize> = site
        .sections
        .iter()
        .enumerate()
        .map(|(at, section)| (section.id.as_str(), at))
        .collect();
    let at = |section: &str| order.get(section).copied().unwrap_or(usize::MAX);
    api.operations.sort_by(|one, other| {
        (at(&one.section), &one.group, &one.id, &one.places).cmp(&(
            at(&other.section),
            &other.group,
            &other.id,
            &other.places,
        ))
    });
    api.channels.sort_by(|one, other| {
        (at(&one.section), &one.group, &one.id, &one.places).cmp(&(
            at(&other.section),
            &other.group,
            &other.id,
            &other.places,
        ))
    });
    let stated = |server: &Server| {
        site.sections
            .iter()
            .any(|section| section.servers.contains(&server.name))
    };
    let listed = api.servers.iter().filter(|server| stated(server)).count();
    if listed == 0 {
        api.servers.sort_by(|one, other| one.name.cmp(&other.name));
    }
    api.errors.sort_by(|one, other| {
        let key =
            |table: &api_model::ErrorTable| (table.section.as_deref().map(at), table.name.clone());
        key(one).cmp(&key(other))
    });
}
