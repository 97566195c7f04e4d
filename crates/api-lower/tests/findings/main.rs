//! Every finding of lowering: a small set of pages that brings it about, and the place it points at.

#[expect(
    dead_code,
    reason = "each test target uses its own part of the support"
)]
#[path = "../support/mod.rs"]
mod support;

mod checks;
mod names;

use std::collections::BTreeSet;

use support::Folder;

/// A page of a call: `rest` are lines of its front matter after `type` and `description`.
fn call(rest: &str) -> String {
    on("/one", rest)
}

fn on(path: &str, rest: &str) -> String {
    format!("---\ntitle: One\ntype: get\ndescription: {path}\n{rest}---\n")
}

fn table(rows: &str) -> String {
    call(&format!("parameters:\n{rows}"))
}

struct Case {
    code: &'static str,
    at: &'static str,
    files: Vec<(&'static str, String)>,
}

fn case(code: &'static str, at: &'static str, files: &[(&'static str, &str)]) -> Case {
    let files = files.iter().map(|(path, text)| (*path, (*text).to_owned()));
    Case {
        code,
        at,
        files: files.collect(),
    }
}

/// A finding of one page.
fn one(code: &'static str, at: &'static str, text: &str) -> Case {
    case(code, at, &[("a/x.md", text)])
}

fn of_endpoints() -> Vec<Case> {
    let answer = |json: &str| call(&format!("id: one\nresponse_example: |-\n  {json}\n"));
    vec![
        case(
            "languages/differ",
            "a/x.md:6:5",
            &[
                ("a/x.md", &table("  - {name: p, type: string}\n")),
                ("a_cn/x.md", &table("  - {name: q, type: string}\n")),
            ],
        ),
        case(
            "languages/unknown-name",
            "a_cn/x.md:4:31",
            &[
                ("a/x.md", &answer("{\"p\": {\"q\": 1}}")),
                (
                    "a_cn/x.md",
                    "---\ntranslates: true\nresponse:\n  fields: [{name: p, fields: [{name: z, description: Z.}]}]\n---\n",
                ),
            ],
        ),
        case(
            "endpoint/method",
            "a/x.md:3:7",
            &[(
                "a/x.md",
                "---\ntitle: One\ntype: fetch\ndescription: /one\nparameters: [{name: a}]\n---\n",
            )],
        ),
        case(
            "endpoint/quoted",
            "a/x.md:3:14",
            &[("a/x.md", "---\ntitle: One\ndescription: /one\n---\n")],
        ),
        one("endpoint/path", "a/x.md:4:14", &on("/a/../b", "")),
        case(
            "endpoint/repeated",
            "a/x.md:4:14",
            &[("a/x.md", &call("")), ("a/y.md", &call(""))],
        ),
        one(
            "endpoint/same-as",
            "a/x.md:5:10",
            &call("same_as: nothing\n"),
        ),
        one("endpoint/status", "a/x.md:5:9", &call("status: gone\n")),
        one("endpoint/reads", "a/x.md:5:8", &call("reads: maybe\n")),
        one(
            "endpoint/finds-out",
            "a/x.md:5:12",
            &call("finds_out: nothing\n"),
        ),
    ]
}

fn of_sent_values() -> Vec<Case> {
    vec![
        case(
            "parameter/from-example",
            "a/x.md:6:3",
            &[(
                "a/x.md",
                &call("request_example: |-\n  {\"p\": 1}\n").replace("type: get", "type: post"),
            )],
        ),
        case(
            "parameter/twice",
            "a/x.md:7:5",
            &[(
                "a/x.md",
                &table("  - {name: p, type: string}\n  - {name: p, type: id}\n"),
            )],
        ),
        case(
            "parameter/required-word",
            "a/x.md:6:40",
            &[(
                "a/x.md",
                &table("  - {name: p, type: string, mandatory: perhaps}\n"),
            )],
        ),
        case(
            "parameter/required-conflict",
            "a/x.md:6:41",
            &[(
                "a/x.md",
                &table("  - {name: p, type: integer, mandatory: true, default: 10}\n"),
            )],
        ),
        case(
            "parameter/parent-missing",
            "a/x.md:6:12",
            &[(
                "a/x.md",
                &table("  - {name: o.p, type: string}\n").replace("type: get", "type: post"),
            )],
        ),
    ]
}

fn of_parameter_words() -> Vec<Case> {
    vec![
        case(
            "parameter/location",
            "a/x.md:6:19",
            &[(
                "a/x.md",
                &table("  - {name: p, in: somewhere, type: string}\n"),
            )],
        ),
        one(
            "parameter/type",
            "a/x.md:6:21",
            &table("  - {name: p, type: thing}\n"),
        ),
        case(
            "parameter/default",
            "a/x.md:6:53",
            &[(
                "a/x.md",
                &table("  - {name: p, type: string, ranges: \"A,B\", default: C}\n"),
            )],
        ),
        case(
            "enum/unknown",
            "a/x.md:6:35",
            &[(
                "a/x.md",
                &table("  - {name: p, type: string, enum: nowhere}\n"),
            )],
        ),
    ]
}

fn of_answers() -> Vec<Case> {
    let answer = |json: &str| call(&format!("id: one\nresponse_example: |-\n  {json}\n"));
    vec![
        one(
            "rate-limit/unreadable",
            "a/x.md:5:15",
            &call("rate_limits: [now and then]\n"),
        ),
        case(
            "pagination/unknown",
            "a/x.md:5:21",
            &[(
                "a/x.md",
                &call("pagination: {style: leaves, parameters: [p]}\n"),
            )],
        ),
        case(
            "server/unknown",
            "a/x.md:5:11",
            &[
                (
                    "api.yml",
                    "name: demo\nservers: [{name: s, url: 'https://a.example'}]\nsections: [{folder: a, servers: [s]}]\n",
                ),
                ("a/x.md", &call("base_url: https://b.example\n")),
            ],
        ),
        case(
            "envelope/differs",
            "a/x.md:7:3",
            &[
                (
                    "api.yml",
                    "name: demo\nenvelopes: [{name: rc, code: rc, success: [0], payload: result}]\nsections: [{folder: a, envelope: rc}]\n",
                ),
                ("a/x.md", &answer("[1]")),
            ],
        ),
        case(
            "response/is-request",
            "a/x.md:9:3",
            &[(
                "a/x.md",
                &table(
                    "  - {name: p, type: id}\n  - {name: q, type: id}\nresponse_example: |-\n  {\"p\": 1, \"q\": 2}\n",
                ),
            )],
        ),
        one(
            "type/examples-conflict",
            "a/x.md:7:22",
            &answer("[{\"p\": [1]}, {\"p\": {\"q\": 1}}]"),
        ),
        case(
            "type/contradicted",
            "a/x.md:5:37",
            &[(
                "a/x.md",
                &call(
                    "response: {fields: [{name: p, type: integer}]}\nresponse_example: |-\n  {\"p\": \"x\"}\n",
                ),
            )],
        ),
    ]
}

fn of_settings() -> Vec<Case> {
    let manifest = |rest: &str| format!("name: demo\nsections: [{{folder: a}}]\n{rest}");
    let with = |code, at, text: &str| case(code, at, &[("api.yml", text), ("a/x.md", &call(""))]);
    let correction = |what: &str| format!("- at: GET /one {what}\n  why: It is so.\n");
    let corrected = |code, at, what: &str| {
        let page = call("id: one\nresponse_example: |-\n  {\"p\": 1}\n");
        case(
            code,
            at,
            &[("corrections.yml", &correction(what)), ("a/x.md", &page)],
        )
    };
    vec![
        with(
            "manifest/section",
            "api.yml:2:21",
            "name: demo\nsections: [{folder: b}]\n",
        ),
        with(
            "manifest/unknown-name",
            "api.yml:2:30",
            "name: demo\nsections: [{folder: a, auth: key}]\n",
        ),
        with(
            "manifest/twice",
            "api.yml:3:55",
            &manifest(
                "servers: [{name: s, url: 'https://a.example'}, {name: s, url: 'https://b.example'}]\n",
            ),
        ),
        with(
            "manifest/type",
            "api.yml:3:23",
            &manifest("types: [{name: p, is: thing}]\n"),
        ),
        with(
            "manifest/severity",
            "api.yml:3:12",
            &manifest("severity: {no/such: error}\n"),
        ),
        case(
            "section/unlisted",
            "b/x.md:1:1",
            &[
                ("api.yml", &manifest("")),
                ("a/x.md", &call("")),
                ("b/x.md", &call("")),
            ],
        ),
        corrected(
            "correction/no-such-place",
            "corrections.yml:1:7",
            "response.nothing.type\n  from: integer\n  to: id",
        ),
        corrected(
            "correction/no-longer-matches",
            "corrections.yml:2:9",
            "response.p.type\n  from: boolean\n  to: id",
        ),
        corrected(
            "correction/no-effect",
            "corrections.yml:3:7",
            "response.p.type\n  from: decimal\n  to: decimal",
        ),
    ]
}

#[test]
fn every_finding_comes_about_and_points_at_its_place() {
    let mut faults = Vec::new();
    let mut met = BTreeSet::new();
    let all = [
        of_endpoints(),
        names::cases(),
        checks::cases(),
        checks::of_lists(),
        of_sent_values(),
        of_parameter_words(),
        of_answers(),
        of_settings(),
    ];
    for case in all.into_iter().flatten() {
        let mut folder = Folder::default();
        for (path, text) in &case.files {
            folder = match *path {
                "api.yml" => folder.manifest(text),
                "corrections.yml" => folder.corrections(text),
                page => folder.page(page, text.clone()),
            };
        }
        let lowered = folder.lower();
        met.insert(case.code);
        let found: Vec<String> = lowered
            .found
            .iter()
            .filter(|found| found.code.id == case.code)
            .map(|found| {
                let span = found.labels[0].span;
                let place = lowered.sources.place(span);
                let path = lowered.sources.file(span.file).path();
                let path = path.trim_start_matches("specs/demo/");
                format!("{path}:{}:{}", place.line, place.column)
            })
            .collect();
        if found.first().map(String::as_str) != Some(case.at) {
            faults.push(format!(
                "{} {} {found:?} {:?}",
                case.code,
                case.at,
                lowered.codes()
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let known = diagnostics::codes::lower::ALL.iter().map(|code| code.id);
    let untested: Vec<&str> = known.filter(|code| !met.contains(code)).collect();
    assert!(untested.is_empty(), "no case brings about {untested:?}");
}
