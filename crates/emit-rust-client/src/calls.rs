//! Methods of a section: one per operation, each taking the request.

use proc_macro2::TokenStream;
use quote::quote;
use rust_plan::{
    docs::Docs,
    model::{Call, Item, Module, RequestType, RustCrate, RustType, Section},
    names::RustName,
};

use crate::{
    attributes, example, imports::Imports, line_by_line, pages, print::Piece, prose::Prose, types,
};

/// A method of a section.
pub(crate) struct Method<'a> {
    pub(crate) docs: Docs,
    pub(crate) deprecated: Option<&'a String>,
    pub(crate) name: &'a RustName,
    pub(crate) request: &'a RustName,
    pub(crate) kind: Kind,
    /// What it answers, or an item of the list that it gives out.
    pub(crate) what: RustType,
}

/// What a method does with its request.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// Sends it, for one answer.
    Send,
    /// Sends it for each page of a list.
    Pages,
}

impl Kind {
    /// The method of the client underneath.
    pub(crate) fn sends(self) -> &'static str {
        match self {
            Self::Send => "send",
            Self::Pages => "pages",
        }
    }

    /// The type of what is given back, without what it holds.
    pub(crate) fn gives(self) -> &'static str {
        match self {
            Self::Send => "Calling",
            Self::Pages => "Pages",
        }
    }
}

/// The methods of one file.
pub(crate) fn items(
    plan: &RustCrate,
    section: &Section,
    module: &Module,
    imports: &mut Imports,
    prose: &mut Prose,
) -> Option<Piece> {
    if module.calls.is_empty() {
        return None;
    }
    imports.borrow();
    imports.runtime(&["Calling"]);
    let methods = methods(plan, section, module);
    for method in &methods {
        imports.ty(&method.what);
        if matches!(method.kind, Kind::Pages) {
            imports.runtime(&["Pages"]);
        }
    }
    let text = line_by_line::methods(&section.accessor, &methods);
    let tokens = || impl_tokens(&section.accessor, &methods, prose);
    Some(Piece::of(text, tokens))
}

fn methods<'a>(plan: &RustCrate, section: &Section, module: &'a Module) -> Vec<Method<'a>> {
    let mut methods = Vec::new();
    for call in &module.calls {
        let request = request(module, call);
        let answer = request.and_then(|request| request.answer.clone());
        methods.push(Method {
            docs: documentation(&call.docs, example::lines(plan, section, call)),
            deprecated: call.deprecated.as_ref(),
            name: &call.method,
            request: &call.request,
            kind: Kind::Send,
            what: answer.unwrap_or(RustType::Any),
        });
        if let Some(paged) = request.and_then(|request| request.pages.as_ref()) {
            methods.push(Method {
                docs: documentation(
                    &pages::docs(call),
                    example::paged(plan, section, call, paged),
                ),
                deprecated: call.deprecated.as_ref(),
                name: &paged.method,
                request: &call.request,
                kind: Kind::Pages,
                what: paged.item.clone(),
            });
        }
    }
    methods
}

fn documentation(docs: &Docs, example: Vec<String>) -> Docs {
    let mut docs = docs.clone();
    docs.own("# Example");
    docs.verbatim(example);
    docs
}

fn impl_tokens(accessor: &RustName, methods: &[Method<'_>], prose: &mut Prose) -> TokenStream {
    let accessor = accessor.ident();
    let methods: Vec<TokenStream> = methods.iter().map(|it| method(it, prose)).collect();
    quote!(impl crate::generated::#accessor<'_> { #(#methods)* })
}

fn method(method: &Method<'_>, prose: &mut Prose) -> TokenStream {
    let docs = prose.mark(&method.docs);
    let deprecated = attributes::deprecated(method.deprecated);
    let (name, request) = (method.name.ident(), method.request.ident());
    let what = types::tokens(&method.what);
    let words = [method.kind.gives(), method.kind.sends()];
    let [gives, sends] = words.map(|word| RustName::root(word).ident());
    quote! {
        #docs
        #deprecated
        pub fn #name(&self, request: impl Borrow<#request>) -> #gives<#what> {
            self.client.#sends(request.borrow())
        }
    }
}

/// The request of a call; requests stand in the module of their call.
fn request<'m>(module: &'m Module, call: &Call) -> Option<&'m RequestType> {
    let mut requests = module.items.iter().filter_map(|item| match item {
        Item::Request(request) => Some(&**request),
        _ => None,
    });
    requests.find(|request| request.name == call.request)
}

#[cfg(test)]
mod tests {
    use rust_plan::names::NameKind;

    use super::*;
    use crate::line_by_line::agreement;

    #[test]
    fn methods_are_laid_out_as_the_printer_would() {
        let accessor = RustName::plain(NameKind::Type, "spot");
        let mut docs = Docs::new();
        docs.own("What it does.");
        let reason = "gone".to_owned();
        for (wide, kind) in (1..40).flat_map(|wide| [(wide, Kind::Send), (wide, Kind::Pages)]) {
            let name = RustName::plain(NameKind::Field, &"n".repeat(wide));
            let request = RustName::plain(NameKind::Type, &"r".repeat(wide));
            let method = |deprecated| Method {
                docs: docs.clone(),
                deprecated,
                name: &name,
                request: &request,
                kind,
                what: RustType::List(Box::new(RustType::Any)),
            };
            let is_laid_out = |methods: &[Method<'_>]| {
                let mut prose = Prose::default();
                let tokens = impl_tokens(&accessor, methods, &mut prose);
                let text = line_by_line::methods(&accessor, methods);
                agreement::is_laid_out(text, tokens, &prose)
            };
            assert!(is_laid_out(&[method(None), method(None)]), "{wide}");
            assert!(!is_laid_out(&[method(None), method(Some(&reason))]));
        }
    }
}
