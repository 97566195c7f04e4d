//! Sections, groups, languages and repetitions: what is one operation.

#[expect(
    dead_code,
    reason = "each test target uses its own part of the support"
)]
mod support;

use support::{Folder, parameter};

fn get(path: &str) -> String {
    format!("---\ntitle: A title\ntype: get\ndescription: {path}\n---\n")
}

fn with(path: &str, lines: &str) -> String {
    format!("---\ntype: get\ndescription: {path}\n{lines}---\n")
}

const SYMBOL: &str = "parameters:\n  - name: symbol\n    type: string\n    mandatory: true\n";

#[test]
fn folders_make_sections_and_groups() {
    let cases = [
        ("_margin_balance/x.md", "margin_balance", vec![]),
        (
            "Deposit&Withdrawal/Copy tradeing/x.md",
            "deposit_withdrawal",
            vec!["copy_tradeing"],
        ),
        ("spot/余额/Order List/x.md", "spot", vec!["order_list"]),
        ("x.md", "demo", vec![]),
    ];
    for (path, section, group) in cases {
        let lowered = Folder::default().page(path, get("/a")).lower();
        let operation = lowered.operation("get_a");
        assert_eq!(operation.section, section, "{path}");
        assert_eq!(operation.group, group, "{path}");
    }
}

#[test]
fn a_section_without_words_needs_the_manifest() {
    let lowered = Folder::default().page("余额/x.md", get("/a")).lower();
    assert!(
        lowered
            .finding("names/section")
            .help
            .as_ref()
            .unwrap()
            .contains("sections")
    );
    let lowered = Folder::default()
        .manifest("name: demo\nsections:\n  - folder: 余额\n    id: balance\n")
        .page("余额/x.md", get("/a"))
        .lower();
    assert_eq!(lowered.codes(), Vec::<&str>::new());
    assert_eq!(lowered.operation("get_a").section, "balance");
}

#[test]
fn the_order_of_pages_does_not_matter() {
    let pages = [
        ("a/x.md", get("/v1/x")),
        ("a_cn/x.md", with("/v1/x", SYMBOL)),
        ("a/y.md", with("/v1/x", SYMBOL)),
        ("b/z.md", get("/z/{id}")),
    ];
    let lower = |order: &[usize]| {
        let mut folder = Folder::default();
        for at in order {
            folder = folder.page(pages[*at].0, pages[*at].1.clone());
        }
        let lowered = folder.lower();
        (lowered.api.to_json().unwrap(), lowered.found.len())
    };
    assert_eq!(lower(&[0, 1, 2, 3]), lower(&[3, 1, 0, 2]));
}

#[test]
fn languages_are_one_endpoint_with_two_texts() {
    let english = "---\ntitle: Balance\ntype: get\ndescription: /balance\nparameters:\n  - name: symbol\n    type: string\n    mandatory: true\n    description: Market\n---\n";
    let chinese = "---\ntitle: 余额\ntype: get\ndescription: /balance\nparameters:\n  - name: symbol\n    type: string\n    mandatory: true\n    description: 交易对\n---\n";
    let lowered = Folder::default()
        .page("spot/b.md", english)
        .page("spot_cn/b.md", chinese)
        .lower();
    assert_eq!(lowered.codes(), Vec::<&str>::new());
    let operation = lowered.operation("get_balance");
    let told = |text: &api_model::Text| {
        text.entries
            .iter()
            .map(|(language, prose)| format!("{language}={prose}"))
            .collect::<Vec<_>>()
    };
    assert_eq!(told(&operation.title), ["en=Balance", "zh=余额"]);
    assert_eq!(
        told(&parameter(operation, "symbol").field.description),
        ["en=Market", "zh=交易对"]
    );
    assert_eq!(operation.places.len(), 2);
}

#[test]
fn languages_that_differ_are_told_at_both_pages() {
    let english = with(
        "/balance",
        "parameters:\n  - {name: a, type: string, mandatory: true}\n  - {name: b, type: int, mandatory: false, ranges: \"A,B\"}\n",
    );
    let chinese = with(
        "/balance",
        "parameters:\n  - {name: b, type: string, mandatory: true, ranges: \"A,B,C\"}\n  - {name: c, type: string, mandatory: false}\n",
    );
    let lowered = Folder::default()
        .page("spot/b.md", english)
        .page("spot_cn/b.md", chinese)
        .lower();
    let finding = lowered.finding("languages/differ");
    assert_eq!(
        lowered.pages_of(finding),
        ["specs/demo/spot/b.md", "specs/demo/spot_cn/b.md"]
    );
    for part in [
        "parameter `a` stands only here",
        "`b` is optional here, required there",
        "type of `b` is integer here, string there",
        "values of `b` are A, B here, A, B, C there",
        "parameter `c` stands only there",
    ] {
        assert!(
            finding.message.contains(part),
            "{part}: {}",
            finding.message
        );
    }
}

#[test]
fn a_page_in_the_second_language_alone_is_an_operation() {
    let lowered = Folder::default()
        .page("en/spot/a.md", get("/a"))
        .page("zh/spot/b.md", get("/b"))
        .lower();
    assert_eq!(lowered.operation("get_b").title.entries[0].0, "zh");
    assert_eq!(lowered.operation("get_b").section, "spot");
}

