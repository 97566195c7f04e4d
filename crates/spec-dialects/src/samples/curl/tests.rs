//! Commands as pages print them, and what must be read of each.

use diagnostics::FileId;
use spec_draft::CurlData;
use spec_markup::{Limits, MappedText};

use super::parse;

/// What was read, one line a part.
fn read(command: &str) -> String {
    let text = MappedText::verbatim(command, FileId(0), 0);
    let Some(curl) = parse(&text, &Limits::default()) else {
        return "no command".to_owned();
    };
    let said = |said: Option<spec_draft::Said>| said.map(|said| said.value).unwrap_or_default();
    let get = if curl.get { " -G" } else { "" };
    let mut found = vec![format!("{} {}{get}", said(curl.method), said(curl.url))];
    found.extend(
        curl.query
            .iter()
            .map(|(name, value)| format!("?{}={}", name.value, value.value)),
    );
    found.extend(
        curl.headers
            .iter()
            .map(|(name, value)| format!("{}: {}", name.value, value.value)),
    );
    for data in &curl.data {
        match data {
            CurlData::Pairs(pairs) => {
                found.extend(
                    pairs
                        .iter()
                        .map(|(name, value)| format!("{}={}", name.value, value.value)),
                );
            }
            CurlData::Json(json) => {
                let keys: Vec<_> = json
                    .members()
                    .iter()
                    .map(|member| member.key.value.as_str())
                    .collect();
                found.push(format!(
                    "json of {} with {}",
                    json.elements().len(),
                    keys.join(",")
                ));
            }
            CurlData::Other(text) => found.push(format!("data {}", text.value)),
        }
    }
    found.join("\n")
}

#[test]
fn commands_are_read_without_a_shell() {
    let cases: &[(&str, &str)] = &[
        (
            "curl https://api.example.com/v1/time",
            "GET https://api.example.com/v1/time",
        ),
        (
            "curl -X POST \"https://api.example.com/v1/orders\" \\\n  -H \"x-key: $KEY\" \\  # Required\n  -d 'a=1&b=2'",
            "POST https://api.example.com/v1/orders\nx-key: $KEY\na=1\nb=2",
        ),
        (
            "# places an order\n$ curl --location --request PUT 'https://a.example/x' \\\t\n--header 'Accept: */*'",
            "PUT https://a.example/x\nAccept: */*",
        ),
        (
            "curl -G \"https://a.example/x?z=0\" \\\n  -d \"symbol=btc_usdt\" \\ # required\n  -d \"level=1\"",
            "GET https://a.example/x -G\n?z=0\nsymbol=btc_usdt\nlevel=1",
        ),
        (
            "curl https://a.example/x --data-raw '{\"a\":1,\"b\":\"it\"}'",
            "POST https://a.example/x\njson of 0 with a,b",
        ),
        (
            "curl https://a.example/x --data '[{\"a\":1},{\"a\":2}]' \\ # two",
            "POST https://a.example/x\njson of 2 with ",
        ),
        (
            "curl https://a.example/x -d '{\n \"a\": 1\n}",
            "POST https://a.example/x\njson of 0 with a",
        ),
        (
            "curl https://a.example/x -H 'a: 1'\n  -H 'b: 2'\n  -d @body.json",
            "POST https://a.example/x\na: 1\nb: 2\ndata @body.json",
        ),
        (
            "curl -XDELETE https://a.example/x -dq=1",
            "DELETE https://a.example/x\nq=1",
        ),
        (
            "curl --request=PATCH --url=https://a.example/x",
            "PATCH https://a.example/x",
        ),
        ("curl POST https://a.example/x", "POST https://a.example/x"),
        (
            "curl https://a.example/x --data-urlencode 'note=a&b=c'",
            "POST https://a.example/x\nnote=a&b=c",
        ),
        (
            "curl \"https://a.example/x\" -d \"{\\\"a\\\": \\\"$A\\\"}\"",
            "POST https://a.example/x\njson of 0 with a",
        ),
        (
            "{\n  curl -G \"https://a.example/x\" \\\n -d \"a=1\" \\ # required\n}",
            "GET https://a.example/x -G\na=1",
        ),
        (
            "BODY='{\n  \"a\": \"x y\"\n}'\n\n# sends it\ncurl -d \"$BODY\" https://a.example/x",
            "POST https://a.example/x\njson of 0 with a",
        ),
        (
            "curl https://a.example/x | jq .\ncurl https://b.example/y",
            "GET https://a.example/x",
        ),
        (
            "--header 'a: 1' \\\n--data '{\"b\": 1}'",
            " \na: 1\njson of 0 with b",
        ),
        ("curl $BASE/v1/time", "GET $BASE/v1/time"),
        ("{\"curl\": 1}", "no command"),
        ("import os\ncurl x", "no command"),
        ("", "no command"),
        ("BODY='", "no command"),
        ("curl", " "),
        ("curl -d", " "),
        ("curl \\", " "),
        ("curl '", " "),
    ];
    for (command, known) in cases {
        assert_eq!(&read(command), known, "{command}");
    }
}

#[test]
fn places_lead_back_to_the_file() {
    let command = "curl -d \"{\\\"a\\\": 1}\" 'https://a.example/x?b=2'";
    let text = MappedText::verbatim(command, FileId(0), 0);
    let curl = parse(&text, &Limits::default()).expect("a command");
    let url = curl.url.expect("a URL");
    assert_eq!(&command[url.span.range()], "https://a.example/x");
    assert_eq!(&command[curl.query[0].1.span.range()], "2");
    let Some(CurlData::Json(json)) = curl.data.first() else {
        panic!("no JSON")
    };
    assert_eq!(&command[json.members()[0].value.span.range()], "1");
}
