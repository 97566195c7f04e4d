//! Findings about parts of a page that do not agree with each other.

use super::{Case, call, case, one, table};

const COUNT: &str = "body: json\nparameters:\n  - {name: count, type: integer}\n";
const THREE: &str = "  - {name: p, mandatory: true}\n  - {name: q, mandatory: true}\n  - {name: r, mandatory: true}\n";
const TWO: &str =
    "response:\n  fields:\n    - {name: a, type: string}\n    - {name: b, type: string}\n";
const MORE: &str = "    - {name: d, type: string}\n    - {name: e, type: string}\n";
const GENRES: &str = "type: enum\nid: genre\ntitle: Genres\n";
const LISTED: &str = "values:\n  - {value: NOVEL}\n  - {value: POEM}\n";

pub(crate) fn cases() -> Vec<Case> {
    let sent = |json: &str| call(&format!("{COUNT}request_example: |-\n  {json}\n"));
    let answered = |field: &str| call(&format!("response:\n  fields:\n    - {{{field}}}\n"));
    let genres = |rest: &str| format!("---\n{GENRES}{rest}---\n");
    let song = "response_example: |-\n  {\"genre\": \"SONG\"}\nresponse:\n  fields:\n    - {name: genre, type: string, enum: genre}\n";
    vec![
        one(
            "parameter/range",
            "a/x.md:6:49",
            &table("  - {name: limit, type: integer, min: 100, max: 1}\n"),
        ),
        one(
            "request/value",
            "a/x.md:9:13",
            &sent("{\"count\": \"many\"}"),
        ),
        one(
            "request/unknown-name",
            "a/x.md:9:16",
            &sent("{\"count\": 3, \"colour\": 1}"),
        ),
        one(
            "field/type",
            "a/x.md:7:24",
            &answered("name: id, type: nubmer"),
        ),
        one(
            "flag/unknown-word",
            "a/x.md:7:36",
            &answered("name: id, type: id, always: mostly"),
        ),
        one(
            "endpoint/curl-differs",
            "a/x.md:7:13",
            &(call("") + "```bash\ncurl -X GET https://a.example/v1/two\n```\n"),
        ),
        one(
            "link/broken",
            "a/x.md:6:12",
            &(call("") + "See [that](gone.md).\n"),
        ),
        one(
            "link/broken",
            "a/x.md:6:12",
            &(call("") + "See [that](../a/gone \"That\").\n"),
        ),
        one(
            "link/broken",
            "a/x.md:6:13",
            &(call("")
                + "See [that](#gone), [this](#it-is-1) and [those](./X#n).\n\n## It is\n\n<a id=\"n\"></a>\n"),
        ),
        case(
            "enum/value-unlisted",
            "a/x.md:6:13",
            &[("b/genre.md", &genres(LISTED)), ("a/x.md", &call(song))],
        ),
        one(
            "errors/code-twice",
            "a/x.md:6:12",
            "---\ntype: errors\ntitle: T\nerrors:\n  - {code: A, description: One.}\n  - {code: A, description: Two.}\n---\n",
        ),
        one(
            "field/twice",
            "a/x.md:8:14",
            &call(
                "response:\n  fields:\n    - {name: a, type: string}\n    - {name: a, type: string}\n",
            ),
        ),
        one(
            "enum/value-twice",
            "a/x.md:7:13",
            &genres("values:\n  - {value: POEM}\n  - {value: POEM}\n"),
        ),
        one(
            "enum/value-type",
            "a/x.md:5:13",
            &genres(&format!("value_type: words\n{LISTED}")),
        ),
    ]
}

/// Findings of names, patterns, and examples against the lists beside them.
pub(crate) fn of_lists() -> Vec<Case> {
    vec![
        one(
            "parameter/pattern",
            "a/x.md:6:38",
            &table("  - {name: p, type: string, pattern: '^[a'}\n"),
        ),
        one(
            "names/form",
            "a/x.md:6:12",
            &table("  - {name: a b, type: string}\n"),
        ),
        one(
            "request/missing-name",
            "a/x.md:10:3",
            &table(&format!(
                "{THREE}request_example: |-\n  {{\"p\": \"x\", \"q\": \"y\"}}\n"
            )),
        ),
        one(
            "response/unknown-name",
            "a/x.md:12:14",
            &call(&format!(
                "{TWO}{MORE}response_example: |-\n  {{\"a\": \"x\", \"c\": \"y\", \"b\": \"z\", \"d\": \"\", \"e\": \"\"}}\n"
            )),
        ),
    ]
}
