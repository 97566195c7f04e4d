//! Operations and channels.

use api_model::{
    Api, BodyEncoding, Channel, Discriminator, ErrorCode, Operation, Pagination, PaginationStyle,
    Place, RateLimit, Scope as Per, Status,
};
use exact_json::Json;

use crate::components::{Components, Scope};
use crate::paths::Group;
use crate::{body, descriptions, document, fields, parameters, responses, schema, texts};

/// One entry of a path: the first operation of the group, with what the others add.
pub(crate) fn operation<'a>(components: &mut Components<'a>, group: &Group<'a>) -> Json {
    let mut scopes: Vec<Scope<'a>> = group
        .operations
        .iter()
        .map(|one| Scope::new(&one.types, &one.section, &one.id))
        .collect();
    let first = group.operations[0];
    let mut json = head(first);
    descriptions::put(&mut json, components.api, group);
    deprecated(&mut json, first);
    servers(&mut json, components.api, first);
    let parameters = parameters::all(components, &mut scopes, group);
    if !parameters.is_empty() {
        json.set("parameters", parameters);
    }
    if let Some(body) = body::of(components, &mut scopes, group) {
        json.set("requestBody", body);
    }
    json.set(
        "responses",
        responses::of(components, &mut scopes[0], first),
    );
    json.set("security", security(first));
    extensions(&mut json, components.api, first);
    if group.operations.len() > 1 {
        json.set(
            "x-operations",
            Json::List(group.operations.iter().map(|one| variant(one)).collect()),
        );
    }
    json
}

fn head(operation: &Operation) -> Json {
    let id = id(operation);
    let mut json = Json::of("operationId", Json::text(&id));
    json.set("tags", Json::texts([&operation.section]));
    json.set("summary", Json::text(&id));
    texts::put(&mut json, "summary", &operation.title);
    json
}

fn deprecated(json: &mut Json, operation: &Operation) {
    if operation.status == Status::Deprecated {
        json.set("deprecated", Json::Bool(true));
    }
}

fn id(operation: &Operation) -> String {
    format!("{}.{}", operation.section, operation.id)
}

/// Servers, where they are others than those of the whole document.
fn servers(json: &mut Json, api: &Api, operation: &Operation) {
    let named = |name: &String| api.servers.iter().find(|server| server.name == *name);
    let own: Vec<Json> = operation
        .servers
        .iter()
        .filter_map(named)
        .map(document::server)
        .collect();
    if !own.is_empty() {
        json.set("servers", Json::List(own));
    }
}

fn security(operation: &Operation) -> Json {
    let scheme = operation
        .auth
        .as_ref()
        .map(|name| Json::of(name, Json::List(Vec::new())));
    Json::List(scheme.into_iter().collect())
}

/// What OpenAPI has no word for.
fn extensions(json: &mut Json, api: &Api, operation: &Operation) {
    let texts = [
        ("x-envelope", operation.response.envelope.as_ref()),
        ("x-permission", operation.permission.as_ref()),
        ("x-finds-out", operation.finds_out.as_ref()),
    ];
    for (key, text) in texts {
        if let Some(text) = text {
            json.set(key, Json::text(text));
        }
    }
    if let Some(reads) = operation.reads {
        json.set("x-reads", Json::Bool(reads));
    }
    if operation.status == Status::Undocumented {
        json.set("x-undocumented", Json::Bool(true));
    }
    if operation.body == BodyEncoding::Form {
        json.set("x-body", Json::text("form"));
    }
    let lists = [
        ("x-rate-limits", rate_limits(&operation.rate_limits)),
        ("x-errors", errors(&operation.errors)),
        (
            "x-doubts",
            Json::texts(operation.doubts.iter().map(|doubt| &doubt.text)),
        ),
        ("x-group", Json::texts(&operation.group)),
        (
            "x-source",
            Json::List(
                operation
                    .places
                    .iter()
                    .filter_map(|at| source(api, at))
                    .collect(),
            ),
        ),
    ];
    for (key, list) in lists {
        if !list.is_empty() {
            json.set(key, list);
        }
    }
    if let Some(paged) = &operation.pagination {
        json.set("x-pagination", pagination(paged));
    }
}

