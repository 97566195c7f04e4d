//! By which of its values a call is found when nobody knows whether it took effect.

use crate::{Field, Node, Operation, Type};

impl Operation {
    /// Values that this operation sends and `other` takes too, by their paths: `clientOrderId`, or `items.clientOrderId`
    /// where each object of the list `items` has one. Those of a body that is a list of objects have no name before them.
    #[must_use]
    pub fn found_by(&self, other: &Self) -> Vec<String> {
        let mut found = Vec::new();
        let taken = |field: &Field| {
            let mut parameters = other.parameters.iter();
            is_name(&field.node) && parameters.any(|has| has.field.name == field.name)
        };
        for field in self.parameters.iter().map(|parameter| &parameter.field) {
            if taken(field) {
                found.push(field.name.clone());
            }
            let inner = self.listed(&field.node).iter().filter(|inner| taken(inner));
            found.extend(inner.map(|inner| format!("{}.{}", field.name, inner.name)));
        }
        if let Some(body) = &self.whole_body {
            let inner = self.listed(body).iter().filter(|inner| taken(inner));
            found.extend(inner.map(|inner| inner.name.clone()));
        }
        found
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
