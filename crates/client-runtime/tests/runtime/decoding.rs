//! Objects, lists and maps: what is required, what is tolerated, and what errors say.

use std::collections::BTreeMap;

use client_runtime::{DecodeError, from_json, to_json};

use crate::sample_api::{
    margin::{AssetBalance, LeverBalance},
    orders::PlacedOrder,
};

fn error_of<T: client_runtime::Decode + std::fmt::Debug>(json: &str) -> DecodeError {
    from_json::<T>(json).expect_err(json)
}

#[test]
fn what_is_required_and_missing_is_named() {
    let error = error_of::<PlacedOrder>(r#"{"side":"BUY","orderId":1}"#);
    assert_eq!(
        (error.path().as_str(), error.problem()),
        ("price", "required, but absent")
    );
    let error = error_of::<PlacedOrder>(r#"{"side":"BUY","orderId":null,"price":1}"#);
    assert_eq!(
        (error.path().as_str(), error.problem()),
        ("orderId", "required, but null")
    );
    assert_eq!((error.found(), error.offset()), ("null", 24));
    let error =
        error_of::<Vec<PlacedOrder>>(r#"[{"side":"BUY","orderId":1,"price":1},{"side":""}]"#);
    assert_eq!(
        error.to_string(),
        "`[1].orderId`: required, but absent at byte 38"
    );
    let error = error_of::<PlacedOrder>(r#"{"side":"BUY","orderId":1,"price":""}"#);
    assert_eq!(error.path(), "price", "nothing is put in its place");
}

#[test]
fn what_is_optional_may_be_nothing() {
    let json =
        r#"{"symbol":"x","symbolId":"","btcLoanAmount":null,"base":[ ],"history":"","extra":null}"#;
    let balance: LeverBalance = from_json(json).expect("a balance");
    assert_eq!(balance.symbol_id, None);
    assert_eq!((balance.btc_loan_amount, balance.base), (None, None));
    assert_eq!((balance.history, balance.extra), (None, None));
}

#[test]
fn lists_and_objects_are_not_mixed_up() {
    let error = error_of::<LeverBalance>(r#"{"symbol":"x","history":{"holds":1}}"#);
    assert_eq!(
        (error.path().as_str(), error.problem()),
        ("history", "expected an array")
    );
    let error = error_of::<LeverBalance>(r#"{"symbol":"x","base":[{"holds":1}]}"#);
    assert_eq!(
        (error.path().as_str(), error.problem()),
        ("base", "expected an object")
    );
    let error = error_of::<LeverBalance>(r#"{"symbol":["x"]}"#);
    assert_eq!(
        (error.path().as_str(), error.found()),
        ("symbol", "[\"x\"]")
    );
}

#[test]
fn the_last_of_equal_names_holds_and_names_may_be_escaped() {
    let asset: AssetBalance =
        from_json(r#" { "holds" : 1 , "h\u006flds" : "2" , "?" : [ { } , [ ] ] } "#)
            .expect("an asset");
    assert_eq!(asset.holds, Some(2));
}

#[test]
fn maps_have_any_names() {
    let map: BTreeMap<String, Option<i64>> =
        from_json(r#"{"a":1,"\"":"2","c":null}"#).expect("a map");
    assert_eq!(map.get("\""), Some(&Some(2)));
    assert_eq!(to_json(&map), r#"{"\"":2,"a":1}"#);
    let error = error_of::<BTreeMap<String, i64>>(r#"{"a":1,"b":[]}"#);
    assert_eq!(error.path(), "b");
}

#[test]
fn objects_write_what_they_read() {
    let json = r#"{"symbol":"x","symbolId":9007199254740993,"btcLoanAmount":0.10,"base":{"currency":"btc","kind":1,"movable":true},"history":[{}],"extra":{"a": 1}}"#;
    let balance: LeverBalance = from_json(json).expect("a balance");
    assert_eq!(to_json(&balance), json);
}

#[test]
fn broken_json_says_where() {
    let rows = [
        (r#"{"symbol":"x","#, "", 14),
        (r#"{"symbol":"x" "base":1}"#, "", 14),
        (r#"{"symbol":"x","base":{"holds":01}}"#, "base.holds", 31),
        (r#"{"symbol":"x","extra":[1,]}"#, "extra", 25),
        ("{\"symbol\":\"a\u{1}\"}", "symbol", 12),
        (r#"{"symbol":tru}"#, "symbol", 13),
    ];
    for (json, path, offset) in rows {
        let error = error_of::<LeverBalance>(json);
        assert!(
            error.problem().starts_with("broken JSON"),
            "{json}: {error}"
        );
        assert_eq!(
            (error.path().as_str(), error.offset()),
            (path, offset),
            "{json}: {error}"
        );
    }
}

#[test]
fn depth_is_bounded() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let json = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        assert!(from_json::<()>(&json).is_err());
        assert!(
            from_json::<LeverBalance>(&format!("{{\"symbol\":\"x\",\"extra\":{json}}}")).is_err()
        );
    }
    let deep = format!("{}{}", "[".repeat(100), "]".repeat(100));
    from_json::<()>(&deep).expect("a hundred levels");
}

#[test]
fn long_values_are_cut_in_errors() {
    let json = format!(
        r#"{{"symbol":"x","base":{{"holds":"{}"}}}}"#,
        "订".repeat(500)
    );
    let error = error_of::<LeverBalance>(&json);
    assert_eq!(error.found().chars().count(), 81, "80 and an ellipsis");
}

#[test]
fn strings_end_where_json_says_whatever_stands_in_them_and_wherever() {
    let odd = [
        "\"",
        "\\",
        "\\\"",
        "\\u00e9",
        "\\x",
        "\n",
        "\u{0}",
        "\u{1f}",
        " ",
        "!",
        "#",
        "[",
        "]",
        "\u{7f}",
        "é",
        "交易",
        "🦀",
        "\u{a2}\u{dc}",
    ];
    for length in 0..36 {
        for at in 0..=length {
            for mark in odd {
                let (before, behind) = ("a".repeat(at), "b".repeat(length - at));
                let json = format!("[\"{before}{mark}{behind}\", \"next\"]");
                let expected: Option<Vec<String>> = serde_json::from_str(&json).ok();
                let ours: Option<Vec<String>> = from_json(&json).ok();
                assert_eq!(ours, expected, "{json:?}");
            }
        }
    }
}
