//! Text to tree and back.

use exact_json::Json;
use proptest::prelude::*;

#[test]
fn digits_and_order_stay() {
    let text =
        r#"{"z":0.10,"a":[1e5,-0,12345678901234567890.1],"t":"\u00e9\n","n":null,"y":true,"z":{}}"#;
    let json = Json::parse(text).expect("JSON");
    assert_eq!(json.to_string(), text.replace(r"\u00e9", "é"));
    assert_eq!(
        json.get("z"),
        Some(&Json::Number("0.10".to_owned())),
        "the first of two"
    );
}

#[test]
fn lines_are_indented() {
    let json = Json::parse(r#"{"a":[1,{"b":[]}],"c":{}}"#).expect("JSON");
    assert_eq!(
        format!("{json:#}"),
        "{\n  \"a\": [\n    1,\n    {\n      \"b\": []\n    }\n  ],\n  \"c\": {}\n}"
    );
}

#[test]
fn what_is_no_json_is_refused_at_its_place() {
    for (text, offset) in [
        ("", 0),
        ("{\"a\" 1}", 5),
        ("[1,]", 3),
        ("[1 2]", 3),
        ("01", 1),
        ("nul", 3),
        ("NaN", 0),
        ("\"a\nb\"", 2),
        ("{} {}", 3),
    ] {
        let error = Json::parse(text).expect_err(text);
        assert_eq!(error.offset(), offset, "{text:?}: {error}");
    }
}

#[test]
fn depth_is_bounded() {
    let nested = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
    assert!(Json::parse(&nested(128)).is_ok());
    let error = Json::parse(&nested(129)).expect_err("too deep");
    assert!(error.to_string().contains("deeper than 128"), "{error}");
    assert!(Json::parse(&nested(100_000)).is_err());
}

#[test]
fn numbers_are_those_of_json() {
    for good in ["0", "-1", "1.50", "2e10", "1E-7"] {
        assert_eq!(Json::number(good), Some(Json::Number(good.to_owned())));
    }
    for bad in [
        "", "+1", "01", ".5", "1.", "1e", " 1", "1 ", "0x1", "NaN", "true", "-",
    ] {
        assert_eq!(Json::number(bad), None, "{bad:?}");
    }
}

#[test]
fn dotted_paths_are_followed_and_made() {
    let mut json = Json::of("a", Json::Bool(true));
    json.put("a.b.c", Json::text("x"));
    json.put("d", Json::Null);
    assert_eq!(json.to_string(), r#"{"a":{"b":{"c":"x"}},"d":null}"#);
    assert_eq!(
        json.at("a.b.c").and_then(Json::scalar).as_deref(),
        Some("x")
    );
    assert_eq!(json.at("a.x.c"), None);
    if let Some(value) = json.at_mut("a.b") {
        *value = Json::texts(["p", "q"]);
    }
    assert_eq!(json.to_string(), r#"{"a":{"b":["p","q"]},"d":null}"#);
}

fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        "-?(0|[1-9][0-9]{0,25})(\\.[0-9]{1,25})?([eE][+-]?[0-9]{1,2})?".prop_map(Json::Number),
        any::<String>().prop_map(Json::Text),
    ];
    leaf.prop_recursive(5, 60, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Json::List),
            prop::collection::vec((any::<String>(), inner), 0..6).prop_map(Json::Map),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_written_reads_back(json in any_json()) {
        prop_assert_eq!(&Json::parse(&json.to_string()).expect("one line"), &json);
        prop_assert_eq!(&Json::parse(&format!("{json:#}")).expect("lines"), &json);
        let known: serde_json::Value = serde_json::from_str(&format!("{json:#}")).expect("JSON");
        prop_assert!(known.is_object() == matches!(json, Json::Map(_)));
    }
}
