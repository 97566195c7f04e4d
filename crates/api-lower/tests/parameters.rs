//! What is sent: locations, bodies, nesting, types and what is wrong with rows.

#[expect(
    dead_code,
    reason = "each test target uses its own part of the support"
)]
mod support;

use api_model::{BodyEncoding, EnumRef, Location, Origin, Type};
use support::{Folder, Lowered, field, parameter};

fn lowered(method: &str, path: &str, rest: &str) -> Lowered {
    Folder::default()
        .page(
            "a/x.md",
            format!("---\nid: x\ntitle: X\ntype: {method}\ndescription: {path}\n{rest}---\n"),
        )
        .lower()
}

const ROW: &str = "parameters:\n  - {name: a, type: string, mandatory: true}\n";

#[test]
fn where_parameters_travel() {
    use BodyEncoding::{Form, Json, None};
    let json = "left_code_blocks:\n  - code_block: '{\"a\": \"b\"}'\n    title: Request\n    language: json\n";
    let curl = |line: &str| {
        format!(
            "left_code_blocks:\n  - code_block: \"{}\"\n    title: Request\n    language: bash\n",
            line.replace('"', "\\\"")
        )
    };
    let cases = [
        ("get", String::new(), Location::Query, None),
        ("post", String::new(), Location::Body, Json),
        ("delete", String::new(), Location::Query, None),
        ("put", String::new(), Location::Body, Json),
        ("post", "body: form\n".to_owned(), Location::Body, Form),
        ("delete", "body: json\n".to_owned(), Location::Body, Json),
        ("post", "body: query\n".to_owned(), Location::Query, None),
        ("post", json.to_owned(), Location::Body, Json),
        (
            "post",
            curl("curl -X POST https://h.com/x -d 'a=1'"),
            Location::Body,
            Form,
        ),
        (
            "post",
            curl("curl -G https://h.com/x -d 'a=1'"),
            Location::Query,
            None,
        ),
        (
            "post",
            curl(
                "curl -X POST https://h.com/x -H 'Content-Type: application/json' -d '{\"a\": 1}'",
            ),
            Location::Body,
            Json,
        ),
    ];
    for (method, rest, location, body) in cases {
        let found = lowered(method, "/x", &format!("{ROW}{rest}"));
        let operation = found.operation("x");
        assert_eq!(
            parameter(operation, "a").location,
            location,
            "{method} {rest}"
        );
        assert_eq!(operation.body, body, "{method} {rest}");
    }
}

#[test]
fn a_page_decides_beside_each_parameter() {
    let found = lowered(
        "post",
        "/x",
        "parameters:\n  - {name: a, in: query, type: string}\n  - {name: b, in: header, type: string}\n  - {name: c, type: string}\n",
    );
    let places: Vec<_> = found
        .operation("x")
        .parameters
        .iter()
        .map(|have| have.location)
        .collect();
    assert_eq!(places, [Location::Query, Location::Header, Location::Body]);
}

#[test]
fn sections_have_habits() {
    let found = Folder::default()
        .manifest("name: demo\nsections:\n  - folder: a\n    body: form\n")
        .page(
            "a/x.md",
            format!("---\nid: x\ntype: post\ndescription: /x\n{ROW}---\n"),
        )
        .lower();
    assert_eq!(found.operation("x").body, BodyEncoding::Form);
}

#[test]
fn variables_of_the_path() {
    let found = lowered(
        "get",
        "/x/{orderId}/{other}",
        "parameters:\n  - {name: order_id, type: id, mandatory: false}\n",
    );
    let operation = found.operation("x");
    let order = parameter(operation, "orderId");
    assert_eq!(
        (order.location, order.field.required),
        (Location::Path, true)
    );
    let other = parameter(operation, "other");
    assert_eq!(other.location, Location::Path);
    assert_eq!(other.field.node.origin(), Origin::Defaulted);
    assert_eq!(found.codes(), ["path/variable-undocumented"]);
}

