//! Answers: the payload, wrapped as the envelope says.

use api_model::{Envelope, Operation, Role};
use exact_json::Json;

use crate::components::{Components, Scope};
use crate::examples;
use crate::schema;

/// `responses` of an operation.
pub(crate) fn of<'a>(
    components: &mut Components<'a>,
    scope: &mut Scope<'a>,
    operation: &'a Operation,
) -> Json {
    let named = |name: &String| {
        components
            .api
            .envelopes
            .iter()
            .find(|have| have.name == *name)
    };
    let envelope = operation.response.envelope.as_ref().and_then(named);
    let payload = operation.response.payload.as_ref();
    let mut answer = Json::of(
        "description",
        Json::text("The answer to a call that worked."),
    );
    if payload.is_some() || envelope.is_some() {
        let payload = payload.map(|node| schema::of(components, scope, node, true));
        let schema = match envelope {
            Some(envelope) => wrapped(envelope, payload.map(schema::nullable)),
            None => payload.unwrap_or(Json::map()),
        };
        let mut content = Json::of("schema", schema);
        if let Some(example) = example(components, operation, envelope) {
            content.set("example", example);
        }
        answer.set("content", Json::of("application/json", content));
    }
    let failed = match envelope {
        Some(envelope) => Json::of(
            "description",
            Json::text("The answer to a call that failed."),
        )
        .with(
            "content",
            Json::of(
                "application/json",
                Json::of("schema", wrapped(envelope, None)),
            ),
        ),
        None => Json::of(
            "description",
            Json::text("The answer to a call that failed."),
        ),
    };
    Json::of("200", answer).with("4XX", failed)
}

/// The envelope as an object. It is open: examples show members that no model names.
fn wrapped(envelope: &Envelope, payload: Option<Json>) -> Json {
    let text = || Json::of("type", Json::texts(["string", "null"]));
    let mut object = Json::of("type", Json::text("object")).with("properties", Json::map());
    insert(&mut object, &envelope.code, code(&envelope.success));
    let optional = [
        (&envelope.message, text()),
        (&envelope.error_code, text()),
        (&envelope.arguments, Json::map()),
    ];
    for (path, schema) in optional {
        if let Some(path) = path.as_ref().filter(|path| **path != envelope.code) {
            insert(&mut object, path, schema);
        }
    }
    insert(
        &mut object,
        &envelope.payload,
        payload.unwrap_or(Json::map()),
    );
    object.with("additionalProperties", Json::Bool(true))
}

/// The status: of the kind of the values that mean success.
fn code(success: &[String]) -> Json {
    let all = |fits: fn(&String) -> bool| !success.is_empty() && success.iter().all(fits);
    let kinds = if all(|value| value == "true" || value == "false") {
        vec!["boolean", "null"]
    } else if all(|value| schema::integer(value).is_some()) {
        vec!["integer", "string", "null"]
    } else {
        vec!["string", "integer", "null"]
    };
    Json::of("type", Json::texts(kinds))
}

/// Puts a schema at a dotted path of properties.
fn insert(object: &mut Json, path: &str, schema: Json) {
    let (name, rest) = path
        .split_once('.')
        .map_or((path, None), |(name, rest)| (name, Some(rest)));
    let mut properties = object.get("properties").cloned().unwrap_or(Json::map());
    let value = match rest {
        None => schema,
        Some(rest) => {
            let fresh = || {
                Json::of("type", Json::texts(["object", "null"]))
                    .with("properties", Json::map())
                    .with("additionalProperties", Json::Bool(true))
            };
            let mut inner = properties
                .get(name)
                .filter(|have| have.get("properties").is_some())
                .cloned()
                .unwrap_or_else(fresh);
            insert(&mut inner, rest, schema);
            inner
        }
    };
    properties.set(name, value);
    object.set("properties", properties);
}

/// The first documented answer that fits.
fn example(
    components: &Components<'_>,
    operation: &Operation,
    envelope: Option<&Envelope>,
) -> Option<Json> {
    let types = components.api.scope(&operation.types);
    let answers = operation
        .response
        .examples
        .iter()
        .filter(|example| example.role == Role::Response);
    let payload = envelope.map(|envelope| envelope.payload.as_str());
    let as_stated = |mut json: Json| {
        if let Some(node) = &operation.response.payload {
            types.retype_below(&mut json, payload, node);
        }
        json
    };
    answers
        .filter_map(|example| Json::parse(&example.json).ok().map(as_stated))
        .find(|json| {
            let payload = match envelope {
                Some(envelope) => {
                    let object = wrapped(envelope, None);
                    if !examples::fits_schema(json, &object) {
                        return false;
                    }
                    envelope
                        .payload
                        .split('.')
                        .try_fold(json, |value, name| value.get(name))
                }
                None => Some(json),
            };
            match (payload, &operation.response.payload) {
                (Some(Json::Null) | None, _) => envelope.is_some(),
                (Some(value), Some(node)) => examples::fits(value, node, types, true),
                (Some(_), None) => true,
            }
        })
}
