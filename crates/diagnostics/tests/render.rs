//! What people and programs see of findings.

use diagnostics::codes::markup;
use diagnostics::{Diagnostic, Fix, Format, Severity, SourceMap, Span, Style, render};

const PAGE: &str = "{\n  \"a\": 0   // 第一\n  \"b\": 1\n}\n";

fn comma(sources: &mut SourceMap) -> Diagnostic {
    let file = sources.add("specs/a, b/页.md", PAGE);
    let at = PAGE.find("   //").expect("a blank");
    let span = Span::point(file, at);
    let fix = Fix {
        title: "add a comma".into(),
        span,
        replacement: ",".into(),
        safe: true,
    };
    Diagnostic::new(
        markup::JSON_MISSING_COMMA,
        span,
        "a comma is missing, 100% sure: here",
    )
    .label("expected `,` here")
    .help("add a comma")
    .fix(fix)
}

fn human(finding: Diagnostic, sources: &SourceMap) -> String {
    render(&[finding], sources, Format::Human, Style::Plain)
}

#[test]
fn people_see_the_line_the_place_and_the_cure() {
    let mut sources = SourceMap::new();
    let finding = comma(&mut sources);
    let text = human(finding, &sources);
    println!("{text}");
    assert!(!text.contains(":::"), "{text}");
    for wanted in [
        "warning[json/missing-comma]: a comma is missing, 100% sure: here\n",
        "--> specs/a, b/页.md:2:9\n",
        "2 |   \"a\": 0   // 第一\n",
        "^ expected `,` here",
        "help: add a comma",
        "\"a\": 0,   // 第一",
    ] {
        assert!(text.contains(wanted), "{wanted}\n--\n{text}");
    }
}

#[test]
fn labels_in_two_files_are_both_shown() {
    let mut sources = SourceMap::new();
    let one = sources.add("one.md", "first\nsecond\n");
    let two = sources.add("two.md", "\n\n\n  third\r\n");
    let finding = Diagnostic::new(
        markup::JSON_DUPLICATE_KEY,
        Span::new(one, 6, 12),
        "two of a kind",
    )
    .label("this one")
    .and(Span::new(two, 5, 10), "and that one")
    .note("they differ");
    let text = human(finding, &sources);
    println!("{text}");
    for wanted in [
        "--> one.md:2:1",
        "::: two.md:4:3",
        "this one",
        "and that one",
        "note: they differ",
    ] {
        assert!(text.contains(wanted), "{wanted}\n--\n{text}");
    }
    assert!(!text.contains('\u{240d}'), "{text}");
}

#[test]
fn nothing_in_a_page_steers_the_terminal() {
    let nasty = "a\u{1b}[2Jb\u{9b}31m\u{202e}c\u{7}\u{2066}\u{200f}\u{feff}\r\u{e0041}z";
    let mut sources = SourceMap::new();
    let file = sources.add(format!("p{nasty}.md"), format!("{nasty} end\n"));
    let span = Span::new(file, nasty.len() + 1, nasty.len() + 4);
    let fix = Fix {
        title: nasty.into(),
        span,
        replacement: nasty.into(),
        safe: false,
    };
    let finding = Diagnostic::new(markup::JSON_UNEXPECTED, span, nasty)
        .label(nasty)
        .note(nasty)
        .help(nasty)
        .fix(fix);
    for format in [Format::Human, Format::Github] {
        let text = render(
            std::slice::from_ref(&finding),
            &sources,
            format,
            Style::Plain,
        );
        let steers = |c: &char| {
            (c.is_control() && *c != '\n')
                || ('\u{200e}'..='\u{202e}').contains(c)
                || ('\u{2066}'..='\u{2069}').contains(c)
        };
        assert_eq!(text.chars().find(steers), None, "{text:?}");
    }
}

#[test]
fn a_long_line_is_cut_around_its_place() {
    let mut sources = SourceMap::new();
    let page = format!("{}HERE{}", "长".repeat(300_000), "x".repeat(300_000));
    let at = page.find("HERE").expect("a place");
    let file = sources.add("long.md", page);
    let finding = Diagnostic::new(markup::JSON_UNEXPECTED, Span::new(file, at, at + 4), "look");
    let text = human(finding, &sources);
    assert!(text.contains("long.md:1:300001"), "{text}");
    assert!(text.contains("HERE"), "{text}");
    assert!(text.len() < 2000, "{} bytes", text.len());
}

