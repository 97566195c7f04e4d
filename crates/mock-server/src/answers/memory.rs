//! What was created: the values of the request, by the id that was handed out.

use std::collections::{BTreeMap, VecDeque};

use api_model::{Method, Node, Operation, Type, TypeTable};

use crate::checks::Given;
use exact_json::{Json, is_number};

/// How many things are remembered; the oldest go first.
const MOST: usize = 10_000;
/// The first id where the documents show none.
const FIRST: &str = "200000000000000001";
/// Words that paths of calls begin their last part with, where these make something.
const MAKING: [&str; 5] = ["add", "create", "new", "open", "place"];

/// What was created.
#[derive(Debug, Default)]
pub(super) struct Memory {
    things: BTreeMap<u64, Thing>,
    /// Ids, those that were handed out and those that clients gave, to things.
    names: BTreeMap<String, u64>,
    order: VecDeque<u64>,
    next: u64,
}

#[derive(Debug)]
struct Thing {
    values: Vec<(String, Json)>,
    names: Vec<String>,
}

impl Memory {
    /// Hands each value of a thing that the request names to `put`.
    pub(super) fn recall(&self, given: &Given, put: &mut dyn FnMut(&str, &Json)) {
        let named = given.scalars().find_map(|(name, value)| {
            let thing = self.names.get(value.scalar()?.as_ref())?;
            names_things(name).then(|| self.things.get(thing)).flatten()
        });
        for (name, value) in named
            .map(|thing| thing.values.as_slice())
            .unwrap_or_default()
        {
            put(name, value);
        }
    }

    /// Gives what a POST creates an id of its own, and remembers it. The first keeps the id of the documents.
    pub(super) fn remember(&mut self, operation: &Operation, given: &Given, payload: &mut Json) {
        let named = |(name, _): (&str, &Json)| names_things(name) && !name.starts_with("client");
        // What names a thing acts on it, and creates none.
        let creates = operation.method == Method::Post && !operation.only_reads();
        if !creates || given.scalars().any(named) {
            return;
        }
        let Some(node) = &operation.response.payload else {
            return;
        };
        if node.ty == Type::Any && is_nothing(payload) && makes(operation) {
            *payload = Json::text(FIRST);
        }
        let Some((field, id)) = created(&operation.types, node, payload, given) else {
            return;
        };
        let Some(fresh) = id.scalar().and_then(|shown| numbered(&shown, self.next)) else {
            return;
        };
        *id = match id {
            Json::Number(_) => Json::Number(fresh.clone()),
            _ => Json::text(&fresh),
        };
        let mut values: Vec<(String, Json)> = Vec::new();
        values.push((field.unwrap_or("id").to_owned(), Json::text(&fresh)));
        if field.is_none() {
            values.push(("orderId".to_owned(), Json::text(&fresh)));
        }
        let mut called = vec![fresh];
        for (name, value) in given.scalars() {
            if let Some(text) = value.scalar().filter(|_| names_things(name)) {
                called.push(text.into_owned());
            }
            values.push((name.to_owned(), value.clone()));
        }
        self.keep(Thing {
            values,
            names: called,
        });
    }

    fn keep(&mut self, thing: Thing) {
        let number = self.next;
        self.next += 1;
        for name in &thing.names {
            self.names.insert(name.clone(), number);
        }
        self.things.insert(number, thing);
        self.order.push_back(number);
        if self.order.len() > MOST
            && let Some(oldest) = self.order.pop_front()
            && let Some(gone) = self.things.remove(&oldest)
        {
            for name in gone.names {
                if self.names.get(&name) == Some(&oldest) {
                    self.names.remove(&name);
                }
            }
        }
    }
}

/// Whether a parameter of this name names a thing.
fn names_things(name: &str) -> bool {
    name == "id" || name.ends_with("Id") || name.ends_with("_id")
}

/// Whether an operation makes something that has an id, by its path.
fn makes(operation: &Operation) -> bool {
    let last = operation.path.rsplit('/').next().unwrap_or_default();
    MAKING.iter().any(|word| last.starts_with(word))
}

fn is_nothing(payload: &Json) -> bool {
    match payload {
        Json::Null => true,
        Json::Map(members) => members.is_empty(),
        _ => false,
    }
}

/// The id of what a request created: the payload itself, or its first field of that type which the request did not give.
fn created<'a, 'p>(
    types: &'a TypeTable,
    node: &Node,
    payload: &'p mut Json,
    given: &Given,
) -> Option<(Option<&'a str>, &'p mut Json)> {
    match (&node.ty, payload) {
        (Type::Id, payload) => Some((None, payload)),
        // Servers answer a bare id where their documents show nothing.
        (Type::Any, payload) if payload.scalar().is_some() => Some((None, payload)),
        (Type::Object(at), Json::Map(members)) => {
            let fields = &types.shapes.get(*at)?.fields;
            let field = fields
                .iter()
                .find(|field| field.node.ty == Type::Id && given.anywhere(&field.name).is_none())?;
            let found = members.iter_mut().find(|(have, _)| *have == field.name);
            found.map(|(_, value)| (Some(field.name.as_str()), value))
        }
        _ => None,
    }
}

/// A whole number further on by so many; text that is none has no successor.
fn numbered(shown: &str, further: u64) -> Option<String> {
    if !is_number(shown) {
        return None;
    }
    let number: u64 = shown.parse().ok()?;
    number.checked_add(further).map(|number| number.to_string())
}
