//! Names of the generated client and what they stand for.

use std::collections::{BTreeMap, BTreeSet};

use api_model::{Api, EnumRef, Node, Type};
use diagnostics::{FileId, Sink, Span};
use rust_plan::PlanOptions;
use rust_plan::model::{ChannelType, Item, Module, ObjectType, RequestType, RustType, Section};

use crate::Understood;

/// A type of the client.
pub(super) struct Named {
    pub(super) name: String,
    pub(super) owner: Owner,
    pub(super) what: What,
}

/// Whose type it is, by index into the model.
#[derive(Clone, Copy)]
pub(super) enum Owner {
    Operation(usize),
    Channel(usize),
}

/// What it stands for, by index into the owner's types.
#[derive(Clone, Copy)]
pub(super) enum What {
    /// The operation or channel itself.
    Whole,
    Object(usize),
    Enum(usize),
}

/// Every type of the client that an operation or channel gives rise to.
pub(super) fn types(understood: &Understood) -> Vec<Named> {
    let api = &understood.api;
    let mut sink = Sink::new();
    let locate = |_: &api_model::Place| Span::point(FileId(0), 0);
    let plan = rust_plan::plan(api, &PlanOptions::default(), &mut sink, &locate);
    // Names that meet were told when the model was made; here they only fail to be found.
    let _ = sink.finish();
    let mut found = Vec::new();
    for section in &plan.sections {
        of_section(api, section, &mut found);
    }
    found
}

fn of_section(api: &Api, section: &Section, found: &mut Vec<Named>) {
    let mut items = Items::default();
    items.gather(&section.root);
    for request in items.requests.values() {
        of_request(api, request, &items.objects, found);
    }
    let Some(channels) = &section.channels else {
        return;
    };
    let mut items = Items::default();
    items.gather(channels);
    for channel in &items.channels {
        of_channel(api, channel, &items.objects, found);
    }
}

#[derive(Default)]
struct Items<'a> {
    requests: BTreeMap<String, &'a RequestType>,
    channels: Vec<&'a ChannelType>,
    objects: BTreeMap<String, &'a ObjectType>,
}

impl<'a> Items<'a> {
    fn gather(&mut self, module: &'a Module) {
        for item in &module.items {
            match item {
                Item::Request(request) => {
                    self.requests.insert(request.name.to_string(), request);
                }
                Item::Object(object) => {
                    self.objects.insert(object.name.to_string(), object);
                }
                Item::Channel(channel) => self.channels.push(channel),
                Item::Enum(_) => {}
            }
        }
        module.modules.iter().for_each(|module| self.gather(module));
    }
}

fn of_request(
    api: &Api,
    request: &RequestType,
    objects: &BTreeMap<String, &ObjectType>,
    found: &mut Vec<Named>,
) {
    let id = |one: &api_model::Operation| format!("{}.{}", one.section, one.id);
    let wanted = |one: &api_model::Operation| id(one) == request.operation.id;
    let Some(at) = api.operations.iter().position(wanted) else {
        return;
    };
    let model = &api.operations[at];
    found.push(Named {
        name: request.name.to_string(),
        owner: Owner::Operation(at),
        what: What::Whole,
    });
    let mut pairs: Vec<(&RustType, &Node)> = Vec::new();
    pairs.extend(request.answer.as_ref().zip(model.response.payload.as_ref()));
    for (planned, parameter) in request.parameters.iter().zip(&model.parameters) {
        if let Ok(field) = &planned.value {
            pairs.push((&field.ty, &parameter.field.node));
        }
    }
    let whole = request.whole_body.as_ref().map(|field| &field.ty);
    pairs.extend(whole.zip(model.whole_body.as_ref()));
    collect(pairs, &model.types, Owner::Operation(at), objects, found);
}

fn of_channel(
    api: &Api,
    channel: &ChannelType,
    objects: &BTreeMap<String, &ObjectType>,
    found: &mut Vec<Named>,
) {
    let wanted = |one: &api_model::Channel| format!("{}.{}", one.section, one.id) == channel.id;
    let Some(at) = api.channels.iter().position(wanted) else {
        return;
    };
    let model = &api.channels[at];
    found.push(Named {
        name: channel.name.to_string(),
        owner: Owner::Channel(at),
        what: What::Whole,
    });
    let mut pairs: Vec<(&RustType, &Node)> = Vec::new();
    pairs.extend(channel.push.as_ref().zip(model.push.as_ref()));
    let arguments = channel.arguments.iter().map(|field| &field.ty);
    pairs.extend(arguments.zip(model.arguments.iter().map(|field| &field.node)));
    collect(pairs, &model.types, Owner::Channel(at), objects, found);
}

/// Walks types of the plan and of the model side by side.
fn collect<'a>(
    mut pairs: Vec<(&'a RustType, &'a Node)>,
    types: &'a api_model::TypeTable,
    owner: Owner,
    objects: &BTreeMap<String, &'a ObjectType>,
    found: &mut Vec<Named>,
) {
    let mut seen = BTreeSet::new();
    while let Some((rust, node)) = pairs.pop() {
        let (path, what) = match (rust, &node.ty) {
            (RustType::List(rust), Type::Array(node)) | (RustType::Map(rust), Type::Map(node)) => {
                pairs.push((rust, node));
                continue;
            }
            (RustType::Named(path), Type::Object(at)) => (path, What::Object(*at)),
            (RustType::Named(path), Type::Enum(EnumRef::Local(at))) => (path, What::Enum(*at)),
            _ => continue,
        };
        let name = path.name.to_string();
        if !seen.insert(name.clone()) {
            continue;
        }
        if let What::Object(at) = what
            && let Some(object) = objects.get(&name)
        {
            let planned = object.fields.iter().map(|planned| &planned.ty);
            pairs.extend(planned.zip(types.shapes[at].fields.iter().map(|field| &field.node)));
        }
        found.push(Named { name, owner, what });
    }
}

/// The object that a type is, or that its elements are: its index.
pub(super) fn shape_index(node: &Node) -> Option<usize> {
    match &node.ty {
        Type::Object(at) => Some(*at),
        Type::Array(inner) | Type::Map(inner) => shape_index(inner),
        _ => None,
    }
}

/// Whether a name of code or of the wire means this wire name.
pub(super) fn same(wire: &str, asked: &str) -> bool {
    let plain = |name: &str| {
        name.chars()
            .filter(|c| *c != '_' && *c != '-')
            .collect::<String>()
            .to_lowercase()
    };
    wire == asked || plain(wire) == plain(asked)
}
