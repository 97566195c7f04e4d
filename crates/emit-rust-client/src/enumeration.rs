//! Enums, open towards values that no page lists.

use rust_plan::{
    model::{EnumType, Variant},
    names::RustName,
};
use syn::{Expr, ExprMatch, ImplItem, ImplItemFn, Item, ItemEnum, ItemImpl, Stmt};

use crate::{
    attributes, construct, imports::Imports, line_by_line, print::Piece, prose::Prose,
    skeleton::skeleton, types,
};

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
    match line_by_line::enum_declaration(def, open) {
        Some(text) => Piece::Text(text),
        None => Piece::from(Item::Enum(enum_syntax(def, open, prose))),
    }
}

/// How an enum is read and written.
pub(crate) fn travelling(name: &RustName, numeric: bool, variants: &[Variant]) -> [Piece; 2] {
    let implemented = match line_by_line::enum_travelling(name, numeric, variants) {
        Some(text) => Piece::Text(text),
        None => Piece::from(Item::Impl(impl_syntax(name, numeric, variants))),
    };
    let derived = line_by_line::invocation("enumeration", name);
    [implemented, Piece::Text(derived)]
}

fn impl_syntax(name: &RustName, numeric: bool, variants: &[Variant]) -> ItemImpl {
    let mut item = skeleton!(ItemImpl: impl Enumeration for Name {});
    let wide = attributes::any_long(variants.iter().map(|variant| &variant.wire));
    item.attrs.extend(wide.then(attributes::skip));
    *item.self_ty = types::of(name);
    if numeric {
        let said = skeleton!(syn::ImplItemConst: const NUMERIC: bool = true;);
        item.items.push(ImplItem::Const(said));
    }
    let values = variants
        .iter()
        .map(|variant| construct::text(&variant.wire));
    let mut list = skeleton!(syn::ImplItemConst: const VALUES: &'static [&'static str] = (););
    list.expr = construct::listed(values);
    item.items.push(ImplItem::Const(list));
    item.items.push(ImplItem::Fn(reading(variants)));
    item.items.push(ImplItem::Fn(writing(variants)));
    item
}

fn enum_syntax(def: &EnumType, open: &str, prose: &mut Prose) -> ItemEnum {
    let mut item = skeleton! { ItemEnum:
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Name {
            Unknown(String),
        }
    };
    item.ident = def.name.ident();
    item.attrs.splice(0..0, prose.mark(&def.docs));
    if let Some(last) = item.variants.last_mut() {
        last.attrs.push(prose.line(open));
    }
    let variants = def.variants.iter().map(|it| construct::variant(it, prose));
    item.variants = variants.chain(item.variants).collect();
    item
}

/// From a wire value.
fn reading(variants: &[Variant]) -> ImplItemFn {
    if variants.is_empty() {
        return skeleton! { ImplItemFn:
            #[inline]
            fn from_wire(text: &str) -> Self { Self::Unknown(text.to_owned()) }
        };
    }
    let mut choice = skeleton!(ExprMatch: match text { other => Self::Unknown(other.to_owned()), });
    let arms = variants.iter().map(|variant| {
        let value = construct::path(construct::of_self(&variant.name));
        construct::text_arm(&variant.wire, value)
    });
    choice.arms.splice(0..0, arms);
    let mut function = skeleton!(ImplItemFn: #[inline] fn from_wire(text: &str) -> Self {});
    function.attrs.extend(attributes::long_list(variants.len()));
    function
        .block
        .stmts
        .push(Stmt::Expr(Expr::Match(choice), None));
    function
}

/// To a wire value.
fn writing(variants: &[Variant]) -> ImplItemFn {
    let mut choice = skeleton!(ExprMatch: match self { Self::Unknown(text) => text, });
    let arms = variants.iter().map(|variant| {
        let name = construct::of_self(&variant.name);
        construct::path_arm(name, construct::text(&variant.wire))
    });
    choice.arms.splice(0..0, arms);
    let mut function = skeleton!(ImplItemFn: #[inline] fn as_str(&self) -> &str {});
    function.attrs.extend(attributes::long_list(variants.len()));
    function
        .block
        .stmts
        .push(Stmt::Expr(Expr::Match(choice), None));
    function
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
        let node = Item::Enum(enum_syntax(def, "Another value.", &mut prose));
        let text = line_by_line::enum_declaration(def, "Another value.");
        assert!(agreement::is_laid_out(text, node, &prose));
        let text = line_by_line::enum_travelling(&def.name, def.numeric, &def.variants);
        let node = Item::Impl(impl_syntax(&def.name, def.numeric, &def.variants));
        agreement::is_laid_out(text, node, &prose)
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
