//! Enums, open towards values that no page lists.

use quote::quote;
use rust_plan::{
    model::{EnumType, Variant},
    names::RustName,
};
use syn::{Expr, ExprMatch, ImplItem, ImplItemFn, Item, ItemEnum, ItemImpl, Stmt, parse_quote};

use crate::{construct, imports::Imports, prose::Prose, tokens};

/// An enum and its impls.
pub(crate) fn items(def: &EnumType, imports: &mut Imports, prose: &mut Prose) -> Vec<Item> {
    imports.runtime(&["Enumeration"]);
    let mut items = vec![Item::Enum(declaration(def, prose))];
    items.extend(travelling(&def.name, def.numeric, &def.variants));
    items
}

/// How an enum is read and written.
pub(crate) fn travelling(name: &RustName, numeric: bool, variants: &[Variant]) -> [Item; 2] {
    let name = name.ident();
    let numeric = numeric.then(|| {
        quote!(
            const NUMERIC: bool = true;
        )
    });
    let values = variants.iter().map(|variant| &variant.wire);
    let wide = tokens::any_long(variants.iter().map(|variant| &variant.wire));
    let skip = wide.then(|| quote!(#[rustfmt::skip]));
    let mut item: ItemImpl = parse_quote! {
        #skip
        impl Enumeration for #name {
            #numeric
            const VALUES: &'static [&'static str] = &[#(#values),*];
        }
    };
    item.items.push(ImplItem::Fn(reading(variants)));
    item.items.push(ImplItem::Fn(writing(variants)));
    [
        Item::Impl(item),
        parse_quote!(client_runtime::enumeration!(#name);),
    ]
}

fn declaration(def: &EnumType, prose: &mut Prose) -> ItemEnum {
    let name = def.name.ident();
    let mut item: ItemEnum = parse_quote! {
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {}
    };
    item.attrs.splice(0..0, prose.mark(&def.docs));
    item.variants
        .extend(def.variants.iter().map(|it| construct::variant(it, prose)));
    item.variants.push(parse_quote! {
        /// A value that the documents do not list, as it came.
        Unknown(String)
    });
    item
}

/// From a wire value.
fn reading(variants: &[Variant]) -> ImplItemFn {
    if variants.is_empty() {
        return parse_quote! {
            #[inline]
            fn from_wire(text: &str) -> Self { Self::Unknown(text.to_owned()) }
        };
    }
    let mut choice: ExprMatch = parse_quote! {
        match text { other => Self::Unknown(other.to_owned()), }
    };
    let arms = variants.iter().map(|variant| {
        let value = construct::path(construct::of_self(&variant.name));
        construct::text_arm(&variant.wire, value)
    });
    choice.arms.splice(0..0, arms);
    let long = tokens::long_list(variants.len());
    let mut function: ImplItemFn =
        parse_quote!(#[inline] #long fn from_wire(text: &str) -> Self {});
    function
        .block
        .stmts
        .push(Stmt::Expr(Expr::Match(choice), None));
    function
}

/// To a wire value.
fn writing(variants: &[Variant]) -> ImplItemFn {
    let mut choice: ExprMatch = parse_quote! {
        match self { Self::Unknown(text) => text, }
    };
    let arms = variants.iter().map(|variant| {
        let name = construct::of_self(&variant.name);
        construct::path_arm(name, construct::text(&variant.wire))
    });
    choice.arms.splice(0..0, arms);
    let long = tokens::long_list(variants.len());
    let mut function: ImplItemFn = parse_quote!(#[inline] #long fn as_str(&self) -> &str {});
    function
        .block
        .stmts
        .push(Stmt::Expr(Expr::Match(choice), None));
    function
}
