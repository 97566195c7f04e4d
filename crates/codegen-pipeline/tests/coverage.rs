//! What is counted of pages, section by section.

use codegen_pipeline::{ApiFolder, Coverage, Options, PageText, coverage, understand};

const MANIFEST: &str = "\
name: shop
package: shop-client
languages:
  - language: en
  - language: zh
    folders: '*_cn'
sections:
  - { folder: things, title: Things }
  - { folder: desk, title: Desk }
types:
  - { name: '*Rate', is: decimal }
";

/// Stated, ruled, inferred and defaulted fields; limited, exampled; one field without a description.
const PRICE: &str = "\
---
id: price
title: Price of one thing
type: get
description: /v1/things/{thingId}/price
rate_limits: [10/s/ip]
parameters:
  - { name: thingId, in: path, type: id, mandatory: true, description: Which thing. }
response_example: |-
  {
    \"dueRate\": 0,  // what is added
    \"colour\": \"deep red\",
    \"rest\": null  // unknown
  }
---
";

const PRICE_CN: &str = "\
---
id: price
title: 价格
type: get
description: /v1/things/{thingId}/price
rate_limits: [10/s/ip]
parameters:
  - { name: thingId, in: path, type: id, mandatory: true, description: 哪一个。 }
---
";

/// Takes nothing, and nothing is shown of its answer.
const PING: &str = "\
---
id: ping
title: Whether anybody is there
type: get
description: /v1/ping
parameters: []
---
";

fn counted() -> Coverage {
    let page = |path: &str, text: &str| PageText {
        path: path.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let understood = understand(
        ApiFolder {
            shown: "specs/shop".to_owned(),
            manifest: Some(page("api.yml", MANIFEST)),
            corrections: None,
            pages: vec![
                page("things/price.md", PRICE),
                page("things_cn/price.md", PRICE_CN),
                page("desk/ping.md", PING),
            ],
            ..ApiFolder::default()
        },
        &Options::default(),
    );
    assert!(!understood.has_errors(), "{:?}", understood.findings);
    coverage(&understood.api)
}

#[test]
fn each_section_is_counted_for_itself() {
    let coverage = counted();
    let names: Vec<&str> = coverage
        .sections
        .iter()
        .map(|one| one.section.as_str())
        .collect();
    assert_eq!(names, ["things", "desk"]);
    let things = &coverage.sections[0].counts;
    assert_eq!(things.endpoints.total, 1);
    // `rest` is the weakest of all: nothing is known of it.
    assert_eq!(things.endpoints.weakest.defaulted, 1);
    assert_eq!(
        (
            things.endpoints.limited,
            things.endpoints.exampled,
            things.endpoints.translated
        ),
        (1, 1, 1)
    );
    let typed = &things.fields.typed;
    assert_eq!(
        [typed.stated, typed.ruled, typed.inferred, typed.defaulted],
        [1, 1, 1, 1]
    );
    assert_eq!(things.fields.undocumented, 1, "colour");
    assert_eq!(things.fields.translated, 1, "thingId");
}

#[test]
fn a_call_of_which_nothing_is_typed_has_no_evidence() {
    let desk = counted().sections[1].counts;
    assert_eq!((desk.endpoints.total, desk.endpoints.untyped), (1, 1));
    assert_eq!((desk.endpoints.limited, desk.endpoints.translated), (0, 0));
    assert_eq!(desk.fields.total, 0);
}

#[test]
fn the_total_is_the_sum_and_shares_are_rounded_down() {
    let coverage = counted();
    assert_eq!(coverage.total.endpoints.total, 2);
    assert_eq!(coverage.total.fields.total, 4);
    let table = coverage.table();
    let all = table
        .lines()
        .find(|line| line.starts_with("| **all**"))
        .expect("a last row");
    assert!(all.contains("1 (50 %)"), "{all}");
    let widths: Vec<usize> = table
        .lines()
        .take_while(|line| !line.starts_with("Fields"))
        .filter(|line| line.starts_with('|'))
        .map(|line| line.chars().count())
        .collect();
    assert!(widths.windows(2).all(|pair| pair[0] == pair[1]), "{table}");
}

#[test]
fn the_json_has_a_count_for_each_column() {
    let json = counted().to_json().expect("counts");
    let read: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(read["api"], "shop");
    assert_eq!(read["sections"][0]["section"], "things");
    assert_eq!(read["sections"][0]["fields"]["typed"]["ruled"], 1);
    assert_eq!(read["total"]["endpoints"]["untyped"], 1);
    assert_eq!(read["total"]["channels"], 0);
}
