//! Answers and pushes: evidence, languages, envelopes, enums and examples, from page text to model.

#[expect(
    dead_code,
    reason = "each test target uses its own part of the support"
)]
mod support;

use api_model::{Bounds, EnumRef, Node, Operation, Origin, Role, Shape, TimeUnit, Type};
use support::{Folder, Lowered, field};

const MANIFEST: &str = "\
name: demo
languages: [{language: en}, {language: zh, folders: '*_cn'}]
envelopes:
  - {name: rc, code: rc, success: [0], payload: result, message: mc}
  - {name: plain, code: code, success: [0], payload: data}
sections: [{folder: shop, envelope: rc}, {folder: loose}]
types: [{name: '*Stamp', is: timestamp_ms}, {name: symbol, is: string, always: true}]
";

fn page(response: &str) -> String {
    let lines: String = response
        .lines()
        .flat_map(|line| ["  ", line, "\n"])
        .collect();
    format!(
        "---\nid: one\ntitle: One\ntype: get\ndescription: /one\nresponse_example: |-\n{lines}---\n"
    )
}

fn lowered(text: String) -> Lowered {
    Folder::default()
        .manifest(MANIFEST)
        .page("shop/one.md", text)
        .lower()
}

fn payload(operation: &Operation) -> &Node {
    operation.response.payload.as_ref().expect("a payload")
}

fn shape<'o>(operation: &'o Operation, node: &Node) -> &'o Shape {
    match &node.ty {
        Type::Object(at) => &operation.types.shapes[*at],
        Type::Array(inner) => shape(operation, inner),
        other => panic!("no object: {other:?}"),
    }
}

#[test]
fn evidence_is_ranked_and_placed() {
    let text = page(
        "{\"rc\": 0, \"mc\": \"OK\", \"result\": {\n  \"symbol\": \"a\",\n  \"aStamp\": 1700000000000,\n  \"note\": \"x\",\n  \"extra\": null}}",
    );
    let text = text.replace(
        "response_example",
        "response:\n  fields:\n    - {name: note, type: string, description: A note., always: true}\nresponse_example",
    );
    let lowered = lowered(text);
    let operation = lowered.operation("one");
    let fields = &shape(operation, payload(operation)).fields;
    for (name, ty, origin, required) in [
        ("symbol", Type::String, Origin::Ruled, true),
        (
            "aStamp",
            Type::Timestamp(TimeUnit::Milliseconds),
            Origin::Ruled,
            false,
        ),
        ("note", Type::String, Origin::Stated, true),
        ("extra", Type::Any, Origin::Defaulted, false),
    ] {
        let field = field(fields, name);
        assert_eq!(
            (&field.node.ty, field.node.origin(), field.required),
            (&ty, origin, required),
            "{name}"
        );
        assert!(!field.places.is_empty(), "{name} has a place");
        assert_eq!(field.bounds, Bounds::default());
    }
    let shown = &field(fields, "aStamp").node.evidence[1];
    assert_eq!(
        (shown.origin, shown.place.map(|place| place.line)),
        (Origin::Inferred, Some(12))
    );
}

#[test]
fn comments_of_both_languages_become_texts() {
    let page_of = |comment: &str| {
        page(&format!(
            "{{\"rc\": 0, \"result\": {{\n  \"a\": 1 // {comment}\n}}}}"
        ))
    };
    let lowered = Folder::default()
        .manifest(MANIFEST)
        .page("shop/one.md", page_of("The first."))
        .page("shop_cn/one.md", page_of("第一"))
        .lower();
    let operation = lowered.operation("one");
    let text = &field(&shape(operation, payload(operation)).fields, "a").description;
    let expected =
        [("en", "The first."), ("zh", "第一")].map(|(a, b)| (a.to_owned(), b.to_owned()));
    assert_eq!(text.entries, expected);
}

#[test]
fn an_envelope_unlike_the_section_s_is_reported() {
    for (example, envelope, findings) in [
        ("{\"rc\": 0, \"result\": {\"a\": 1}}", Some("rc"), 0),
        ("{\"rc\": 0, \"mc\": \"OK\"}", Some("rc"), 0),
        ("{\"code\": 0, \"data\": {\"a\": 1}}", Some("plain"), 1),
        ("[{\"a\": 1}]", None, 1),
    ] {
        let lowered = lowered(page(example));
        let operation = lowered.operation("one");
        assert_eq!(
            operation.response.envelope.as_deref(),
            envelope,
            "{example}"
        );
        let found = lowered
            .codes()
            .iter()
            .filter(|code| **code == "envelope/differs")
            .count();
        assert_eq!(found, findings, "{example}");
    }
}

#[test]
fn an_envelope_is_found_by_any_name() {
    for name in ["rc", "OAuth answer", "回复"] {
        let text = page("{\"rc\": 0, \"mc\": \"OK\", \"result\": {\"note\": \"x\"}}");
        let lowered = Folder::default()
            .manifest(
                &MANIFEST
                    .replace("name: rc,", &format!("name: {name},"))
                    .replace("envelope: rc}", &format!("envelope: {name}}}")),
            )
            .page("shop/one.md", text)
            .lower();
        let operation = lowered.operation("one");
        assert!(operation.response.envelope.is_some(), "{name}");
        let fields = &shape(operation, payload(operation)).fields;
        assert_eq!(fields.len(), 1, "{name}: {fields:?}");
        assert_eq!(fields[0].name, "note");
    }
}

