//! Examples as their types have them: pages state a number and print `"0"`, and what is stated holds.

use exact_json::Json;

use crate::{Node, Type, TypeScope};

impl TypeScope<'_> {
    /// Writes each value below a dotted path of an example the way its type is written, so that no example lies outside
    /// the schema of the same pages. What cannot be written so stays as it is shown.
    pub fn retype_below(&self, json: &mut Json, path: Option<&str>, node: &Node) {
        let below = match path {
            Some(path) => json.at_mut(path),
            None => Some(json),
        };
        if let Some(value) = below {
            self.retype(value, node);
        }
    }

    /// The same for a whole value.
    pub fn retype(&self, value: &mut Json, node: &Node) {
        match (&node.ty, value) {
            (Type::Object(at), value @ Json::Map(_)) => {
                for field in self.fields(*at) {
                    if let Some(value) = value.get_mut(&field.name) {
                        self.retype(value, &field.node);
                    }
                }
            }
            (Type::Array(inner), Json::List(elements)) => {
                for element in elements {
                    self.retype(element, inner);
                }
            }
            (Type::Map(inner), Json::Map(members)) => {
                for (_, value) in members {
                    self.retype(value, inner);
                }
            }
            (simple, value) => {
                if let Some(retyped) = self.retyped(value, simple) {
                    *value = retyped;
                }
            }
        }
    }

    fn retyped(&self, shown: &Json, ty: &Type) -> Option<Json> {
        match (ty, shown) {
            (Type::Integer | Type::Timestamp(_), Json::Text(text)) => Json::number(text),
            (Type::Enum(which), Json::Text(text)) if self.is_numeric(which) => Json::number(text),
            (Type::Enum(which), Json::Number(text)) if !self.is_numeric(which) => {
                Some(Json::text(text))
            }
            (Type::Boolean, Json::Text(text)) => text.to_lowercase().parse().ok().map(Json::Bool),
            (Type::String | Type::Secret, Json::Number(text)) => Some(Json::text(text)),
            (Type::String, Json::Bool(value)) => Some(Json::text(value.to_string())),
            _ => None,
        }
    }
}
