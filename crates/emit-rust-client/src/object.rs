//! Objects: a struct, and how it is read and written field by field.

use quote::quote;
use rust_plan::model::{Field, ObjectType};
use syn::{Expr, ExprMatch, ImplItem, ImplItemFn, Item, ItemImpl, ItemStruct, Stmt, parse_quote};

use crate::{construct, constructor, imports::Imports, prose::Prose, tokens};

/// An object and its impls.
pub(crate) fn items(object: &ObjectType, imports: &mut Imports, prose: &mut Prose) -> Vec<Item> {
    imports.runtime(&["DecodeError", "Known", "Members", "Object", "Reader"]);
    for field in &object.fields {
        imports.ty(&field.ty);
    }
    let mut items = vec![Item::Struct(declaration(object, prose))];
    if object.is_sent {
        let fields: Vec<&Field> = object.fields.iter().collect();
        let made = constructor::inherent(&object.name, &fields, "Starts an object", prose);
        items.push(parse_quote!(#made));
    }
    let name = object.name.ident();
    items.push(Item::Impl(travelling(object)));
    items.push(parse_quote!(client_runtime::object!(#name);));
    items
}

fn declaration(object: &ObjectType, prose: &mut Prose) -> ItemStruct {
    let name = object.name.ident();
    let must_use = object
        .is_sent
        .then(|| quote!(#[must_use = "an object does nothing until it is sent"]));
    let mut item: ItemStruct = parse_quote! {
        #[derive(Clone, Default)]
        #must_use
        #[non_exhaustive]
        pub struct #name {}
    };
    item.attrs.splice(0..0, prose.mark(&object.docs));
    item.fields = construct::fields(&object.fields, prose);
    item
}

fn travelling(object: &ObjectType) -> ItemImpl {
    let name = object.name.ident();
    let required = object.fields.iter().filter(|field| !field.optional);
    let required: Vec<&String> = required.map(|field| &field.wire).collect();
    let skip = breaks_elsewhere(object).then(|| quote!(#[rustfmt::skip]));
    let mut item: ItemImpl = parse_quote!(#skip impl Object for #name {});
    if !required.is_empty() {
        item.items.push(parse_quote! {
            const REQUIRED: &'static [&'static str] = &[#(#required),*];
        });
    }
    item.items.push(ImplItem::Fn(reading(object)));
    item.items.push(ImplItem::Fn(listing(object)));
    item
}

fn reading(object: &ObjectType) -> ImplItemFn {
    if object.fields.is_empty() {
        return parse_quote! {
            #[inline]
            fn field(&mut self, _: &str, value: &mut Reader<'_>) -> Result<Known, DecodeError> {
                value.unknown()
            }
        };
    }
    let long = tokens::long_list(object.fields.len());
    let mut choice: ExprMatch = parse_quote!(match name {
        _ => value.unknown(),
    });
    let arms = object.fields.iter().map(|field| {
        let place = construct::borrowed(construct::member(&field.name), true);
        construct::text_arm(&field.wire, construct::call("value", "read_into", [place]))
    });
    choice.arms.splice(0..0, arms);
    let mut function: ImplItemFn = parse_quote! {
        #[inline]
        #long
        fn field(&mut self, name: &str, value: &mut Reader<'_>) -> Result<Known, DecodeError> {}
    };
    function
        .block
        .stmts
        .push(Stmt::Expr(Expr::Match(choice), None));
    function
}

fn listing(object: &ObjectType) -> ImplItemFn {
    let long = tokens::long_function(object.fields.iter().map(lines).sum());
    let out = if object.fields.is_empty() {
        quote!(_)
    } else {
        quote!(out)
    };
    let mut function: ImplItemFn = parse_quote! {
        #[inline]
        #long
        fn members<'v>(&'v self, #out: &mut Members<'v>) {}
    };
    function
        .block
        .stmts
        .extend(object.fields.iter().map(listed));
    function
}

/// How many lines the printer takes for a field: where the three arguments do not fit, each has its own.
fn lines(field: &Field) -> usize {
    const ROOM: usize = 89 - r#"        out.named("", "", &self.);"#.len();
    let (name, wire) = (field.name.text(), &field.wire);
    if name != wire && 2 * name.len() + wire.len() > ROOM {
        5
    } else {
        1
    }
}

fn listed(field: &Field) -> Stmt {
    let value = construct::borrowed(construct::member(&field.name), false);
    let wire = construct::text(&field.wire);
    let name = field.name.text();
    construct::statement(if name == field.wire {
        construct::call("out", "put", [wire, value])
    } else {
        construct::call("out", "named", [construct::text(name), wire, value])
    })
}

/// Whether rustfmt and the printer disagree: on a list of required fields of one of two widths, and on long names.
fn breaks_elsewhere(object: &ObjectType) -> bool {
    let required = object.fields.iter().filter(|field| !field.optional);
    let widths = required.map(|field| field.wire.chars().count() + 4);
    let list = widths.sum::<usize>().saturating_sub(2);
    (40..=41).contains(&list) || tokens::any_long(object.fields.iter().map(|field| &field.wire))
}
