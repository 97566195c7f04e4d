//! How users make structs: `new` with what is required, a setter for each of the rest.

use proc_macro2::TokenStream;
use quote::quote;
use rust_plan::{
    model::{Field, RustType},
    names::RustName,
};

use crate::{attributes, line_by_line, print::Piece, prose::Prose, types};

/// More arguments than clippy likes.
const MANY: usize = 7;
/// More truths than clippy likes among arguments.
const MANY_TRUTHS: usize = 3;

/// `impl Name { new, setters }`.
pub(crate) fn inherent(
    name: &RustName,
    fields: &[&Field],
    starts: &str,
    prose: &mut Prose,
) -> Piece {
    let text = line_by_line::inherent(name, fields, starts);
    Piece::of(text, || impl_tokens(name, fields, starts, prose))
}

fn impl_tokens(name: &RustName, fields: &[&Field], starts: &str, prose: &mut Prose) -> TokenStream {
    let name = name.ident();
    let skip = attributes::unformatted(fields);
    let new = new(fields, starts, prose);
    let set = fields.iter().filter(|field| field.optional);
    let setters: Vec<TokenStream> = set.map(|field| setter(field, prose)).collect();
    quote! {
        #skip
        impl #name {
            #new
            #(#setters)*
        }
    }
}

fn new(fields: &[&Field], starts: &str, prose: &mut Prose) -> TokenStream {
    let required: Vec<&&Field> = fields.iter().filter(|field| !field.optional).collect();
    if required.is_empty() {
        let doc = prose.line(&format!("{starts}; it needs nothing."));
        return quote! {
            #doc
            #[inline]
            pub fn new() -> Self { Self::default() }
        };
    }
    let doc = prose.line(&format!("{starts} with what it must have."));
    let lints = expected_lints(fields);
    let long = attributes::long(attributes::is_long_list(fields.len()));
    let arguments = required.iter().map(|field| argument(field));
    let values = fields.iter().map(|field| started(field));
    quote! {
        #doc
        #[inline]
        #lints
        #long
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#values),* }
        }
    }
}

/// Types that callers hold in many forms are taken in any of them.
fn argument(field: &Field) -> TokenStream {
    let (name, ty) = (field.name.ident(), types::tokens(&field.ty));
    if converts(&field.ty) {
        quote!(#name: impl Into<#ty>)
    } else {
        quote!(#name: #ty)
    }
}

/// A field and what it holds at first.
fn started(field: &Field) -> TokenStream {
    let name = field.name.ident();
    if field.optional {
        quote!(#name: None)
    } else if converts(&field.ty) {
        quote!(#name: #name.into())
    } else {
        quote!(#name)
    }
}

/// Why a constructor may be against a lint.
pub(crate) const EXPECTED: &str = "the documents require all of them";

/// The lints of clippy that a constructor with these fields is against.
pub(crate) fn lints(fields: &[&Field]) -> Vec<&'static str> {
    let required = || fields.iter().filter(|field| !field.optional);
    let truths = required().filter(|field| field.ty == RustType::Boolean);
    let mut lints = Vec::new();
    if required().count() > MANY {
        lints.push("too_many_arguments");
    }
    if truths.count() > MANY_TRUTHS {
        lints.push("fn_params_excessive_bools");
    }
    lints
}

fn expected_lints(fields: &[&Field]) -> Option<TokenStream> {
    let lints = lints(fields).into_iter();
    let lints: Vec<_> = lints.map(|lint| RustName::root(lint).ident()).collect();
    (!lints.is_empty()).then(|| quote!(#[expect(#(clippy::#lints,)* reason = #EXPECTED)]))
}

fn setter(field: &Field, prose: &mut Prose) -> TokenStream {
    let doc = prose.line(&format!("Sets `{}`.", field.name.text()));
    let (name, setter) = (field.name.ident(), field.setter.ident());
    let ty = types::tokens(&field.ty);
    quote! {
        #doc
        pub fn #setter(mut self, value: impl Into<#ty>) -> Self {
            self.#name = Some(value.into());
            self
        }
    }
}

/// Whether a constructor takes a value in any form that becomes the type.
pub(crate) fn converts(ty: &RustType) -> bool {
    match ty {
        RustType::Named(path) => path.is_enum,
        RustType::Boolean | RustType::Integer | RustType::Map(_) | RustType::Any => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use rust_plan::{
        docs::Docs,
        model::{Home, TypePath},
        names::NameKind,
    };

    use super::*;
    use crate::line_by_line::agreement;

    fn field(name: &str, ty: RustType, optional: bool) -> Field {
        Field {
            name: RustName::plain(NameKind::Field, name),
            setter: RustName::plain(NameKind::Field, name),
            wire: name.to_owned(),
            ty,
            optional,
            docs: Docs::new(),
        }
    }

    fn is_laid_out(fields: &[Field]) -> bool {
        let (name, fields) = (
            RustName::plain(NameKind::Type, "thing"),
            fields.iter().collect::<Vec<_>>(),
        );
        let mut prose = Prose::default();
        let tokens = impl_tokens(&name, &fields, "Starts it", &mut prose);
        let text = line_by_line::inherent(&name, &fields, "Starts it");
        agreement::is_laid_out(text, tokens, &prose)
    }

    #[test]
    fn constructors_and_setters_are_laid_out_as_the_printer_would() {
        let is_enum = TypePath {
            home: Home::Enums,
            name: RustName::plain(NameKind::Type, "other"),
            is_enum: true,
        };
        let types = [
            RustType::Text,
            RustType::Integer,
            RustType::Named(is_enum),
            RustType::Map(Box::new(RustType::List(Box::new(RustType::Decimal)))),
        ];
        let mut laid_out = 0;
        for (wide, ty) in (1..38).flat_map(|wide| types.iter().map(move |ty| (wide, ty))) {
            let name = "n".repeat(wide);
            for optional in [true, false] {
                let one = field(&name, ty.clone(), optional);
                let two = [one.clone(), field("type", RustType::Boolean, !optional)];
                laid_out += usize::from(is_laid_out(&[one])) + usize::from(is_laid_out(&two));
            }
        }
        assert!(laid_out > 400, "{laid_out}");
        assert!(is_laid_out(&[]));
    }

    #[test]
    fn constructors_with_long_attributes_are_left_to_the_printer() {
        let many = |count, ty: RustType, optional| {
            let fields = (0..count).map(|nth| field(&format!("f{nth}"), ty.clone(), optional));
            is_laid_out(&fields.collect::<Vec<_>>())
        };
        assert!(many(7, RustType::Text, false));
        assert!(many(8, RustType::Text, false));
        assert!(many(3, RustType::Boolean, false));
        assert!(!many(4, RustType::Boolean, false));
        assert!(!many(8, RustType::Boolean, false));
        assert!(many(30, RustType::Text, true));
        assert!(!many(31, RustType::Text, true));
        assert!(!is_laid_out(&[field(
            &"n".repeat(38),
            RustType::Text,
            true
        )]));
    }
}
