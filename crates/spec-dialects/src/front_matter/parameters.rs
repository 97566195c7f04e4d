//! Parameters: the project's own keys, the template's `{name, content}`, and definition lists in the body.

use diagnostics::codes::dialect as codes;
use diagnostics::{Diagnostic, Fix, Sink, Spanned};
use spec_draft::{LabelledValue, ParameterDraft, Said};
use spec_markup::{Block, MappedText, ScalarStyle, Yaml, YamlKind};

use super::entry;

/// The parameters of a page; entries without a name are place-holders of the template and left out.
pub(super) fn read(root: &Yaml, sink: &mut Sink) -> Vec<ParameterDraft> {
    let mut found = root
        .get("parameters")
        .map(|list| list_of(list, sink))
        .unwrap_or_default();
    for key in ["ranges", "range"] {
        if let (Some(value), Some(last)) = (root.get(key), found.last_mut())
            && last.ranges.is_none()
            && let Some(ranges) = entry::text(value)
        {
            sink.push(
                Diagnostic::new(
                    codes::MISPLACED_KEY,
                    ranges.span,
                    format!("`{key}` stands outside the parameter"),
                )
                .label("read as a part of the last parameter")
                .and(last.span, "this parameter")
                .help("indent it like the other keys of the parameter"),
            );
            last.ranges = Some(ranges);
        }
    }
    found
}

/// A list of parameters, at the top or inside another one. The short form maps names to descriptions.
pub(super) fn list_of(list: &Yaml, sink: &mut Sink) -> Vec<ParameterDraft> {
    if let YamlKind::Mapping(entries) = &list.kind {
        return entries
            .iter()
            .map(|entry| {
                let mut parameter = match entry.value.kind {
                    YamlKind::Mapping(_) => one(&entry.value, sink),
                    _ => ParameterDraft::new(entry.key.span.to(entry.value.span)),
                };
                parameter.name = Some(entry.key.clone());
                parameter.description = parameter
                    .description
                    .take()
                    .or_else(|| entry::text(&entry.value));
                parameter
            })
            .collect();
    }
    list.elements()
        .iter()
        .map(|element| one(element, sink))
        .filter(|parameter| parameter.name.is_some())
        .collect()
}

fn one(element: &Yaml, sink: &mut Sink) -> ParameterDraft {
    let mut found = ParameterDraft::new(element.span);
    if let Some(name) = entry::text(element) {
        found.name = Some(name);
        return found;
    }
    let get = |keys: &[&str]| entry::said(element, keys);
    found.name = get(&["name", "parameter", "field"]);
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
    ranges(element, &mut found, sink);
    (found.enum_values, found.enum_name) = values(element.get("enum"));
    if let Some(children) = element.get("parameters").or_else(|| element.get("fields")) {
        found.children = list_of(children, sink);
    }
    if element.get("content").is_some() {
        words_in_brackets(&mut found);
    }
    found
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
        found.ranges_plain = matches!(&value.kind, YamlKind::Scalar(_, ScalarStyle::Plain));
        if let YamlKind::Sequence(_) = value.kind {
            found.enum_values = values(Some(value)).0;
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

/// Values one by one, or the name of a shared enum.
pub(super) fn values(value: Option<&Yaml>) -> (Vec<LabelledValue>, Option<Said>) {
    let Some(value) = value else {
        return (Vec::new(), None);
    };
    match &value.kind {
        YamlKind::Sequence(elements) => (elements.iter().filter_map(labelled).collect(), None),
        YamlKind::Mapping(entries) => {
            let one = |entry: &spec_markup::YamlEntry| LabelledValue {
                value: entry.key.clone(),
                label: entry::text(&entry.value),
                name: None,
            };
            (entries.iter().map(one).collect(), None)
        }
        _ => (Vec::new(), entry::text(value)),
    }
}

fn labelled(element: &Yaml) -> Option<LabelledValue> {
    if let YamlKind::Scalar(text, _) = &element.kind {
        let value = Spanned::new(text.text().trim().to_owned(), element.span);
        return Some(LabelledValue {
            value,
            label: None,
            name: None,
        });
    }
    let value = element.get("value")?;
    let value = entry::text(value).unwrap_or_else(|| Spanned::new(String::new(), value.span));
    let label = entry::said(element, &["label", "description"]);
    Some(LabelledValue {
        value,
        label,
        name: entry::said(element, &["name"]),
    })
}

/// `content: (string, required) The title`: words in brackets at the start or the end that say more than prose.
fn words_in_brackets(found: &mut ParameterDraft) {
    let Some(said) = &found.description else {
        return;
    };
    let text = said.value.as_str();
    let inner = text
        .strip_prefix('(')
        .and_then(|rest| rest.split_once(')'))
        .map(|(inner, _)| inner)
        .or_else(|| {
            text.strip_suffix(')')
                .and_then(|rest| rest.rsplit_once('('))
                .map(|(_, inner)| inner)
        });
    let lower = text.to_lowercase();
    for word in inner
        .unwrap_or_default()
        .split([',', ';', '/'])
        .map(|word| word.trim().to_lowercase())
    {
        let type_word = [
            "string", "integer", "int", "number", "boolean", "bool", "array", "object", "float",
            "decimal", "date",
        ];
        if type_word.contains(&word.as_str()) && found.type_text.is_none() {
            found.type_text = Some(Spanned::new(word, said.span));
        } else if matches!(word.as_str(), "required" | "optional") && found.required.is_none() {
            found.required = Some(Spanned::new(word, said.span));
        }
    }
    if found.required.is_none() && (lower.starts_with("required") || lower.starts_with("optional"))
    {
        found.required = Some(Spanned::new(lower[..8].to_owned(), said.span));
    }
}

/// `name` / `: what it is` / `{: .parameters }`: a definition list of kramdown.
pub(super) fn is_definition(text: &MappedText) -> bool {
    text.text()
        .lines()
        .skip(1)
        .any(|line| line.starts_with(": "))
        && !text.text().starts_with("{:")
}

/// Parameters from definition lists of the body.
pub(super) fn from_definitions(blocks: &[Block], found: &mut Vec<ParameterDraft>) {
    for block in blocks {
        let Block::Paragraph(text) = block else {
            continue;
        };
        if !is_definition(text) {
            continue;
        }
        let mut at = 0;
        let mut name: Option<Said> = None;
        for line in text.text().split_inclusive('\n') {
            let part = text.slice(at..at + line.len());
            at += line.len();
            let trimmed = line.trim();
            if let (Some(said), true) = (&name, trimmed.starts_with(": ")) {
                let mut parameter = ParameterDraft::new(said.span);
                parameter.name = name.take();
                let lead = part.text().find(": ").unwrap_or_default() + 2;
                parameter.description =
                    Some(super::endpoint::said(&part.slice(lead..part.text().len())));
                words_in_brackets(&mut parameter);
                found.push(parameter);
            } else if !trimmed.is_empty() && !trimmed.starts_with("{:") {
                name = Some(super::endpoint::said(&part));
            }
        }
    }
}
