//! How users make structs: `new` with what is required, a setter for each of the rest.

use proc_macro2::Span;
use quote::quote;
use rust_plan::{
    model::{Field, RustType},
    names::RustName,
};
use syn::{Attribute, Expr, FnArg, ImplItem, ImplItemFn, Item, ItemImpl, Token, Type, parse_quote};

use crate::{
    attributes, construct, line_by_line, print::Piece, prose::Prose, skeleton::skeleton, types,
};

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
    match line_by_line::inherent(name, fields, starts) {
        Some(text) => Piece::Text(text),
        None => Piece::from(Item::Impl(impl_syntax(name, fields, starts, prose))),
    }
}

/// The same as syntax.
pub(crate) fn impl_syntax(
    name: &RustName,
    fields: &[&Field],
    starts: &str,
    prose: &mut Prose,
) -> ItemImpl {
    let mut item = skeleton!(ItemImpl: impl Name {});
    item.attrs.extend(attributes::unformatted(fields));
    *item.self_ty = types::of(name);
    item.items.push(ImplItem::Fn(new(fields, starts, prose)));
    let set = fields.iter().filter(|field| field.optional);
    let setters = set.map(|field| ImplItem::Fn(setter(field, prose)));
    item.items.extend(setters);
    item
}

fn new(fields: &[&Field], starts: &str, prose: &mut Prose) -> ImplItemFn {
    let required: Vec<&&Field> = fields.iter().filter(|field| !field.optional).collect();
    if required.is_empty() {
        let mut function = skeleton! { ImplItemFn:
            #[inline]
            pub fn new() -> Self { Self::default() }
        };
        let doc = prose.line(&format!("{starts}; it needs nothing."));
        function.attrs.insert(0, doc);
        return function;
    }
    let mut function = skeleton!(ImplItemFn: #[inline] pub fn new() -> Self {});
    let doc = prose.line(&format!("{starts} with what it must have."));
    function.attrs.insert(0, doc);
    function.attrs.extend(expected_lints(&required));
    function.attrs.extend(attributes::long_list(fields.len()));
    function.sig.inputs = required.iter().map(|field| argument(field)).collect();
    let values = fields.iter().map(|field| (&field.name, started(field)));
    let made = construct::literal(Token![Self](Span::call_site()).into(), values);
    function.block.stmts.push(syn::Stmt::Expr(made, None));
    function
}

fn argument(field: &Field) -> FnArg {
    construct::named_argument(&field.name, argument_type(&field.ty))
}

/// What a field holds at first.
fn started(field: &Field) -> Expr {
    if field.optional {
        return construct::named("None");
    }
    let given = construct::path(field.name.ident().into());
    if converts(&field.ty) {
        construct::chained(given, "into", [])
    } else {
        given
    }
}

/// Whether a constructor has to say why it is against lints.
pub(crate) fn is_against_lints(fields: &[&Field]) -> bool {
    let required: Vec<&&Field> = fields.iter().filter(|field| !field.optional).collect();
    required.len() > MANY || truths(&required) > MANY_TRUTHS
}

fn truths(required: &[&&Field]) -> usize {
    let truths = required
        .iter()
        .filter(|field| field.ty == RustType::Boolean);
    truths.count()
}

fn expected_lints(required: &[&&Field]) -> Option<Attribute> {
    let mut lints = Vec::new();
    if required.len() > MANY {
        lints.push(quote!(clippy::too_many_arguments));
    }
    if truths(required) > MANY_TRUTHS {
        lints.push(quote!(clippy::fn_params_excessive_bools));
    }
    let reason = "the documents require all of them";
    (!lints.is_empty()).then(|| parse_quote!(#[expect(#(#lints,)* reason = #reason)]))
}

fn setter(field: &Field, prose: &mut Prose) -> ImplItemFn {
    let mut function = skeleton! { ImplItemFn:
        pub fn set(mut self) -> Self {
            self
        }
    };
    let doc = prose.line(&format!("Sets `{}`.", field.name.text()));
    function.attrs.push(doc);
    function.sig.ident = field.setter.ident();
    let taken = types::implementing("Into", types::rust_type(&field.ty));
    function
        .sig
        .inputs
        .push(construct::argument("value", taken));
    let mut set = skeleton!(syn::ExprAssign: it = Some(value.into()));
    *set.left = construct::member(&field.name);
    let set = construct::statement(Expr::Assign(set));
    function.block.stmts.insert(0, set);
    function
}

/// Types that callers hold in many forms are taken in any of them.
fn argument_type(ty: &RustType) -> Type {
    let plain = types::rust_type(ty);
    if converts(ty) {
        types::implementing("Into", plain)
    } else {
        plain
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
        let node = Item::Impl(impl_syntax(&name, &fields, "Starts it", &mut prose));
        let text = line_by_line::inherent(&name, &fields, "Starts it");
        agreement::is_laid_out(text, node, &prose)
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
    fn constructors_with_attributes_are_left_to_the_printer() {
        let many = |count, ty: RustType, optional| {
            let fields = (0..count).map(|nth| field(&format!("f{nth}"), ty.clone(), optional));
            is_laid_out(&fields.collect::<Vec<_>>())
        };
        assert!(many(7, RustType::Text, false));
        assert!(!many(8, RustType::Text, false));
        assert!(many(3, RustType::Boolean, false));
        assert!(!many(4, RustType::Boolean, false));
        assert!(many(30, RustType::Text, true));
        assert!(!many(31, RustType::Text, true));
        assert!(!is_laid_out(&[field(
            &"n".repeat(38),
            RustType::Text,
            true
        )]));
    }
}
