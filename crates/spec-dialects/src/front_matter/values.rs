//! Values that a page lists one by one.

use diagnostics::{Sink, Spanned};
use spec_draft::{LabelledValue, Said};
use spec_markup::{Yaml, YamlEntry, YamlKind};

use super::{entry, unknown};

/// Values one by one, or the name of a shared enum.
pub(super) fn read(value: Option<&Yaml>, sink: &mut Sink) -> (Vec<LabelledValue>, Option<Said>) {
    let Some(value) = value else {
        return (Vec::new(), None);
    };
    match &value.kind {
        YamlKind::Sequence(elements) => {
            for element in elements
                .iter()
                .filter(|element| element.entries().len() > 1)
            {
                unknown::nested(element, unknown::VALUE, sink);
            }
            (elements.iter().filter_map(labelled).collect(), None)
        }
        YamlKind::Mapping(entries) => (entries.iter().map(of_entry).collect(), None),
        _ => (Vec::new(), entry::text(value)),
    }
}

/// `BUY: Buys the base currency.`
fn of_entry(entry: &YamlEntry) -> LabelledValue {
    LabelledValue {
        value: entry.key.clone(),
        label: entry::text(&entry.value),
        name: None,
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
    let Some(value) = element.get("value") else {
        return match element.entries() {
            [entry] => Some(of_entry(entry)),
            _ => None,
        };
    };
    let value = entry::text(value).unwrap_or_else(|| Spanned::new(String::new(), value.span));
    Some(LabelledValue {
        value,
        label: entry::said(element, &["label", "description"]),
        name: entry::said(element, &["name"]),
    })
}
