//! The manifest's settings, and its mistakes.

#[expect(
    dead_code,
    reason = "each test target uses its own part of the support"
)]
mod support;

use api_model::{Meaning, PaginationStyle, Scope};
use support::Folder;

const MANIFEST: &str = "name: demo
title: Demo
servers:
  - {name: spot, url: https://spot.demo.com/}
  - {name: user, url: https://user.demo.com}
auth:
  - {name: key, headers: [x-key], public_paths: [/public/]}
envelopes:
  - {name: rc, code: rc, success: [0], payload: result}
sections:
  - {folder: a, id: first, title: First, servers: [spot], auth: key, envelope: rc, rate_limits: [100/s/ip], lock: 10m}
";

fn page(path: &str, rest: &str) -> String {
    format!("---\nid: x\ntitle: X\ntype: get\ndescription: {path}\n{rest}---\n")
}

#[test]
fn sections_set_servers_and_signing() {
    let cases = [
        ("/v1/x", "", Some("key"), "spot"),
        ("/v1/public/x", "", None, "spot"),
        ("/v1/public/x", "signed: true\n", Some("key"), "spot"),
        ("/v1/x", "signed: false\n", None, "spot"),
        ("/v1/x", "server: user\n", Some("key"), "user"),
        (
            "/v1/x",
            "base_url: https://user.demo.com\n",
            Some("key"),
            "user",
        ),
        ("https://user.demo.com/v1/x", "", Some("key"), "user"),
    ];
    for (path, rest, auth, server) in cases {
        let lowered = Folder::default()
            .manifest(MANIFEST)
            .page("a/x.md", page(path, rest))
            .lower();
        assert_eq!(lowered.codes(), Vec::<&str>::new(), "{path} {rest}");
        let operation = lowered.operation("x");
        assert_eq!(operation.auth.as_deref(), auth, "{path} {rest}");
        assert_eq!(operation.servers, [server], "{path} {rest}");
        assert_eq!(operation.section, "first");
    }
}

#[test]
fn without_a_manifest_pages_bring_their_servers() {
    let lowered = Folder::default()
        .page("a/x.md", page("/x", "base_url: https://sapi.xt.com/\n"))
        .lower();
    assert_eq!(lowered.api.servers[0].url, "https://sapi.xt.com");
    assert_eq!(lowered.operation("x").servers, ["sapi"]);
    assert_eq!(lowered.operation("x").auth, None);
}

#[test]
fn mistakes_are_placed_and_cured() {
    let cases = [
        ("servers: [spott]", "manifest/unknown-name", "write `spot`"),
        ("auth: kee", "manifest/unknown-name", "write `key`"),
        ("envelope: rd", "manifest/unknown-name", "write `rc`"),
        ("body: xml", "manifest/unknown-name", "json"),
    ];
    for (line, code, help) in cases {
        let manifest = format!(
            "name: demo\nservers: [{{name: spot, url: https://s.com}}]\nauth: [{{name: key, headers: []}}]\nenvelopes: [{{name: rc, code: rc, success: [0], payload: result}}]\nsections:\n  - folder: a\n    {line}\n"
        );
        let lowered = Folder::default()
            .manifest(&manifest)
            .page("a/x.md", page("/x", ""))
            .lower();
        let finding = lowered.finding(code);
        assert!(
            finding.help.as_ref().unwrap().contains(help),
            "{line}: {:?}",
            finding.help
        );
        assert_eq!(lowered.pages_of(finding), ["specs/demo/api.yml"]);
    }
}

#[test]
fn refusals_mean_something_and_a_call_tells_the_time() {
    let manifest = format!(
        "{MANIFEST}codes:\n  - {{code: LATE, means: clock}}\n  - {{code: 'X_*', means: outcome_unknown}}\n  - {{code: Y, means: bussy}}\ntime: {{server: user, path: /time, field: result.now}}\n"
    );
    let lowered = Folder::default()
        .manifest(&manifest)
        .page("a/x.md", page("/v1/x", ""))
        .lower();
    assert_eq!(lowered.codes(), ["manifest/unknown-name"]);
    let help = lowered.finding("manifest/unknown-name").help.as_deref();
    assert!(
        help.is_some_and(|help| help.contains("write `busy`")),
        "{help:?}"
    );
    let meanings: Vec<(&str, Meaning)> = lowered
        .api
        .codes
        .iter()
        .map(|rule| (rule.code.as_str(), rule.means))
        .collect();
    assert_eq!(
        meanings,
        [("LATE", Meaning::Clock), ("X_*", Meaning::OutcomeUnknown)]
    );
    let time = lowered.api.time.as_ref().expect("a call tells the time");
    assert_eq!(
        (
            time.server.as_str(),
            time.path.as_str(),
            time.field.as_str()
        ),
        ("user", "/time", "result.now")
    );
}

#[test]
fn a_call_names_the_one_that_finds_out() {
    let other = "---\nid: find\ntitle: Find\ntype: get\ndescription: /v1/find\n---\n";
    for said in ["find", "first.find"] {
        let lowered = Folder::default()
            .manifest(MANIFEST)
            .page("a/x.md", page("/v1/x", &format!("finds_out: {said}\n")))
            .page("a/find.md", other.to_owned())
            .lower();
        assert_eq!(lowered.codes(), Vec::<&str>::new());
        let found = lowered.operation("x").finds_out.as_deref();
        assert_eq!(found, Some("first.find"));
    }
}

#[test]
fn a_page_says_whether_its_call_only_reads() {
    for (said, stated, reads) in [
        ("", None, false),
        ("reads: true\n", Some(true), true),
        ("reads: no\n", Some(false), false),
    ] {
        let lowered = Folder::default()
            .manifest(MANIFEST)
            .page(
                "a/x.md",
                page("/v1/x", said).replace("type: get", "type: post"),
            )
            .lower();
        assert_eq!(lowered.codes(), Vec::<&str>::new(), "{said}");
        let operation = lowered.operation("x");
        assert_eq!(
            (operation.reads, operation.only_reads()),
            (stated, reads),
            "{said}"
        );
    }
}

#[test]
fn folders_and_severities() {
    let manifest = "name: demo\nsections:\n  - {folder: spt}\nseverity: {json/bare-valu: error, json/bare-key: loud}\n";
    let lowered = Folder::default()
        .manifest(manifest)
        .page("spot/x.md", page("/x", ""))
        .lower();
    assert_eq!(
        lowered.codes(),
        [
            "manifest/severity",
            "manifest/severity",
            "manifest/section",
            "section/unlisted"
        ]
    );
    assert!(
        lowered
            .finding("manifest/section")
            .help
            .as_ref()
            .unwrap()
            .contains("`spot`")
    );
}

#[test]
fn rate_limits_and_pagination() {
    let rest = "rate_limits: ['20/s/apikey', 'single symbol: 10/s/ip']
parameters:
  - {name: fromId, type: id}
  - {name: direction, type: string}
  - {name: limit, type: int}
response_example: |-
  {\"rc\": 0, \"result\": {\"hasNext\": true, \"items\": [{\"id\": 1}]}}
";
    let lowered = Folder::default()
        .manifest(MANIFEST)
        .page("a/x.md", page("/x", rest))
        .lower();
    let operation = lowered.operation("x");
    let limits: Vec<_> = operation
        .rate_limits
        .iter()
        .map(|limit| (limit.count, limit.scope, limit.when.as_deref()))
        .collect();
    assert_eq!(
        limits,
        [
            (20, Scope::ApiKey, None),
            (10, Scope::Ip, Some("single symbol"))
        ]
    );
    let pagination = operation.pagination.as_ref().unwrap();
    assert_eq!(pagination.style, PaginationStyle::Cursor);
    assert_eq!(pagination.parameters, ["fromId", "direction", "limit"]);
    assert_eq!(pagination.items, ["items"]);
    let roles = [
        (&pagination.start, Some("fromId")),
        (&pagination.size, Some("limit")),
        (&pagination.direction, Some("direction")),
        (&pagination.key, Some("id")),
        (&pagination.more, Some("hasNext")),
        (&pagination.back, None),
    ];
    for (role, name) in roles {
        assert_eq!(role.as_deref(), name);
    }
    assert_eq!(lowered.api.sections[0].rate_limits[0].count, 100);
    assert_eq!(lowered.api.sections[0].lock_ms, Some(600_000));
    let unclear = Folder::default()
        .manifest(&MANIFEST.replace("lock: 10m", "lock: a while"))
        .page("a/x.md", page("/x", ""))
        .lower();
    assert_eq!(unclear.codes(), ["rate-limit/unreadable"]);
    assert_eq!(unclear.api.sections[0].lock_ms, None);
    let stated = format!("{rest}pagination: {{style: none}}\n");
    let lowered = Folder::default()
        .manifest(MANIFEST)
        .page("a/x.md", page("/x", &stated))
        .lower();
    assert_eq!(lowered.operation("x").pagination, None);
    let lowered = Folder::default()
        .page("a/x.md", page("/x", "rate_limits: [often]\n"))
        .lower();
    assert_eq!(lowered.codes(), ["rate-limit/unreadable"]);
}

#[test]
fn error_tables_and_channels() {
    let lowered = Folder::default()
        .manifest(MANIFEST)
        .page("errors.md", "---\ntype: errors\nid: common\ntitle: Errors\nerrors:\n  - {code: A_1, description: First}\n  - {code: A_1, description: Again}\n---\n")
        .page("a/errors.md", "---\ntype: errors\nid: own\ntitle: Own\nerrors:\n  - {code: B_1, description: Other}\n---\n")
        .page("a/depth.md", "---\ntype: websocket\nid: depth\ntitle: Depth\ntopic: depth\nformat: depth@{symbol},{levels}\narguments:\n  - {name: symbol, type: string}\n---\n")
        .lower();
    let tables: Vec<_> = lowered
        .api
        .errors
        .iter()
        .map(|table| {
            (
                table.name.as_str(),
                table.section.as_deref(),
                table.codes.len(),
            )
        })
        .collect();
    assert_eq!(tables, [("common", None, 1), ("own", Some("first"), 1)]);
    let channel = &lowered.api.channels[0];
    assert_eq!(
        (channel.id.as_str(), channel.section.as_str()),
        ("depth", "first")
    );
    let names: Vec<_> = channel
        .arguments
        .iter()
        .map(|field| field.name.as_str())
        .collect();
    assert_eq!(names, ["symbol", "levels"]);
}
