//! Fields of structs: name, setter, type.

use api_model::{EnumRef, Field as ModelField, Place, Type, TypeTable};
use diagnostics::Diagnostic;

use crate::{
    context::Context,
    field_docs,
    model::{Field, Home, RustType, TypePath},
    names::{NameKind, RustName, distinct, is_reserved_setter},
    type_names::TypeNames,
};

/// The types of one operation or channel, and where they live.
pub(crate) struct Scope<'a> {
    pub(crate) context: &'a Context<'a>,
    pub(crate) types: &'a TypeTable,
    pub(crate) names: &'a TypeNames,
    pub(crate) home: Home,
}

impl Scope<'_> {
    /// The Rust type of a type of the model. What lies outside its table is any JSON.
    pub(crate) fn rust_type(&self, ty: &Type) -> RustType {
        match ty {
            Type::Boolean => RustType::Boolean,
            Type::Integer => RustType::Integer,
            Type::Decimal => RustType::Decimal,
            Type::String => RustType::Text,
            Type::Secret => RustType::Secret,
            Type::Id => RustType::Id,
            Type::Timestamp(api_model::TimeUnit::Seconds) => RustType::Seconds,
            Type::Timestamp(api_model::TimeUnit::Milliseconds) => RustType::Milliseconds,
            Type::Array(node) => RustType::List(Box::new(self.rust_type(&node.ty))),
            Type::Map(node) => RustType::Map(Box::new(self.rust_type(&node.ty))),
            Type::Any => RustType::Any,
            Type::Object(_) | Type::Enum(_) => self.path(ty).map_or(RustType::Any, RustType::Named),
        }
    }

    fn path(&self, ty: &Type) -> Option<TypePath> {
        let own = |names: &[crate::type_names::TypeName], index: usize, is_enum| {
            names.get(index).map(|name| TypePath {
                home: self.home.clone(),
                name: name.name.clone(),
                is_enum,
            })
        };
        match ty {
            Type::Object(index) => own(&self.names.shapes, *index, false),
            Type::Enum(EnumRef::Local(index)) => own(&self.names.enums, *index, true),
            Type::Enum(EnumRef::Shared(index)) => Some(TypePath {
                home: Home::Enums,
                name: self.context.enum_names.get(*index)?.clone(),
                is_enum: true,
            }),
            _ => None,
        }
    }

    /// The fields of a struct, one per field of the model; nothing where a wire name is there twice.
    pub(crate) fn fields(
        &self,
        fields: &[&ModelField],
        found: &mut Vec<Diagnostic>,
    ) -> Vec<Option<Field>> {
        let wires: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
        self.fields_as(fields, &wires, found)
    }

    /// As [`Scope::fields`], named after `wires` instead of the wire names.
    pub(crate) fn fields_as(
        &self,
        fields: &[&ModelField],
        wires: &[&str],
        found: &mut Vec<Diagnostic>,
    ) -> Vec<Option<Field>> {
        let names = distinct(NameKind::Field, wires);
        let setters = setters(&names);
        let decided = fields.iter().zip(names.into_iter().zip(setters));
        decided
            .map(|(field, (name, setter))| {
                let Some((name, setter)) = name.zip(setter) else {
                    found.push(self.twice(field));
                    return None;
                };
                Some(Field {
                    docs: field_docs::docs(self.context, field, name.text()),
                    name,
                    setter,
                    wire: field.name.clone(),
                    ty: self.rust_type(&field.node.ty),
                    optional: !field.required,
                })
            })
            .collect()
    }

    fn twice(&self, field: &ModelField) -> Diagnostic {
        let places: [Option<&Place>; 2] = [field.places.first(), field.places.get(1)];
        self.context
            .meet("fields of one object", &field.name, places)
    }
}

/// Setters are called like their fields, unless that hides a method that everybody expects.
fn setters(names: &[Option<RustName>]) -> Vec<Option<RustName>> {
    let taken = |name: &RustName| names.iter().flatten().any(|other| other == name);
    names
        .iter()
        .map(|name| {
            let name = name.as_ref()?;
            if !is_reserved_setter(name.text()) {
                return Some(name.clone());
            }
            let mut setter = name.with_prefix("with_");
            while taken(&setter) {
                setter = setter.with_prefix("set_");
            }
            Some(setter)
        })
        .collect()
}