#[test]
fn a_query_behind_the_path() {
    let found = lowered("get", "/x?code={code}&kind=new", "");
    let operation = found.operation("x");
    assert_eq!(operation.path, "/x");
    assert_eq!(parameter(operation, "code").location, Location::Query);
    assert_eq!(
        parameter(operation, "kind").field.default.as_deref(),
        Some("new")
    );
}

#[test]
fn dotted_names_go_under_their_parent() {
    let cases = [
        ("items", "item.symbol"),
        ("items", "items[].symbol"),
        ("orderList", "order.symbol"),
        ("items", "Items.symbol"),
    ];
    for (parent, child) in cases {
        let found = lowered(
            "post",
            "/x",
            &format!(
                "parameters:\n  - {{name: {parent}, type: array, mandatory: true}}\n  - {{name: \"{child}\", type: string, mandatory: true}}\n"
            ),
        );
        let operation = found.operation("x");
        assert_eq!(operation.parameters.len(), 1, "{child}");
        let Type::Array(inner) = &parameter(operation, parent).field.node.ty else {
            panic!("{child}")
        };
        let Type::Object(at) = inner.ty else {
            panic!("{child}")
        };
        assert!(field(&operation.types.shapes[at].fields, "symbol").required);
    }
}

#[test]
fn dotted_names_without_a_parent() {
    let found = lowered(
        "post",
        "/x",
        "parameters:\n  - {name: item.symbol, type: string}\n",
    );
    assert_eq!(found.codes(), ["parameter/parent-missing"]);
    assert!(matches!(
        parameter(found.operation("x"), "item").field.node.ty,
        Type::Object(_)
    ));
    // A query has no objects: the dot belongs to the name.
    let found = lowered(
        "get",
        "/x",
        "parameters:\n  - {name: item.symbol, type: string}\n",
    );
    assert_eq!(found.codes(), Vec::<&str>::new());
    parameter(found.operation("x"), "item.symbol");
}

#[test]
fn the_whole_body_may_be_a_list() {
    let found = lowered(
        "post",
        "/x",
        "parameters:\n  - name: \"[]\"\n    type: array\n    max_items: 20\n    parameters:\n      - {name: symbol, type: string, mandatory: true}\n",
    );
    let operation = found.operation("x");
    assert!(operation.parameters.is_empty());
    assert_eq!(operation.body, BodyEncoding::Json);
    let Some(Type::Array(inner)) = operation.whole_body.as_ref().map(|node| &node.ty) else {
        panic!()
    };
    assert!(matches!(inner.ty, Type::Object(_)));
}

