//! Where two pages on one call disagree: two languages of a page, or two pages on one endpoint.

mod answers;
mod parameters;

use std::collections::BTreeSet;

use diagnostics::{Diagnostic, Sink, Span, codes};

use super::calls::{Call, Role, Telling, same_place};
use super::rate_limits;

/// One point on which two pages disagree.
struct Difference {
    says: String,
    here: Span,
    there: Span,
}

/// Reports on every pair of pages of a call.
pub(crate) fn report(call: &Call<'_>, sink: &mut Sink) {
    for telling in &call.tellings[1..] {
        match telling.role {
            Role::Translation => {
                let original = call
                    .tellings
                    .iter()
                    .find(|have| {
                        have.in_main_language
                            && have.key == telling.key
                            && have.role != Role::Translation
                    })
                    .unwrap_or_else(|| call.main());
                translation(original, telling, sink);
            }
            Role::Main | Role::Repetition => repetition(call, telling, sink),
        }
    }
}

fn translation(original: &Telling<'_>, other: &Telling<'_>, sink: &mut Sink) {
    if other.texts_only {
        parameters::unknown_names(original, other, sink);
        answers::unknown_names(original, other, sink);
        return;
    }
    let found = differences(original, other);
    if let Some(finding) = finding(codes::lower::LANGUAGES_DIFFER, original, other, &found) {
        sink.push(
            finding.help("bring both pages into line; the page in the main language is followed"),
        );
    }
}

fn repetition(call: &Call<'_>, other: &Telling<'_>, sink: &mut Sink) {
    let main = call.main();
    let found = differences(main, other);
    let stated = other.draft.same_as.is_some();
    let finding = finding(codes::lower::ENDPOINT_REPEATED, main, other, &found).or_else(|| {
        let same = Diagnostic::new(
            codes::lower::ENDPOINT_REPEATED,
            main.draft.span,
            format!("`{}` stands on two pages, which say the same", title(main)),
        );
        (!stated).then(|| same.and(other.draft.span, "again here"))
    });
    if let Some(finding) = finding {
        sink.push(finding.help(
            "keep one page, or write `same_as: <id or path of the other page>` into the other",
        ));
    }
}

fn title(telling: &Telling<'_>) -> String {
    telling.route.as_ref().map_or_else(
        || telling.path.to_owned(),
        |route| format!("{} {}", route.method.as_str(), route.path),
    )
}

fn finding(
    code: diagnostics::Code,
    one: &Telling<'_>,
    other: &Telling<'_>,
    found: &[Difference],
) -> Option<Diagnostic> {
    let first = found.first()?;
    let what = if code == codes::lower::LANGUAGES_DIFFER {
        "differs between languages"
    } else {
        "stands on two pages that differ"
    };
    let all: Vec<&str> = found
        .iter()
        .map(|difference| difference.says.as_str())
        .collect();
    let mut finding = Diagnostic::new(
        code,
        first.here,
        format!("`{}` {what}: {}", title(one), all.join("; ")),
    )
    .label(one.language.to_owned())
    .and(first.there, other.language.to_owned());
    for difference in &found[1..] {
        finding = finding.and(difference.here, "").and(difference.there, "");
    }
    Some(finding)
}

fn differences(one: &Telling<'_>, other: &Telling<'_>) -> Vec<Difference> {
    let mut found = Vec::new();
    if let (Some(left), Some(right)) = (&one.route, &other.route)
        && !same_place(left, right)
    {
        let says = format!(
            "`{} {}` here, `{} {}` there",
            left.method.as_str(),
            left.path,
            right.method.as_str(),
            right.path
        );
        found.push(Difference {
            says,
            here: left.span,
            there: right.span,
        });
    }
    parameters::compare(one, other, &mut found);
    compare_limits(one, other, &mut found);
    answers::compare(one, other, &mut found);
    found
}

fn compare_limits(one: &Telling<'_>, other: &Telling<'_>, found: &mut Vec<Difference>) {
    let limits = |telling: &Telling<'_>| -> BTreeSet<(u32, u64, api_model::Scope)> {
        telling
            .draft
            .rate_limits
            .iter()
            .flat_map(|said| rate_limits::read(&said.value))
            .map(|limit| (limit.count, limit.window_ms, limit.scope))
            .collect()
    };
    if limits(one) != limits(other) {
        let text = |telling: &Telling<'_>| {
            let said: Vec<&str> = telling
                .draft
                .rate_limits
                .iter()
                .map(|said| said.value.trim())
                .collect();
            if said.is_empty() {
                "none".to_owned()
            } else {
                said.join(", ")
            }
        };
        let span = |telling: &Telling<'_>| {
            telling
                .draft
                .rate_limits
                .first()
                .map_or(telling.draft.span, |said| said.span)
        };
        let says = format!(
            "the rate limit is {} here, {} there",
            text(one),
            text(other)
        );
        found.push(Difference {
            says,
            here: span(one),
            there: span(other),
        });
    }
}
