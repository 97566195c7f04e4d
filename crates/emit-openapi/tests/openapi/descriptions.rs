//! What each operation's reader is told besides the title.

use api_model::{
    Api, Discriminator, Method, Operation, Pagination, PaginationStyle, RateLimit, Scope, Status,
    Text,
};

use crate::model::{api, emitted, operation};

fn limit(count: u32, window_ms: u64, scope: Scope) -> RateLimit {
    RateLimit {
        count,
        window_ms,
        scope,
        when: None,
        place: None,
    }
}

fn paged(style: PaginationStyle, parameters: &[&str]) -> Pagination {
    Pagination {
        style,
        parameters: parameters.iter().map(|name| (*name).to_owned()).collect(),
        items: Vec::new(),
        start: None,
        end: None,
        size: None,
        direction: None,
        key: None,
        more: None,
        back: None,
        total: None,
    }
}

fn described(api: &Api) -> String {
    let document = emitted(api);
    let path = api.operations[0].path.as_str();
    let method = api.operations[0].method.as_str().to_lowercase();
    let said = document["paths"][path][method]["description"].as_str();
    said.expect("a description").to_owned()
}

/// What is changed on a plain GET, and what is said of it then.
type Case = (fn(&mut Operation), &'static str);

const CASES: &[Case] = &[
    (|_| (), "Public: needs no key."),
    (|one| one.auth = Some("key".into()), "Signed (`key`)."),
    (|one| one.auth = Some("a`b".into()), "Signed (`` a`b ``)."),
    (
        |one| {
            one.auth = Some("key".into());
            one.permission = Some("Earn".into());
        },
        "Signed (`key`). Permission of the key: Earn.",
    ),
    (
        |one| one.status = Status::Deprecated,
        "Deprecated: it will go away. Public: needs no key.",
    ),
    (
        |one| one.status = Status::Undocumented,
        "It works, but the official documents do not mention it. Public: needs no key.",
    ),
    (
        |one| one.reads = Some(false),
        "Public: needs no key. Changes something, although its method only reads.",
    ),
    (|one| one.reads = Some(true), "Public: needs no key."),
    (
        |one| one.finds_out = Some("margin.orders".into()),
        "Public: needs no key. Where the answer is lost, `margin.orders` finds out what became of it.",
    ),
    (
        |one| one.rate_limits = vec![limit(1, 10_000, Scope::ApiKey)],
        "Public: needs no key. At most 1 call in 10 seconds per API key.",
    ),
    (
        |one| {
            let many = Some("multiple symbols".into());
            one.rate_limits = vec![
                limit(10, 1000, Scope::Ip),
                limit(500, 60_000, Scope::User),
                limit(9, 3_600_000, Scope::Unsaid),
                RateLimit {
                    when: many,
                    ..limit(5, 1500, Scope::Ip)
                },
            ];
        },
        "Public: needs no key. At most 10 calls a second per address, 500 calls a minute per user, \
         9 calls an hour and 5 calls in 1500 milliseconds per address (multiple symbols).",
    ),
    (
        |one| one.pagination = Some(paged(PaginationStyle::Page, &[])),
        "Public: needs no key. The list comes in pages by page number.",
    ),
    (
        |one| {
            one.pagination = Some(paged(
                PaginationStyle::Cursor,
                &["id", "direction", "limit"],
            ));
        },
        "Public: needs no key. The list comes in pages from an id, steered by `id`, `direction` and `limit`.",
    ),
    (
        |one| one.pagination = Some(paged(PaginationStyle::Time, &["from", "to"])),
        "Public: needs no key. The list comes in pages by time, steered by `from` and `to`.",
    ),
    (
        |one| one.pagination = Some(paged(PaginationStyle::Offset, &["offset"])),
        "Public: needs no key. The list comes in pages by offset, steered by `offset`.",
    ),
    (
        |one| one.description = Text::new("en", "Counts the books."),
        "Counts the books.\n\nPublic: needs no key.",
    ),
];

#[test]
fn every_operation_is_described_by_what_its_page_states() {
    for (change, said) in CASES {
        let mut one = operation("one", Method::Get, "/t");
        change(&mut one);
        assert_eq!(described(&api(vec![one])), *said);
    }
}

#[test]
fn a_post_that_only_reads_says_so() {
    let mut one = operation("one", Method::Post, "/t");
    one.reads = Some(true);
    assert_eq!(
        described(&api(vec![one])),
        "Public: needs no key. Changes nothing."
    );
}

#[test]
fn the_limits_of_the_section_are_told_with_every_call() {
    for (lock, end) in [
        (None, "."),
        (
            Some(600_000),
            "; whoever exceeds that is shut out for 10 minutes.",
        ),
        (
            Some(3_600_000),
            "; whoever exceeds that is shut out for 1 hour.",
        ),
    ] {
        let mut api = api(vec![operation("one", Method::Get, "/t")]);
        let section = &mut api.sections[0];
        section.rate_limits = vec![limit(10, 1000, Scope::User), limit(1000, 60_000, Scope::Ip)];
        section.lock_ms = lock;
        let shared = "All calls of the section share 10 calls a second per user and 1000 calls a minute per address";
        assert_eq!(
            described(&api),
            format!("Public: needs no key. {shared}{end}")
        );
    }
}

#[test]
fn calls_on_one_method_and_path_are_listed() {
    let variant = |id: &str, title: &str| {
        let mut one = operation(id, Method::Post, "/t");
        one.title = Text::new("en", title);
        one.discriminator = Some(Discriminator {
            parameter: "grant_type".to_owned(),
            value: id.to_owned(),
        });
        one
    };
    let api = api(vec![
        variant("code", "Get one"),
        variant("refresh", "Renew it"),
    ]);
    assert_eq!(
        described(&api),
        "Public: needs no key.\n\nSeveral calls share this method and path:\n\n\
         - with `grant_type` = `code`: Get one\n- with `grant_type` = `refresh`: Renew it"
    );
}

#[test]
fn other_languages_keep_their_prose() {
    let mut one = operation("one", Method::Get, "/t");
    one.description.entries = vec![
        ("en".into(), "Counts.".into()),
        ("zh".into(), "计数。".into()),
    ];
    let document = emitted(&api(vec![one]));
    let operation = &document["paths"]["/t"]["get"];
    assert_eq!(operation["description"], "Counts.\n\nPublic: needs no key.");
    assert_eq!(operation["x-description-zh"], "计数。");
}