#[test]
fn a_page_of_texts_is_held_against_names_alone() {
    let english = with("/balance", SYMBOL);
    let chinese = "---\ntranslates: true\ntitle: 余额\nparameters:\n  - name: symbol\n    description: 交易对\n  - name: symbl\n    description: 错\n---\n";
    let lowered = Folder::default()
        .page("spot/b.md", english)
        .page("spot_cn/b.md", chinese)
        .lower();
    assert_eq!(lowered.codes(), ["languages/unknown-name"]);
    assert!(lowered.found[0].message.contains("symbl"));
}

#[test]
fn repetitions_become_one_operation() {
    let short = with(
        "/balance",
        "parameters:\n  - {name: symbol, type: string, mandatory: true}\n  - {name: limit, type: int, mandatory: true}\n",
    );
    let long = with(
        "/balance",
        "title: The long one\nparameters:\n  - {name: symbol, type: string, mandatory: true, description: Market}\n  - {name: page, type: int, mandatory: true}\n  - {name: limit, type: int, mandatory: false}\n",
    );
    let lowered = Folder::default()
        .page("a/long.md", long)
        .page("a/b/short.md", short)
        .lower();
    let operation = lowered.operation("get_balance");
    let told: Vec<_> = operation
        .parameters
        .iter()
        .map(|have| (have.field.name.as_str(), have.field.required))
        .collect();
    assert_eq!(told, [("symbol", true), ("page", true), ("limit", false)]);
    let finding = lowered.finding("endpoint/repeated");
    assert_eq!(lowered.pages_of(finding).len(), 2);
    assert!(
        finding
            .message
            .contains("`limit` is optional here, required there")
    );
}

#[test]
fn a_repetition_may_be_stated() {
    let lowered = Folder::default()
        .page("a/x.md", with("/balance", "id: balance\n"))
        .page("a/y.md", with("/balance", "same_as: balance\n"))
        .lower();
    assert_eq!(lowered.codes(), Vec::<&str>::new());
    assert_eq!(lowered.operation("balance").places.len(), 2);
    let lowered = Folder::default()
        .page("a/y.md", with("/balance", "same_as: balance\n"))
        .lower();
    assert_eq!(lowered.codes(), ["endpoint/same-as"]);
}

#[test]
fn fixed_values_tell_operations_apart() {
    let token = |value: &str, other: &str| {
        with(
            &format!("/token?grant_type={{grant_type}}&{other}={{{other}}}"),
            &format!(
                "parameters:\n  - {{name: grant_type, type: string, mandatory: true, description: fixed value, ranges: {value}}}\n  - {{name: {other}, type: string, mandatory: true}}\n"
            ),
        )
    };
    let both = Folder::default()
        .page("a/get.md", token("authorization_code", "code"))
        .page("a/refresh.md", token("refresh_token", "refresh_token"))
        .lower();
    assert_eq!(both.codes(), Vec::<&str>::new());
    let first = both.operation("get_token_authorization_code");
    assert_eq!(
        first.discriminator.as_ref().unwrap().value,
        "authorization_code"
    );
    assert!(
        first
            .parameters
            .iter()
            .all(|have| have.field.name != "refresh_token")
    );
    assert_eq!(
        both.operation("get_token_refresh_token").parameters.len(),
        2
    );
    // The first page alone is called the same.
    let one = Folder::default()
        .page("a/get.md", token("authorization_code", "code"))
        .lower();
    assert_eq!(one.operation("get_token_authorization_code").path, "/token");
}

#[test]
fn pages_without_a_route_are_errors() {
    let cases = [
        (
            "---\ntitle: x\ntype: fetch\ndescription: /a\n---\n",
            "endpoint/method",
        ),
        (
            "---\ntitle: x\ntype: get\ndescription: /a/../b\n---\n",
            "endpoint/path",
        ),
    ];
    for (page, code) in cases {
        let lowered = Folder::default().page("a/x.md", page).lower();
        assert_eq!(lowered.codes(), [code], "{page}");
        assert!(lowered.found[0].help.is_some());
    }
}

#[test]
fn a_folder_of_nothing_but_tables_is_no_section() {
    let errors = "---\ntype: errors\nid: common\ntitle: Common\nerrors: [{code: E1, description: Bad.}]\n---\n";
    let folder = || {
        Folder::default()
            .page("a/x.md", get("/one"))
            .page("errors/common.md", errors)
    };
    let manifest = "name: demo\nsections: [{folder: a}]\n";
    let listed = "name: demo\nsections: [{folder: a}, {folder: errors}]\n";
    for (manifest, sections, of) in [
        (manifest, &["a"][..], None),
        (listed, &["a", "errors"], Some("errors")),
    ] {
        let api = folder().manifest(manifest).lower().api;
        let ids: Vec<&str> = api.sections.iter().map(|have| have.id.as_str()).collect();
        assert_eq!(
            (ids.as_slice(), api.errors[0].section.as_deref()),
            (sections, of)
        );
    }
}

#[test]
fn two_encodings_of_a_body_are_a_doubt_in_its_place() {
    let page = "---\ntitle: One\ntype: post\ndescription: /one\nid: one\nparameters: [{name: p, type: string}]\n---\n\
        Content-Type = application/x-www-form-urlencoded && application/json\n";
    let lowered = Folder::default().page("a/x.md", page).lower();
    let operation = lowered.operation("one");
    assert_eq!(operation.body, api_model::BodyEncoding::Json);
    let [doubt] = operation.doubts.as_slice() else {
        panic!("{:?}", operation.doubts)
    };
    assert_eq!(doubt.place.line, 8);
}
