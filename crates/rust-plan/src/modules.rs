//! Files: by group, and by operation where a group would be too long to read.

use std::collections::BTreeMap;

use crate::{
    docs::{Docs, code},
    model::{Call, Item, Module, Sources},
    names::{NameKind, RustName},
};

/// Longer files are split.
const LONGEST: usize = 600;

/// What one page gives to a section.
pub(crate) struct Part<'a> {
    /// Folders below the section.
    pub(crate) group: Vec<String>,
    /// The id of the operation or channel.
    pub(crate) id: &'a str,
    /// The page.
    pub(crate) page: &'a str,
    /// The method, where it has one.
    pub(crate) call: Option<Call>,
    /// Its items.
    pub(crate) items: Vec<Item>,
}

/// The module `name` with all parts: those without a group in it, the others in a private module per group.
pub(crate) fn plan(name: RustName, docs: Docs, parts: Vec<Part<'_>>) -> Module {
    let path = shared_folder(parts.iter().map(|part| part.page));
    let mut groups: BTreeMap<String, Vec<Part<'_>>> = BTreeMap::new();
    for part in parts {
        groups.entry(part.group.join("_")).or_default().push(part);
    }
    let own = groups.remove("").unwrap_or_default();
    let mut modules: BTreeMap<RustName, Vec<Part<'_>>> = BTreeMap::new();
    for (group, parts) in groups {
        modules
            .entry(module_name(&group))
            .or_default()
            .extend(parts);
    }
    let mut root = empty(name, docs, path);
    if lines(&own) > LONGEST {
        for part in own {
            modules.entry(module_name(part.id)).or_default().push(part);
        }
    } else {
        fill(&mut root, own);
    }
    root.modules = modules
        .into_iter()
        .map(|(name, parts)| group(name, parts))
        .collect();
    root
}

/// The deepest folder that holds all pages, or the page where there is but one.
pub(crate) fn shared_folder<'a>(mut pages: impl Iterator<Item = &'a str>) -> String {
    let Some(first) = pages.next() else {
        return String::new();
    };
    let mut shared: Vec<&str> = first.split('/').collect();
    let mut alone = true;
    for page in pages.filter(|page| *page != first) {
        if std::mem::take(&mut alone) {
            shared.pop();
        }
        let same = shared
            .iter()
            .zip(page.split('/'))
            .take_while(|(a, b)| *a == b)
            .count();
        shared.truncate(same);
    }
    shared.join("/")
}

/// Modules that a section has besides its groups.
fn module_name(group: &str) -> RustName {
    let name = RustName::plain(NameKind::Module, group);
    match name.text() {
        "channels" => name.with_suffix("_group"),
        "mod_" => name.with_suffix("group"),
        _ => name,
    }
}

fn group(name: RustName, parts: Vec<Part<'_>>) -> Module {
    let mut docs = Docs::new();
    docs.own(&subject(&parts));
    let path = shared_folder(parts.iter().map(|part| part.page));
    let mut module = empty(name, docs, path);
    if parts.len() == 1 || lines(&parts) <= LONGEST {
        fill(&mut module, parts);
        return module;
    }
    let mut files: BTreeMap<RustName, Vec<Part<'_>>> = BTreeMap::new();
    for part in parts {
        files.entry(module_name(part.id)).or_default().push(part);
    }
    for (name, parts) in files {
        let mut docs = Docs::new();
        docs.own(&subject(&parts));
        let path = shared_folder(parts.iter().map(|part| part.page));
        let mut file = empty(name, docs, path);
        fill(&mut file, parts);
        module.modules.push(file);
    }
    module
}

/// A sentence on what a file holds.
fn subject(parts: &[Part<'_>]) -> String {
    let ids: Vec<String> = parts.iter().map(|part| code(part.id)).collect();
    match ids.as_slice() {
        [] => "Nothing yet.".to_owned(),
        [id] => format!("Requests and answers of {id}."),
        [ids @ .., last] => format!("Requests and answers of {} and {last}.", ids.join(", ")),
    }
}

fn empty(name: RustName, docs: Docs, path: String) -> Module {
    Module {
        name,
        docs,
        sources: Sources { path },
        calls: Vec::new(),
        items: Vec::new(),
        modules: Vec::new(),
    }
}

fn fill(module: &mut Module, parts: Vec<Part<'_>>) {
    for part in parts {
        module.calls.extend(part.call);
        module.items.extend(part.items);
    }
}

/// About how many lines the parts print as.
fn lines(parts: &[Part<'_>]) -> usize {
    let per_item = |item: &Item| match item {
        Item::Request(request) => {
            let docs: usize = request
                .parameters
                .iter()
                .filter_map(|parameter| parameter.value.as_ref().ok())
                .map(|field| field.docs.lines().len() + 8)
                .sum();
            30 + docs
        }
        Item::Object(object) => {
            let fields = object.fields.iter();
            20 + fields
                .map(|field| field.docs.lines().len() + 4)
                .sum::<usize>()
        }
        Item::Enum(def) => 25 + 5 * def.variants.len(),
        Item::Channel(channel) => 30 + 8 * channel.arguments.len(),
    };
    let per_part = |part: &Part<'_>| {
        let call = part
            .call
            .as_ref()
            .map_or(0, |call| call.docs.lines().len() + 18);
        call + part.items.iter().map(per_item).sum::<usize>()
    };
    parts.iter().map(per_part).sum()
}
