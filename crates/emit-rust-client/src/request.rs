//! Requests: a struct, how it is made, and what it sends.

use api_model::Location;
use rust_plan::model::{ApiData, Field, Parameter, RequestType, RustType};
use syn::{Expr, ImplItem, ImplItemFn, Item, ItemImpl, ItemStruct};

use crate::{
    attributes, construct, constructor, imports::Imports, line_by_line, operation, print::Piece,
    prose::Prose, skeleton::skeleton, types,
};

/// A request and its impls.
pub(crate) fn items(
    api: &ApiData,
    request: &RequestType,
    imports: &mut Imports,
    prose: &mut Prose,
) -> Vec<Piece> {
    imports.runtime(&["Fields", "Operation", "Request"]);
    let fields = fields(request);
    for field in &fields {
        imports.ty(&field.ty);
    }
    match &request.answer {
        Some(answer) => imports.ty(answer),
        None => imports.runtime(&["Json"]),
    }
    operation::import(api, &request.operation, imports);
    let declared = declaration(request, &fields, prose);
    let made = constructor::inherent(&request.name, &fields, "Starts a request", prose);
    vec![declared, made, sending(api, request)]
}

/// What users set, in the order of the documents, the whole body last.
pub(crate) fn fields(request: &RequestType) -> Vec<&Field> {
    let parameters = request.parameters.iter();
    let set = parameters.filter_map(|parameter| parameter.value.as_ref().ok());
    set.chain(&request.whole_body).collect()
}

const WITH_DEFAULT: &str = "\
#[derive(Clone, Debug, Default)]
#[must_use = \"a request does nothing until it is sent\"]
#[non_exhaustive]
";
const WITHOUT_DEFAULT: &str = "\
#[derive(Clone, Debug)]
#[must_use = \"a request does nothing until it is sent\"]
#[non_exhaustive]
";

fn declaration(request: &RequestType, fields: &[&Field], prose: &mut Prose) -> Piece {
    let attributes = if fields.iter().all(|field| field.optional) {
        WITH_DEFAULT
    } else {
        WITHOUT_DEFAULT
    };
    match line_by_line::declaration(&request.docs, attributes, &request.name, fields) {
        Some(text) => Piece::Text(text),
        None => Piece::from(Item::Struct(struct_syntax(request, fields, prose))),
    }
}

fn struct_syntax(request: &RequestType, fields: &[&Field], prose: &mut Prose) -> ItemStruct {
    let mut item = if fields.iter().all(|field| field.optional) {
        skeleton! { ItemStruct:
            #[derive(Clone, Debug, Default)]
            #[must_use = "a request does nothing until it is sent"]
            #[non_exhaustive]
            pub struct Name {}
        }
    } else {
        skeleton! { ItemStruct:
            #[derive(Clone, Debug)]
            #[must_use = "a request does nothing until it is sent"]
            #[non_exhaustive]
            pub struct Name {}
        }
    };
    item.ident = request.name.ident();
    item.attrs.splice(0..0, prose.mark(&request.docs));
    item.fields = construct::fields(fields.iter().copied(), prose);
    item
}

fn sending(api: &ApiData, request: &RequestType) -> Piece {
    match line_by_line::sending(api, request) {
        Some(text) => Piece::Text(text),
        None => Piece::from(Item::Impl(impl_syntax(api, request))),
    }
}

fn impl_syntax(api: &ApiData, request: &RequestType) -> ItemImpl {
    let mut item = skeleton!(ItemImpl: impl Request for Name {});
    // rustfmt would break a list of limits elsewhere than the printer.
    let skip = operation::has_long_limits(&request.operation).then(attributes::skip);
    item.attrs.extend(skip);
    *item.self_ty = types::of(&request.name);
    let mut answer = skeleton!(syn::ImplItemType: type Answer = (););
    answer.ty = types::rust_type(request.answer.as_ref().unwrap_or(&RustType::Any));
    item.items.push(ImplItem::Type(answer));
    let mut data = skeleton!(syn::ImplItemConst: const OPERATION: Operation = (););
    data.expr = operation::data(api, &request.operation);
    item.items.push(ImplItem::Const(data));
    item.items.push(ImplItem::Fn(putting(request)));
    item
}

fn putting(request: &RequestType) -> ImplItemFn {
    let mut puts: Vec<Expr> = request.parameters.iter().map(put).collect();
    if let Some(body) = &request.whole_body {
        let value = construct::borrowed(construct::member(&body.name), false);
        puts.push(construct::call("out", "whole_body", [value]));
    }
    let mut function = if puts.is_empty() {
        skeleton!(ImplItemFn: #[inline] fn fields(&self, _: &mut Fields<'_>) {})
    } else {
        skeleton!(ImplItemFn: #[inline] fn fields(&self, out: &mut Fields<'_>) {})
    };
    let long = attributes::long_list(request.parameters.len());
    function.attrs.extend(long);
    function
        .block
        .stmts
        .extend(puts.into_iter().map(construct::statement));
    function
}

fn put(parameter: &Parameter) -> Expr {
    let value = match &parameter.value {
        Ok(field) => construct::member(&field.name),
        Err(fixed) => construct::text(fixed),
    };
    let value = construct::borrowed(value, false);
    let method = place(parameter.location);
    construct::call("out", method, [construct::text(&parameter.wire), value])
}

/// The method that puts a parameter where it travels.
pub(crate) fn place(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Body => "body",
        Location::Header => "header",
    }
}
