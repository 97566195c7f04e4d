//! What an explanation says: the chain of evidence, the lines of the pages, the corrections, and names that were meant.

use std::collections::BTreeMap;
use std::path::Path;

use api_model::{Api, Node, Operation, Type};
use codegen_pipeline::{ApiFolder, Options, PageText, Understood, explain, understand};

const PAGE: &str = "\
---
id: price
title: Price of one thing
type: get
description: /v1/things/{thingId}/price
rate_limits: [10/s/ip]
parameters:
  - { name: thingId, in: path, type: id, mandatory: true, description: Which thing. }
  - { name: mood, in: query, type: string, mandatory: false, enum: [GOOD, BAD], description: How. }
response_example: |-
  {
    \"colour\": \"deep red\",
    \"parts\": [{ \"weight\": \"1.5\", \"odd.name\": \"x\" }]
  }
---
";

const CHANNEL: &str = "\
---
id: prices
title: Prices as they change
type: websocket
topic: prices
format: 'prices@{thing}'
arguments:
  - { name: thing, type: string, description: Which thing. }
push:
  fields:
    - { name: price, type: decimal, description: The price. }
---
";

fn shop(pages: &[(&str, &str)]) -> Understood {
    let text = |path: &str, text: &str| PageText {
        path: path.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let pages = pages.iter();
    let understood = understand(
        ApiFolder {
            shown: "specs/shop".to_owned(),
            manifest: None,
            corrections: None,
            pages: pages.map(|(path, page)| text(path, page)).collect(),
            ..ApiFolder::default()
        },
        &Options::default(),
    );
    assert!(!understood.has_errors(), "{:?}", understood.findings);
    understood
}

fn both() -> Understood {
    shop(&[("things/price.md", PAGE), ("things/prices.md", CHANNEL)])
}

#[test]
fn evidence_comes_with_its_line() {
    let said = explain(
        &both(),
        "GET /v1/things/{thingId}/price response.parts.weight",
    )
    .expect("a field");
    assert!(said.contains("specs/shop/things/price.md:13:27"), "{said}");
    assert!(
        said.contains("13 |     \"parts\": [{ \"weight\": \"1.5\""),
        "{said}"
    );
    assert!(
        said.contains("better    state the type on the page"),
        "{said}"
    );
    let entry =
        "- at: GET /v1/things/{thingId}/price response.parts.weight.type\n      from: string";
    assert!(said.contains(entry), "{said}");
}

#[test]
fn values_places_and_defaults_of_parameters_can_be_corrected() {
    let said = explain(&both(), "things.price.mood").expect("a parameter");
    let call = "GET /v1/things/{thingId}/price parameters.mood";
    for (aspect, from) in [
        ("enum", "\"GOOD,BAD\""),
        ("required", "\"false\""),
        ("description", "How."),
        ("default", "none"),
        ("in", "query"),
    ] {
        let entry = format!("- at: {call}.{aspect}\n      from: {from}\n");
        assert!(said.contains(&entry), "{entry}{said}");
    }
}

#[test]
fn what_no_correction_reaches_says_so() {
    let understood = both();
    for item in ["things.prices.push.price", "things.prices", "Prices.thing"] {
        let said = explain(&understood, item).expect(item);
        assert!(said.contains("no correction reaches it"), "{item}: {said}");
    }
    let odd = explain(&understood, "PriceResponseParts").expect("an object");
    assert!(odd.contains("odd.name"), "{odd}");
}

#[test]
fn unknown_names_get_suggestions() {
    let understood = both();
    for (asked, meant) in [
        ("things.prise", "things.price"),
        ("thing.price", "things.price"),
        ("price", "things.price"),
        ("Pricee", "Price"),
        (
            "GET /v1/thing/{thingId}/price",
            "GET /v1/things/{thingId}/price",
        ),
        ("things.price.moood", "things.price.parameters.mood"),
        ("things.price.wieght", "things.price.response.parts.weight"),
        ("PriceResponse.color", "PriceResponse.colour"),
        ("things.prices.prize", "things.prices.push.price"),
    ] {
        let close = explain(&understood, asked).expect_err(asked);
        assert!(close.iter().any(|name| name == meant), "{asked}: {close:?}");
    }
    assert_eq!(
        explain(&understood, "zzzzzzzz"),
        Err(Vec::new()),
        "nothing is near"
    );
}

#[test]
fn a_page_says_nothing_to_the_terminal() {
    let hostile = PAGE.replace("\"deep red\",", "\"deep red\", // \u{202e}owned");
    let understood = shop(&[("things/price.md", &hostile)]);
    let said = explain(&understood, "things.price.colour").expect("a field");
    assert!(said.contains("deep red"), "{said}");
    assert!(
        said.contains("owned") && !said.contains('\u{202e}'),
        "{said:?}"
    );
}

/// Every entry that is offered for XT names a place that is there, and what stands there now: with the same value as
/// `to` each is refused for having no effect, and for nothing else.
#[test]
fn every_correction_that_is_offered_fits() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../specs/xt");
    let mut folder = ApiFolder {
        shown: "specs/xt".to_owned(),
        ..ApiFolder::default()
    };
    gather(&root, &root, &mut folder);
    let understood = understand(folder.clone(), &Options::default());
    let mut entries = BTreeMap::new();
    for item in items(&understood.api) {
        let said = explain(&understood, &item).unwrap_or_else(|close| panic!("{item}: {close:?}"));
        for entry in said.split("    - at: ").skip(1) {
            let (at, rest) = entry.split_once('\n').expect("a place");
            let from = rest.lines().next().expect("what is there");
            entries.insert(at.to_owned(), from.trim().to_owned());
        }
    }
    assert!(entries.len() > 4_000, "{}", entries.len());
    let lines = entries.iter().map(|(at, from)| {
        let to = from.replacen("from:", "to:", 1);
        format!("- at: {at}\n  {from}\n  {to}\n  why: To see.\n")
    });
    let corrections: String = lines.collect();
    folder.corrections = Some(PageText {
        path: "corrections.yml".to_owned(),
        bytes: corrections.into_bytes(),
    });
    let corrected = understand(folder, &Options::default());
    let codes: Vec<&str> = corrected.findings.iter().map(|one| one.code.id).collect();
    let others: Vec<_> = corrected
        .findings
        .iter()
        .filter(|one| one.code.id != "correction/no-effect")
        .take(5)
        .collect();
    assert!(others.is_empty(), "{others:#?}");
    assert!(codes.len() >= entries.len(), "each was looked at");
}

