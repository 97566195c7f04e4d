//! Parameters of the front matter: the project's own keys, and the shapes that the template has had over time.

use diagnostics::codes::dialect as codes;
use diagnostics::{Diagnostic, Fix, Sink, Spanned};
use spec_draft::{ParameterDraft, Said};
use spec_markup::{Yaml, YamlEntry, YamlKind};

use super::{entry, unknown, values, wording};

/// Lists whose name says where their parameters travel.
const PLACED: &[(&str, &str)] = &[
    ("path_parameters", "path"),
    ("url_parameters", "path"),
    ("query_parameters", "query"),
    ("body_parameters", "body"),
    ("form_parameters", "body"),
    ("header_parameters", "header"),
];

/// Words for places, as keys below `parameters`.
const PLACES: &[(&str, &str)] = &[
    ("path", "path"),
    ("url", "path"),
    ("query", "query"),
    ("body", "body"),
    ("form", "body"),
    ("header", "header"),
    ("headers", "header"),
];

/// The parameters of a page; entries without a name are place-holders of the template and left out.
pub(super) fn read(root: &Yaml, sink: &mut Sink) -> Vec<ParameterDraft> {
    let mut found = Vec::new();
    for key in ["parameters", "params", "request_parameters"] {
        if let Some(list) = root.get(key) {
            found.extend(list_of(list, sink));
        }
    }
    for (key, place) in PLACED {
        let Some(entry) = root.entries().iter().find(|entry| entry.key.value == *key) else {
            continue;
        };
        for mut parameter in list_of(&entry.value, sink) {
            let said = Spanned::new((*place).to_owned(), entry.key.span);
            parameter.location.get_or_insert(said);
            found.push(parameter);
        }
    }
    dedented(root, &mut found, sink);
    found
}

/// `ranges` at the top of the page, where it can only belong to the parameter above it.
fn dedented(root: &Yaml, found: &mut [ParameterDraft], sink: &mut Sink) {
    let is_ranges = |entry: &&YamlEntry| matches!(entry.key.value.as_str(), "ranges" | "range");
    let (Some(entry), Some(last)) = (root.entries().iter().find(is_ranges), found.last_mut())
    else {
        return;
    };
    let key = &entry.key.value;
    sink.push(
        Diagnostic::new(
            codes::MISPLACED_KEY,
            entry.key.span,
            format!("`{key}` stands outside the parameter"),
        )
        .label("read as a part of the last parameter")
        .and(last.span, "this parameter")
        .help("indent it like the other keys of the parameter"),
    );
    if last.ranges.is_none() {
        last.ranges = entry::text(&entry.value);
    }
}

/// A list of parameters, at the top or inside another one. The short form maps names to descriptions; the template's
/// first form keeps the list under `data`.
pub(super) fn list_of(list: &Yaml, sink: &mut Sink) -> Vec<ParameterDraft> {
    if let Some(data) = list.get("data").filter(|data| !data.elements().is_empty()) {
        return list_of(data, sink);
    }
    if let Some(found) = by_place(list, sink) {
        return found;
    }
    if let YamlKind::Mapping(entries) = &list.kind {
        return entries.iter().map(|entry| short(entry, sink)).collect();
    }
    list.elements()
        .iter()
        .map(|element| one(element, sink))
        .filter(|parameter| parameter.name.is_some())
        .collect()
}

/// Lists below the places that their parameters travel in: `query: [{name: symbol}]`.
fn by_place(list: &Yaml, sink: &mut Sink) -> Option<Vec<ParameterDraft>> {
    let entries = list.entries();
    let place = |key: &str| PLACES.iter().find(|(word, _)| *word == key);
    let lists = |entry: &YamlEntry| {
        place(&entry.key.value).is_some()
            && (matches!(entry.value.kind, YamlKind::Null)
                || entry
                    .value
                    .elements()
                    .iter()
                    .any(|element| !element.entries().is_empty()))
    };
    if entries.is_empty() || !entries.iter().all(lists) {
        return None;
    }
    let mut found = Vec::new();
    for entry in entries {
        let (_, place) = place(&entry.key.value)?;
        for mut parameter in list_of(&entry.value, sink) {
            let said = Spanned::new((*place).to_owned(), entry.key.span);
            parameter.location.get_or_insert(said);
            found.push(parameter);
        }
    }
    Some(found)
}

/// `symbol: The market.`, `symbol: {type: string}` or `symbol: [string, Market]`.
fn short(entry: &YamlEntry, sink: &mut Sink) -> ParameterDraft {
    let mut found = ParameterDraft::new(entry.key.span.to(entry.value.span));
    found.name = Some(entry.key.clone());
    match (&entry.value.kind, entry.value.elements()) {
        (YamlKind::Mapping(_), _) => details(&entry.value, &mut found, sink),
        (_, [kind, description]) => {
            found.type_text = entry::text(kind);
            found.description = entry::text(description);
        }
        (_, [description]) => found.description = entry::text(description),
        _ => found.description = entry::text(&entry.value),
    }
    wording::fill(&mut found);
    found
}

fn one(element: &Yaml, sink: &mut Sink) -> ParameterDraft {
    let mut found = ParameterDraft::new(element.span);
    if let Some(name) = entry::text(element) {
        found.name = Some(name);
        return found;
    }
    if let [only] = element.entries()
        && (!unknown::PARAMETER.contains(&only.key.value.as_str())
            || !only.value.elements().is_empty())
    {
        return short(only, sink);
    }
    found.name = name(element, sink);
    if found.name.is_some() {
        details(element, &mut found, sink);
        named_by_place(element, &mut found);
        wording::fill(&mut found);
    } else {
        nameless(element, sink);
    }
    found
}

