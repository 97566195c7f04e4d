//! Envelopes: of answers, and of refusals.

use std::collections::BTreeMap;

use api_model::{Api, Envelope, Role};

use exact_json::{Json, is_number};

/// What people write in examples where nothing is said.
const PLACEHOLDERS: [&str; 3] = ["", "string", "null"];

/// A payload in the envelope of a success.
pub(crate) fn wrapped(api: &Api, envelope: &Envelope, payload: Json) -> Json {
    let mut answer = Json::Map(Vec::new());
    answer.put(&envelope.code, success(envelope));
    if let Some(path) = message(envelope) {
        answer.put(path, Json::text(success_word(api, envelope)));
    }
    if let Some(path) = &envelope.arguments
        && !path.contains('.')
    {
        answer.put(path, Json::List(Vec::new()));
    }
    answer.put(&envelope.payload, payload);
    answer
}

/// An example as a success: writers print placeholders, and codes that no server sends.
pub(super) fn mended(api: &Api, envelope: &Envelope, mut answer: Json) -> Json {
    let code = answer.at(&envelope.code).and_then(Json::scalar);
    let works = code.is_some_and(|code| envelope.success.iter().any(|good| *good == code));
    if !works {
        answer.put(&envelope.code, success(envelope));
    }
    if let Some(path) = message(envelope) {
        let said = answer.at(path).and_then(Json::scalar).unwrap_or_default();
        if !works || PLACEHOLDERS.contains(&said.as_ref()) {
            answer.put(path, Json::text(success_word(api, envelope)));
        }
    }
    if answer.at(&envelope.payload).is_none() {
        answer.put(&envelope.payload, Json::Null);
    }
    answer
}

/// A refusal in an API's envelope; without one an object of `code` and `message`.
pub(crate) fn refused(envelope: Option<&Envelope>, code: &str, why: &str) -> Json {
    let mut answer = Json::Map(Vec::new());
    let Some(envelope) = envelope else {
        answer.put("code", Json::text(code));
        answer.put("message", Json::text(why));
        return answer;
    };
    answer.put(&envelope.code, failure(envelope));
    let own = envelope
        .error_code
        .as_deref()
        .filter(|path| *path != envelope.code);
    let says = message(envelope);
    if let Some(path) = says {
        // The words for people follow below, where the error has an object of its own.
        let text = if own.is_some_and(|own| own.contains('.')) {
            "failure"
        } else {
            why
        };
        answer.put(path, Json::text(text));
    }
    match own {
        Some(path) => {
            answer.put(path, Json::text(code));
            if let Some((object, _)) = path.rsplit_once('.') {
                answer.put(&format!("{object}.msg"), Json::text(why));
            }
        }
        None if says.is_none() => answer.put("message", Json::text(why)),
        None => {}
    }
    if let Some(path) = &envelope.arguments {
        answer.put(path, Json::List(vec![Json::text(why)]));
    }
    answer.put(&envelope.payload, Json::Null);
    answer
}

/// The message's place, where it is not that of the status.
fn message(envelope: &Envelope) -> Option<&str> {
    envelope
        .message
        .as_deref()
        .filter(|path| *path != envelope.code)
}

fn success(envelope: &Envelope) -> Json {
    envelope
        .success
        .first()
        .map_or(Json::Bool(true), |value| kind_of(value))
}

/// A status that means no success, of the kind of those that do.
fn failure(envelope: &Envelope) -> Json {
    let good = |value: &str| envelope.success.iter().any(|good| good == value);
    match success(envelope) {
        Json::Bool(value) => Json::Bool(!value),
        Json::Number(_) => {
            let mut numbers = (1_u32..).map(|number| number.to_string());
            numbers
                .find(|number| !good(number))
                .map_or(Json::Null, Json::Number)
        }
        _ => Json::text("FAILURE"),
    }
}

fn kind_of(value: &str) -> Json {
    match value {
        "true" => Json::Bool(true),
        "false" => Json::Bool(false),
        number if is_number(number) => Json::Number(number.to_owned()),
        text => Json::text(text),
    }
}

/// The word that successes carry: clients insist on it, and no key of the manifest states it, but examples show it.
fn success_word(api: &Api, envelope: &Envelope) -> String {
    let Some(path) = message(envelope) else {
        return String::new();
    };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let wrapped = |name: &Option<String>| name.as_ref() == Some(&envelope.name);
    for operation in &api.operations {
        let examples = operation.response.examples.iter();
        let shown = examples
            .filter(|one| wrapped(&operation.response.envelope) && one.role == Role::Response);
        for answer in shown.filter_map(|example| Json::parse(&example.json).ok()) {
            let word = answer.at(path).and_then(Json::scalar).unwrap_or_default();
            if !PLACEHOLDERS.contains(&word.as_ref()) {
                *counts.entry(word.into_owned()).or_default() += 1;
            }
        }
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count);
    most.map_or_else(|| "success".to_owned(), |(word, _)| word)
}
