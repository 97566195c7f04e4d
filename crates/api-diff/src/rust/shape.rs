//! Types of the plan as text.

use rust_plan::model::{Field, Home, RustType, TypePath};

/// A type as code names it.
pub(crate) fn rust_type(ty: &RustType) -> String {
    match ty {
        RustType::Boolean => "bool".to_owned(),
        RustType::Integer => "i64".to_owned(),
        RustType::Decimal => "Decimal".to_owned(),
        RustType::Text => "String".to_owned(),
        RustType::Secret => "Secret".to_owned(),
        RustType::Id => "Id".to_owned(),
        RustType::Seconds => "TimestampSeconds".to_owned(),
        RustType::Milliseconds => "Timestamp".to_owned(),
        RustType::Named(path) => named(path),
        RustType::List(ty) => format!("Vec<{}>", rust_type(ty)),
        RustType::Map(ty) => format!("BTreeMap<String, {}>", rust_type(ty)),
        RustType::Any => "Json".to_owned(),
    }
}

/// The path of a type of the plan.
pub(crate) fn named(path: &TypePath) -> String {
    match &path.home {
        Home::Section(section) => format!("{section}::{}", path.name),
        Home::Channels(section) => format!("{section}::channels::{}", path.name),
        Home::Enums => format!("enums::{}", path.name),
    }
}

/// The type of a field with its option.
pub(crate) fn field_type(field: &Field) -> String {
    let ty = rust_type(&field.ty);
    if field.optional {
        format!("Option<{ty}>")
    } else {
        ty
    }
}

/// The types of the plan that a type mentions.
pub(crate) fn mentions(ty: &RustType, found: &mut Vec<String>) {
    match ty {
        RustType::Named(path) => found.push(named(path)),
        RustType::List(ty) | RustType::Map(ty) => mentions(ty, found),
        _ => {}
    }
}