#[test]
fn types_have_ranks() {
    let rows = "parameters:
  - {name: startTime, type: long}
  - {name: price, type: number}
  - {name: limit, type: number, default: 10}
  - {name: note, type: string}
  - {name: codes, type: \"list<integer>\"}
  - {name: side, type: enum, ranges: \"BUY,SELL\"}
  - {name: kind, type: int, ranges: \"1-spot, 2-future\"}
  - {name: open}
";
    let found = lowered("get", "/x", rows);
    let operation = found.operation("x");
    let node = |name: &str| &parameter(operation, name).field.node;
    assert!(matches!(node("startTime").ty, Type::Timestamp(_)));
    assert_eq!(node("startTime").origin(), Origin::Ruled);
    assert_eq!(node("price").ty, Type::Decimal);
    assert_eq!(node("limit").ty, Type::Integer);
    assert_eq!(
        (&node("note").ty, node("note").origin()),
        (&Type::String, Origin::Stated)
    );
    let Type::Array(inner) = &node("codes").ty else {
        panic!("{:?}", node("codes"))
    };
    assert_eq!(inner.ty, Type::Integer);
    assert_eq!(
        (&node("open").ty, node("open").origin()),
        (&Type::String, Origin::Defaulted)
    );
    for (name, values, numeric) in [("side", ["BUY", "SELL"], false), ("kind", ["1", "2"], true)] {
        let Type::Enum(EnumRef::Local(at)) = node(name).ty else {
            panic!("{name}")
        };
        let def = &operation.types.enums[at];
        assert_eq!(
            def.values
                .iter()
                .map(|value| value.value.as_str())
                .collect::<Vec<_>>(),
            values
        );
        assert_eq!((def.name.as_str(), def.numeric), (name, numeric));
    }
}

#[test]
fn shared_enums_by_name() {
    let page = |how: &str| {
        format!(
            "---\nid: x\ntype: get\ndescription: /x\nparameters:\n  - {{name: direction, {how}}}\n---\n"
        )
    };
    for how in [
        "type: Side",
        "type: string, enum: side",
        "type: string, ranges: side",
    ] {
        let found = Folder::default()
            .page("a/x.md", page(how))
            .page("enums/side.md", "---\ntype: enum\nid: side\ntitle: Side\nvalues:\n  - {value: BUY, label: Buys}\n  - {value: SELL}\n---\n")
            .lower();
        let node = &parameter(found.operation("x"), "direction").field.node;
        assert_eq!(node.ty, Type::Enum(EnumRef::Shared(0)), "{how}");
    }
    let found = Folder::default()
        .page("a/x.md", page("type: string, enum: sied"))
        .lower();
    assert_eq!(found.codes(), ["enum/unknown"]);
}

#[test]
fn equal_enums_of_an_operation_are_one() {
    let found = lowered(
        "post",
        "/x",
        "parameters:\n  - {name: side, type: string, ranges: \"BUY,SELL\"}\n  - name: items\n    type: array\n    parameters:\n      - {name: side, type: string, ranges: \"BUY,SELL\"}\n",
    );
    assert_eq!(found.operation("x").types.enums.len(), 1);
}

#[test]
fn rows_that_contradict_themselves() {
    let cases = [
        (
            "{name: a, type: string, mandatory: perhaps}",
            "parameter/required-word",
        ),
        (
            "{name: a, type: string, mandatory: true, description: \"Optional, the market\"}",
            "parameter/required-conflict",
        ),
        (
            "{name: a, type: int, mandatory: true, default: 10}",
            "parameter/required-conflict",
        ),
        (
            "{name: a, type: string, ranges: \"A,B\", default: C}",
            "parameter/default",
        ),
        ("{name: a, type: strng}", "parameter/type"),
        ("{name: a, type: string, in: body2}", "parameter/location"),
        ("{name: a, type: string, in: path}", "path/not-a-variable"),
    ];
    for (row, code) in cases {
        let found = lowered("get", "/x", &format!("parameters:\n  - {row}\n"));
        assert_eq!(found.codes(), [code], "{row}");
        assert!(found.found[0].help.is_some(), "{row}");
    }
}

#[test]
fn bounds_of_rows() {
    let rows = "parameters:
  - {name: limit, type: int, ranges: '1~500'}
  - {name: plain, type: int, ranges: 10}
  - {name: accountName, type: string, ranges: '6-16'}
  - {name: clientId, type: string, description: 'Pattern: ^[a-z]{4,32}$'}
  - {name: count, type: int, min: 1, max: 9}
";
    let found = lowered("get", "/x", rows);
    let bounds = |name: &str| parameter(found.operation("x"), name).field.bounds.clone();
    assert_eq!(
        (
            bounds("limit").min.as_deref(),
            bounds("limit").max.as_deref()
        ),
        (Some("1"), Some("500"))
    );
    assert!(bounds("plain").is_empty());
    assert_eq!(
        (
            bounds("accountName").min_length,
            bounds("accountName").max_length
        ),
        (Some(6), Some(16))
    );
    assert_eq!(bounds("clientId").pattern.as_deref(), Some("^[a-z]{4,32}$"));
    assert_eq!(bounds("count").max.as_deref(), Some("9"));
}
