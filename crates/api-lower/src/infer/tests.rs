//! What answers are settled to, written as `{name: type}`.

use std::collections::BTreeMap;

use api_model::{Node, TimeUnit, Type, TypeTable};
use diagnostics::{FileId, Sink, SourceMap, Span, Spanned};
use spec_draft::{EndpointDraft, FieldDraft, ManifestDraft, Sample, SampleRole, TypeRuleDraft};
use spec_markup::{Limits, MappedText};

use super::{AnswerSettings, response};
use crate::context::Context;
use crate::rules::Rules;

fn said(text: &str) -> Spanned<String> {
    Spanned::new(text.to_owned(), Span::point(FileId(0), 0))
}

fn page(example: &str, rows: &[(&str, &str)]) -> EndpointDraft {
    let mut draft = EndpointDraft::new(Span::point(FileId(0), 0));
    let text = MappedText::verbatim(example, FileId(0), 0);
    let mut sink = Sink::new();
    let json = spec_markup::json::parse(&text, &Limits::default(), &mut sink);
    let _ = sink.finish();
    draft.samples.push(Sample {
        role: SampleRole::Response,
        title: None,
        language: None,
        span: text.whole(),
        text,
        json,
        curl: None,
    });
    for (name, ty) in rows {
        let mut field = FieldDraft::new(Span::point(FileId(0), 0), said(name));
        field.type_text = (!ty.is_empty()).then(|| said(ty));
        draft.response.fields.push(field);
    }
    draft
}

struct Settled {
    envelope: Option<String>,
    payload: String,
    names: Vec<String>,
    findings: Vec<&'static str>,
}

fn settled(pages: &[EndpointDraft], rules: &[(&str, &str)]) -> Settled {
    let mut sources = SourceMap::new();
    sources.add("page.md", " ".repeat(10_000));
    let mut manifest = ManifestDraft::default();
    manifest
        .types
        .extend(rules.iter().map(|(pattern, is)| TypeRuleDraft {
            pattern: said(pattern),
            is: said(is),
            always: None,
        }));
    let cx = Context {
        manifest: &manifest,
        sources: &sources,
        rules: Rules::new(&manifest, &[]),
        pages: BTreeMap::from([(FileId(0), 0)]),
        enums: Vec::new(),
    };
    let drafts: Vec<(&str, &EndpointDraft)> = pages.iter().map(|page| ("en", page)).collect();
    let mut types = TypeTable::default();
    let mut sink = Sink::new();
    let settings = AnswerSettings { envelope: None };
    let response = response(&cx, &drafts, &settings, &mut types, &mut sink);
    Settled {
        envelope: response.envelope,
        payload: response
            .payload
            .map_or("nothing".to_owned(), |node| written(&node, &types)),
        names: types
            .shapes
            .iter()
            .map(|shape| shape.name.clone())
            .collect(),
        findings: sink
            .finish()
            .iter()
            .map(|finding| finding.code.id)
            .collect(),
    }
}

pub(super) fn written(node: &Node, types: &TypeTable) -> String {
    assert!(
        !node.evidence.is_empty(),
        "a node without evidence: {node:?}"
    );
    match &node.ty {
        Type::Boolean => "boolean".into(),
        Type::Integer => "integer".into(),
        Type::Decimal => "decimal".into(),
        Type::String => "string".into(),
        Type::Secret => "secret".into(),
        Type::Id => "id".into(),
        Type::Timestamp(TimeUnit::Seconds) => "seconds".into(),
        Type::Timestamp(TimeUnit::Milliseconds) => "instant".into(),
        Type::Enum(_) => "enum".into(),
        Type::Object(at) => {
            let fields: Vec<String> = types.shapes[*at]
                .fields
                .iter()
                .map(|field| format!("{}: {}", field.name, written(&field.node, types)))
                .collect();
            format!("{{{}}}", fields.join(", "))
        }
        Type::Array(inner) => format!("[{}]", written(inner, types)),
        Type::Map(inner) => format!("<{}>", written(inner, types)),
        Type::Any => "any".into(),
    }
}

