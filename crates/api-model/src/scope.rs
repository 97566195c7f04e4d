//! What nodes refer to by index.

use crate::{Api, EnumDef, EnumRef, Field, Node, Type, TypeTable};

/// The types that the nodes of one operation or channel speak of.
#[derive(Clone, Copy, Debug)]
pub struct TypeScope<'a> {
    /// Its own.
    pub own: &'a TypeTable,
    /// The enums of the whole API.
    pub shared: &'a [EnumDef],
}

impl Api {
    /// The types that nodes speak of where these are their own.
    #[must_use]
    pub fn scope<'a>(&'a self, own: &'a TypeTable) -> TypeScope<'a> {
        let shared = &self.enums;
        TypeScope { own, shared }
    }
}

impl<'a> TypeScope<'a> {
    /// The enum that a node refers to.
    #[must_use]
    pub fn enumeration(&self, which: &EnumRef) -> Option<&'a EnumDef> {
        match which {
            EnumRef::Local(at) => self.own.enums.get(*at),
            EnumRef::Shared(at) => self.shared.get(*at),
        }
    }

    /// Whether the values of an enum travel as numbers.
    #[must_use]
    pub fn is_numeric(&self, which: &EnumRef) -> bool {
        self.enumeration(which).is_some_and(|def| def.numeric)
    }

    /// The fields of a shape; none of one that is not there.
    #[must_use]
    pub fn fields(&self, shape: usize) -> &'a [Field] {
        let shape = self.own.shapes.get(shape);
        shape.map_or(&[], |shape| shape.fields.as_slice())
    }
    /// What an object holds under a wire name; nothing where the node is none.
    #[must_use]
    pub fn member(&self, node: &Node, name: &str) -> Option<&'a Node> {
        let Type::Object(shape) = node.ty else {
            return None;
        };
        let mut fields = self.fields(shape).iter();
        let found = fields.find(|field| field.name == name)?;
        Some(&found.node)
    }
}
