//! Corrections hold, or are errors that say why.

#[expect(
    dead_code,
    reason = "each test target uses its own part of the support"
)]
mod support;

use api_model::{Location, Origin, Type};
use support::{Folder, Lowered, field, parameter};

const PAGE: &str = r#"---
id: x
title: X
type: get
description: /x
rate_limits: [10/s/ip]
parameters:
  - {name: symbol, type: string, mandatory: true, description: Market, ranges: "A,B"}
  - {name: limit, type: int, default: 5}
response_example: |-
  {"count": 12, "base": {"currencyId": "word"}, "list": [{"name": "n"}]}
---
"#;

fn with(at: &str, from: &str, to: &str) -> Lowered {
    let corrections = format!(
        "- at: \"GET /x {at}\"\n  from: \"{from}\"\n  to: \"{to}\"\n  why: The server says so.\n"
    );
    Folder::default()
        .page("a/x.md", PAGE)
        .corrections(&corrections)
        .lower()
}

#[test]
fn they_hold() {
    let found = with("parameters.symbol.type", "symbol", "string");
    assert_eq!(found.codes(), Vec::<&str>::new());
    let node = &parameter(found.operation("x"), "symbol").field.node;
    assert_eq!(
        (&node.ty, node.origin()),
        (&Type::String, Origin::Corrected)
    );
    assert!(node.evidence[0].says.contains("The server says so."));

    let found = with("response.base.currencyId.type", "string", "id");
    assert_eq!(found.codes(), Vec::<&str>::new());
    let shapes = &found.operation("x").types.shapes;
    let inner = shapes
        .iter()
        .find(|shape| shape.fields.iter().any(|field| field.name == "currencyId"));
    assert_eq!(
        field(&inner.unwrap().fields, "currencyId").node.ty,
        Type::Id
    );

    let found = with("response.list.name.required", "false", "true");
    assert_eq!(found.codes(), Vec::<&str>::new());

    let found = with("parameters.limit.in", "query", "header");
    assert_eq!(
        parameter(found.operation("x"), "limit").location,
        Location::Header
    );

    let found = with("parameters.symbol.enum", "A,B", "A,B,C");
    assert_eq!(
        found
            .operation("x")
            .types
            .enums
            .last()
            .unwrap()
            .values
            .len(),
        3
    );

    let found = with("parameters.limit.default", "5", "10");
    assert_eq!(
        parameter(found.operation("x"), "limit")
            .field
            .default
            .as_deref(),
        Some("10")
    );

    let found = with("parameters.symbol.description", "Market", "The market");
    assert_eq!(
        parameter(found.operation("x"), "symbol")
            .field
            .description
            .main(),
        Some("The market")
    );

    let found = with("rate_limits", "10/s/ip", "20/s/apikey");
    assert_eq!(found.codes(), Vec::<&str>::new());
    assert_eq!(found.operation("x").rate_limits[0].count, 20);
}

#[test]
fn of_calls_on_one_path_all_are_meant_or_one() {
    let page = |kind: &str| {
        format!(
            "---\nid: {kind}\ntitle: {kind}\ntype: get\ndescription: /token?grant={kind}\nparameters:\n  - {{name: code, type: string}}\n---\n"
        )
    };
    let corrected = |at: &str| {
        let corrections = format!(
            "- at: \"GET {at} parameters.code.required\"\n  from: \"false\"\n  to: \"true\"\n  why: Seen.\n"
        );
        let folder = Folder::default().page("a/new.md", page("new"));
        let folder = folder.page("a/renewed.md", page("renewed"));
        folder.corrections(&corrections).lower()
    };
    for (at, expected) in [
        ("/token", [true, true]),
        ("/token?grant=renewed", [false, true]),
    ] {
        let found = corrected(at);
        assert_eq!(found.codes(), Vec::<&str>::new(), "{at}");
        let required =
            ["new", "renewed"].map(|id| parameter(found.operation(id), "code").field.required);
        assert_eq!(required, expected, "{at}");
    }
    let found = corrected("/token?grant=other");
    assert_eq!(found.codes(), ["correction/no-such-place"]);
}

#[test]
fn they_expire() {
    let cases = [
        (
            "parameters.symbol.required",
            "false",
            "no",
            "correction/no-longer-matches",
        ),
        (
            "parameters.symbol.required",
            "false",
            "true",
            "correction/no-effect",
        ),
        (
            "parameters.limit.type",
            "string",
            "id",
            "correction/no-longer-matches",
        ),
        (
            "parameters.limit.type",
            "string",
            "integer",
            "correction/no-effect",
        ),
        (
            "parameters.symbl.type",
            "string",
            "id",
            "correction/no-such-place",
        ),
        (
            "response.base.gone.type",
            "string",
            "id",
            "correction/no-such-place",
        ),
        (
            "response.base.currencyId.colour",
            "string",
            "id",
            "correction/no-such-place",
        ),
        (
            "rate_limits",
            "5/s/ip",
            "20/s/ip",
            "correction/no-longer-matches",
        ),
        ("rate_limits", "5/s/ip", "10/s/ip", "correction/no-effect"),
        ("headers", "a", "b", "correction/no-such-place"),
    ];
    for (at, from, to, code) in cases {
        let found = with(at, from, to);
        assert_eq!(found.codes(), [code], "{at}");
        assert!(found.found[0].help.is_some(), "{at}");
        assert_eq!(
            found.pages_of(&found.found[0]),
            ["specs/demo/corrections.yml"]
        );
    }
}

#[test]
fn places_that_are_none() {
    for at in [
        "GET",
        "GET /x",
        "FETCH /x body",
        "GET /y body",
        "GET /x a b",
    ] {
        let corrections = format!("- {{at: \"{at}\", from: a, to: b, why: c}}\n");
        let found = Folder::default()
            .page("a/x.md", PAGE)
            .corrections(&corrections)
            .lower();
        assert_eq!(found.codes(), ["correction/no-such-place"], "{at}");
    }
}
