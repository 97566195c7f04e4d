//! The whole of the planning, in its order.

use api_model::{Api, Place};
use diagnostics::{Sink, Span};

use crate::{
    context::Context,
    docs::{Docs, phrase},
    enums, errors,
    model::{ApiData, RustCrate, SectionLimits},
    names::{NameKind, RustName, distinct},
    package, sections,
};

/// What a plan depends on besides the model.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanOptions {
    /// The folder of the API's pages, such as `specs/xt`, for the headers of files.
    pub source: String,
}

/// Plans a crate for an API. Findings go to `sink`, each at the place that `locate` gives for a place of the model.
pub fn plan(
    api: &Api,
    options: &PlanOptions,
    sink: &mut Sink,
    locate: &(dyn Fn(&Place) -> Span + Sync),
) -> RustCrate {
    let context = Context::new(api, locate, enums::shared_names(api));
    enums::check_shared(&context, sink);
    let package = package::package_name(&api.package, &api.name);
    let shared = || {
        let mut found = Sink::new();
        let enums = enums::shared(&context, &mut found);
        (enums, errors::plan(&context), found)
    };
    let (sections, (enums, errors, found)) = rayon::join(|| sections::plan(&context, sink), shared);
    sink.absorb(found);
    RustCrate {
        library: RustName::plain(NameKind::Module, &package),
        package,
        title: title(api),
        version: api.version.clone(),
        docs: crate_docs(api),
        source: source(api, options),
        api: ApiData {
            servers: named(&api.servers, |server| &server.name),
            auth: named(&api.auth, |auth| &auth.name),
            envelopes: named(&api.envelopes, |envelope| &envelope.name),
            codes: api.codes.clone(),
            time: api.time.clone(),
            limits: section_limits(api),
        },
        sections,
        enums,
        errors,
    }
}

/// Each item with the name of the constant that holds it. Names of the manifest are unique; should two meet, the later
/// is not planned and nothing can refer to it.
fn named<T: Clone>(items: &[T], name: fn(&T) -> &String) -> Vec<(RustName, T)> {
    let wires: Vec<&str> = items.iter().map(|item| name(item).as_str()).collect();
    let names = distinct(NameKind::Constant, &wires);
    names
        .into_iter()
        .zip(items)
        .filter_map(|(name, item)| Some((name?, item.clone())))
        .collect()
}

fn section_limits(api: &Api) -> Vec<SectionLimits> {
    let limited = api
        .sections
        .iter()
        .filter(|section| !section.rate_limits.is_empty() || section.lock_ms.is_some());
    limited
        .map(|section| SectionLimits {
            section: section.id.clone(),
            limits: section.rate_limits.clone(),
            lock_ms: section.lock_ms,
        })
        .collect()
}

fn title(api: &Api) -> String {
    let title = if api.title.trim().is_empty() {
        &api.name
    } else {
        &api.title
    };
    crate::docs::line(title)
}

fn crate_docs(api: &Api) -> Docs {
    let mut docs = Docs::new();
    docs.own(&format!(
        "A typed client of the {} API.",
        phrase(&title(api))
    ));
    docs.text(&api.description);
    if let Some(version) = &api.version {
        docs.own(&format!(
            "Version of the API: {}.",
            crate::docs::code(version)
        ));
    }
    docs
}

/// The stated folder, else the one that all pages share.
fn source(api: &Api, options: &PlanOptions) -> String {
    if options.source.is_empty() {
        crate::modules::shared_folder(api.pages.iter().map(String::as_str))
    } else {
        options.source.clone()
    }
}
