//! Objects: a struct, and how it is read and written field by field.

use proc_macro2::TokenStream;
use quote::quote;
use rust_plan::model::{Field, ObjectType};

use crate::{
    attributes, constructor, imports::Imports, line_by_line, print::Piece, prose::Prose, structure,
};

/// An object and its impls.
pub(crate) fn items(object: &ObjectType, imports: &mut Imports, prose: &mut Prose) -> Vec<Piece> {
    imports.runtime(&["DecodeError", "Known", "Members", "Object", "Reader"]);
    for field in &object.fields {
        imports.ty(&field.ty);
    }
    let fields: Vec<&Field> = object.fields.iter().collect();
    let declared = attributes_of(object);
    let declared = structure::declaration(&object.docs, declared, &object.name, &fields, prose);
    let mut items = vec![declared];
    if object.is_sent {
        let made = constructor::inherent(&object.name, &fields, "Starts an object", prose);
        items.push(made);
    }
    items.push(travelling(object));
    items.push(Piece::Text(line_by_line::invocation(
        "object",
        &object.name,
    )));
    items
}

const SENT: &str = "\
#[derive(Clone, Default)]
#[must_use = \"an object does nothing until it is sent\"]
#[non_exhaustive]
";
const RECEIVED: &str = "\
#[derive(Clone, Default)]
#[non_exhaustive]
";

fn attributes_of(object: &ObjectType) -> &'static str {
    if object.is_sent { SENT } else { RECEIVED }
}

fn travelling(object: &ObjectType) -> Piece {
    Piece::of(line_by_line::travelling(object), || impl_tokens(object))
}