#[test]
fn places_at_every_edge_are_rendered_in_every_format() {
    let text = "长\r\n\n\tb\n末";
    let mut sources = SourceMap::new();
    let file = sources.add("edge.md", text);
    let empty = sources.add("empty.md", "");
    let mut findings = vec![
        Diagnostic::new(markup::NOT_UTF8, Span::point(empty, 0), "empty"),
        Diagnostic::new(markup::NOT_UTF8, Span::new(empty, 5, 9), "beyond"),
        Diagnostic::new(
            markup::NOT_UTF8,
            Span::point(diagnostics::FileId(99), 0),
            "no such file",
        ),
    ];
    for start in 0..=text.len() + 1 {
        for end in start..=text.len() + 1 {
            let span = Span::new(file, start, end);
            let fix = Fix {
                title: "mend".into(),
                span,
                replacement: "x\ny".into(),
                safe: false,
            };
            let first = Span::new(file, 0, 3);
            findings.push(
                Diagnostic::new(markup::NOT_UTF8, span, "edge")
                    .and(first, "too")
                    .fix(fix),
            );
        }
    }
    for format in [Format::Human, Format::Json, Format::Sarif, Format::Github] {
        assert!(!render(&findings, &sources, format, Style::Colour).is_empty());
    }
}

#[test]
fn json_says_everything_under_stable_keys() {
    let mut sources = SourceMap::new();
    let finding = comma(&mut sources);
    let text = render(&[finding], &sources, Format::Json, Style::Plain);
    let read: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let place = serde_json::json!({
        "path": "specs/a, b/页.md", "line": 2, "column": 9, "end_line": 2, "end_column": 9,
    });
    let with = |more: serde_json::Value| {
        let mut all = place.clone();
        let object = all.as_object_mut().expect("an object");
        object.extend(more.as_object().expect("an object").clone());
        all
    };
    let wanted = with(serde_json::json!({
        "code": "json/missing-comma",
        "severity": "warning",
        "message": "a comma is missing, 100% sure: here",
        "labels": [with(serde_json::json!({ "text": "expected `,` here" }))],
        "notes": [],
        "help": "add a comma",
        "fix": with(serde_json::json!({ "title": "add a comma", "replacement": ",", "safe": true })),
    }));
    assert_eq!(read, serde_json::json!([wanted]));
    assert_eq!(render(&[], &sources, Format::Json, Style::Plain), "[]\n");
}

#[test]
fn sarif_lists_rules_places_and_fixes() {
    let mut sources = SourceMap::new();
    let finding = comma(&mut sources);
    let file = finding.span().file;
    let opens = Span::new(file, 0, 1);
    let finding = finding.and(opens, "opens here").and(opens, "opens here");
    let text = render(&[finding], &sources, Format::Sarif, Style::Plain);
    let log: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let run = &log["runs"][0];
    let result = &run["results"][0];
    assert_eq!(log["version"], "2.1.0");
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
    assert_eq!(
        run["tool"]["driver"]["rules"][index]["id"],
        "json/missing-comma"
    );
    assert_eq!(result["level"], "warning");
    let physical = &result["locations"][0]["physicalLocation"];
    assert_eq!(
        physical["artifactLocation"]["uri"],
        "specs/a%2C%20b/%E9%A1%B5.md"
    );
    let region =
        serde_json::json!({ "startLine": 2, "startColumn": 9, "endLine": 2, "endColumn": 9 });
    assert_eq!(physical["region"], region);
    assert_eq!(
        result["relatedLocations"][0]["message"]["text"],
        "opens here"
    );
    let related = result["relatedLocations"].as_array().expect("a list");
    assert_eq!(related.len(), 1, "one place is listed once");
    let change = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(change["deletedRegion"], region);
    assert_eq!(change["insertedContent"]["text"], ",");
}

#[test]
fn annotations_are_escaped() {
    let mut sources = SourceMap::new();
    let mut finding = comma(&mut sources);
    finding.severity = Severity::Error;
    finding.help = Some("one\ntwo".into());
    let text = render(&[finding], &sources, Format::Github, Style::Plain);
    assert_eq!(
        text,
        "::error file=specs/a%2C b/页.md,line=2,endLine=2,col=9,endColumn=9,title=json/missing-comma\
         ::a comma is missing, 100%25 sure: here%0Ahelp: one%0Atwo\n"
    );
}

#[test]
fn thousands_of_findings_are_rendered_at_once() {
    let mut sources = SourceMap::new();
    let page = PAGE.repeat(2000);
    let file = sources.add("many.md", page.as_str());
    let lines = page
        .match_indices("   //")
        .map(|(at, _)| Span::point(file, at));
    let findings: Vec<_> = lines
        .map(|span| {
            Diagnostic::new(markup::JSON_MISSING_COMMA, span, "a comma is missing")
                .and(Span::new(file, 0, 1), "opens here")
        })
        .collect();
    assert_eq!(findings.len(), 2000);
    for format in [Format::Human, Format::Json, Format::Sarif, Format::Github] {
        let start = std::time::Instant::now();
        let text = render(&findings, &sources, format, Style::Plain);
        println!("{format:?}: {:?}, {} bytes", start.elapsed(), text.len());
        assert!(start.elapsed().as_secs() < 5);
    }
}
