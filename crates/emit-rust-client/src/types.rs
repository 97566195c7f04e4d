//! Types, as files of generated modules name them.

use std::borrow::Cow;

use proc_macro2::TokenStream;
use rust_plan::model::{Home, RustType};

/// A type, without the option.
pub(crate) fn text(ty: &RustType) -> Cow<'static, str> {
    match ty {
        RustType::Named(path) if path.home == Home::Enums => format!("enums::{}", path.name).into(),
        RustType::Named(path) => path.name.to_string().into(),
        RustType::List(element) => format!("Vec<{}>", text(element)).into(),
        RustType::Map(value) => format!("BTreeMap<String, {}>", text(value)).into(),
        scalar => scalar_name(scalar).into(),
    }
}

/// The same as tokens.
pub(crate) fn tokens(ty: &RustType) -> TokenStream {
    // Names and angle brackets of this crate's making are always tokens.
    text(ty).parse().unwrap_or_default()
}

/// The word for a type that is one; JSON may hold anything.
fn scalar_name(ty: &RustType) -> &'static str {
    match ty {
        RustType::Boolean => "bool",
        RustType::Integer => "i64",
        RustType::Decimal => "Decimal",
        RustType::Text => "String",
        RustType::Secret => "Secret",
        RustType::Id => "Id",
        RustType::Seconds => "TimestampSeconds",
        RustType::Milliseconds => "Timestamp",
        RustType::Any | RustType::Named(_) | RustType::List(_) | RustType::Map(_) => "Json",
    }
}
