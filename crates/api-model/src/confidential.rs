//! Whether a call carries secrets.

use crate::{Node, Operation, Type};

impl Operation {
    /// Whether what it sends or what comes back holds a [`Type::Secret`], so that its values are shown to nobody.
    #[must_use]
    pub fn is_confidential(&self) -> bool {
        let sent = self.parameters.iter().map(|parameter| &parameter.field);
        let within = self.types.shapes.iter().flat_map(|shape| &shape.fields);
        let fields = sent.chain(within).map(|field| &field.node);
        let whole = self.whole_body.iter().chain(&self.response.payload);
        fields.chain(whole).any(is_secret)
    }
}

/// Whether a value is a secret, or a list or map of such.
fn is_secret(node: &Node) -> bool {
    match &node.ty {
        Type::Secret => true,
        Type::Array(inner) | Type::Map(inner) => is_secret(inner),
        _ => false,
    }
}
