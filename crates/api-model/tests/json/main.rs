//! The JSON form of the model reads back equal, and its documentation names all of it.

mod catalogue;
mod complete;

use std::collections::BTreeSet;

use api_model::{
    Api, BodyEncoding, Cause, JsonError, Location, Meaning, Method, Origin, PaginationStyle, Role,
    Scope, Status, TimeUnit,
};
use serde::Serialize;
use serde_json::{Value, json};

const PAGE: &str = include_str!("../../../../docs/model.md");

fn written(api: &Api) -> Value {
    let text = api.to_json().expect("a model has a JSON form");
    serde_json::from_str(&text).expect("the form is JSON")
}

/// The names of all members, at any depth.
fn names(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (name, inner) in members {
                found.insert(name.clone());
                names(inner, found);
            }
        }
        Value::Array(elements) => elements.iter().for_each(|inner| names(inner, found)),
        _ => {}
    }
}

fn word(of: &impl Serialize) -> String {
    match serde_json::to_value(of) {
        Ok(Value::String(word)) => word,
        other => panic!("no word: {other:?}"),
    }
}

/// The words that stand for values of closed sets.
fn words() -> BTreeSet<String> {
    use {Location as L, Method as M, Origin as O, PaginationStyle as P, Role as R};
    let mut found = BTreeSet::new();
    let methods = [
        M::Get,
        M::Post,
        M::Put,
        M::Patch,
        M::Delete,
        M::Head,
        M::Options,
    ];
    found.extend(methods.iter().map(word));
    found.extend([L::Path, L::Query, L::Body, L::Header].iter().map(word));
    let bodies = [BodyEncoding::None, BodyEncoding::Json, BodyEncoding::Form];
    found.extend(bodies.iter().map(word));
    let scopes = [Scope::Ip, Scope::ApiKey, Scope::User, Scope::Unsaid];
    found.extend(scopes.iter().map(word));
    found.extend([P::Cursor, P::Page, P::Offset, P::Time].iter().map(word));
    let meanings = [
        Meaning::Auth,
        Meaning::Clock,
        Meaning::RateLimit,
        Meaning::Busy,
        Meaning::OutcomeUnknown,
    ];
    found.extend(meanings.iter().map(word));
    found.extend(Cause::ALL.iter().map(word));
    let states = [Status::Active, Status::Deprecated, Status::Undocumented];
    found.extend(states.iter().map(word));
    let roles = [
        R::RequestBody,
        R::RequestQuery,
        R::Response,
        R::Failure,
        R::Push,
    ];
    found.extend(roles.iter().map(word));
    let ranks = [O::Corrected, O::Stated, O::Ruled, O::Inferred, O::Defaulted];
    found.extend(ranks.iter().map(word));
    let units = [TimeUnit::Seconds, TimeUnit::Milliseconds];
    found.extend(units.iter().map(word));
    let types = ["boolean", "integer", "decimal", "string", "id", "any"];
    found.extend(types.map(str::to_owned));
    found
}

/// What the tables of the page document: the code in the first cell of a row.
fn documented() -> BTreeSet<String> {
    let rows = PAGE.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.filter_map(|row| Some(row.split_once('`')?.0.to_owned()))
        .collect()
}

#[test]
fn a_complete_model_reads_back_equal() {
    let api = complete::api();
    let text = api.to_json().expect("a model has a JSON form");
    let read = Api::from_json(&text).expect("the form reads back");
    assert_eq!(read, api);
    assert_eq!(read.to_json().expect("a model has a JSON form"), text);
}

#[test]
fn what_says_nothing_is_left_out_and_reads_back() {
    let api = Api::default();
    assert_eq!(
        written(&api),
        json!({"format": 1, "api": {
            "name": "", "title": "", "package": "", "pages": [], "servers": [], "auth": [], "envelopes": [],
            "sections": [], "operations": [], "channels": [], "enums": [], "errors": []
        }})
    );
    let text = api.to_json().expect("a model has a JSON form");
    assert_eq!(Api::from_json(&text).expect("the form reads back"), api);
}

#[test]
fn numbers_of_pages_stay_text() {
    let form = written(&complete::api());
    let operation = &form["api"]["operations"][0];
    let bounds = &operation["parameters"][0]["field"]["bounds"];
    assert_eq!(bounds["min"], "0.000000000000000001");
    assert_eq!(bounds["max"], "18446744073709551616");
    let example = &operation["response"]["examples"][0]["json"];
    assert_eq!(example, r#"{"price":12.500000000000000000001}"#);
}

#[test]
fn other_texts_are_refused() {
    let other = r#"{"format": 2, "api": {}}"#;
    for text in ["", "[]", "{}", r#"{"format": 1, "api": {}}"#, other] {
        assert!(Api::from_json(text).is_err(), "{text}");
    }
    let newer = json!({"format": 2, "api": written(&Api::default())["api"]}).to_string();
    let refused = Api::from_json(&newer).expect_err("a form of another version");
    assert!(matches!(refused, JsonError::Format(2)), "{refused}");
}

#[test]
fn the_documentation_names_everything_and_nothing_else() {
    let mut form = words();
    names(&written(&complete::api()), &mut form);
    let documented = documented();
    let missing: Vec<_> = form.difference(&documented).collect();
    assert!(missing.is_empty(), "docs/model.md lacks {missing:?}");
    let stale: Vec<_> = documented.difference(&form).collect();
    assert!(
        stale.is_empty(),
        "docs/model.md names {stale:?}, which the form does not have"
    );
}

/// The example of the page is a model.
#[test]
fn the_example_of_the_documentation_reads() {
    let (_, rest) = PAGE.split_once("```json\n").expect("an example");
    let (text, _) = rest.split_once("```").expect("an end of the example");
    let api = Api::from_json(text).expect("the example is a model");
    assert_eq!(api.operations.len(), 1);
    assert_eq!(
        format!("{}\n", api.to_json().expect("a model has a JSON form")),
        text
    );
}
