//! The page that started it all, untouched.

use std::fs;

use api_model::{Api, Method, Shape, TimeUnit, Type};
use codegen_pipeline::{ClientOptions, Layout, Options, Understood, client, understand};
use docwright_tests::{api_folder, compile, runtime, shared};

fn seed() -> Option<Understood> {
    let text = fs::read_to_string(shared("seed/margin-balance.cn.md")?).expect("the seed");
    Some(understand(
        api_folder("specs/xt", &[("margin/balance.md", text.as_str())]),
        &Options::default(),
    ))
}

fn payload(api: &Api) -> &Shape {
    let operation = &api.operations[0];
    match operation
        .response
        .payload
        .as_ref()
        .map(|payload| &payload.ty)
    {
        Some(Type::Object(at)) => &operation.types.shapes[*at],
        other => panic!("the payload is {other:?}"),
    }
}

fn kind<'a>(shape: &'a Shape, name: &str) -> &'a Type {
    &shape
        .fields
        .iter()
        .find(|field| field.name == name)
        .unwrap_or_else(|| panic!("no field {name}"))
        .node
        .ty
}

#[test]
fn it_is_one_operation_with_one_required_parameter() {
    let Some(understood) = seed() else { return };
    let [operation] = understood.api.operations.as_slice() else {
        panic!("one operation")
    };
    assert_eq!(
        (operation.method, operation.path.as_str()),
        (Method::Get, "/v4/lever/balance")
    );
    assert_eq!(
        (operation.section.as_str(), operation.id.as_str()),
        ("margin", "get_lever_balance")
    );
    let [symbol] = operation.parameters.as_slice() else {
        panic!("one parameter")
    };
    assert_eq!(
        (
            symbol.location,
            symbol.field.name.as_str(),
            symbol.field.required
        ),
        (api_model::Location::Query, "symbol", true)
    );
}

#[test]
fn its_payload_has_the_types_that_lose_nothing() {
    let Some(understood) = seed() else { return };
    let shape = payload(&understood.api);
    let names: Vec<&str> = shape
        .fields
        .iter()
        .map(|field| field.name.as_str())
        .collect();
    let listed = [
        "btcLoanAmount",
        "btcNetAmount",
        "symbol",
        "symbolId",
        "usdtLoanAmount",
        "usdtNetAmount",
        "base",
        "quote",
    ];
    assert_eq!(names, listed);
    for amount in [
        "btcLoanAmount",
        "btcNetAmount",
        "usdtLoanAmount",
        "usdtNetAmount",
    ] {
        assert_eq!(kind(shape, amount), &Type::Decimal, "{amount}");
    }
    let (base, quote) = (kind(shape, "base"), kind(shape, "quote"));
    assert_eq!(base, quote, "one type for both sides");
    let Type::Object(side) = base else {
        panic!("an object")
    };
    let side = &understood.api.operations[0].types.shapes[*side];
    assert_eq!(side.fields.len(), 9);
    assert!(side.places.len() >= 2, "both places are kept");
    assert_eq!(
        kind(side, "updatedTime"),
        &Type::Timestamp(TimeUnit::Milliseconds)
    );
    for amount in [
        "availableAmount",
        "capitalAmount",
        "frozenAmount",
        "interestAmount",
        "loanAmount",
        "totalAmount",
    ] {
        assert_eq!(kind(side, amount), &Type::Decimal, "{amount}");
    }
    assert_eq!(kind(side, "currency"), &Type::String);
}

#[test]
fn its_comments_are_documentation() {
    let Some(understood) = seed() else { return };
    let amount = &payload(&understood.api).fields[0];
    assert_eq!(amount.description.main(), Some("折算BTC借贷资产"));
}

#[test]
fn its_one_fault_is_the_missing_comma() {
    let Some(understood) = seed() else { return };
    let [finding] = understood.findings.as_slice() else {
        panic!("{:#?}", understood.findings)
    };
    assert_eq!(
        (finding.code.id, finding.severity),
        ("json/missing-comma", diagnostics::Severity::Warning)
    );
    let at = understood.sources.place(finding.span());
    assert_eq!((at.line, at.column), (40, 41));
}

#[test]
fn its_client_compiles() {
    let Some(mut understood) = seed() else { return };
    let options = ClientOptions {
        layout: Layout::Standalone,
        runtime: runtime(),
        strict: false,
    };
    let tree = client(&mut understood, &options).expect("a client");
    let folder = tempfile::tempdir().expect("a folder");
    compile(&tree, folder.path()).unwrap_or_else(|said| panic!("{said}"));
}
