//! Types, as nodes of syntax.

use std::borrow::Cow;

use rust_plan::{
    model::{Home, RustType, TypePath},
    names::RustName,
};
use syn::punctuated::Punctuated;
use syn::{GenericArgument, Path, PathArguments, Token, Type};

use crate::skeleton::skeleton;

/// A type, without the option.
pub(crate) fn rust_type(ty: &RustType) -> Type {
    match ty {
        RustType::Named(path) => plain(type_path(path)),
        RustType::List(element) => generic("Vec", [rust_type(element)]),
        RustType::Map(value) => generic("BTreeMap", [plain(word("String")), rust_type(value)]),
        scalar => plain(word(scalar_name(scalar))),
    }
}

/// The same as text.
pub(crate) fn text(ty: &RustType) -> Cow<'static, str> {
    match ty {
        RustType::Named(path) if path.home == Home::Enums => format!("enums::{}", path.name).into(),
        RustType::Named(path) => path.name.to_string().into(),
        RustType::List(element) => format!("Vec<{}>", text(element)).into(),
        RustType::Map(value) => format!("BTreeMap<String, {}>", text(value)).into(),
        scalar => scalar_name(scalar).into(),
    }
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

fn type_path(path: &TypePath) -> Path {
    match &path.home {
        Home::Section(_) | Home::Channels(_) => path.name.ident().into(),
        Home::Enums => {
            let mut whole = word("enums");
            whole.segments.push(path.name.ident().into());
            whole
        }
    }
}

/// A type of the file, by its name.
pub(crate) fn of(name: &RustName) -> Type {
    plain(name.ident().into())
}

/// `impl Trait<Type>`.
pub(crate) fn implementing(name: &'static str, ty: Type) -> Type {
    let mut bound = skeleton!(syn::TraitBound: Trait);
    bound.path = segment(name, None, [ty]);
    let mut taken = skeleton!(syn::TypeImplTrait: impl Trait);
    taken.bounds = [syn::TypeParamBound::Trait(bound)].into_iter().collect();
    Type::ImplTrait(taken)
}

/// `-> Type`.
pub(crate) fn returned(ty: Type) -> syn::ReturnType {
    syn::ReturnType::Type(<Token![->]>::default(), Box::new(ty))
}

/// A path as a type.
pub(crate) fn plain(path: Path) -> Type {
    Type::Path(syn::TypePath {
        attrs: Vec::new(),
        qself: None,
        path,
    })
}

pub(crate) fn generic<const N: usize>(name: &'static str, arguments: [Type; N]) -> Type {
    plain(segment(name, None, arguments))
}

fn segment<const N: usize>(
    name: &'static str,
    colon2_token: Option<Token![::]>,
    arguments: [Type; N],
) -> Path {
    let arguments = arguments.into_iter().map(GenericArgument::Type);
    let mut segments = Punctuated::new();
    segments.push(syn::PathSegment {
        ident: RustName::root(name).ident(),
        arguments: PathArguments::AngleBracketed(syn::AngleBracketedGenericArguments {
            colon2_token,
            lt_token: <Token![<]>::default(),
            args: arguments.collect(),
            gt_token: <Token![>]>::default(),
        }),
    });
    Path {
        leading_colon: None,
        segments,
    }
}

/// `outer::inner`, of words that this crate writes out.
pub(crate) fn within(outer: &'static str, inner: &'static str) -> Path {
    let mut path = word(outer);
    path.segments.push(RustName::root(inner).ident().into());
    path
}

/// A path of one word that this crate writes out.
pub(crate) fn word(word: &'static str) -> Path {
    RustName::root(word).ident().into()
}