#[test]
fn examples_alone() {
    for (example, expected) in [
        (
            r#"{"btcNetAmount": 0, "symbol": "string", "symbolId": 0, "updatedTime": 0}"#,
            "{btcNetAmount: decimal, symbol: string, symbolId: id, updatedTime: instant}",
        ),
        (
            r#"{"amount": "string", "price": "BTC", "fee": ""}"#,
            "{amount: decimal, price: string, fee: decimal}",
        ),
        (
            r#"{"createTime": "2024-01-01", "time": 1700000000, "t": 1700000000000}"#,
            "{createTime: string, time: seconds, t: instant}",
        ),
        (
            r#"{"n": null, "o": {}, "l": [], "x": 0, "count": 0}"#,
            "{n: any, o: <any>, l: [any], x: decimal, count: integer}",
        ),
        (
            r#"{"orderId": 9007199254740993, "seq": 9007199254740993}"#,
            "{orderId: id, seq: integer}",
        ),
        (
            r#"[{"a": 1}, {"a": 1.5, "b": true}]"#,
            "[{a: decimal, b: boolean}]",
        ),
        (r#"[[1, "x", 2.5]]"#, "[[string]]"),
        (r#"[["1.5", 2]]"#, "[[decimal]]"),
        (r#"["a", {"b": 1}]"#, "[any]"),
        (
            r#"{"ok": Boolean, "n": Number, "s": BUY}"#,
            "{ok: boolean, n: decimal, s: string}",
        ),
        (
            r#"{"BTC": {"free": "1.0"}, "ETH": {"free": "2.0"}}"#,
            "<{free: string}>",
        ),
        (
            r#"{"btc_usdt": {"p": 1}, "eth_usdt": {"p": 2}}"#,
            "<{p: decimal}>",
        ),
        (r#"{"{symbol}": [1]}"#, "<[decimal]>"),
        (r#"{"12": "a", "13": "b"}"#, "<string>"),
        (
            r#"{"base_asset": {"p": 1}, "quote_asset": {"p": 2}}"#,
            "{base_asset: {p: decimal}, quote_asset: {p: decimal}}",
        ),
        (
            r#"{"contractSize": 10, "makerFee": 1, "pageSize": 10, "pricePrecision": 2, "nth": 123456789012345678901}"#,
            "{contractSize: decimal, makerFee: decimal, pageSize: integer, pricePrecision: integer, nth: id}",
        ),
        (r#"{"orderIds": [1, 2]}"#, "{orderIds: [id]}"),
    ] {
        let found = settled(&[page(example, &[])], &[]);
        assert_eq!(found.payload, expected, "{example}");
    }
}

#[test]
fn envelopes_only_where_unmistakable() {
    for (example, envelope, payload) in [
        (
            r#"{"rc": 0, "mc": "SUCCESS", "ma": [], "result": {"a": 1}}"#,
            Some("rc_result"),
            "{a: decimal}",
        ),
        (
            r#"{"returnCode": 0, "msgInfo": "", "error": {"code": ""}, "result": true}"#,
            Some("return_code_result"),
            "boolean",
        ),
        (
            r#"{"code": 200, "msg": "ok", "data": [1]}"#,
            Some("code_data"),
            "[decimal]",
        ),
        (
            r#"{"success": true, "data": "x"}"#,
            Some("success_data"),
            "string",
        ),
        (
            r#"{"id": 1, "title": "x", "data": {}}"#,
            None,
            "{id: id, title: string, data: <any>}",
        ),
        (
            r#"{"status": "shipped", "data": {"a": 1}}"#,
            None,
            "{status: string, data: {a: decimal}}",
        ),
        (
            r#"{"code": 1, "data": 2, "name": "x"}"#,
            None,
            "{code: integer, data: decimal, name: string}",
        ),
    ] {
        let found = settled(&[page(example, &[])], &[]);
        assert_eq!(
            (found.envelope.as_deref(), found.payload.as_str()),
            (envelope, payload)
        );
    }
}

#[test]
fn stated_rows() {
    let example =
        r#"{"total": 1, "items": [{"name": "x", "amount": 1, "at": 1700000000000, "tags": []}]}"#;
    for (rows, expected) in [
        (
            &[("name", "string"), ("amount", "string"), ("extra", "long")][..],
            "{total: decimal, items: [{name: string, amount: string, at: integer, tags: [any], extra: integer}]}",
        ),
        (
            &[
                ("items[].at", "timestamp"),
                ("items[].tags", "string[]"),
                ("next", ""),
            ],
            "{total: decimal, items: [{name: string, amount: decimal, at: instant, tags: [string]}], next: any}",
        ),
        (
            &[("items.amount", "number")],
            "{total: decimal, items: [{name: string, amount: decimal, at: integer, tags: [any]}]}",
        ),
    ] {
        let found = settled(&[page(example, rows)], &[]);
        assert_eq!(found.payload, expected, "{rows:?}");
    }
}

#[test]
fn stated_words_stand_and_storage_words_are_refined() {
    let example = r#"{"lastUpdateId": 137333589606963580, "openTime": 1700000000000, "weight": 1}"#;
    let rules = [("*Id", "id"), ("*Time", "timestamp")];
    for (word, expected) in [
        (
            "integer",
            "{lastUpdateId: integer, openTime: integer, weight: integer}",
        ),
        (
            "long",
            "{lastUpdateId: id, openTime: instant, weight: integer}",
        ),
        (
            "Integer",
            "{lastUpdateId: id, openTime: instant, weight: integer}",
        ),
        (
            "number",
            "{lastUpdateId: id, openTime: instant, weight: decimal}",
        ),
        (
            "decimal",
            "{lastUpdateId: decimal, openTime: decimal, weight: decimal}",
        ),
        (
            "string",
            "{lastUpdateId: string, openTime: string, weight: string}",
        ),
        ("id", "{lastUpdateId: id, openTime: id, weight: id}"),
    ] {
        let rows = [("lastUpdateId", word), ("openTime", word), ("weight", word)];
        let found = settled(&[page(example, &rows)], &rules);
        assert_eq!(
            (found.payload.as_str(), found.findings),
            (expected, vec![]),
            "{word}"
        );
    }
    let found = settled(
        &[page(r#"{"n": 99999999999999999999}"#, &[("n", "integer")])],
        &[],
    );
    assert_eq!(
        (found.payload.as_str(), found.findings),
        ("{n: id}", vec!["type/contradicted"])
    );
}

#[test]
fn lists_of_lists_keep_what_is_stated() {
    for example in [
        r#"{"bids": [["87650.12", "0.4"], ["1", "2"]]}"#,
        r#"{"bids": [[]]}"#,
        r#"{"bids": []}"#,
    ] {
        let direct = page(example, &[("bids", "decimal[][]")]);
        let mut items = page(example, &[("bids", "array")]);
        items.response.fields[0].items = Some(said("list<decimal>"));
        for page in [direct, items] {
            assert_eq!(
                settled(&[page], &[]).payload,
                "{bids: [[decimal]]}",
                "{example}"
            );
        }
    }
}

#[test]
fn a_name_on_a_list_is_that_of_its_elements() {
    for (example, ty) in [
        (r#"{"trades": [{"p": "1"}]}"#, "array"),
        (r#"{"trades": [[{"p": "1"}]]}"#, ""),
        (r#"{"trades": {"p": "1"}}"#, "object"),
    ] {
        let mut page = page(example, &[("trades", ty)]);
        page.response.fields[0].type_name = Some(said("trade"));
        assert_eq!(
            settled(&[page], &[]).names,
            ["trade", "response"],
            "{example}"
        );
    }
}

#[test]
fn manifest_rules_support_but_never_overrule() {
    let rules = [
        ("*Stamp", "timestamp"),
        ("side", "string"),
        ("*Amt", "decimal"),
    ];
    let example = r#"{"aStamp": 1700000000000, "bStamp": "monday", "cStamp": 1700000000, "side": 1, "xAmt": "abc"}"#;
    let found = settled(&[page(example, &[])], &rules);
    assert_eq!(
        found.payload,
        "{aStamp: instant, bStamp: string, cStamp: seconds, side: string, xAmt: string}"
    );
}

#[test]
fn conflicts_warn() {
    let pages = [page(r#"{"a": {"b": 1}}"#, &[]), page(r#"{"a": [1]}"#, &[])];
    let found = settled(&pages, &[]);
    assert_eq!(
        (found.payload.as_str(), found.findings),
        ("{a: any}", vec!["type/examples-conflict"])
    );
    let found = settled(&[page(r#"{"a": "x"}"#, &[("a", "integer")])], &[]);
    assert_eq!(
        (found.payload.as_str(), found.findings),
        ("{a: string}", vec!["type/contradicted"])
    );
}

#[test]
fn equal_shapes_meet_and_are_named() {
    for (example, names) in [
        (
            r#"{"base": {"a": 1, "b": 2}, "quote": {"a": 1, "b": 2}}"#,
            &["base_quote", "response"][..],
        ),
        (r#"{"items": [{"a": 1}]}"#, &["response_items", "response"]),
        (r#"[{"a": 1}]"#, &["response_item"]),
        (
            r#"{"total_income": {"v": 1}, "today_income": {"v": 1}, "last_income": {"v": 1}}"#,
            &["income", "response"],
        ),
        (
            r#"{"id": "x", "children": [{"id": "y", "children": [{"id": "z", "children": []}]}]}"#,
            &[
                "response_children_children",
                "response_children",
                "response",
            ],
        ),
    ] {
        let found = settled(&[page(example, &[])], &[]);
        assert_eq!(found.names, names, "{example}");
    }
}
