//! Names of the generated client and what they stand for.

use std::collections::{BTreeMap, BTreeSet};

use api_model::{Api, Node, Type};
use diagnostics::{FileId, Sink, Span};
use rust_plan::PlanOptions;
use rust_plan::model::{Item, Module, ObjectType, RequestType, RustType};

use crate::Understood;

/// A type of the client: an object of an operation, or the request itself.
pub(super) struct Named {
    pub(super) name: String,
    /// Index into the model's operations.
    pub(super) operation: usize,
    /// Index into the operation's shapes; nothing for the request.
    pub(super) shape: Option<usize>,
}

/// Every type of the client that an operation gives rise to.
pub(super) fn types(understood: &Understood) -> Vec<Named> {
    let api = &understood.api;
    let mut sink = Sink::new();
    let locate = |_: &api_model::Place| Span::point(FileId(0), 0);
    let plan = rust_plan::plan(api, &PlanOptions::default(), &mut sink, &locate);
    // Names that meet were told when the model was made; here they only fail to be found.
    let _ = sink.finish();
    let mut found = Vec::new();
    for section in &plan.sections {
        let mut items = Items::default();
        items.gather(&section.root);
        for request in items.requests.values() {
            collect(api, request, &items.objects, &mut found);
        }
    }
    found
}

#[derive(Default)]
struct Items<'a> {
    requests: BTreeMap<String, &'a RequestType>,
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
                Item::Enum(_) | Item::Channel(_) => {}
            }
        }
        module.modules.iter().for_each(|module| self.gather(module));
    }
}

fn collect(
    api: &Api,
    request: &RequestType,
    objects: &BTreeMap<String, &ObjectType>,
    found: &mut Vec<Named>,
) {
    let wanted =
        |operation: &api_model::Operation| format!("{}.{}", operation.section, operation.id);
    let Some(operation) = api
        .operations
        .iter()
        .position(|operation| wanted(operation) == request.operation.id)
    else {
        return;
    };
    found.push(Named {
        name: request.name.to_string(),
        operation,
        shape: None,
    });
    let model = &api.operations[operation];
    let mut pairs: Vec<(&RustType, &Node)> = Vec::new();
    pairs.extend(request.answer.as_ref().zip(model.response.payload.as_ref()));
    for (planned, parameter) in request.parameters.iter().zip(&model.parameters) {
        if let Ok(field) = &planned.value {
            pairs.push((&field.ty, &parameter.field.node));
        }
    }
    pairs.extend(
        request
            .whole_body
            .as_ref()
            .map(|field| &field.ty)
            .zip(model.whole_body.as_ref()),
    );
    let mut seen = BTreeSet::new();
    while let Some((rust, node)) = pairs.pop() {
        match (rust, &node.ty) {
            (RustType::List(rust), Type::Array(node)) | (RustType::Map(rust), Type::Map(node)) => {
                pairs.push((rust, node));
            }
            (RustType::Named(path), Type::Object(shape)) if seen.insert(*shape) => {
                let name = path.name.to_string();
                if let Some(object) = objects.get(&name) {
                    let fields = object.fields.iter().zip(&model.types.shapes[*shape].fields);
                    pairs.extend(fields.map(|(planned, field)| (&planned.ty, &field.node)));
                }
                found.push(Named {
                    name,
                    operation,
                    shape: Some(*shape),
                });
            }
            _ => {}
        }
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

/// Names that share a word with what was asked.
pub(super) fn close(api: &Api, types: &[Named], item: &str) -> Vec<String> {
    let asked = item.to_lowercase();
    let words: Vec<&str> = asked
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 2)
        .collect();
    let operations = api
        .operations
        .iter()
        .map(|operation| format!("{}.{}", operation.section, operation.id));
    let named = types.iter().map(|named| named.name.clone());
    let near = |name: &String| words.iter().any(|word| name.to_lowercase().contains(word));
    operations.chain(named).filter(near).take(8).collect()
}
