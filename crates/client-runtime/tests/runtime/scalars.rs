//! What each scalar takes, keeps and refuses.

use std::fmt::Debug;

use client_runtime::{
    Decimal, Decode, Encode, Id, Json, Timestamp, TimestampSeconds, from_json, to_json, to_plain,
};

use crate::sample_api::enums::{AccountKind, Side};

/// Asserts what a type makes of JSON; nothing stands for a refusal.
fn table<T: Decode + PartialEq + Debug>(rows: &[(&str, Option<T>)]) {
    for (json, expected) in rows {
        let value = from_json::<T>(json);
        assert_eq!(value.as_ref().ok(), expected.as_ref(), "{json}: {value:?}");
    }
}

#[test]
fn text() {
    let text = |text: &str| Some(text.to_owned());
    table::<String>(&[
        (r#""a\n\u00e9\ud83d\ude00""#, text("a\né😀")),
        ("1.10", text("1.10")),
        ("1e400", text("1e400")),
        ("9007199254740993", text("9007199254740993")),
        ("true", text("true")),
        (r#""""#, text("")),
        ("null", None),
        ("{}", None),
        ("[\"a\"]", None),
        (r#""\ud83d""#, None),
    ]);
}

#[test]
fn whole_numbers() {
    table::<i64>(&[
        ("-9223372036854775808", Some(i64::MIN)),
        ("\"9223372036854775807\"", Some(i64::MAX)),
        ("9223372036854775808", None),
        ("5.0", Some(5)),
        ("1.7e3", Some(1_700)),
        ("5.5", None),
        ("1e400", None),
        ("\"\"", None),
        ("\" 5\"", None),
        ("true", None),
        ("[5]", None),
    ]);
    table::<u64>(&[("18446744073709551615", Some(u64::MAX)), ("-1", None)]);
    table::<u32>(&[("\"7\"", Some(7)), ("4294967296", None)]);
    table::<i32>(&[("-7", Some(-7)), ("2147483648", None)]);
}

#[test]
fn booleans() {
    table::<bool>(&[
        ("true", Some(true)),
        ("\"TRUE\"", Some(true)),
        ("1", Some(true)),
        ("\"0\"", Some(false)),
        ("\"false\"", Some(false)),
        ("2", None),
        ("\"yes\"", None),
        ("null", None),
    ]);
}

#[test]
fn identifiers_keep_text_and_form() {
    for json in ["\"0042\"", "42", "18446744073709551616", "\"a-b\"", "-1"] {
        let id: Id = from_json(json).expect(json);
        assert_eq!(id.as_str(), json.trim_matches('"'));
        assert_eq!(to_json(&id), json);
    }
    assert!(from_json::<Id>("true").is_err());
    let (number, text) = (
        Id::from(9_007_199_254_740_993),
        Id::from("9007199254740993"),
    );
    assert_eq!(number, text, "the form does not matter");
    assert_eq!(number.as_u64(), Some(9_007_199_254_740_993));
    assert!(number.is_number() && !text.is_number());
    assert_eq!(number, "9007199254740993");
}

#[test]
fn instants() {
    let millis: Timestamp = from_json("\"1700000000123\"").expect("an instant");
    assert_eq!(millis.to_string(), "2023-11-14T22:13:20.123Z");
    assert_eq!(millis.to_jiff().map(Timestamp::from), Some(millis));
    let seconds: TimestampSeconds = from_json("1.7e9").expect("an instant");
    assert_eq!(seconds.to_string(), "2023-11-14T22:13:20Z");
    let beyond = Timestamp::from_millis(i64::MAX);
    assert_eq!(
        (beyond.to_jiff(), beyond.to_string()),
        (None, i64::MAX.to_string())
    );
    assert!(from_json::<Timestamp>("\"2023-11-14\"").is_err());
    assert_eq!(to_json(&millis), "1700000000123");
}

#[test]
fn json_stays_as_it_came() {
    let text = "{ \"a\":1.10 , \"b\":[ 1e400,\"\\u00e9\" ] }";
    let value: Json = from_json(text).expect("JSON");
    assert_eq!(value.as_str(), text);
    assert_eq!(to_json(&value), text);
    assert!(Json::new("{").is_err() && Json::new("1 2").is_err());
    assert!(Json::default().is_null());
    let inner: Vec<i64> = Json::new("[1,\"2\"]")
        .and_then(|list| list.parse())
        .expect("a list");
    assert_eq!(inner, [1, 2]);
}

#[test]
fn enums_keep_what_they_do_not_know() {
    table::<Side>(&[
        ("\"BUY\"", Some(Side::Buy)),
        ("\"HOLD\"", Some(Side::Unknown("HOLD".to_owned()))),
        ("3", Some(Side::Unknown("3".to_owned()))),
        ("null", None),
    ]);
    table::<AccountKind>(&[
        ("1", Some(AccountKind::Margin)),
        ("\"0\"", Some(AccountKind::Spot)),
    ]);
    let json = |value: &dyn Encode| to_json(value);
    assert_eq!(json(&AccountKind::Margin), "1");
    assert_eq!(json(&AccountKind::from("X")), "\"X\"");
    assert_eq!(json(&Side::from("HOLD")), "\"HOLD\"");
    assert_eq!("SELL".parse(), Ok(Side::Sell));
    assert_eq!(format!("{:>5}|", Side::Buy), "  BUY|");
}

#[test]
fn nothing_is_null_or_empty() {
    table::<Option<Decimal>>(&[("null", Some(None)), ("\"\"", Some(None)), ("[]", None)]);
    table::<Option<i64>>(&[("\"\"", Some(None)), ("0", Some(Some(0)))]);
    table::<Option<Side>>(&[("\"\"", Some(None))]);
    table::<Option<String>>(&[("\"\"", Some(Some(String::new()))), ("null", Some(None))]);
    table::<Option<Vec<i64>>>(&[
        ("\"\"", Some(None)),
        ("[]", Some(Some(Vec::new()))),
        ("{}", None),
    ]);
}

#[test]
fn plain_text_has_no_quotes() {
    let list = vec![Some("a b".to_owned()), None];
    assert_eq!(to_plain(&list), "a b,");
    assert_eq!(to_json(&list), r#"["a b",null]"#);
    assert_eq!(to_plain(&Decimal::new(-150, 2)), "-1.50");
    assert_eq!(
        to_json(&"\u{1}\"\\\n\u{2028}"),
        "\"\\u0001\\\"\\\\\\n\u{2028}\""
    );
}
