//! Websocket topics against what is known of them.

use std::fs;

use serde_json::Value;
use spec_draft::{ChannelDraft, PageContent, SampleRole};

use super::{Report, draft, plain, shared, text};

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
        compare(known, channel, &page.path, &mut report);
    }
    assert!(
        report.0.is_empty(),
        "{} differ:\n{}",
        report.0.len(),
        report.0.join("\n")
    );
}

fn compare(known: &Value, channel: &ChannelDraft, page: &str, report: &mut Report) {
    for (what, said) in [
        ("topic", &channel.topic),
        ("format", &channel.format),
        ("title", &channel.title),
    ] {
        let said = text(said.as_ref());
        report.check(said == plain(&known[what]), page, what, &known[what], said);
    }
    let stated = plain(&known["push_interval"]);
    let interval = channel.interval.as_ref().map(|said| said.value.clone());
    let fits = interval.as_deref().is_none_or(|said| said == stated)
        && (interval.is_some() || !stated.ends_with("000ms"));
    report.check(fits, page, "interval", &stated, interval);
    let signed = channel.signed.is_some();
    report.check(
        signed != known["auth"].is_null(),
        page,
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
    report.check(arguments == wanted, page, "arguments", &wanted, &arguments);
    for (argument, known) in channel
        .arguments
        .iter()
        .zip(known["args"].as_array().expect("args"))
    {
        let ranges = text(argument.ranges.as_ref());
        let all = known["values"]
            .as_array()
            .is_none_or(|all| all.iter().all(|one| ranges.contains(&plain(one))));
        report.check(all, page, "values", &known["values"], ranges);
    }
    let roles: Vec<_> = channel.samples.iter().map(|sample| sample.role).collect();
    report.check(
        roles.contains(&SampleRole::Push),
        page,
        "push",
        "a message",
        &roles,
    );
}
