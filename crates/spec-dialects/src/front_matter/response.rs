//! What a page states about the answer.

use diagnostics::{Sink, Spanned};
use spec_draft::{FieldDraft, ResponseDraft};
use spec_markup::{Yaml, YamlKind};

use super::{entry, unknown, values};

/// The `response` key.
pub(super) fn read(root: &Yaml, sink: &mut Sink) -> ResponseDraft {
    let Some(response) = root.get("response") else {
        return ResponseDraft::default();
    };
    unknown::nested(response, unknown::RESPONSE, sink);
    ResponseDraft {
        envelope: entry::said(response, &["envelope"]),
        name: entry::said(response, &["name"]),
        type_text: entry::said(response, &["type"]),
        fields: response
            .get("fields")
            .map(|list| fields(list, sink))
            .unwrap_or_default(),
    }
}

/// Fields as a list of entries, or in the short form as names and descriptions.
pub(super) fn fields(list: &Yaml, sink: &mut Sink) -> Vec<FieldDraft> {
    match &list.kind {
        YamlKind::Mapping(entries) => entries
            .iter()
            .map(|entry| {
                let span = entry.key.span.to(entry.value.span);
                let mut field = FieldDraft::new(span, entry.key.clone());
                match entry.value.kind {
                    YamlKind::Mapping(_) => details(&entry.value, &mut field, sink),
                    _ => field.description = entry::text(&entry.value),
                }
                field
            })
            .collect(),
        _ => list
            .elements()
            .iter()
            .filter_map(|element| {
                if let Some(name) = entry::text(element) {
                    return Some(FieldDraft::new(element.span, name));
                }
                let Some(name) = entry::said(element, &["name", "field"]) else {
                    unknown::nested(element, unknown::FIELD, sink);
                    return None;
                };
                let mut field = FieldDraft::new(element.span, name);
                details(element, &mut field, sink);
                Some(field)
            })
            .collect(),
    }
}

fn details(element: &Yaml, field: &mut FieldDraft, sink: &mut Sink) {
    let get = |keys: &[&str]| entry::said(element, keys);
    field.type_text = get(&["type"]);
    field.items = get(&["items"]);
    field.always = get(&["always"]).or_else(|| {
        get(&["optional"]).map(|said| {
            let always = matches!(said.value.as_str(), "false" | "no");
            Spanned::new(always.to_string(), said.span)
        })
    });
    field.nullable = get(&["nullable"]);
    field.description = get(&["description", "content", "desc"]);
    field.type_name = get(&["type_name"]);
    unknown::nested(element, unknown::FIELD, sink);
    (field.enum_values, field.enum_name) = values::read(element.get("enum"), sink);
    if let Some(inner) = element.get("fields").or_else(|| element.get("parameters")) {
        field.children = fields(inner, sink);
    }
}
