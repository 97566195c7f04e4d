//! Values that are typed as JSON, held against the objects of the model.

use api_model::{Api, EnumRef, Field, Node, Operation, Type};

use exact_json::Json;

/// What is wrong with a value, each fault with its place in the value. Members that nobody knows are let through, since documents lag
/// behind.
pub(crate) fn faults(api: &Api, operation: &Operation, node: &Node, value: &Json) -> Vec<String> {
    let mut found = Vec::new();
    let shapes = Shapes { api, operation };
    shapes.check(node, value, "", &mut found);
    found
}

struct Shapes<'m> {
    api: &'m Api,
    operation: &'m Operation,
}

impl Shapes<'_> {
    fn check(&self, node: &Node, value: &Json, place: &str, found: &mut Vec<String>) {
        match (&node.ty, value) {
            (Type::Object(index), Json::Map(members)) => {
                let shape = self.operation.types.shapes.get(*index);
                let fields = shape.map_or(&[][..], |shape| &shape.fields);
                self.fields(fields, members, place, found);
            }
            (Type::Array(item), Json::List(items)) => {
                for (index, value) in items.iter().enumerate() {
                    self.check(item, value, &format!("{place}[{index}]"), found);
                }
            }
            (Type::Map(item), Json::Map(members)) => {
                for (name, value) in members {
                    self.check(item, value, &within(place, name), found);
                }
            }
            (Type::Any, _) => {}
            (ty, value) => {
                if let Some(wanted) = self.wanted(ty, value) {
                    let place = if place.is_empty() {
                        String::new()
                    } else {
                        format!("{place}: ")
                    };
                    found.push(format!("{place}{value} is not {wanted}"));
                }
            }
        }
    }

    fn fields(
        &self,
        fields: &[Field],
        members: &[(String, Json)],
        place: &str,
        found: &mut Vec<String>,
    ) {
        for field in fields {
            let member = members.iter().find(|(name, _)| *name == field.name);
            let place = within(place, &field.name);
            match member {
                None if field.required => found.push(format!("{place}: is missing")),
                None => {}
                Some((_, Json::Null)) if !field.required => {}
                Some((_, value)) => self.check(&field.node, value, &place, found),
            }
        }
    }

    /// What a scalar type wants, where a value is something else.
    fn wanted(&self, ty: &Type, value: &Json) -> Option<String> {
        let text = match value {
            Json::Number(text) | Json::Text(text) => Some(text.as_str()),
            _ => None,
        };
        let numeric = text.is_some_and(|text| client_runtime::dec(text).is_ok());
        let wanted = match ty {
            Type::Boolean => (!matches!(value, Json::Bool(_)), "true or false"),
            Type::Integer | Type::Timestamp(_) => (
                text.is_none_or(|text| text.parse::<i64>().is_err()),
                "a whole number",
            ),
            Type::Decimal => (!numeric, "a number"),
            Type::String | Type::Secret => (!matches!(value, Json::Text(_)), "text"),
            Type::Id => (text.is_none(), "an id"),
            Type::Enum(which) => return self.no_word(which, text),
            Type::Object(_) | Type::Map(_) => (true, "an object"),
            Type::Array(_) => (true, "a list"),
            Type::Any => (false, ""),
        };
        wanted.0.then(|| wanted.1.to_owned())
    }

    fn no_word(&self, which: &EnumRef, text: Option<&str>) -> Option<String> {
        let def = match which {
            EnumRef::Shared(index) => self.api.enums.get(*index),
            EnumRef::Local(index) => self.operation.types.enums.get(*index),
        }?;
        let known = text.is_some_and(|text| def.values.iter().any(|known| known.value == text));
        (!known).then(|| {
            let values: Vec<&str> = def
                .values
                .iter()
                .map(|known| known.value.as_str())
                .collect();
            format!("one of {}", values.join(", "))
        })
    }
}

fn within(place: &str, name: &str) -> String {
    if place.is_empty() {
        name.to_owned()
    } else {
        format!("{place}.{name}")
    }
}
