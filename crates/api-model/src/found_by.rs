//! By which of its values a call is found when nobody knows whether it took effect.

use exact_json::Json;

use crate::{Field, Node, Operation, Type};

impl Operation {
    /// Values that this operation sends and `other` takes too, by their paths: `clientOrderId`, or `items.clientOrderId`
    /// where each object of the list `items` has one, be it that `items` is the text of such a list, as an example shows.
    /// Those of a body that is a list of objects have no name before them.
    #[must_use]
    pub fn found_by(&self, other: &Self) -> Vec<String> {
        let mut found = Vec::new();
        let parameters = other.parameters.iter();
        let names: Vec<&str> = parameters.map(|has| has.field.name.as_str()).collect();
        let taken = |field: &Field| is_name(&field.node) && names.contains(&field.name.as_str());
        for field in self.parameters.iter().map(|parameter| &parameter.field) {
            if taken(field) {
                found.push(field.name.clone());
            }
            let inner = self.listed(&field.node).iter().filter(|inner| taken(inner));
            found.extend(inner.map(|inner| format!("{}.{}", field.name, inner.name)));
            let shown = self.shown_in_text(field).into_iter();
            let shown = shown.filter(|name| names.contains(&name.as_str()));
            found.extend(shown.map(|name| format!("{}.{name}", field.name)));
        }
        if let Some(body) = &self.whole_body {
            let inner = self.listed(body).iter().filter(|inner| taken(inner));
            found.extend(inner.map(|inner| inner.name.clone()));
        }
        found
    }

    /// The names of scalars in the objects of a list that travels as text, as the first example shows that has one.
    fn shown_in_text(&self, field: &Field) -> Vec<String> {
        if field.node.ty != Type::String {
            return Vec::new();
        }
        let mut examples = self.examples.iter();
        let first = examples.find_map(|example| {
            let Json::Text(text) = Json::parse(&example.json).ok()?.get(&field.name)?.clone()
            else {
                return None;
            };
            match Json::parse(&text).ok()? {
                Json::List(objects) => objects.into_iter().next(),
                _ => None,
            }
        });
        let Some(Json::Map(members)) = first else {
            return Vec::new();
        };
        let scalars = members
            .into_iter()
            .filter(|(_, value)| value.scalar().is_some());
        scalars.map(|(name, _)| name).collect()
    }

    /// The fields of the objects in a list.
    fn listed(&self, node: &Node) -> &[Field] {
        let Type::Array(item) = &node.ty else {
            return &[];
        };
        let Type::Object(shape) = item.ty else {
            return &[];
        };
        let shape = self.types.shapes.get(shape);
        shape.map_or(&[], |shape| shape.fields.as_slice())
    }
}

/// Whether it is one value that may name something, or a list of such.
fn is_name(node: &Node) -> bool {
    match &node.ty {
        Type::String | Type::Id | Type::Integer => true,
        Type::Array(item) => matches!(item.ty, Type::String | Type::Id | Type::Integer),
        _ => false,
    }
}
