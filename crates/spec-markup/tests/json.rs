//! Examples as people print them: what is read, and what is said where.

use diagnostics::{FileId, Sink, SourceMap};
use spec_markup::json::{self, Json, JsonKind};
use spec_markup::{Limits, MappedText};

/// The example as strict JSON, where a missing value is `~`, a bare one `<word>` and `...` a last element `…`; and the
/// findings as `line:column code`.
fn read(text: &str) -> (Option<String>, Vec<String>) {
    let mut sources = SourceMap::new();
    let file = sources.add("example.json", text);
    let mut sink = Sink::new();
    let mapped = MappedText::verbatim(text, file, 0);
    let json = json::parse(&mapped, &Limits::default(), &mut sink);
    let findings = sink.finish().into_iter().map(|finding| {
        let at = sources.place(finding.span());
        assert!(finding.help.is_some(), "{} says no cure", finding.code.id);
        format!("{}:{} {}", at.line, at.column, finding.code.id)
    });
    (json.map(|json| shown(&json)), findings.collect())
}

fn shown(json: &Json) -> String {
    match &json.kind {
        JsonKind::Null => "null".into(),
        JsonKind::Boolean(value) => value.to_string(),
        JsonKind::Number(text) => text.clone(),
        JsonKind::String(text) => format!("{text:?}"),
        JsonKind::Bare(word) => format!("<{word}>"),
        JsonKind::Missing => "~".into(),
        JsonKind::Array { elements, more } => {
            let mut shown: Vec<_> = elements.iter().map(self::shown).collect();
            shown.extend(more.then(|| "…".to_owned()));
            format!("[{}]", shown.join(","))
        }
        JsonKind::Object(members) => {
            let member =
                |m: &json::JsonMember| format!("{:?}:{}", m.key.value, self::shown(&m.value));
            let shown: Vec<_> = members.iter().map(member).collect();
            format!("{{{}}}", shown.join(","))
        }
    }
}

fn check(cases: &[(&str, &str, &[&str])]) {
    for (text, value, findings) in cases {
        let (found, said) = read(text);
        assert_eq!(found.as_deref().unwrap_or("nothing"), *value, "{text}");
        assert_eq!(said, *findings, "{text}");
    }
}

