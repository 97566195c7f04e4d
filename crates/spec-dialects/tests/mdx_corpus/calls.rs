//! Calls against what is known of them.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;
use spec_draft::{EndpointDraft, Said};

use super::{Report, calls, draft, flatten, pages, plain, shared, text};

/// How pages write yes and no.
pub(super) fn required(said: Option<&Said>) -> Option<bool> {
    match text(said).to_lowercase().as_str() {
        "true" | "yes" | "y" | "required" | "是" => Some(true),
        "false" | "no" | "n" | "optional" | "否" => Some(false),
        _ => None,
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
