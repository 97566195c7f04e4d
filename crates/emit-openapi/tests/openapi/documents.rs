//! What documents say, read back as JSON.

use api_model::{
    Api, BodyEncoding, Discriminator, EnumDef, EnumRef, EnumValue, Example, Location, Method, Role,
    Text, TimeUnit, Type,
};
use serde_json::json;

use crate::model::{HERE, api, emitted, field, node, operation, sent, shape};

#[test]
fn an_answer_lies_in_its_envelope_and_may_lack_what_is_not_always_there() {
    let mut balance = operation("balance", Method::Get, "/balance");
    balance.auth = Some("key".to_owned());
    let fields = vec![
        field("amount", Type::Decimal, true),
        field("at", Type::Timestamp(TimeUnit::Milliseconds), false),
        field("id", Type::Id, false),
        field("self", Type::Any, false),
    ];
    balance.types.shapes.push(shape("response", fields));
    balance.response.envelope = Some("rc".to_owned());
    balance.response.payload = Some(node(Type::Object(0)));
    let document = emitted(&api(vec![balance]));
    let operation = &document["paths"]["/balance"]["get"];
    let wrapper =
        &operation["responses"]["200"]["content"]["application/json"]["schema"]["properties"];
    let reference = "#/components/schemas/MarginBalanceResponse";
    assert_eq!(
        wrapper["result"],
        json!({"anyOf": [{"$ref": reference}, {"type": "null"}]})
    );
    assert_eq!(wrapper["rc"]["type"], json!(["integer", "string", "null"]));
    assert!(wrapper["error"]["properties"]["msg"].is_object());
    let schema = &document["components"]["schemas"]["MarginBalanceResponse"];
    assert_eq!(schema["required"], json!(["amount"]));
    assert_eq!(
        schema["properties"]["amount"]["type"],
        json!(["string", "number"])
    );
    assert_eq!(
        schema["properties"]["at"]["type"],
        json!(["integer", "null"])
    );
    assert_eq!(
        schema["properties"]["id"]["type"],
        json!(["string", "integer", "null"])
    );
    assert_eq!(operation["security"], json!([{"key": []}]));
    assert_eq!(operation["operationId"], "margin.balance");
    assert_eq!(operation["x-summary-zh"], "做。");
    assert_eq!(operation["x-envelope"], "rc");
    assert_eq!(
        operation["x-source"],
        json!(["specs/shop/margin/balance.md:7"])
    );
    assert_eq!(
        document["components"]["securitySchemes"]["key"]["name"],
        "x-key"
    );
}

#[test]
fn operations_on_one_method_and_path_become_one() {
    let variant = |id: &str, path: &str, own: &str| {
        let mut one = operation(id, Method::Post, path);
        one.body = BodyEncoding::Form;
        one.parameters = vec![
            sent(
                Location::Path,
                field(if id == "first" { "a" } else { "b" }, Type::String, true),
            ),
            sent(Location::Body, field("grant_type", Type::String, true)),
            sent(Location::Body, field(own, Type::String, true)),
        ];
        one.discriminator = Some(Discriminator {
            parameter: "grant_type".to_owned(),
            value: own.to_owned(),
        });
        one
    };
    let document = emitted(&api(vec![
        variant("first", "/t/{a}", "code"),
        variant("second", "/t/{b}", "refresh"),
    ]));
    let operation = &document["paths"]["/t/{a}"]["post"];
    assert_eq!(
        document["paths"].as_object().map(serde_json::Map::len),
        Some(1)
    );
    assert_eq!(operation["parameters"].as_array().map(Vec::len), Some(1));
    let media = &operation["requestBody"]["content"]["application/x-www-form-urlencoded"];
    let name = media["schema"]["$ref"]
        .as_str()
        .and_then(|path| path.rsplit('/').next());
    let body = &document["components"]["schemas"][name.expect("the body has a name")];
    let names: Vec<&String> = body["properties"]
        .as_object()
        .expect("properties")
        .keys()
        .collect();
    assert_eq!(names, ["grant_type", "code", "refresh"]);
    assert_eq!(body["required"], json!(["grant_type"]));
    assert_eq!(operation["x-operations"][1]["value"], "refresh");
}

#[test]
fn variables_that_no_page_documents_are_declared() {
    let document = emitted(&api(vec![operation("one", Method::Get, "/t/{id}")]));
    let declared = &document["paths"]["/t/{id}"]["get"]["parameters"][0];
    assert_eq!(
        (&declared["name"], &declared["in"]),
        (&json!("id"), &json!("path"))
    );
}

