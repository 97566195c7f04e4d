//! Nodes of syntax that repeat: fields, arms, statements. They are put together directly, since tokens would have to be
//! parsed again; what stands once per item is quoted.

use proc_macro2::Span;
use rust_plan::{
    model::{Field, Variant},
    names::RustName,
};
use syn::{Expr, Fields, Path, Stmt, Token, Type};

use crate::{prose::Prose, skeleton::skeleton, types};

/// The public fields of a struct.
pub(crate) fn fields<'a>(fields: impl IntoIterator<Item = &'a Field>, prose: &mut Prose) -> Fields {
    Fields::Named(syn::FieldsNamed {
        brace_token: syn::token::Brace::default(),
        named: fields.into_iter().map(|it| field(it, prose)).collect(),
    })
}

/// A variant of an enum, without a value.
pub(crate) fn variant(variant: &Variant, prose: &mut Prose) -> syn::Variant {
    syn::Variant {
        attrs: Vec::from_iter(prose.mark(&variant.docs)),
        ident: variant.name.ident(),
        fields: Fields::Unit,
        discriminant: None,
    }
}

/// `"text"`.
pub(crate) fn text(text: &str) -> Expr {
    Expr::Lit(syn::ExprLit {
        attrs: Vec::new(),
        lit: syn::Lit::Str(syn::LitStr::new(text, Span::call_site())),
    })
}

/// A number, as it is written.
pub(crate) fn number(number: proc_macro2::Literal) -> Expr {
    Expr::Lit(syn::ExprLit {
        attrs: Vec::new(),
        lit: syn::Lit::new(number),
    })
}

/// `true` or `false`.
pub(crate) fn truth(truth: bool) -> Expr {
    Expr::Lit(syn::ExprLit {
        attrs: Vec::new(),
        lit: syn::Lit::Bool(syn::LitBool::new(truth, Span::call_site())),
    })
}

/// `&[…]`.
pub(crate) fn listed(elements: impl IntoIterator<Item = Expr>) -> Expr {
    let list = Expr::Array(syn::ExprArray {
        attrs: Vec::new(),
        bracket_token: syn::token::Bracket::default(),
        elems: elements.into_iter().collect(),
    });
    borrowed(list, false)
}

/// `name: Type`, of words that this crate writes out.
pub(crate) fn argument(name: &'static str, ty: Type) -> syn::FnArg {
    named_argument(&RustName::root(name), ty)
}

/// `name: Type`.
pub(crate) fn named_argument(name: &RustName, ty: Type) -> syn::FnArg {
    let mut argument = skeleton!(syn::PatType: name: ());
    if let syn::Pat::Ident(pattern) = &mut *argument.pat {
        pattern.ident = name.ident();
    }
    *argument.ty = ty;
    syn::FnArg::Typed(argument)
}

/// `Self::Name`.
pub(crate) fn of_self(name: &RustName) -> Path {
    let mut path = Path::from(Token![Self](Span::call_site()));
    path.segments.push(name.ident().into());
    path
}

/// `self.name`.
pub(crate) fn member(name: &RustName) -> Expr {
    Expr::Field(syn::ExprField {
        attrs: Vec::new(),
        base: Box::new(path(Token![self](Span::call_site()).into())),
        dot_token: <Token![.]>::default(),
        member: syn::Member::Named(name.ident()),
    })
}

/// A path as an expression.
pub(crate) fn path(path: Path) -> Expr {
    Expr::Path(syn::ExprPath {
        attrs: Vec::new(),
        qself: None,
        path,
    })
}

/// `&value`, or `&mut value`.
pub(crate) fn borrowed(value: Expr, mutably: bool) -> Expr {
    Expr::Reference(syn::ExprReference {
        attrs: Vec::new(),
        and_token: <Token![&]>::default(),
        mutability: mutably.then(<Token![mut]>::default),
        expr: Box::new(value),
    })
}

/// `receiver.method(arguments)`, of words that this crate writes out.
pub(crate) fn call<const N: usize>(
    receiver: &'static str,
    method: &'static str,
    arguments: [Expr; N],
) -> Expr {
    chained(named(receiver), method, arguments)
}

/// `receiver.method(arguments)`, the method a word that this crate writes out.
pub(crate) fn chained<const N: usize>(
    receiver: Expr,
    method: &'static str,
    arguments: [Expr; N],
) -> Expr {
    Expr::MethodCall(syn::ExprMethodCall {
        attrs: Vec::new(),
        receiver: Box::new(receiver),
        dot_token: <Token![.]>::default(),
        method: RustName::root(method).ident(),
        turbofish: None,
        paren_token: syn::token::Paren::default(),
        args: arguments.into_iter().collect(),
    })
}

/// `function(arguments)`.
pub(crate) fn invoked<const N: usize>(function: Path, arguments: [Expr; N]) -> Expr {
    Expr::Call(syn::ExprCall {
        attrs: Vec::new(),
        func: Box::new(path(function)),
        paren_token: syn::token::Paren::default(),
        args: arguments.into_iter().collect(),
    })
}

/// `Path { name: value, … }`, without the value where it is a variable of that name.
pub(crate) fn literal<'a>(path: Path, values: impl Iterator<Item = (&'a RustName, Expr)>) -> Expr {
    let value = |(name, expr): (&RustName, Expr)| {
        let ident = name.ident();
        let is_same = matches!(&expr, Expr::Path(it) if it.path.is_ident(&ident));
        syn::FieldValue {
            attrs: Vec::new(),
            member: syn::Member::Named(ident),
            colon_token: (!is_same).then(<Token![:]>::default),
            expr,
        }
    };
    Expr::Struct(syn::ExprStruct {
        attrs: Vec::new(),
        qself: None,
        path,
        brace_token: syn::token::Brace::default(),
        fields: values.map(value).collect(),
        dot2_token: None,
        rest: None,
    })
}

/// `word`, of words that this crate writes out.
pub(crate) fn named(name: &'static str) -> Expr {
    path(types::word(name))
}

/// `expression;`.
pub(crate) fn statement(expression: Expr) -> Stmt {
    Stmt::Expr(expression, Some(<Token![;]>::default()))
}

/// `"text" => body,`.
pub(crate) fn text_arm(wire: &str, body: Expr) -> syn::Arm {
    arm(
        syn::Pat::Lit(syn::ExprLit {
            attrs: Vec::new(),
            lit: syn::Lit::Str(syn::LitStr::new(wire, Span::call_site())),
        }),
        body,
    )
}

/// `Path => body,`.
pub(crate) fn path_arm(path: Path, body: Expr) -> syn::Arm {
    let pattern = syn::ExprPath {
        attrs: Vec::new(),
        qself: None,
        path,
    };
    arm(syn::Pat::Path(pattern), body)
}

fn arm(pat: syn::Pat, body: Expr) -> syn::Arm {
    syn::Arm {
        attrs: Vec::new(),
        pat,
        fat_arrow_token: <Token![=>]>::default(),
        body: Box::new(body),
        comma: Some(<Token![,]>::default()),
    }
}

fn field(field: &Field, prose: &mut Prose) -> syn::Field {
    let plain = types::rust_type(&field.ty);
    syn::Field {
        attrs: Vec::from_iter(prose.mark(&field.docs)),
        vis: syn::Visibility::Public(<Token![pub]>::default()),
        modifiers: syn::FieldModifiers::default(),
        ident: Some(field.name.ident()),
        colon_token: Some(<Token![:]>::default()),
        ty: if field.optional {
            types::generic("Option", [plain])
        } else {
            plain
        },
        default: None,
    }
}