/// An entry that says what a parameter is and not how it is called: its name is misspelt or was left out. Entries without a
/// description are place-holders of the template.
fn nameless(element: &Yaml, sink: &mut Sink) {
    let told = unknown::nested(element, unknown::PARAMETER, sink);
    let described = entry::said(element, &["description", "content", "desc"]);
    if told > 0 || described.is_none() {
        return;
    }
    let first = element
        .entries()
        .first()
        .map_or(element.span, |entry| entry.key.span);
    sink.push(
        Diagnostic::new(
            codes::PARAMETER_NAMELESS,
            first,
            "this parameter has no name",
        )
        .label("left out of the call")
        .help("write `name: ` and what is sent as its name; take the entry out if it is none"),
    );
}

/// `name: QUERY PARAM`, `content: symbol`, `values: string`: the name says where the parameter travels, and what the other
/// keys hold moves by one.
fn named_by_place(element: &Yaml, found: &mut ParameterDraft) {
    let is_name = |said: &Said| {
        let sign = |sign: char| sign.is_ascii_alphanumeric() || "_-.[]".contains(sign);
        !said.value.is_empty() && said.value.chars().all(sign)
    };
    let place = found.name.as_ref().and_then(|said| place(&said.value));
    let (Some(place), true) = (place, found.description.as_ref().is_some_and(is_name)) else {
        return;
    };
    let span = found.name.as_ref().map_or(found.span, |said| said.span);
    found.location = Some(Spanned::new(place.to_owned(), span));
    found.name = found.description.take();
    let kind = entry::said(element, &["values", "value"]);
    found.type_text = found.type_text.take().or(kind);
}

/// The place that a name means which says that it is a parameter: `Body Parameter`, `URL_PARAM`.
fn place(name: &str) -> Option<&'static str> {
    let name = name.to_ascii_lowercase().replace(['_', '-'], " ");
    let (place, rest) = name.split_once(' ')?;
    let told = ["param", "params", "parameter", "parameters"].contains(&rest.trim());
    let known = PLACED.iter().find(|(list, _)| list.starts_with(place));
    known.filter(|_| told).map(|(_, place)| *place)
}

/// Everything but the name.
fn details(element: &Yaml, found: &mut ParameterDraft, sink: &mut Sink) {
    let get = |keys: &[&str]| entry::said(element, keys);
    found.wire_name = get(&["wire_name"]);
    found.location = get(&["in", "location"]);
    found.type_text = get(&["type"]);
    found.items = get(&["items"]);
    found.required = get(&["mandatory", "required", "require"]).or_else(|| optional(element));
    found.default = get(&["default"]);
    found.description = get(&["description", "content", "desc"]);
    found.min = get(&["min", "minimum"]);
    found.max = get(&["max", "maximum"]);
    found.min_length = get(&["min_length"]);
    found.max_length = get(&["max_length"]);
    found.max_items = get(&["max_items"]);
    found.pattern = get(&["pattern"]);
    ranges(element, found, sink);
    let (listed, shared) = values::read(element.get("enum"), sink);
    found.enum_values.extend(listed);
    found.enum_name = shared;
    if let Some(children) = element.get("parameters").or_else(|| element.get("fields")) {
        found.children = list_of(children, sink);
    }
    unknown::nested(element, unknown::PARAMETER, sink);
}

/// The name; blanks at its ends are no part of it, and a trap for whoever copies it.
fn name(element: &Yaml, sink: &mut Sink) -> Option<Said> {
    let keys = ["name", "parameter", "field"];
    let said = entry::said(element, &keys)?;
    let written = keys.iter().find_map(|key| element.get(key)?.text());
    if written.is_some_and(|written| written != said.value) {
        sink.push(
            Diagnostic::new(
                codes::BLANK_IN_NAME,
                said.span,
                format!("a blank stands at an end of the name `{}`", said.value),
            )
            .label("read without the blank")
            .help("remove the blank")
            .fix(Fix {
                title: "remove the blank".into(),
                span: said.span,
                replacement: said.value.clone(),
                safe: true,
            }),
        );
    }
    Some(said)
}

fn optional(element: &Yaml) -> Option<Said> {
    let said = entry::said(element, &["optional"])?;
    let required = !matches!(said.value.to_ascii_lowercase().as_str(), "true" | "yes");
    Some(said.map(|_| required.to_string()))
}

fn ranges(element: &Yaml, found: &mut ParameterDraft, sink: &mut Sink) {
    for key in ["ranges", "range", "rangs"] {
        let Some(value) = element.get(key) else {
            continue;
        };
        found.ranges = entry::text(value);
        if let YamlKind::Sequence(_) = value.kind {
            found.enum_values = values::read(Some(value), sink).0;
        }
        let entry = element
            .entries()
            .iter()
            .find(|entry| entry.key.value == key);
        if let (true, Some(entry)) = (key != "ranges", entry) {
            let span = entry.key.span;
            sink.push(
                Diagnostic::new(
                    codes::MISSPELT_KEY,
                    span,
                    format!("`{key}` is read as `ranges`"),
                )
                .help("write `ranges`")
                .fix(Fix {
                    title: "write `ranges`".into(),
                    span,
                    replacement: "ranges".into(),
                    safe: true,
                }),
            );
        }
        return;
    }
}
