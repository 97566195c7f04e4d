//! The document as a whole.

use api_model::{Api, AuthScheme, ErrorTable, Server};
use exact_json::Json;

use crate::components::Components;
use crate::{operations, paths, texts};

/// The version where the documents state none.
const UNVERSIONED: &str = "0.0.0";

/// The whole document.
pub(crate) fn of(api: &Api) -> Json {
    let mut components = Components::new(api);
    let paths = paths::all(api, &mut components);
    let channels = operations::channels(api, &mut components);
    let mut document = Json::map()
        .with("openapi", Json::text("3.1.0"))
        .with("info", info(api))
        .with("servers", servers(api))
        .with("tags", tags(api))
        .with("paths", paths)
        .with("components", parts(api, components));
    if !channels.is_empty() {
        document.set("x-channels", channels);
    }
    let errors: Vec<Json> = api.errors.iter().map(error_table).collect();
    if !errors.is_empty() {
        document.set("x-errors", Json::List(errors));
    }
    document
}

fn info(api: &Api) -> Json {
    let title = if api.title.is_empty() {
        &api.name
    } else {
        &api.title
    };
    let mut info = Json::of("title", Json::text(title));
    texts::put(&mut info, "description", &api.description);
    info.with(
        "version",
        Json::text(api.version.as_deref().unwrap_or(UNVERSIONED)),
    )
}

/// Servers of calls; those of channels stand with the channels.
fn servers(api: &Api) -> Json {
    let calls = api
        .servers
        .iter()
        .filter(|server| !server.url.starts_with("ws"));
    let servers: Vec<Json> = calls.map(server).collect();
    if servers.is_empty() {
        return Json::List(vec![Json::of("url", Json::text("/"))]);
    }
    Json::List(servers)
}

/// A server with its name.
pub(crate) fn server(server: &Server) -> Json {
    let mut json = Json::of("url", Json::text(&server.url));
    texts::put(&mut json, "description", &server.description);
    json.with("x-name", Json::text(&server.name))
}

/// A tag per section, those that only operations name too.
fn tags(api: &Api) -> Json {
    let mut tags = Vec::new();
    for section in &api.sections {
        let mut tag = Json::of("name", Json::text(&section.id));
        texts::put(&mut tag, "description", &section.description);
        if tag.get("description").is_none()
            && let Some(title) = section.title.main()
        {
            tag.set("description", Json::text(title));
        }
        texts::put(&mut tag, "x-displayName", &section.title);
        if !section.rate_limits.is_empty() {
            tag.set(
                "x-rate-limits",
                operations::rate_limits(&section.rate_limits),
            );
        }
        if let Some(lock) = section.lock_ms {
            tag.set("x-lock-ms", Json::Number(lock.to_string()));
        }
        tags.push(tag);
    }
    for operation in &api.operations {
        let name = Json::text(&operation.section);
        if !tags.iter().any(|tag| tag.get("name") == Some(&name)) {
            tags.push(Json::of("name", name));
        }
    }
    Json::List(tags)
}

fn parts(api: &Api, components: Components<'_>) -> Json {
    let mut parts = Json::of("schemas", components.finish());
    let mut schemes = Json::map();
    for scheme in &api.auth {
        schemes.set(&scheme.name, security_scheme(scheme));
    }
    for name in api
        .operations
        .iter()
        .filter_map(|operation| operation.auth.as_ref())
    {
        if schemes.get(name).is_none() {
            let scheme = AuthScheme {
                name: name.clone(),
                headers: Vec::new(),
                description: api_model::Text::default(),
            };
            schemes.set(name, security_scheme(&scheme));
        }
    }
    if !schemes.is_empty() {
        parts.set("securitySchemes", schemes);
    }
    parts
}

/// The first header stands for the scheme; the others are listed.
fn security_scheme(scheme: &AuthScheme) -> Json {
    let header = scheme
        .headers
        .first()
        .map_or("Authorization", String::as_str);
    let mut json = Json::of("type", Json::text("apiKey"));
    texts::put(&mut json, "description", &scheme.description);
    json.with("name", Json::text(header))
        .with("in", Json::text("header"))
        .with("x-headers", Json::texts(&scheme.headers))
}

fn error_table(table: &ErrorTable) -> Json {
    let mut json = Json::of("name", Json::text(&table.name));
    if let Some(section) = &table.section {
        json.set("section", Json::text(section));
    }
    texts::put(&mut json, "title", &table.title);
    json.with("codes", operations::errors(&table.codes))
}
