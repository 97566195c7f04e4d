//! Values for the examples of a call: those that the documents show, else the least that fits.

use std::collections::BTreeMap;

use api_model::{Field, Node, Operation, Parameter, Role, TimeUnit, Type};

use crate::site::Site;
use exact_json::Json;

/// The values of one call.
pub(crate) struct Values<'a> {
    site: &'a Site<'a>,
    operation: &'a Operation,
    shown: BTreeMap<String, Json>,
    whole: Option<Json>,
}

/// Objects in objects that are made up.
const DEEPEST: usize = 4;

impl<'a> Values<'a> {
    pub(crate) fn of(site: &'a Site<'a>, operation: &'a Operation) -> Self {
        let sent = |role| matches!(role, Role::RequestBody | Role::RequestQuery);
        let mut examples = operation.examples.iter().filter(|one| sent(one.role));
        let first = examples.next().and_then(|one| Json::parse(&one.json).ok());
        let shown = match &first {
            Some(Json::Map(members)) => members.iter().cloned().collect(),
            _ => BTreeMap::new(),
        };
        Self {
            site,
            operation,
            shown,
            whole: first,
        }
    }

    /// What the documents show of a parameter; something that fits where it must be given.
    pub(crate) fn given(&self, parameter: &Parameter) -> Option<Json> {
        let field = &parameter.field;
        if field.node.ty == Type::Secret {
            return field.required.then(|| Json::Text("…".to_owned()));
        }
        let fixed = self.operation.discriminator.as_ref();
        if let Some(fixed) = fixed.filter(|fixed| fixed.parameter == field.name) {
            return Some(Json::Text(fixed.value.clone()));
        }
        let shown = self.shown.get(&field.name).cloned();
        let shown = shown.filter(|value| self.fits(value, &field.node));
        shown.or_else(|| field.required.then(|| self.made_up(field, 0)))
    }

    /// The whole body.
    pub(crate) fn whole(&self, node: &Node) -> String {
        let shown = self.whole.clone().filter(|value| self.fits(value, node));
        let value = shown.unwrap_or_else(|| self.of_type(node, None, 0));
        value.to_string()
    }

    /// Whether a documented value is of the kind that the type wants. Text of an example of a query may be any scalar.
    fn fits(&self, value: &Json, node: &Node) -> bool {
        match (&node.ty, value) {
            (Type::Any, _) | (Type::Array(_), Json::List(_) | Json::Text(_)) => true,
            (Type::Object(_) | Type::Map(_), value) => matches!(value, Json::Map(_)),
            (Type::Array(_), _) | (_, Json::List(_) | Json::Map(_) | Json::Null) => false,
            (Type::Enum(which), value) => {
                let def = self.site.definition(&self.operation.types, which);
                def.is_some_and(|def| def.values.iter().any(|one| one.value == value.plain()))
            }
            (Type::Integer | Type::Timestamp(_), value) => value.plain().parse::<i64>().is_ok(),
            _ => !value.plain().is_empty(),
        }
    }

    fn made_up(&self, field: &Field, depth: usize) -> Json {
        let least = field
            .bounds
            .min
            .as_deref()
            .filter(|_| !field.bounds.exclusive_min);
        let hint = field.default.as_deref().or(least);
        self.of_type(&field.node, hint, depth)
    }

    fn of_type(&self, node: &Node, hint: Option<&str>, depth: usize) -> Json {
        let types = &self.operation.types;
        let number = |other: &str| Json::Number(hint.unwrap_or(other).to_owned());
        match &node.ty {
            Type::Boolean => Json::Bool(hint != Some("false")),
            Type::Integer => number("1"),
            Type::Timestamp(TimeUnit::Seconds) => number("1767225600"),
            Type::Timestamp(TimeUnit::Milliseconds) => number("1767225600000"),
            Type::String | Type::Secret => Json::Text(hint.unwrap_or("text").to_owned()),
            Type::Decimal | Type::Id => Json::Text(hint.unwrap_or("1").to_owned()),
            Type::Enum(which) => {
                let def = self.site.definition(types, which);
                let first = def.and_then(|def| def.values.iter().find(|one| !one.value.is_empty()));
                let value = hint
                    .or(first.map(|one| one.value.as_str()))
                    .unwrap_or("text");
                if def.is_some_and(|def| def.numeric) {
                    Json::Number(value.to_owned())
                } else {
                    Json::Text(value.to_owned())
                }
            }
            Type::Object(at) => {
                let fields = types.shapes.get(*at).filter(|_| depth < DEEPEST);
                let fields = fields.iter().flat_map(|shape| &shape.fields);
                let required = fields.filter(|field| field.required);
                let member = |field: &Field| (field.name.clone(), self.made_up(field, depth + 1));
                Json::Map(required.map(member).collect())
            }
            Type::Array(inner) if depth < DEEPEST => {
                Json::List(vec![self.of_type(inner, None, depth + 1)])
            }
            Type::Array(_) => Json::List(Vec::new()),
            Type::Map(_) | Type::Any => Json::Map(Vec::new()),
        }
    }
}
