//! What calls are named, and what happens where names meet.

#[expect(
    dead_code,
    reason = "each test target uses its own part of the support"
)]
mod support;

use support::Folder;

fn get(path: &str) -> String {
    format!("---\ntitle: A title\ntype: get\ndescription: {path}\n---\n")
}

fn with(path: &str, lines: &str) -> String {
    format!("---\ntype: get\ndescription: {path}\n{lines}---\n")
}

const SYMBOL: &str = "parameters:\n  - name: symbol\n    type: string\n    mandatory: true\n";

#[test]
fn ids_come_from_the_page_or_from_method_and_path() {
    let cases = [
        (with("/v4/lever/balance", "id: balance\n"), "balance", true),
        (with("/v4/lever/balance", ""), "get_lever_balance", false),
        (with("/books/:id", ""), "get_books_by_id", false),
        (
            with("/future/trade/v1/order", ""),
            "get_future_trade_v1_order",
            false,
        ),
    ];
    for (page, id, stated) in cases {
        let lowered = Folder::default().page("a/x.md", page).lower();
        assert_eq!(lowered.operation(id).id_stated, stated, "{id}");
    }
}

#[test]
fn ids_that_meet_are_an_error_at_both_pages() {
    let lowered = Folder::default()
        .page("a/x.md", get("/v1/stop-order"))
        .page("a/y.md", get("/v1/stop/order"))
        .lower();
    let finding = lowered.finding("names/id");
    assert_eq!(
        lowered.pages_of(finding),
        ["specs/demo/a/x.md", "specs/demo/a/y.md"]
    );
    assert!(finding.help.as_ref().unwrap().contains("id"));
}

#[test]
fn a_newer_version_of_a_call_says_so() {
    // The paths of one section's pages, and what each is called.
    let cases: &[&[(&str, &str)]] = &[
        &[("/v1/order", "get_order"), ("/v2/order", "get_v2_order")],
        &[("/order", "get_order"), ("/v1/order", "get_v1_order")],
        &[
            ("/v2/order", "get_order"),
            ("/v10/order", "get_v10_order"),
            ("/v2.1/order", "get_v2_1_order"),
        ],
        &[
            ("/v1/order/{id}", "get_order_by_id"),
            ("/v2/order/{id}", "get_v2_order_by_id"),
        ],
    ];
    for paths in cases {
        let folder = |order: Vec<usize>| {
            let mut folder = Folder::default();
            for at in order {
                folder = folder.page(&format!("a/{at}.md"), get(paths[at].0));
            }
            folder.lower()
        };
        let back: Vec<usize> = (0..paths.len()).rev().collect();
        for lowered in [folder((0..paths.len()).collect()), folder(back)] {
            for (path, id) in *paths {
                assert_eq!(lowered.operation(id).path, path.to_owned());
            }
            assert!(!lowered.codes().contains(&"names/id"), "{paths:?}");
        }
    }
}

#[test]
fn a_stated_id_and_an_older_version_keep_their_names() {
    let lowered = Folder::default()
        .page("a/x.md", with("/v2/order", "id: get_order\n"))
        .page("a/y.md", get("/v1/order"))
        .page("b/y.md", get("/v2/order"))
        .lower();
    let called: Vec<(&str, &str)> = lowered
        .api
        .operations
        .iter()
        .map(|found| (found.path.as_str(), found.id.as_str()))
        .collect();
    assert_eq!(
        called,
        [
            ("/v2/order", "get_order"),
            ("/v1/order", "get_v1_order"),
            ("/v2/order", "get_order")
        ]
    );
    let finding = lowered.finding("names/version");
    assert!(
        finding
            .message
            .starts_with("`GET /v1/order` is called `get_v1_order`")
    );
}

#[test]
fn a_page_more_renames_nothing() {
    let one = Folder::default().page("a/m.md", get("/v1/order")).lower();
    let two = Folder::default()
        .page("a/m.md", get("/v1/order"))
        .page("a/a.md", get("/v1/orders"))
        .page("a/z.md", with("/v1/order", SYMBOL))
        .lower();
    assert_eq!(one.api.operations.len(), 1);
    assert_eq!(
        two.operation("get_order").path,
        one.operation("get_order").path
    );
    assert_eq!(two.api.operations.len(), 2);
}

#[test]
fn ids_that_meet_name_both_calls_and_the_line_to_add() {
    let lowered = Folder::default()
        .page("a/x.md", get("/v1/books/by-id"))
        .page("a/y.md", get("/v1/books/{id}"))
        .page("b/x.md", get("/v1/books/{id}"))
        .lower();
    let finding = lowered.finding("names/id");
    assert_eq!(
        finding.message,
        "`GET /v1/books/by-id` and `GET /v1/books/{id}` of the section `a` are called `get_books_by_id`"
    );
    let cure = "add the line `id: get_v1_books_by_id` to the front matter of the page on `GET /v1/books/{id}`";
    let help = finding.help.as_deref().unwrap_or_default();
    assert!(help.starts_with(cure), "{help}");
    let cured = Folder::default()
        .page("a/x.md", get("/v1/books/by-id"))
        .page("a/y.md", with("/v1/books/{id}", "id: get_v1_books_by_id\n"))
        .lower();
    assert!(!cured.codes().contains(&"names/id"));
    cured.operation("get_books_by_id");
    cured.operation("get_v1_books_by_id");
}