#[test]
fn enums_are_open() {
    let mut one = operation("one", Method::Get, "/t");
    let value = |value: &str| EnumValue {
        value: value.to_owned(),
        label: Text::new("en", &format!("Means {value}.")),
        name: None,
    };
    one.types.enums.push(EnumDef {
        name: "level".to_owned(),
        stated: false,
        description: Text::default(),
        numeric: true,
        values: vec![value("1"), value("2")],
        places: Vec::new(),
    });
    let ty = Type::Enum(EnumRef::Local(0));
    one.parameters
        .push(sent(Location::Query, field("level", ty, false)));
    let document = emitted(&api(vec![one]));
    let schema = &document["components"]["schemas"]["MarginOneLevel"];
    assert_eq!(
        schema["anyOf"],
        json!([{"type": "integer", "enum": [1, 2]}, {"type": "integer"}])
    );
    assert_eq!(schema["x-enum-descriptions"]["2"], "Means 2.");
}

/// A page that states a number and prints it as text shows the number, so that the example fits the schema beside it.
#[test]
fn examples_are_written_as_their_types_are() {
    let mut one = operation("one", Method::Get, "/t");
    let fields = vec![
        field("count", Type::Integer, true),
        field("open", Type::Boolean, true),
        field("name", Type::String, true),
    ];
    one.types.shapes.push(shape("response", fields));
    one.response.envelope = Some("rc".to_owned());
    one.response.payload = Some(node(Type::Object(0)));
    one.response.examples.push(Example {
        role: Role::Response,
        title: None,
        json: r#"{"rc":0,"result":{"count":"7","open":"false","name":12}}"#.to_owned(),
        clean: true,
        place: HERE,
    });
    let text = emit_openapi::emit(&api(vec![one]));
    for written in [r#""count": 7"#, r#""open": false"#, r#""name": "12""#] {
        assert!(text.contains(written), "{written}");
    }
}

#[test]
fn only_examples_that_fit_are_printed_and_their_numbers_stay() {
    for (json, printed) in [
        (
            r#"{"rc":0,"result":{"amount":0.10000000000000000000001}}"#,
            true,
        ),
        (r#"{"rc":0,"result":{"amount":true}}"#, false),
        (r#"{"rc":0,"result":{}}"#, false),
        ("not json", false),
    ] {
        let mut one = operation("one", Method::Get, "/t");
        one.types.shapes.push(shape(
            "response",
            vec![field("amount", Type::Decimal, true)],
        ));
        one.response.envelope = Some("rc".to_owned());
        one.response.payload = Some(node(Type::Object(0)));
        one.response.examples.push(Example {
            role: Role::Response,
            title: None,
            json: json.to_owned(),
            clean: true,
            place: HERE,
        });
        let text = emit_openapi::emit(&api(vec![one]));
        assert_eq!(text.contains("\"example\""), printed, "{json}");
        assert_eq!(
            text.contains("0.10000000000000000000001"),
            printed,
            "{json}"
        );
    }
}

#[test]
fn bounds_and_defaults_that_are_no_numbers_stay_text() {
    let mut one = operation("one", Method::Get, "/t");
    let mut limit = field("limit", Type::Integer, false);
    limit.default = Some("ten".to_owned());
    limit.bounds.min = Some("0.10".to_owned());
    limit.bounds.max = Some("a lot".to_owned());
    limit.bounds.pattern = Some("[a-z".to_owned());
    one.parameters.push(sent(Location::Query, limit));
    let text = emit_openapi::emit(&api(vec![one]));
    for part in [
        "\"minimum\": 0.10",
        "\"x-max\": \"a lot\"",
        "\"x-default\": \"ten\"",
        "\"x-pattern\"",
    ] {
        assert!(text.contains(part), "{part} is missing");
    }
}

#[test]
fn a_shape_that_holds_itself_ends() {
    let mut one = operation("one", Method::Get, "/t");
    let inner = Type::Array(Box::new(node(Type::Object(0))));
    one.types
        .shapes
        .push(shape("response", vec![field("children", inner, false)]));
    one.response.payload = Some(node(Type::Object(0)));
    let document = emitted(&api(vec![one]));
    let items = &document["components"]["schemas"]["MarginOneResponse"]["properties"]["children"];
    assert_eq!(
        items["items"]["$ref"],
        "#/components/schemas/MarginOneResponse"
    );
}

#[test]
fn an_empty_model_has_a_document() {
    let document = emitted(&Api::default());
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(document["servers"], json!([{"url": "/"}]));
}
