//! The signs that end the lines of a page make no difference.

use codegen_pipeline::{ApiFolder, Options, PageText, Understood, understand};

const PAGE: &str = "\
---
id: price
title: Price of one thing
type: get
description: /v1/things/{thingId}/price
parameters:
  - name: thingId
    type: id
    mandatory: true
    description: Which thing.
response_example: |-
  {
    \"price\": \"12.50\"
    \"stockCount\": 3
  }
---
";

fn read(text: &str) -> Understood {
    let page = PageText {
        path: "things/price.md".to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let folder = ApiFolder {
        shown: "specs/shop".to_owned(),
        pages: vec![page],
        ..ApiFolder::default()
    };
    understand(folder, &Options::default())
}

/// Findings with line and column.
fn findings(understood: &Understood) -> Vec<(String, u32, u32)> {
    let one = |found: &diagnostics::Diagnostic| {
        let at = understood.sources.place(found.span());
        (found.message.clone(), at.line, at.column)
    };
    understood.findings.iter().map(one).collect()
}

#[test]
fn carriage_returns_alone_or_with_line_feeds_are_ends_of_lines() {
    let usual = read(PAGE);
    assert_eq!(usual.api.operations.len(), 1);
    assert_eq!(findings(&usual).len(), 1, "a comma is missing");
    for end in ["\r", "\r\n"] {
        let other = read(&PAGE.replace('\n', end));
        assert_eq!(other.api.operations.len(), 1, "{end:?}");
        let parameters = |understood: &Understood| {
            let operation = &understood.api.operations[0];
            (
                operation.id.clone(),
                operation.path.clone(),
                operation.parameters.len(),
            )
        };
        assert_eq!(parameters(&other), parameters(&usual), "{end:?}");
        assert_eq!(findings(&other), findings(&usual), "{end:?}");
    }
}
