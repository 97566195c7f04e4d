//! Findings on the names of calls, sections, groups and enums, and on variables of paths.

use super::{Case, call, case, on, one, table};

pub(crate) fn cases() -> Vec<Case> {
    let enumeration = |id: &str, value: &str| {
        format!("---\ntype: enum\nid: {id}\ntitle: Side\nvalues:\n  - value: {value}\n---\n")
    };
    let values = |one: &str, other: &str| {
        format!("---\nsidebar_label: S\n---\n## State\n* `{one}` is one\n* `{other}` is another\n")
    };
    vec![
        one(
            "path/variable-undocumented",
            "a/x.md:4:14",
            &on("/one/{id}", ""),
        ),
        one(
            "path/not-a-variable",
            "a/x.md:6:20",
            &table("  - {name: id, in: path, type: id}\n"),
        ),
        case(
            "names/id",
            "a/x.md:4:14",
            &[
                ("a/x.md", &on("/v1/one-two", "")),
                ("a/y.md", &on("/v1/one/two", "")),
            ],
        ),
        case(
            "names/version",
            "a/y.md:4:14",
            &[
                ("a/x.md", &on("/v1/one", "")),
                ("a/y.md", &on("/v2/one", "")),
            ],
        ),
        case("names/section", "余/x.md:1:1", &[("余/x.md", &call(""))]),
        case("names/group", "a/余/x.md:1:1", &[("a/余/x.md", &call(""))]),
        case(
            "channel/repeated",
            "a/y.md:2:8",
            &[("a/x.md", &topic("2")), ("a/y.md", &topic("3"))],
        ),
        case(
            "names/enum",
            "a/x.md:2:1",
            &[
                ("a/x.md", &enumeration("side", "BUY")),
                ("b/x.md", &enumeration("side", "SELL")),
            ],
        ),
        case(
            "names/enum-unclear",
            "a/x.mdx:5:4",
            &[
                ("a/x.mdx", &values("NEW", "DONE")),
                ("a/y.mdx", &values("NEW", "GONE")),
            ],
        ),
    ]
}

fn topic(count: &str) -> String {
    format!(
        "---\ntitle: Books\ntopic: books\nresponse_example: |-\n  {{\"topic\": \"books\", \"data\": {{\"n\": {count}}}}}\n---\n"
    )
}
