//! Enums: the shared ones and those of one page.

use api_model::{Api, EnumDef};
use diagnostics::Sink;

use crate::{
    context::Context,
    docs::{Docs, code},
    model::{EnumType, Variant},
    names::{NameKind, RustName, distinct},
};

/// Names of the shared enums, index by index.
pub(crate) fn shared_names(api: &Api) -> Vec<RustName> {
    api.enums
        .iter()
        .map(|def| RustName::plain(NameKind::Type, &def.name))
        .collect()
}

/// Tells shared enums that would get one name.
pub(crate) fn check_shared(context: &Context<'_>, sink: &mut Sink) {
    for (index, name) in context.enum_names.iter().enumerate() {
        let first = context.enum_names.iter().position(|other| other == name);
        if let Some(first) = first.filter(|first| *first < index) {
            let places = [first, index].map(|index| context.api.enums[index].places.first());
            sink.push(context.meet("shared enums", name.text(), places));
        }
    }
}

/// The shared enums, by name.
pub(crate) fn shared(context: &Context<'_>, sink: &mut Sink) -> Vec<EnumType> {
    let mut enums: Vec<EnumType> = context
        .api
        .enums
        .iter()
        .zip(&context.enum_names)
        .map(|(def, name)| plan(context, def, name.clone(), sink))
        .collect();
    enums.sort_by(|a, b| a.name.cmp(&b.name));
    enums.dedup_by(|a, b| a.name == b.name);
    enums
}

/// One enum.
pub(crate) fn plan(
    context: &Context<'_>,
    def: &EnumDef,
    name: RustName,
    sink: &mut Sink,
) -> EnumType {
    let names = variant_names(def);
    let mut variants = Vec::with_capacity(def.values.len());
    for (value, variant) in def.values.iter().zip(names) {
        let Some(variant) = variant else {
            let places = [def.places.first(), def.places.get(1)];
            sink.push(context.meet("values of an enum", &value.value, places));
            continue;
        };
        let mut docs = Docs::new();
        docs.title(&value.label);
        let wire = code(&value.value);
        if docs.is_empty() {
            docs.own(&format!("The value {wire}."));
        } else if value.value != variant.text() {
            docs.own(&format!("On the wire: {wire}."));
        }
        variants.push(Variant {
            name: variant,
            wire: value.value.clone(),
            docs,
        });
    }
    EnumType {
        docs: enum_docs(context, def),
        name,
        numeric: def.numeric && numbers(def),
        variants,
    }
}

/// Names of the values: the stated ones, else made from the wire values. Where two stated names meet, or a stated and a
/// made one, the wire values decide.
pub(crate) fn variant_names(def: &EnumDef) -> Vec<Option<RustName>> {
    let by = |stated: bool| -> Vec<&str> {
        def.values
            .iter()
            .map(|value| match &value.name {
                Some(name) if stated => name.as_str(),
                _ => value.value.as_str(),
            })
            .collect()
    };
    let stated = distinct(NameKind::Variant, &by(true));
    if stated.iter().all(Option::is_some) {
        return stated;
    }
    distinct(NameKind::Variant, &by(false))
}

/// Whether every value is a number that travels as one.
fn numbers(def: &EnumDef) -> bool {
    def.values.iter().all(|value| {
        let canonical = value.value.parse::<i64>().map(|number| number.to_string());
        canonical.as_deref() == Ok(&value.value)
    })
}

fn enum_docs(context: &Context<'_>, def: &EnumDef) -> Docs {
    let mut docs = Docs::new();
    docs.title(&def.description);
    if docs.is_empty() {
        docs.own(&format!("Values of {}.", code(&def.name)));
    }
    if let Some(place) = def.places.first() {
        docs.own(&format!("Page: {}.", context.cite(place)));
    }
    docs
}