/// One of several operations on a method and path.
fn variant(operation: &Operation) -> Json {
    let mut json = Json::of("id", Json::text(id(operation)));
    texts::put(&mut json, "summary", &operation.title);
    if let Some(Discriminator { parameter, value }) = &operation.discriminator {
        json.set("parameter", Json::text(parameter));
        json.set("value", Json::text(value));
    }
    json
}

/// `page:line`.
fn source(api: &Api, place: &Place) -> Option<Json> {
    let page = api.pages.get(usize::try_from(place.page).ok()?)?;
    Some(Json::text(format!("{page}:{}", place.line)))
}

/// Limits as objects.
pub(crate) fn rate_limits(limits: &[RateLimit]) -> Json {
    let limit = |limit: &RateLimit| {
        let scope = match limit.scope {
            Per::Ip => "ip",
            Per::ApiKey => "api_key",
            Per::User => "user",
            Per::Unsaid => "unsaid",
        };
        let mut json = Json::of("count", Json::Number(limit.count.to_string()))
            .with("window_ms", Json::Number(limit.window_ms.to_string()))
            .with("scope", Json::text(scope));
        if let Some(when) = &limit.when {
            json.set("when", Json::text(when));
        }
        json
    };
    Json::List(limits.iter().map(limit).collect())
}

/// Errors as objects.
pub(crate) fn errors(codes: &[ErrorCode]) -> Json {
    let error = |error: &ErrorCode| {
        let mut json = Json::of("code", Json::text(&error.code));
        texts::put(&mut json, "description", &error.meaning);
        json
    };
    Json::List(codes.iter().map(error).collect())
}

fn pagination(pagination: &Pagination) -> Json {
    let style = match pagination.style {
        PaginationStyle::Cursor => "cursor",
        PaginationStyle::Page => "page",
        PaginationStyle::Offset => "offset",
        PaginationStyle::Time => "time",
    };
    Json::of("style", Json::text(style))
        .with("parameters", Json::texts(&pagination.parameters))
        .with("items", Json::texts(&pagination.items))
}

/// Channels, for which OpenAPI has no place.
pub(crate) fn channels<'a>(api: &'a Api, components: &mut Components<'a>) -> Json {
    let mut list = Vec::new();
    for channel in &api.channels {
        list.push(self::channel(api, components, channel));
    }
    Json::List(list)
}

fn channel<'a>(api: &'a Api, components: &mut Components<'a>, channel: &'a Channel) -> Json {
    let mut scope = Scope::new(&channel.types, &channel.section, &channel.id);
    let mut json = Json::of(
        "id",
        Json::text(format!("{}.{}", channel.section, channel.id)),
    );
    texts::put(&mut json, "summary", &channel.title);
    texts::put(&mut json, "description", &channel.description);
    let named = |name: &String| api.servers.iter().find(|server| server.name == *name);
    if let Some(server) = channel.server.as_ref().and_then(named) {
        json.set("server", document::server(server));
    }
    json.set("topic", Json::text(&channel.topic));
    json.set("format", Json::text(&channel.format));
    json.set("private", Json::Bool(channel.private));
    let arguments = channel
        .arguments
        .iter()
        .map(|field| (field, field.required));
    let arguments = fields::object(
        components,
        &mut scope,
        arguments,
        &api_model::Text::default(),
        false,
    );
    json.set("arguments", arguments);
    if let Some(push) = &channel.push {
        let push = schema::of(components, &mut scope, push, true);
        json.set("push", push);
    }
    let sources = channel
        .places
        .iter()
        .filter_map(|at| source(api, at))
        .collect();
    json.with("x-source", Json::List(sources))
}
