//! Methods of a section: one per operation, each taking the request.

use rust_plan::model::{Call, Item, Module, RequestType, RustCrate, RustType, Section};
use syn::{ImplItem, ImplItemFn, ItemImpl, parse_quote};

use crate::{
    attributes, construct, example, imports::Imports, pages, prose::Prose, skeleton::skeleton,
    types,
};

/// The methods of one file.
pub(crate) fn items(
    plan: &RustCrate,
    section: &Section,
    module: &Module,
    imports: &mut Imports,
    prose: &mut Prose,
) -> Vec<syn::Item> {
    if module.calls.is_empty() {
        return Vec::new();
    }
    imports.borrow();
    imports.runtime(&["Calling"]);
    let accessor = section.accessor.ident();
    let mut item: ItemImpl = parse_quote!(impl crate::generated::#accessor<'_> {});
    for call in &module.calls {
        let request = request(module, call);
        let answer = request.and_then(|request| request.answer.clone());
        let answer = answer.unwrap_or(RustType::Any);
        imports.ty(&answer);
        let method = method(plan, section, call, &answer, prose);
        item.items.push(ImplItem::Fn(method));
        if let Some(paged) = request.and_then(|request| request.pages.as_ref()) {
            let method = pages::method(plan, section, call, paged, imports, prose);
            item.items.push(ImplItem::Fn(method));
        }
    }
    vec![syn::Item::Impl(item)]
}

/// The request of a call; requests stand in the module of their call.
fn request<'m>(module: &'m Module, call: &Call) -> Option<&'m RequestType> {
    let mut requests = module.items.iter().filter_map(|item| match item {
        Item::Request(request) => Some(&**request),
        _ => None,
    });
    requests.find(|request| request.name == call.request)
}

fn method(
    plan: &RustCrate,
    section: &Section,
    call: &Call,
    answer: &RustType,
    prose: &mut Prose,
) -> ImplItemFn {
    let mut documentation = call.docs.clone();
    documentation.own("# Example");
    documentation.verbatim(example::lines(plan, section, call));
    let mut function = skeleton! { ImplItemFn:
        pub fn method(&self) -> () {
            self.client.send(request.borrow())
        }
    };
    function.attrs.extend(prose.mark(&documentation));
    let deprecated = attributes::deprecated(call.deprecated.as_ref());
    function.attrs.extend(deprecated);
    function.sig.ident = call.method.ident();
    let request = types::implementing("Borrow", types::of(&call.request));
    function
        .sig
        .inputs
        .push(construct::argument("request", request));
    function.sig.output = types::returned(types::generic("Calling", [types::rust_type(answer)]));
    function
}
