//! Pages of a documentation site against what is known of them: every call, parameter, limit and error is found.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use diagnostics::{Sink, SourceMap};
use serde_json::Value;
use spec_dialects::read;
use spec_draft::{EndpointDraft, PageContent, PageDraft, ParameterDraft, Said, SampleRole};
use spec_markup::Limits;

const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared");

#[expect(clippy::print_stderr, reason = "a skipped test must say so")]
fn shared(below: &str) -> Option<PathBuf> {
    let path = Path::new(SHARED).join(below);
    if path.exists() {
        return Some(path);
    }
    eprintln!("SKIPPED: {} is not here", path.display());
    None
}

fn pages(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            pages(&path, found);
        } else if path
            .extension()
            .is_some_and(|ending| ending == "mdx" || ending == "md")
        {
            found.push(path);
        }
    }
    found.sort();
}

fn draft(path: &Path, root: &Path) -> (PageDraft, Vec<diagnostics::Diagnostic>) {
    let text = fs::read_to_string(path).expect("a page");
    let below = path
        .strip_prefix(root)
        .expect("below")
        .to_string_lossy()
        .into_owned();
    let (mut sources, mut sink) = (SourceMap::new(), Sink::new());
    let file = sources.add(below.clone(), text.as_str());
    let document = spec_markup::read(file, &text, &Limits::default(), &mut sink);
    let page = read(&document, &below, &Limits::default(), &mut sink);
    (page, sink.finish())
}

fn calls(page: &PageDraft) -> Vec<&EndpointDraft> {
    page.contents
        .iter()
        .filter_map(|content| match content {
            PageContent::Endpoint(call) => Some(&**call),
            _ => None,
        })
        .collect()
}

fn text(said: Option<&Said>) -> String {
    said.map(|said| said.value.clone()).unwrap_or_default()
}

fn flatten<'a>(
    list: &'a [ParameterDraft],
    above: &str,
    found: &mut Vec<(String, &'a ParameterDraft)>,
) {
    for parameter in list {
        let name = text(parameter.name.as_ref());
        let path = if above.is_empty() {
            name
        } else {
            format!("{above}.{name}")
        };
        found.push((path.clone(), parameter));
        flatten(&parameter.children, &path, found);
    }
}

