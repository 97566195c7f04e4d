//! What is sent: parameters from tables, path and samples; where they travel and what they are.

mod enums;
pub(crate) mod fixed;
mod flags;
pub(crate) mod limits;
pub(crate) mod location;
mod nested;
pub(crate) mod reading;
pub(crate) mod required;
pub(crate) mod tree;
mod types;
mod untabled;
pub(crate) mod values;

use api_model::{BodyEncoding, Field, Location, Node, Parameter, TypeTable};
use diagnostics::{Diagnostic, Sink, codes};
use spec_draft::{CurlData, SampleRole};
use spec_markup::json::Json;

pub(crate) use self::enums::unknown_enum;
use self::location::Travel;
use self::tree::{Item, Reader};
use self::types::{Typing, texts};
use super::calls::{Call, Role};
use super::settings::SectionBody;
use crate::context::Context;
use crate::words::alike;

/// What an operation sends.
pub(crate) struct Sent {
    /// The parameters in the order of the documents.
    pub(crate) parameters: Vec<Parameter>,
    /// How the body is written, where there is one.
    pub(crate) body: BodyEncoding,
    /// The whole body where it is no object of parameters.
    pub(crate) whole_body: Option<Node>,
    /// The path, its variables named as the parameters are.
    pub(crate) path: String,
}

/// Lowers what a call sends.
pub(crate) fn lower(
    cx: &Context<'_>,
    call: &Call<'_>,
    section: Option<SectionBody>,
    types: &mut TypeTable,
    sink: &mut Sink,
) -> Sent {
    let drafts: Vec<_> = call
        .tellings
        .iter()
        .filter(|telling| telling.role != Role::Translation)
        .map(|telling| telling.draft)
        .collect();
    let travel = location::decide(call.route.method, &drafts, section);
    let tree = tree_of(call, &travel, sink);
    let mut sent = Sent {
        parameters: Vec::new(),
        body: BodyEncoding::None,
        whole_body: None,
        path: call.route.path.clone(),
    };
    let shown = shown(call);
    let mut lowering = Lowering {
        typing: Typing { cx, types, sink },
        call,
        travel: &travel,
    };
    for item in &tree {
        if item.name.is_empty() && item.many {
            sent.whole_body = Some(lowering.node(item, &[], shown));
        } else {
            let place = lowering.location(item);
            let field =
                lowering.field(item, &[], shown.and_then(|json| value_of(json, &item.name)));
            sent.parameters.push(Parameter {
                location: place,
                field,
            });
        }
    }
    if tree.is_empty() && !drafts.iter().any(|draft| draft.says_no_parameters) {
        lowering.only_sampled(&mut sent);
    }
    lowering.path_variables(&mut sent);
    lowering.query_template(&call.route, &mut sent);
    if sent.whole_body.is_some()
        || sent
            .parameters
            .iter()
            .any(|have| have.location == Location::Body)
    {
        sent.body = travel.encoding;
    }
    sent
}

/// The trees of all pages as one.
fn tree_of<'a>(call: &Call<'a>, travel: &Travel, sink: &mut Sink) -> Vec<Item<'a>> {
    let nests = travel.location == Location::Body;
    let mut tree = Vec::new();
    for telling in &call.tellings {
        let reader = Reader {
            role: telling.role,
            language: telling.language,
            nests,
        };
        // Findings on a translation's own rows repeat those on the main page.
        let mut silent = Sink::new();
        let translation = telling.role == Role::Translation;
        let own = reader.tree(
            &telling.draft.parameters,
            if translation { &mut silent } else { sink },
        );
        let _ = silent.finish();
        if tree.is_empty() && telling.role == Role::Main {
            tree = own;
        } else {
            tree::merge(&mut tree, own);
        }
    }
    tree
}

/// The request sample in JSON, where there is one.
fn shown<'a>(call: &Call<'a>) -> Option<&'a Json> {
    call.tellings
        .iter()
        .flat_map(|telling| &telling.draft.samples)
        .find_map(|sample| {
            let curl = sample.curl.as_ref().and_then(|curl| {
                curl.data.iter().find_map(|data| match data {
                    CurlData::Json(json) => Some(json),
                    _ => None,
                })
            });
            curl.or_else(|| {
                sample
                    .json
                    .as_ref()
                    .filter(|_| sample.role == SampleRole::Request)
            })
        })
}