fn impl_tokens(object: &ObjectType) -> TokenStream {
    let name = object.name.ident();
    let skip = attributes::skip(breaks_elsewhere(object));
    let required = object.fields.iter().filter(|field| !field.optional);
    let required: Vec<&str> = required.map(|field| field.wire.as_str()).collect();
    let required = (!required.is_empty())
        .then(|| quote!(const REQUIRED: &'static [&'static str] = &[#(#required),*];));
    let (reading, listing) = (reading(object), listing(object));
    quote! {
        #skip
        impl Object for #name {
            #required
            #reading
            #listing
        }
    }
}

fn reading(object: &ObjectType) -> TokenStream {
    if object.fields.is_empty() {
        return quote! {
            #[inline]
            fn field(&mut self, _: &str, value: &mut Reader<'_>) -> Result<Known, DecodeError> {
                value.unknown()
            }
        };
    }
    let long = attributes::long(attributes::is_long_list(object.fields.len()));
    let arms = object.fields.iter().map(|field| {
        let (wire, name) = (&field.wire, field.name.ident());
        quote!(#wire => value.read_into(&mut self.#name),)
    });
    quote! {
        #[inline]
        #long
        fn field(&mut self, name: &str, value: &mut Reader<'_>) -> Result<Known, DecodeError> {
            match name {
                #(#arms)*
                _ => value.unknown(),
            }
        }
    }
}

fn listing(object: &ObjectType) -> TokenStream {
    let out = if object.fields.is_empty() {
        quote!(_)
    } else {
        quote!(out)
    };
    let long = attributes::long(is_listing_long(object));
    let listed = object.fields.iter().map(listed);
    quote! {
        #[inline]
        #long
        fn members<'v>(&'v self, #out: &mut Members<'v>) { #(#listed)* }
    }
}

/// Whether the function that lists the fields is long.
pub(crate) fn is_listing_long(object: &ObjectType) -> bool {
    attributes::is_long(object.fields.iter().map(lines).sum())
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

fn listed(field: &Field) -> TokenStream {
    let (name, wire, member) = (field.name.text(), &field.wire, field.name.ident());
    if name == wire {
        quote!(out.put(#wire, &self.#member);)
    } else {
        quote!(out.named(#name, #wire, &self.#member);)
    }
}

/// Whether rustfmt and the printer disagree: on a list of required fields of one of two widths, and on long names.
pub(crate) fn breaks_elsewhere(object: &ObjectType) -> bool {
    let required = object.fields.iter().filter(|field| !field.optional);
    let widths = required.map(|field| field.wire.chars().count() + 4);
    let list = widths.sum::<usize>().saturating_sub(2);
    (40..=41).contains(&list) || attributes::any_long(object.fields.iter().map(|field| &field.wire))
}

#[cfg(test)]
mod tests {
    use rust_plan::{
        docs::Docs,
        model::{Home, RustType, TypePath},
        names::{NameKind, RustName},
    };

    use super::*;
    use crate::line_by_line::agreement;

    fn field(wire: &str, name: &str, optional: bool) -> Field {
        let name = RustName::plain(NameKind::Field, name);
        Field {
            setter: name.clone(),
            name,
            wire: wire.to_owned(),
            ty: RustType::Text,
            optional,
            docs: Docs::new(),
        }
    }

    fn object(fields: Vec<Field>) -> ObjectType {
        ObjectType {
            name: RustName::plain(NameKind::Type, "thing"),
            docs: Docs::new(),
            fields,
            is_sent: false,
        }
    }

    /// Whether the impl is laid out. Struct and impl must read as the printer would print them where they are.
    fn is_laid_out(object: &ObjectType) -> bool {
        let mut prose = Prose::default();
        let fields: Vec<&Field> = object.fields.iter().collect();
        let (docs, attributes, name) = (&object.docs, attributes_of(object), &object.name);
        let text = line_by_line::declaration(docs, attributes, name, &fields);
        let tokens = structure::tokens(docs, attributes, name, &fields, &mut prose);
        agreement::is_laid_out(text, tokens, &prose);
        let text = line_by_line::travelling(object);
        agreement::is_laid_out(text, impl_tokens(object), &prose)
    }

    #[test]
    fn lines_are_laid_out_as_the_printer_would() {
        let mut laid_out = 0;
        for wide in 1..70 {
            let (wire, name) = ("w".repeat(wide), "n".repeat(wide));
            for optional in [true, false] {
                let same = object(vec![field(&wire, &wire, optional)]);
                let other = object(vec![
                    field("type", "type", true),
                    field(&wire, &name, optional),
                ]);
                laid_out += usize::from(is_laid_out(&same)) + usize::from(is_laid_out(&other));
            }
        }
        assert!(laid_out > 50, "{laid_out}");
    }

    #[test]
    fn types_and_documentation_are_laid_out_as_the_printer_would() {
        let path = |home| {
            let name = RustName::plain(NameKind::Type, "other");
            RustType::Named(TypePath {
                home,
                name,
                is_enum: true,
            })
        };
        let list = |ty| RustType::List(Box::new(ty));
        let types = [
            RustType::Boolean,
            RustType::Integer,
            RustType::Decimal,
            RustType::Secret,
            RustType::Id,
            RustType::Seconds,
            RustType::Milliseconds,
            RustType::Any,
            path(Home::Enums),
            path(Home::Section(RustName::plain(NameKind::Module, "spot"))),
            list(list(RustType::Text)),
            RustType::Map(Box::new(list(path(Home::Enums)))),
        ];
        let mut fields = Vec::new();
        for (nth, ty) in types.into_iter().enumerate() {
            for optional in [true, false] {
                let mut one = field("wire", &format!("field_{nth}_{optional}"), optional);
                one.ty = ty.clone();
                one.docs.own("A line.");
                one.docs.own("`code` and \"quotes\".");
                fields.push(one);
            }
        }
        for is_sent in [true, false] {
            let mut object = object(fields.clone());
            object.docs.own("What it is.");
            object.is_sent = is_sent;
            is_laid_out(&object);
            let fields: Vec<&Field> = object.fields.iter().collect();
            let attributes = attributes_of(&object);
            let text = line_by_line::declaration(&object.docs, attributes, &object.name, &fields);
            assert!(text.is_some());
        }
    }

    #[test]
    fn what_does_not_fit_is_broken_or_left_to_the_printer() {
        for wide in 20..60 {
            let name = "n".repeat(40);
            is_laid_out(&object(vec![field(&"w".repeat(wide), &name, true)]));
        }
        let many = |count| {
            let names = (0..count).map(|nth| format!("f{nth}"));
            object(names.map(|name| field(&name, &name, true)).collect())
        };
        for count in [30, 31, 60, 61] {
            assert!(is_laid_out(&many(count)), "{count}");
        }
        assert!(!is_laid_out(&object(Vec::new())));
        for wire in ["a\"b", "名", "a\\b"] {
            assert!(!is_laid_out(&object(vec![field(wire, "ab", true)])));
        }
    }
}
