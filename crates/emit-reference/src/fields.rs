//! Parameters and fields as tables: name, type and where it comes from, meaning.

use api_model::{Bounds, EnumDef, Field, Location, Node, Origin, TimeUnit, Type, TypeTable};
use maud::{Markup, html};

use crate::site::Site;
use crate::words::{line, prose, word};

/// Objects in objects that are shown.
const DEEPEST: usize = 6;

/// What a table is about.
#[derive(Clone, Copy)]
pub(crate) struct Table<'a> {
    pub(crate) site: &'a Site<'a>,
    pub(crate) types: &'a TypeTable,
    /// Whether the fields are sent; what is received is optional unless something is said.
    pub(crate) is_sent: bool,
    /// The way to the page of enums.
    pub(crate) root: &'a str,
}

impl Table<'_> {
    /// A table of fields, those of objects in them below each.
    pub(crate) fn of<'f>(
        self,
        caption: &Markup,
        fields: impl Iterator<Item = (&'f Field, Option<Location>)>,
    ) -> Markup {
        html! {
            table.fields {
                caption.unseen { (caption) }
                thead { tr {
                    th scope="col" { (word(self.site, "Name")) }
                    th scope="col" { (word(self.site, "Type")) }
                    th scope="col" { (word(self.site, "Meaning")) }
                } }
                tbody {
                    @for (field, location) in fields {
                        (self.row(field, location, &[]))
                        (self.inner(&field.node, &[&field.name]))
                    }
                }
            }
        }
    }

    /// The fields of the objects that a type is made of.
    pub(crate) fn below(self, caption: &Markup, node: &Node) -> Markup {
        let shape = shape_index(node).and_then(|at| self.types.shapes.get(at));
        html! {
            @if let Some(shape) = shape {
                (self.of(caption, shape.fields.iter().map(|field| (field, None))))
            }
        }
    }

    /// A type in words, with the values of its enum and its origin.
    pub(crate) fn node(self, node: &Node) -> Markup {
        html! {
            span.type { (self.kind(&node.ty)) }
            (self.why(node))
        }
    }

    fn inner(self, node: &Node, path: &[&str]) -> Markup {
        let shape = shape_index(node).and_then(|at| self.types.shapes.get(at));
        html! {
            @if let Some(shape) = shape.filter(|_| path.len() <= DEEPEST) {
                @for field in &shape.fields {
                    (self.row(field, None, path))
                    (self.inner(&field.node, &[path, &[&field.name]].concat()))
                }
            }
        }
    }

    fn row(self, field: &Field, location: Option<Location>, path: &[&str]) -> Markup {
        let site = self.site;
        let need = match (self.is_sent, field.required) {
            (true, true) => Some("required"),
            (true, false) => Some("optional"),
            (false, true) => Some("always there"),
            (false, false) => None,
        };
        html! {
            tr {
                th scope="row" {
                    code {
                        @if !path.is_empty() { span.path { (path.join(".")) "." } }
                        (field.name)
                    }
                    @if let Some(location) = location { span.where { (word(site, place(location))) } }
                }
                td {
                    (self.node(&field.node))
                    @if let Some(need) = need { span class={ "need " (need.replace(' ', "-")) } { (word(site, need)) } }
                    @if let Some(default) = &field.default {
                        span.default { (word(site, "default")) " " code { (default) } }
                    }
                    @for (bound, of) in bounds(&field.bounds) { span.bound { (bound) @if !of.is_empty() { " " (word(site, of)) } } }
                }
                td {
                    (prose(site, &field.description))
                    @if let Some(def) = self.local_enum(&field.node) { (values(site, def)) }
                }
            }
        }
    }

    /// The enum of this field alone; shared ones have a place of their own.
    fn local_enum(&self, node: &Node) -> Option<&EnumDef> {
        match &node.ty {
            Type::Enum(api_model::EnumRef::Local(at)) => self.types.enums.get(*at),
            Type::Array(inner) | Type::Map(inner) => self.local_enum(inner),
            _ => None,
        }
    }

    fn kind(self, ty: &Type) -> Markup {
        let plain = |text: &str| word(self.site, text);
        match ty {
            Type::Boolean => plain("true or false"),
            Type::Integer => plain("integer"),
            Type::Decimal => plain("decimal"),
            Type::String => plain("text"),
            Type::Secret => plain("secret text"),
            Type::Id => plain("id"),
            Type::Timestamp(TimeUnit::Seconds) => plain("time in seconds"),
            Type::Timestamp(TimeUnit::Milliseconds) => plain("time in ms"),
            Type::Enum(api_model::EnumRef::Shared(at)) => match self.site.api.enums.get(*at) {
                Some(def) => {
                    html! { a href={ (self.root) "enums.html#" (def.name) } { (def.name) } }
                }
                None => plain("enum"),
            },
            Type::Enum(api_model::EnumRef::Local(_)) => plain("enum"),
            Type::Object(_) => plain("object"),
            Type::Array(inner) => html! { (plain("list of")) " " (self.kind(&inner.ty)) },
            Type::Map(inner) => html! { (plain("map to")) " " (self.kind(&inner.ty)) },
            Type::Any => plain("any JSON"),
        }
    }

    fn why(self, node: &Node) -> Markup {
        let origin = origin(node.origin());
        html! {
            details.why {
                summary class=(origin) { (word(self.site, origin)) }
                ul {
                    @for evidence in &node.evidence {
                        li {
                            (evidence.says)
                            @if let Some(place) = &evidence.place { " " span.place { (self.site.at(place)) } }
                        }
                    }
                }
            }
        }
    }
}

/// The values of an enum.
pub(crate) fn values(site: &Site<'_>, def: &EnumDef) -> Markup {
    html! {
        ul.values {
            @for value in &def.values {
                li {
                    code { @if value.value.is_empty() { "\"\"" } @else { (value.value) } }
                    @if !value.label.is_empty() { " " (line(site, &value.label)) }
                }
            }
        }
    }
}

/// The object that a type is, or that its elements are.
fn shape_index(node: &Node) -> Option<usize> {
    match &node.ty {
        Type::Object(at) => Some(*at),
        Type::Array(inner) | Type::Map(inner) => shape_index(inner),
        _ => None,
    }
}

const fn place(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Body => "body",
        Location::Header => "header",
    }
}

const fn origin(origin: Origin) -> &'static str {
    match origin {
        Origin::Corrected => "corrected",
        Origin::Stated => "stated",
        Origin::Ruled => "ruled",
        Origin::Inferred => "inferred",
        Origin::Defaulted => "defaulted",
    }
}

/// Each bound, and the word of what it counts.
fn bounds(bounds: &Bounds) -> Vec<(String, &'static str)> {
    let least = if bounds.exclusive_min { ">" } else { "≥" };
    let most = if bounds.exclusive_max { "<" } else { "≤" };
    let number = |sign: &str, value: &Option<String>| {
        let value = value.as_ref();
        value.map(|value| (format!("{sign} {value}"), ""))
    };
    let count = |sign: &str, value: Option<u64>, of: &'static str| {
        value.map(|value| (format!("{sign} {value}"), of))
    };
    let pattern = bounds.pattern.clone();
    let said = [
        number(least, &bounds.min),
        number(most, &bounds.max),
        count("≥", bounds.min_length, "characters"),
        count("≤", bounds.max_length, "characters"),
        count("≤", bounds.max_items, "elements"),
        pattern.map(|pattern| (pattern, "as a pattern")),
    ];
    said.into_iter().flatten().collect()
}
