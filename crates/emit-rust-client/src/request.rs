//! Requests: a struct, how it is made, and what it sends.

use api_model::Location;
use proc_macro2::TokenStream;
use quote::quote;
use rust_plan::{
    model::{ApiData, Field, Parameter, RequestType, RustType},
    names::RustName,
};

use crate::{
    attributes, constructor, imports::Imports, line_by_line, operation, print::Piece, prose::Prose,
    structure, types,
};

/// A request and its impls.
pub(crate) fn items(
    api: &ApiData,
    request: &RequestType,
    imports: &mut Imports,
    prose: &mut Prose,
) -> Vec<Piece> {
    imports.runtime(&["Fields", "Operation", "Request"]);
    let fields = self::fields(request);
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
    structure::declaration(&request.docs, attributes, &request.name, fields, prose)
}

fn sending(api: &ApiData, request: &RequestType) -> Piece {
    let text = line_by_line::sending(api, request);
    Piece::of(text, || impl_tokens(api, request))
}

fn impl_tokens(api: &ApiData, request: &RequestType) -> TokenStream {
    let name = request.name.ident();
    // rustfmt would break a list of limits elsewhere than the printer.
    let skip = attributes::skip(operation::has_long_limits(&request.operation));
    let answer = types::tokens(request.answer.as_ref().unwrap_or(&RustType::Any));
    let data = operation::data(api, &request.operation);
    let putting = putting(request);
    quote! {
        #skip
        impl Request for #name {
            type Answer = #answer;
            const OPERATION: Operation = #data;
            #putting
        }
    }
}

fn putting(request: &RequestType) -> TokenStream {
    let mut puts: Vec<TokenStream> = request.parameters.iter().map(put).collect();
    if let Some(body) = &request.whole_body {
        let body = body.name.ident();
        puts.push(quote!(out.whole_body(&self.#body);));
    }
    let out = if puts.is_empty() {
        quote!(_)
    } else {
        quote!(out)
    };
    let long = attributes::long(attributes::is_long_list(request.parameters.len()));
    quote! {
        #[inline]
        #long
        fn fields(&self, #out: &mut Fields<'_>) { #(#puts)* }
    }
}

fn put(parameter: &Parameter) -> TokenStream {
    let value = match &parameter.value {
        Ok(field) => {
            let name = field.name.ident();
            quote!(&self.#name)
        }
        Err(fixed) => quote!(&#fixed),
    };
    let (method, wire) = (
        RustName::root(place(parameter.location)).ident(),
        &parameter.wire,
    );
    quote!(out.#method(#wire, #value);)
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

#[cfg(test)]
mod tests {
    use api_model::{BodyEncoding, Envelope, Method, RateLimit, Scope, Server};
    use rust_plan::{docs::Docs, model::OperationData, names::NameKind};

    use super::*;
    use crate::line_by_line::agreement;

    fn api() -> ApiData {
        let server = |name: &str| Server {
            name: name.to_owned(),
            url: "https://api.example".to_owned(),
            description: api_model::Text::default(),
        };
        let envelope = Envelope {
            name: "usual".to_owned(),
            code: "code".to_owned(),
            success: Vec::new(),
            payload: "data".to_owned(),
            message: None,
            error_code: None,
            arguments: None,
        };
        let name = |name| RustName::plain(NameKind::Constant, name);
        ApiData {
            servers: vec![(name("one"), server("one")), (name("two"), server("two"))],
            auth: Vec::new(),
            envelopes: vec![(name("usual"), envelope)],
            codes: Vec::new(),
            time: None,
            limits: Vec::new(),
        }
    }

    fn operation(path: &str) -> OperationData {
        OperationData {
            id: "spot.place_order".to_owned(),
            method: Method::Post,
            path: path.to_owned(),
            servers: Vec::new(),
            auth: None,
            envelope: None,
            body: BodyEncoding::None,
            rate_limits: Vec::new(),
            pagination: None,
            confidential: false,
            reads: None,
            finds_out: None,
            found_by: Vec::new(),
            page: "p.md:1".to_owned(),
        }
    }

    fn request(operation: OperationData, parameters: Vec<Parameter>) -> RequestType {
        RequestType {
            name: RustName::plain(NameKind::Type, "place_order"),
            docs: Docs::new(),
            parameters,
            whole_body: None,
            operation,
            answer: Some(RustType::List(Box::new(RustType::Text))),
            pages: None,
            deprecated: None,
        }
    }

    fn is_laid_out(request: &RequestType) -> bool {
        let text = line_by_line::sending(&api(), request);
        let tokens = impl_tokens(&api(), request);
        agreement::is_laid_out(text, tokens, &Prose::default())
    }

    fn field(name: &str) -> Field {
        Field {
            name: RustName::plain(NameKind::Field, name),
            setter: RustName::plain(NameKind::Field, name),
            wire: name.to_owned(),
            ty: RustType::Text,
            optional: true,
            docs: Docs::new(),
        }
    }

    #[test]
    fn operations_are_laid_out_as_the_printer_would() {
        let mut laid_out = 0;
        for wide in 1..70 {
            let short = operation(&"/p".repeat(wide));
            let mut long = short.clone();
            long.servers = vec!["two".to_owned()];
            long.auth = Some("key".to_owned());
            long.body = BodyEncoding::Json;
            long.envelope = Some("usual".to_owned());
            long.confidential = true;
            long.reads = Some(false);
            long.finds_out = Some("spot.find_order".to_owned());
            long.found_by = vec!["a".repeat(wide), "b".to_owned()];
            long.rate_limits = vec![RateLimit {
                count: 10,
                window_ms: 60_000,
                scope: Scope::ApiKey,
                when: None,
                place: None,
            }];
            for operation in [short, long] {
                laid_out += usize::from(is_laid_out(&request(operation, Vec::new())));
            }
        }
        assert!(laid_out > 60, "{laid_out}");
    }

    #[test]
    fn what_is_sent_is_laid_out_as_the_printer_would() {
        let long = "/a/path/that/makes/a/chain/of/calls/too/wide/for/any/line";
        let of = |parameters| request(operation(long), parameters);
        let set = |name: &str, location| Parameter {
            location,
            wire: name.to_owned(),
            value: Ok(field(name)),
        };
        for location in [
            Location::Path,
            Location::Query,
            Location::Body,
            Location::Header,
        ] {
            let fixed = Parameter {
                location,
                wire: "grant_type".to_owned(),
                value: Err("code".to_owned()),
            };
            assert!(is_laid_out(&of(vec![set("type", location), fixed])));
        }
        let many = |count| {
            let all = (0..count).map(|nth| set(&format!("f{nth}"), Location::Query));
            of(all.collect())
        };
        for count in [0, 30, 31] {
            assert!(is_laid_out(&many(count)), "{count}");
        }
        let mut whole = many(0);
        whole.whole_body = Some(field("orders"));
        assert!(is_laid_out(&whole));
    }

    #[test]
    fn texts_with_escapes_and_lists_of_limits_are_left_to_the_printer() {
        assert!(!is_laid_out(&request(operation("/买"), Vec::new())));
        let mut limited = operation("/p");
        let limit = |when: Option<&str>| RateLimit {
            count: 1,
            window_ms: 1000,
            scope: Scope::Ip,
            when: when.map(str::to_owned),
            place: None,
        };
        limited.rate_limits = vec![limit(None), limit(Some("single symbol"))];
        assert!(!is_laid_out(&request(limited, Vec::new())));
    }
}
