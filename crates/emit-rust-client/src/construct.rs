//! Nodes of syntax that repeat a thousandfold: fields, arms, statements.
//!
//! They are put together directly. As tokens they would have to be parsed again, which took most of the printing; what
//! stands once per item is quoted.

use proc_macro2::Span;
use rust_plan::{
    model::{Field, Home, RustType, TypePath, Variant},
    names::RustName,
};
use syn::punctuated::Punctuated;
use syn::{Expr, Fields, GenericArgument, Path, PathArguments, Stmt, Token, Type};

use crate::prose::Prose;

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
    Expr::MethodCall(syn::ExprMethodCall {
        attrs: Vec::new(),
        receiver: Box::new(path(word(receiver))),
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

/// `expression?`.
pub(crate) fn tried(expression: Expr) -> Expr {
    Expr::Try(syn::ExprTry {
        attrs: Vec::new(),
        expr: Box::new(expression),
        question_token: <Token![?]>::default(),
    })
}

/// `Path { name: value, … }`.
pub(crate) fn literal<'a>(path: Path, values: impl Iterator<Item = (&'a RustName, Expr)>) -> Expr {
    let value = |(name, expr): (&RustName, Expr)| syn::FieldValue {
        attrs: Vec::new(),
        member: syn::Member::Named(name.ident()),
        colon_token: Some(<Token![:]>::default()),
        expr,
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

/// `|argument| body`.
pub(crate) fn closure(argument: syn::Pat, body: Expr) -> Expr {
    let mut closure: syn::ExprClosure = syn::parse_quote!(|_| ());
    closure.inputs = [argument].into_iter().collect();
    *closure.body = body;
    Expr::Closure(closure)
}

/// `word`, of words that this crate writes out.
pub(crate) fn named(name: &'static str) -> Expr {
    path(word(name))
}

/// `function::<Type>`.
pub(crate) fn with_type(function: &'static str, ty: Type) -> Path {
    segment(function, Some(<Token![::]>::default()), [ty])
}

/// `#[cfg(feature = "…")]`.
pub(crate) fn of_feature(feature: &str) -> syn::Attribute {
    syn::Attribute {
        pound_token: <Token![#]>::default(),
        style: syn::AttrStyle::Outer,
        bracket_token: syn::token::Bracket::default(),
        meta: syn::Meta::List(syn::MetaList {
            path: word("cfg"),
            delimiter: syn::MacroDelimiter::Paren(syn::token::Paren::default()),
            tokens: quote::quote!(feature = #feature),
        }),
    }
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
    let plain = rust_type(&field.ty);
    syn::Field {
        attrs: Vec::from_iter(prose.mark(&field.docs)),
        vis: syn::Visibility::Public(<Token![pub]>::default()),
        modifiers: syn::FieldModifiers::default(),
        ident: Some(field.name.ident()),
        colon_token: Some(<Token![:]>::default()),
        ty: if field.optional {
            generic("Option", [plain])
        } else {
            plain
        },
        default: None,
    }
}

/// A type, without the option.
fn rust_type(ty: &RustType) -> Type {
    match ty {
        RustType::Boolean => plain(word("bool")),
        RustType::Integer => plain(word("i64")),
        RustType::Decimal => plain(word("Decimal")),
        RustType::Text => plain(word("String")),
        RustType::Secret => plain(word("Secret")),
        RustType::Id => plain(word("Id")),
        RustType::Seconds => plain(word("TimestampSeconds")),
        RustType::Milliseconds => plain(word("Timestamp")),
        RustType::Named(path) => plain(type_path(path)),
        RustType::List(element) => generic("Vec", [rust_type(element)]),
        RustType::Map(value) => generic("BTreeMap", [plain(word("String")), rust_type(value)]),
        RustType::Any => plain(word("Json")),
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

/// A path as a type.
pub(crate) fn plain(path: Path) -> Type {
    Type::Path(syn::TypePath {
        attrs: Vec::new(),
        qself: None,
        path,
    })
}

fn generic<const N: usize>(name: &'static str, arguments: [Type; N]) -> Type {
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

/// A path of one word that this crate writes out.
pub(crate) fn word(word: &'static str) -> Path {
    RustName::root(word).ident().into()
}
