//! One page in two languages.

use spec_draft::{PageContent, PageDraft};

use super::calls::required;
use super::{calls, draft, flatten, pages, shared, text};

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