#[test]
fn a_page_has_the_last_word_on_its_envelope() {
    let text = page("{\"rc\": 0, \"result\": 1}").replace(
        "response_example",
        "response: {envelope: none}\nresponse_example",
    );
    let lowered = lowered(text);
    let operation = lowered.operation("one");
    assert_eq!(operation.response.envelope, None);
    assert_eq!(shape(operation, payload(operation)).fields.len(), 2);
    assert!(!lowered.codes().contains(&"envelope/differs"));
}

#[test]
fn listed_values_are_an_enum_of_the_operation() {
    let text = page("{\"rc\": 0, \"result\": [{\"side\": \"BUY\", \"codes\": [1]}]}").replace(
        "response_example",
        "response:\n  fields:\n    - {name: side, enum: [BUY, SELL]}\n    - {name: codes, type: array, items: integer, enum: [1, 2]}\nresponse_example",
    );
    let lowered = lowered(text);
    let operation = lowered.operation("one");
    let fields = &shape(operation, payload(operation)).fields;
    assert_eq!(field(fields, "side").node.ty, Type::Enum(EnumRef::Local(0)));
    let Type::Array(codes) = &field(fields, "codes").node.ty else {
        panic!("a list")
    };
    let Type::Enum(EnumRef::Local(at)) = codes.ty else {
        panic!("an enum")
    };
    assert!(operation.types.enums[at].numeric);
    assert!(!operation.types.enums[0].numeric);
}

#[test]
fn examples_become_strict_json_with_their_numbers() {
    for (example, json, clean) in [
        (
            "{\"rc\": 0, \"result\": 1.10} // c",
            "{\n  \"rc\": 0,\n  \"result\": 1.10\n}",
            true,
        ),
        (
            "{\"rc\": 0, \"result\": BUY}",
            "{\n  \"rc\": 0,\n  \"result\": \"BUY\"\n}",
            false,
        ),
        (
            "{\"rc\": 0, \"result\": }",
            "{\n  \"rc\": 0,\n  \"result\": null\n}",
            false,
        ),
        (
            "{\"rc\": 0, \"result\": 12345678901234567890123,}",
            "{\n  \"rc\": 0,\n  \"result\": 12345678901234567890123\n}",
            false,
        ),
    ] {
        let lowered = lowered(page(example));
        let found = &lowered.operation("one").response.examples[0];
        assert_eq!(
            (found.role, found.json.as_str(), found.clean),
            (Role::Response, json, clean)
        );
    }
}

#[test]
fn a_failure_shows_no_payload() {
    let lowered = lowered(page("{\"rc\": 1, \"mc\": \"ORDER_001\", \"result\": null}"));
    let operation = lowered.operation("one");
    assert_eq!(operation.response.examples[0].role, Role::Failure);
    assert_eq!(operation.response.payload, None);
}

#[test]
fn the_request_printed_as_the_answer_is_reported() {
    let parameters = "parameters:\n  - {name: coin, type: string, mandatory: true}\n  - {name: amount, type: decimal, mandatory: true}\nresponse_example";
    let text = page("{\"coin\": \"btc\", \"amount\": 1}").replace("response_example", parameters);
    assert!(lowered(text).codes().contains(&"response/is-request"));
}

#[test]
fn a_push_is_the_data_of_its_message() {
    let text = "---\ntype: websocket\nid: trade\ntitle: Trades\ntopic: trade\nformat: trade@{symbol}\n\
        push: {name: traded, fields: [{name: p, type: decimal}]}\nresponse_example: |-\n  {\"topic\": \"trade\", \
        \"event\": \"trade@x\", \"data\": {\"s\": \"x\", \"p\": \"1\", \"t\": 1700000000000}}\n---\n";
    let lowered = Folder::default()
        .manifest(MANIFEST)
        .page("shop/trade.md", text)
        .lower();
    let channel = &lowered.api.channels[0];
    let Some(Type::Object(at)) = channel.push.as_ref().map(|node| &node.ty) else {
        panic!("an object")
    };
    let shape = &channel.types.shapes[*at];
    assert_eq!((shape.name.as_str(), shape.stated), ("traded", true));
    assert_eq!(field(&shape.fields, "p").node.ty, Type::Decimal);
    assert_eq!(
        field(&shape.fields, "t").node.ty,
        Type::Timestamp(TimeUnit::Milliseconds)
    );
}

#[test]
fn a_type_word_with_a_sample_behind_it_is_that_type() {
    for (value, expected) in [
        ("boolean true", Type::Boolean),
        ("boolean", Type::Boolean),
        ("Bool false", Type::Boolean),
        ("\"boolean true\"", Type::String),
    ] {
        let lowered = lowered(page(&format!(
            "{{\"rc\": 0, \"mc\": \"OK\", \"result\": {{\n  \"done\": {value} // whether\n}}}}"
        )));
        let operation = lowered.operation("one");
        let fields = &shape(operation, payload(operation)).fields;
        assert_eq!(field(fields, "done").node.ty, expected, "{value}");
    }
}
