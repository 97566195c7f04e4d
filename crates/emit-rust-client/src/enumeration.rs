//! Enums, open towards values that no page lists.

use proc_macro2::TokenStream;
use quote::quote;
use rust_plan::{
    model::{EnumType, Variant},
    names::RustName,
};

use crate::{attributes, imports::Imports, line_by_line, print::Piece, prose::Prose};

/// An enum and its impls.
pub(crate) fn items(def: &EnumType, imports: &mut Imports, prose: &mut Prose) -> Vec<Piece> {
    imports.runtime(&["Enumeration"]);
    let open = "A value that the documents do not list, as it came.";
    let mut items = vec![declaration(def, open, prose)];
    items.extend(travelling(&def.name, def.numeric, &def.variants));
    items
}

/// The declaration of an enum; `open` says what a value is that is not listed.
pub(crate) fn declaration(def: &EnumType, open: &str, prose: &mut Prose) -> Piece {
    let text = line_by_line::enum_declaration(def, open);
    Piece::of(text, || enum_tokens(def, open, prose))
}

/// How an enum is read and written.
pub(crate) fn travelling(name: &RustName, numeric: bool, variants: &[Variant]) -> [Piece; 2] {
    let text = line_by_line::enum_travelling(name, numeric, variants);
    let implemented = Piece::of(text, || impl_tokens(name, numeric, variants));
    let derived = line_by_line::invocation("enumeration", name);
    [implemented, Piece::Text(derived)]
}

fn enum_tokens(def: &EnumType, open: &str, prose: &mut Prose) -> TokenStream {
    let (docs, name) = (prose.mark(&def.docs), def.name.ident());
    let variants = def.variants.iter().map(|variant| {
        let (docs, name) = (prose.mark(&variant.docs), variant.name.ident());
        quote!(#docs #name,)
    });
    let variants: TokenStream = variants.collect();
    let open = prose.line(open);
    quote! {
        #docs
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #variants
            #open
            Unknown(String),
        }
    }
}

fn impl_tokens(name: &RustName, numeric: bool, variants: &[Variant]) -> TokenStream {
    let name = name.ident();
    let values: Vec<&String> = variants.iter().map(|variant| &variant.wire).collect();
    let skip = attributes::skip(attributes::any_long(values.iter().copied()));
    let numeric = numeric.then(|| {
        quote!(
            const NUMERIC: bool = true;
        )
    });
    let long = attributes::long(attributes::is_long_list(variants.len()));
    let reading = reading(variants);
    let names = variants.iter().map(|variant| variant.name.ident());
    quote! {
        #skip
        impl Enumeration for #name {
            #numeric
            const VALUES: &'static [&'static str] = &[#(#values),*];
            #[inline]
            #long
            fn from_wire(text: &str) -> Self { #reading }
            #[inline]
            #long
            fn as_str(&self) -> &str {
                match self {
                    #(Self::#names => #values,)*
                    Self::Unknown(text) => text,
                }
            }
        }
    }
}

/// From a wire value.
fn reading(variants: &[Variant]) -> TokenStream {
    if variants.is_empty() {
        return quote!(Self::Unknown(text.to_owned()));
    }
    let arms = variants.iter().map(|variant| {
        let (wire, name) = (&variant.wire, variant.name.ident());
        quote!(#wire => Self::#name,)
    });
    quote! {
        match text {
            #(#arms)*
            other => Self::Unknown(other.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use rust_plan::{docs::Docs, names::NameKind};

    use super::*;
    use crate::line_by_line::agreement;

    fn def(wires: impl Iterator<Item = (String, String)>, numeric: bool) -> EnumType {
        let mut docs = Docs::new();
        docs.own("What it is.");
        let variants = wires.map(|(name, wire)| Variant {
            name: RustName::plain(NameKind::Variant, &name),
            wire,
            docs: docs.clone(),
        });
        EnumType {
            name: RustName::plain(NameKind::Type, "thing"),
            variants: variants.collect(),
            docs,
            numeric,
        }
    }

    fn is_laid_out(def: &EnumType) -> bool {
        let mut prose = Prose::default();
        let tokens = enum_tokens(def, "Another value.", &mut prose);
        let text = line_by_line::enum_declaration(def, "Another value.");
        assert!(agreement::is_laid_out(text, tokens, &prose));
        let text = line_by_line::enum_travelling(&def.name, def.numeric, &def.variants);
        let tokens = impl_tokens(&def.name, def.numeric, &def.variants);
        agreement::is_laid_out(text, tokens, &prose)
    }

    #[test]
    fn enums_are_laid_out_as_the_printer_would() {
        for wide in 1..60 {
            for other in [1, 20, 37] {
                let wires = [
                    ("v".repeat(wide), "w".repeat(other)),
                    ("b".repeat(other), "w".repeat(wide)),
                ];
                assert!(is_laid_out(&def(wires.into_iter(), wide % 2 == 0)));
            }
        }
        for count in [1, 5, 30, 31] {
            let wires = (0..count).map(|nth| (format!("v{nth}"), nth.to_string()));
            assert!(is_laid_out(&def(wires, true)), "{count}");
        }
    }

    #[test]
    fn enums_without_values_or_with_escapes_are_left_to_the_printer() {
        assert!(!is_laid_out(&def(std::iter::empty(), false)));
        for wire in ["a\"b", "a\\b", "\n", "买"] {
            let wires = [("value".to_owned(), wire.to_owned())];
            assert!(!is_laid_out(&def(wires.into_iter(), false)), "{wire:?}");
        }
    }
}