/// How pages write yes and no.
fn required(said: Option<&Said>) -> Option<bool> {
    match text(said).to_lowercase().as_str() {
        "true" | "yes" | "y" | "required" | "是" => Some(true),
        "false" | "no" | "n" | "optional" | "否" => Some(false),
        _ => None,
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// A text with links and tags cut down to their words.
fn unlinked(text: &str) -> String {
    let mut plain = String::new();
    for (at, part) in text.split('<').enumerate() {
        let tag = at > 0 && part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        match part.split_once('>') {
            Some((_, behind)) if tag => plain.push_str(behind),
            _ => plain.push_str(part),
        }
    }
    let text = plain;
    let mut parts = text.split("](");
    let mut found = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        found.push_str(part.split_once(')').map_or("", |(_, behind)| behind));
    }
    found.replace(['[', ']'], "")
}

/// Facts are cleaned of marks; drafts have the text as written.
fn same(one: &str, other: &str) -> bool {
    let bare = |text: &str| -> String {
        let text = unlinked(text).replace("<br/>", "").replace("&nbsp;", "");
        text.chars()
            .filter(|c| !c.is_whitespace() && !"`\\*<".contains(*c))
            .collect()
    };
    bare(one).eq_ignore_ascii_case(&bare(other))
}

fn blank(text: &str) -> bool {
    matches!(
        text.to_lowercase().as_str(),
        "" | "-" | "—" | "–" | "n/a" | "none" | "null" | "/"
    )
}

struct Report(Vec<String>);

impl Report {
    fn check(
        &mut self,
        fits: bool,
        place: &str,
        what: &str,
        known: impl std::fmt::Debug,
        found: impl std::fmt::Debug,
    ) {
        if !fits {
            self.0
                .push(format!("{place}: {what}: known {known:?}, found {found:?}"));
        }
    }
}

fn compare(fact: &Value, call: &EndpointDraft, report: &mut Report) {
    let place = plain(&fact["file"]);
    let method = text(call.method.as_ref()).to_uppercase();
    report.check(
        method == plain(&fact["method"]),
        &place,
        "method",
        &fact["method"],
        &method,
    );
    let path = text(call.path.as_ref());
    report.check(
        path == plain(&fact["path_raw"]),
        &place,
        "path",
        &fact["path_raw"],
        &path,
    );
    parameters(fact, call, &place, report);
    let limits: Vec<_> = call
        .rate_limits
        .iter()
        .map(|said| said.value.as_str())
        .collect();
    let known = fact["rate_limits"]
        .as_array()
        .map_or(&[][..], Vec::as_slice);
    let stated: Vec<_> = known.iter().map(|limit| plain(&limit["raw"])).collect();
    let all = stated.iter().all(|raw| {
        limits
            .iter()
            .any(|said| said.to_lowercase().contains(&raw.to_lowercase()))
    });
    report.check(
        all && limits.is_empty() == stated.is_empty(),
        &place,
        "limits",
        &stated,
        &limits,
    );
    let errors: Vec<_> = call
        .errors
        .iter()
        .map(|error| (error.code.value.clone(), text(error.meaning.as_ref())))
        .collect();
    let known = fact["errors"].as_array().map_or(&[][..], Vec::as_slice);
    let known: Vec<_> = known
        .iter()
        .map(|error| (plain(&error["code"]), plain(&error["message"])))
        .collect();
    let fits = errors.len() == known.len()
        && errors
            .iter()
            .zip(&known)
            .all(|(a, b)| a.0 == b.0 && same(&a.1, &b.1));
    report.check(fits, &place, "errors", &known, &errors);
    fields(fact, call, &place, report);
}

/// A name as drafts nest it, and as the page spells it where the facts mend its capitals.
fn name_of(known: &Value) -> String {
    let path = plain(&known["path"]).replace("[].", ".");
    let whole = path.strip_prefix('.').map(|inside| format!("[].{inside}"));
    if known.get("wire_name").is_some() {
        return plain(&known["name"]);
    }
    whole.unwrap_or(path)
}

fn parameters(fact: &Value, call: &EndpointDraft, place: &str, report: &mut Report) {
    let mut found = Vec::new();
    flatten(&call.parameters, "", &mut found);
    let known = fact["params"].as_array().map_or(&[][..], Vec::as_slice);
    let names: Vec<_> = found.iter().map(|(name, _)| name.clone()).collect();
    // Variables of the path that no table lists are settled when the path is read.
    let listed = |known: &&Value| known["in"] != "path" || names.contains(&plain(&known["path"]));
    let wanted: Vec<_> = known.iter().filter(listed).map(name_of).collect();
    report.check(names == wanted, place, "parameters", &wanted, &names);
    for known in known {
        let name = plain(&known["path"]);
        let Some((_, parameter)) = found.iter().find(|(found, _)| *found == name) else {
            continue;
        };
        if known.get("source").is_some() || name == "[]" {
            continue;
        }
        let place = format!("{place} {name}");
        let type_text = text(parameter.type_text.as_ref());
        report.check(
            same(&type_text, &plain(&known["type_raw"])),
            &place,
            "type",
            &known["type_raw"],
            &type_text,
        );
        let must = required(parameter.required.as_ref());
        report.check(
            must == known["required"].as_bool(),
            &place,
            "required",
            &known["required"],
            text(parameter.required.as_ref()),
        );
        let default = text(parameter.default.as_ref());
        let wanted = plain(&known["default"]);
        // Where the cell and the text contradict each other, the draft has the cell.
        let accepted = known["default_accept"]
            .as_array()
            .map_or(&[][..], Vec::as_slice);
        report.check(
            accepted.iter().any(|one| plain(one) == default)
                || blank(&default) && blank(&wanted)
                || same(&default, &wanted),
            &place,
            "default",
            &wanted,
            &default,
        );
        let ranges = text(parameter.ranges.as_ref());
        let wanted = plain(&known["ranges"]);
        report.check(
            blank(&ranges) && blank(&wanted) || same(&ranges, &wanted),
            &place,
            "ranges",
            &wanted,
            &ranges,
        );
        if let Some(location) = &parameter.location {
            report.check(
                location.value == plain(&known["in"]),
                &place,
                "in",
                &known["in"],
                &location.value,
            );
        }
        let described = text(parameter.description.as_ref());
        let wanted = plain(&known["description"]);
        report.check(
            same(&described, &wanted) || blank(&described) && blank(&wanted),
            &place,
            "description",
            &wanted,
            &described,
        );
    }
}

/// The fields that a table lists. Facts that say no more than `true` may mean a table of another call on the page.
fn fields(fact: &Value, call: &EndpointDraft, place: &str, report: &mut Report) {
    let known = &fact["response"]["fields_table"];
    let elsewhere = *known == Value::Bool(true);
    report.check(
        elsewhere || known.is_null() == call.response.fields.is_empty(),
        place,
        "fields",
        known,
        call.response
            .fields
            .iter()
            .map(|field| &field.name.value)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn visible_pages_say_what_is_known_of_them() {
    let (Some(root), Some(facts)) = (shared("corpus/mdx/en"), shared("facts/endpoints.json"))
    else {
        return;
    };
    let facts: Vec<Value> =
        serde_json::from_str(&fs::read_to_string(facts).expect("facts")).expect("JSON");
    let mut by_page: BTreeMap<String, Vec<&Value>> = BTreeMap::new();
    for fact in &facts {
        by_page.entry(plain(&fact["file"])).or_default().push(fact);
    }
    let mut report = Report(Vec::new());
    let mut found = Vec::new();
    pages(&root, &mut found);
    for path in found {
        let (page, _) = draft(&path, &root);
        let mut known = by_page.remove(&page.path).unwrap_or_default();
        known.sort_by_key(|fact| fact["index"].as_u64());
        let calls = calls(&page);
        report.check(
            calls.len() == known.len(),
            &page.path,
            "calls",
            known
                .iter()
                .map(|fact| plain(&fact["key"]))
                .collect::<Vec<_>>(),
            calls
                .iter()
                .map(|call| text(call.path.as_ref()))
                .collect::<Vec<_>>(),
        );
        for (fact, call) in known.iter().zip(calls) {
            let hidden = text(call.status.as_ref()) == "undocumented";
            report.check(
                hidden == fact["hidden"].as_bool().unwrap_or_default(),
                &page.path,
                "hidden",
                &fact["hidden"],
                hidden,
            );
            compare(fact, call, &mut report);
        }
    }
    assert!(
        report.0.is_empty(),
        "{} differ:\n{}",
        report.0.len(),
        report.0.join("\n")
    );
}

/// What a page says that must not depend on its language.
fn substance(page: &PageDraft) -> Vec<String> {
    let mut found = Vec::new();
    for call in calls(page) {
        let method = text(call.method.as_ref()).to_uppercase();
        found.push(format!("{method} {}", text(call.path.as_ref())));
        let mut parameters = Vec::new();
        flatten(&call.parameters, "", &mut parameters);
        for (name, parameter) in parameters {
            let must = required(parameter.required.as_ref());
            let kind = text(parameter.type_text.as_ref()).to_lowercase();
            found.push(format!("  {name} {kind} {must:?}"));
        }
        let codes = call
            .errors
            .iter()
            .map(|error| format!("  error {}", error.code.value));
        found.extend(codes);
        found.push(format!("  {} limits", call.rate_limits.len()));
        found.push(format!("  {} fields", call.response.fields.len()));
        found.push(format!(
            "  {:?}",
            call.samples
                .iter()
                .map(|sample| sample.role)
                .collect::<Vec<_>>()
        ));
    }
    for content in &page.contents {
        match content {
            PageContent::Channel(channel) => found.push(format!(
                "{} {}",
                text(channel.topic.as_ref()),
                text(channel.format.as_ref())
            )),
            PageContent::Errors(list) => found.push(format!("{} errors", list.codes.len())),
            // Lists under a Chinese heading without an anchor have no name for code, and are prose.
            PageContent::Enum(_) | PageContent::Endpoint(_) | PageContent::Prose(_) => {}
        }
    }
    found
}

#[test]
fn both_languages_are_read_alike() {
    let (Some(en), Some(zh)) = (shared("corpus/mdx/en"), shared("corpus/mdx/zh")) else {
        return;
    };
    let mut found = Vec::new();
    pages(&en, &mut found);
    let mut report = Vec::new();
    for path in found {
        let below = path.strip_prefix(&en).expect("below");
        let other = zh.join(below);
        if !other.exists() {
            continue;
        }
        let (one, two) = (
            substance(&draft(&path, &en).0),
            substance(&draft(&other, &zh).0),
        );
        // Each language has its own topic of announcements.
        if one
            .iter()
            .any(|line| line.starts_with("com_announcement_en"))
        {
            continue;
        }
        for line in one.iter().filter(|line| !two.contains(line)) {
            report.push(format!("{}: en {line}", below.display()));
        }
        for line in two.iter().filter(|line| !one.contains(line)) {
            report.push(format!("{}: zh {line}", below.display()));
        }
    }
    assert!(
        report.is_empty(),
        "{} differ:\n{}",
        report.len(),
        report.join("\n")
    );
}

#[test]
fn topics_are_found_as_they_are_known() {
    let (Some(root), Some(facts)) = (shared("corpus/mdx/en"), shared("facts/channels.json")) else {
        return;
    };
    let facts: Value =
        serde_json::from_str(&fs::read_to_string(facts).expect("facts")).expect("JSON");
    let mut report = Report(Vec::new());
    for known in facts["channels"].as_array().expect("channels") {
        let path = root.join(plain(&known["file"]));
        if !path.exists() {
            continue;
        }
        let (page, _) = draft(&path, &root);
        let [PageContent::Channel(channel)] = page.contents.as_slice() else {
            report.0.push(format!("{}: no topic", page.path));
            continue;
        };
        for (what, said) in [
            ("topic", &channel.topic),
            ("format", &channel.format),
            ("title", &channel.title),
        ] {
            let said = text(said.as_ref());
            report.check(
                said == plain(&known[what]),
                &page.path,
                what,
                &known[what],
                said,
            );
        }
        let stated = plain(&known["push_interval"]);
        let interval = channel.interval.as_ref().map(|said| said.value.clone());
        let fits = interval.as_deref().is_none_or(|said| said == stated)
            && (interval.is_some() || !stated.ends_with("000ms"));
        report.check(fits, &page.path, "interval", &stated, interval);
        let signed = channel.signed.is_some();
        report.check(
            signed != known["auth"].is_null(),
            &page.path,
            "signed",
            &known["auth"],
            signed,
        );
        let arguments: Vec<_> = channel
            .arguments
            .iter()
            .map(|argument| text(argument.name.as_ref()))
            .collect();
        let wanted: Vec<_> = known["args"]
            .as_array()
            .expect("args")
            .iter()
            .map(|known| plain(&known["name"]))
            .collect();
        report.check(
            arguments == wanted,
            &page.path,
            "arguments",
            &wanted,
            &arguments,
        );
        for (argument, known) in channel
            .arguments
            .iter()
            .zip(known["args"].as_array().expect("args"))
        {
            let ranges = text(argument.ranges.as_ref());
            let all = known["values"]
                .as_array()
                .is_none_or(|all| all.iter().all(|one| ranges.contains(&plain(one))));
            report.check(all, &page.path, "values", &known["values"], ranges);
        }
        let roles: Vec<_> = channel.samples.iter().map(|sample| sample.role).collect();
        report.check(
            roles.contains(&SampleRole::Push),
            &page.path,
            "push",
            "a message",
            &roles,
        );
    }
    assert!(
        report.0.is_empty(),
        "{} differ:\n{}",
        report.0.len(),
        report.0.join("\n")
    );
}