fn gather(root: &Path, at: &Path, folder: &mut ApiFolder) {
    for entry in std::fs::read_dir(at).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            gather(root, &path, folder);
            continue;
        }
        let below = path.strip_prefix(root).expect("below").to_string_lossy();
        let text = PageText {
            path: below.replace('\\', "/"),
            bytes: std::fs::read(&path).expect("a text"),
        };
        if text.path == "api.yml" {
            folder.manifest = Some(text);
        } else if path.extension().is_some_and(|ending| ending == "md") {
            folder.pages.push(text);
        }
    }
}

/// Every call, parameter and field of an answer, as far as four steps down.
fn items(api: &Api) -> Vec<String> {
    let mut items = Vec::new();
    for operation in &api.operations {
        let start = format!("{}.{}", operation.section, operation.id);
        for parameter in &operation.parameters {
            let name = format!("{start}.parameters.{}", parameter.field.name);
            below(operation, &parameter.field.node, &name, 4, &mut items);
        }
        if let Some(payload) = &operation.response.payload {
            below(
                operation,
                payload,
                &format!("{start}.response"),
                4,
                &mut items,
            );
        }
        items.push(start);
    }
    items
}

fn below(operation: &Operation, node: &Node, name: &str, steps: usize, items: &mut Vec<String>) {
    items.push(name.to_owned());
    let mut node = node;
    while let Type::Array(inner) | Type::Map(inner) = &node.ty {
        node = inner;
    }
    if let (Type::Object(at), 1..) = (&node.ty, steps) {
        for field in &operation.types.shapes[*at].fields {
            let name = format!("{name}.{}", field.name);
            below(operation, &field.node, &name, steps - 1, items);
        }
    }
}