#[test]
fn signs_that_look_like_those_of_json_are_told() {
    check(&[
        (
            "{\"a\"：1，\"b\": “x”}",
            r#"{"a":1,"b":"x"}"#,
            &[
                "1:5 json/other-sign",
                "1:7 json/other-sign",
                "1:13 json/other-sign",
            ],
        ),
        (r#"{"a" = 1}"#, r#"{"a":1}"#, &["1:6 json/other-sign"]),
    ]);
}

#[test]
fn what_every_reader_understands_is_silent() {
    check(&[
        (r#"{"a": 1,}"#, r#"{"a":1}"#, &[]),
        ("[1, 2, ...]", "[1,2,…]", &[]),
        ("[1, ..., 9]", "[1,9,…]", &[]),
        ("[{\"a\": 1}, ……]", r#"[{"a":1},…]"#, &[]),
        ("{'a': 'it'}", r#"{"a":"it"}"#, &[]),
        ("{\"a\": 1} // { \" }", r#"{"a":1}"#, &[]),
        (
            "{\"a\": \"x // y\", /* , } */ \"b\": 2 # c \"d\n}",
            r#"{"a":"x // y","b":2}"#,
            &[],
        ),
        (
            "{\"a\": True, \"b\": None, \"c\": undefined, \"d\": NaN, \"e\": False}",
            r#"{"a":true,"b":null,"c":null,"d":null,"e":false}"#,
            &[],
        ),
        (
            "[1., .5, +1, -0, 1e5, 1E+2, 6216559590087220004, 0.1000]",
            "[1.,.5,+1,-0,1e5,1E+2,6216559590087220004,0.1000]",
            &[],
        ),
        (" \u{feff}{\"a\":\u{a0}1}\u{200b}", r#"{"a":1}"#, &[]),
        ("\"just text\"", "\"just text\"", &[]),
        ("[\"a\tb\"]", "[\"a\\tb\"]", &[]),
        ("", "nothing", &[]),
        (" \r\n\t", "nothing", &[]),
        ("Nothing to see here.", "nothing", &[]),
        ("无", "nothing", &[]),
    ]);
}

#[test]
fn what_should_be_mended_is_told_where_it_stands() {
    check(&[
        (
            "{\n  \"a\": 0   // x\n  \"b\": {}\n}",
            r#"{"a":0,"b":{}}"#,
            &["2:9 json/missing-comma"],
        ),
        (
            "[{\"a\": \"x\"}\n {\"a\": 1}]",
            r#"[{"a":"x"},{"a":1}]"#,
            &["1:12 json/missing-comma"],
        ),
        (
            "{\"a\": \"中\"// 文\n\"b\": 1}",
            r#"{"a":"中","b":1}"#,
            &["1:10 json/missing-comma"],
        ),
        (
            "{\"a\": Boolean // true=yes\n}",
            r#"{"a":<Boolean>}"#,
            &["1:7 json/bare-value"],
        ),
        (
            "{\"a\": 192.168.1.1, \"b\": {Market}}",
            r#"{"a":<192.168.1.1>,"b":<{Market}>}"#,
            &["1:7 json/bare-value", "1:25 json/bare-value"],
        ),
        ("[0x1F]", "[<0x1F>]", &["1:2 json/bare-value"]),
        (
            "{a: 1, b_c: 2}",
            r#"{"a":1,"b_c":2}"#,
            &["1:2 json/bare-key", "1:8 json/bare-key"],
        ),
        (
            "{\n \"id\":  // id\n \"b\": 1\n}",
            r#"{"id":~,"b":1}"#,
            &["2:6 json/missing-value"],
        ),
        (
            "{\"id\": , \"b\": }",
            r#"{"id":~,"b":~}"#,
            &["1:6 json/missing-value", "1:13 json/missing-value"],
        ),
        (
            "[\"a\": 1, \"b\": 2]",
            r#"[{"a":1,"b":2}]"#,
            &["1:2 json/member-in-array"],
        ),
        (
            "{\"a\": {\"b\": 1}",
            r#"{"a":{"b":1}}"#,
            &["1:15 json/unclosed"],
        ),
        ("[1, 2", "[1,2]", &["1:6 json/unclosed"]),
    ]);
}

#[test]
fn what_does_not_belong_is_told_where_it_stands() {
    check(&[
        (
            "{\"orderType:\": \"MARKET\"}",
            r#"{"orderType":"MARKET"}"#,
            &["1:2 json/key-colon"],
        ),
        (
            "{\"orderType:\" \"MARKET\"}",
            r#"{"orderType":"MARKET"}"#,
            &["1:2 json/key-colon"],
        ),
        (
            "{\"a\": \"open,\n \"b\": 1}",
            r#"{"a":"open","b":1}"#,
            &["1:12 json/unclosed"],
        ),
        (
            "{\"a\": \"one\" + 'two'\n \"three\", \"b\": 1}",
            r#"{"a":"onetwothree","b":1}"#,
            &["1:15 json/unexpected", "2:2 json/unexpected"],
        ),
        ("[\"a\" \"b\"]", r#"["a","b"]"#, &["1:5 json/missing-comma"]),
        (
            "{\"a\": 1}\n{\"a\": 2}",
            r#"{"a":1}"#,
            &["2:1 json/trailing-text"],
        ),
        (
            "{\"a\": 1} see below",
            r#"{"a":1}"#,
            &["1:10 json/trailing-text"],
        ),
        (
            "{\"a\": 1, \"a\": 2}",
            r#"{"a":1}"#,
            &["1:10 json/duplicate-key"],
        ),
        (
            "{\"a\": 1,, \"b\": 2}",
            r#"{"a":1,"b":2}"#,
            &["1:9 json/extra-comma"],
        ),
        ("[{\"a\": [1}]", r#"[{"a":[1]}]"#, &["1:10 json/unclosed"]),
        ("{\"a\" 1}", r#"{"a":1}"#, &["1:5 json/missing-colon"]),
        ("\"a\": 1, \"b\": 2", r#"{"a":1,"b":2}"#, &[]),
    ]);
}

#[test]
fn the_missing_comma_offers_its_cure() {
    let text = "{\"a\": \"中\"\n\"b\": 1}";
    let mut sink = Sink::new();
    let mapped = MappedText::verbatim(text, FileId(0), 0);
    json::parse(&mapped, &Limits::default(), &mut sink).expect("an object");
    let fix = sink.finish().remove(0).fix.expect("a fix");
    let mut mended = text.to_owned();
    mended.replace_range(fix.span.range(), &fix.replacement);
    assert_eq!(mended, "{\"a\": \"中\",\n\"b\": 1}");
    assert!(fix.safe);
}

#[test]
fn comments_belong_to_what_they_stand_beside() {
    let text = "{ // the root\n  // above a\n  \"a\": 1, // behind a\n  \"b\": { // behind the bracket\n    \"c\": 2 /* c */\n  },\n  \"d\": [\n    1, // one\n    2\n  ] // d\n}";
    let mut sink = Sink::new();
    let mapped = MappedText::verbatim(text, FileId(0), 0);
    let json = json::parse(&mapped, &Limits::default(), &mut sink).expect("an object");
    assert!(sink.finish().is_empty());
    let of = |json: &Json, key: &str| -> Vec<String> {
        let member = json.get(key).expect(key);
        member
            .comments
            .iter()
            .map(|comment| comment.value.clone())
            .collect()
    };
    assert_eq!(json.comments[0].value, "the root");
    assert_eq!(of(&json, "a"), ["above a", "behind a"]);
    assert_eq!(of(&json, "b"), ["behind the bracket"]);
    assert_eq!(of(&json.get("b").expect("b").value, "c"), ["c"]);
    assert_eq!(of(&json, "d"), ["d"]);
    let one = &json.get("d").expect("d").value.elements()[0];
    assert_eq!(one.comments[0].value, "one");
}