fn value_of<'a>(json: &'a Json, name: &str) -> Option<&'a Json> {
    let object = json.elements().first().unwrap_or(json);
    object.get(name).map(|member| &member.value)
}

/// Lowers the parameters of one call.
struct Lowering<'c, 't, 'a> {
    typing: Typing<'c, 't>,
    call: &'c Call<'a>,
    travel: &'c Travel,
}

impl Lowering<'_, '_, '_> {
    fn node(&mut self, item: &Item<'_>, above: &[&str], shown: Option<&Json>) -> Node {
        let mut path = above.to_vec();
        path.push(&item.name);
        let inside = item
            .children
            .iter()
            .map(|child| {
                self.field(
                    child,
                    &path,
                    shown.and_then(|json| value_of(json, &child.name)),
                )
            })
            .collect();
        self.typing.node(item, &path, inside, shown)
    }

    fn field(&mut self, item: &Item<'_>, above: &[&str], shown: Option<&Json>) -> Field {
        let node = self.node(item, above, shown);
        let required = self.required(item);
        let own = || item.rows.iter().filter(|row| row.role != Role::Translation);
        let default = own().find_map(|row| row.reading.default.clone());
        let bounds = own()
            .map(|row| &row.reading.bounds)
            .find(|bounds| !bounds.is_empty())
            .cloned();
        let mut places: Vec<_> = item
            .rows
            .iter()
            .map(|row| self.typing.cx.place(row.draft.span))
            .collect();
        if places.is_empty() {
            places.push(self.typing.cx.place(self.call.main().draft.span));
        }
        self.default_outside(item, default.as_deref());
        Field {
            name: item.name.clone(),
            node,
            required,
            description: texts(self.typing.cx, &item.rows),
            default,
            bounds: bounds.unwrap_or_default(),
            places,
        }
    }

    /// Where a parameter travels.
    fn location(&mut self, item: &Item<'_>) -> Location {
        let variables = self.call.route.variables();
        if variables.contains(&item.name.as_str()) {
            return Location::Path;
        }
        let row = item.rows.iter().find(|row| row.draft.location.is_some());
        let Some((row, said)) = row.and_then(|row| Some((row, row.draft.location.as_ref()?)))
        else {
            let in_query = self.travel.in_query.contains(&item.name);
            return if in_query {
                Location::Query
            } else {
                self.travel.location
            };
        };
        match location::word(&said.value) {
            Some(Location::Path) if !variables.iter().any(|have| alike(have, &item.name)) => {
                self.typing.sink.push(
                    Diagnostic::new(
                        codes::lower::PATH_NOT_A_VARIABLE,
                        said.span,
                        format!(
                            "`{}` is said to be in the path, which has no variable of that name",
                            item.name
                        ),
                    )
                    .and(self.call.route.span, "the path")
                    .help(format!(
                        "write `{{{}}}` into the path, or mend `in`",
                        item.name
                    )),
                );
                self.travel.location
            }
            Some(location) => location,
            None => {
                let _ = row;
                self.typing.sink.push(
                    Diagnostic::new(
                        codes::lower::PARAMETER_LOCATION,
                        said.span,
                        format!("`{}` is no place where a parameter travels", said.value),
                    )
                    .help("write path, query, body or header"),
                );
                self.travel.location
            }
        }
    }
}

/// A variable of a channel's format.
pub(crate) fn argument(
    cx: &Context<'_>,
    item: &Item<'_>,
    types: &mut TypeTable,
    sink: &mut Sink,
) -> Field {
    let node = Typing { cx, types, sink }.node(item, &[&item.name], Vec::new(), None);
    let row = item.rows.first();
    Field {
        name: item.name.clone(),
        node,
        required: row.is_none_or(|row| row.reading.required != Ok(Some(false))),
        description: texts(cx, &item.rows),
        default: row.and_then(|row| row.reading.default.clone()),
        bounds: row
            .map(|row| row.reading.bounds.clone())
            .unwrap_or_default(),
        places: item
            .rows
            .iter()
            .map(|row| cx.place(row.draft.span))
            .collect(),
    }
}
