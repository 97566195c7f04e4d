//! Bounds of parameters, and defaults outside of them.

use std::collections::BTreeSet;

use diagnostics::{Diagnostic, Sink, codes};
use rust_decimal::Decimal;
use spec_draft::{ParameterDraft, Said};

use crate::context::Context;
use crate::lower::prose;
use crate::words::nearest;

/// Every parameter of a list, and those inside.
pub(super) fn parameters(cx: &Context<'_>, list: &[ParameterDraft], sink: &mut Sink) {
    for parameter in list {
        one(parameter, sink);
        super::names::check(parameter.name.as_ref(), sink);
        super::written::ranges(parameter, sink);
        super::written::pattern(parameter, sink);
        unlisted(cx, parameter, sink);
        super::enums::twice(&parameter.enum_values, sink);
        listed_twice(parameter, sink);
        parameters(cx, &parameter.children, sink);
    }
}

fn one(parameter: &ParameterDraft, sink: &mut Sink) {
    let name = parameter.name.as_ref().map_or("", |name| name.value.trim());
    for said in parameter.type_text.iter().chain(&parameter.items) {
        super::fields::slip(
            codes::lower::PARAMETER_TYPE,
            said,
            &format!("`{name}`"),
            sink,
        );
    }
    let min = number(parameter.min.as_ref(), "min", name, sink);
    let max = number(parameter.max.as_ref(), "max", name, sink);
    count(parameter.max_items.as_ref(), "max_items", name, sink);
    let shortest = count(parameter.min_length.as_ref(), "min_length", name, sink);
    let longest = count(parameter.max_length.as_ref(), "max_length", name, sink);
    ordered(min, max, name, sink);
    ordered(shortest, longest, name, sink);
    let range = range(parameter);
    if let Some((low, high)) = range {
        ordered(Some(low), Some(high), name, sink);
    }
    let low = min.or(range.map(|range| range.0));
    let high = max.or(range.map(|range| range.1));
    default(parameter, low, high, name, sink);
}

/// A bound and where it stands.
type Bound<'a> = (Decimal, &'a Said);

fn number<'a>(said: Option<&'a Said>, key: &str, name: &str, sink: &mut Sink) -> Option<Bound<'a>> {
    let said = said?;
    let text = said.value.trim();
    if text.is_empty() {
        return None;
    }
    let found = text.parse::<Decimal>().ok();
    // A number beyond what a decimal holds is one all the same.
    let digits = text
        .trim_start_matches('-')
        .bytes()
        .all(|b| b.is_ascii_digit() || b == b'.');
    if found.is_none() && !digits {
        sink.push(no_number(said, key, name, "a number"));
    }
    Some((found?, said))
}

fn count<'a>(said: Option<&'a Said>, key: &str, name: &str, sink: &mut Sink) -> Option<Bound<'a>> {
    let said = said?;
    let text = said.value.trim();
    if !text.is_empty() && text.parse::<u64>().is_err() {
        sink.push(no_number(said, key, name, "a whole number from 0 on"));
        return None;
    }
    Some((text.parse().ok()?, said))
}

fn no_number(said: &Said, key: &str, name: &str, wanted: &str) -> Diagnostic {
    Diagnostic::new(
        codes::lower::PARAMETER_RANGE,
        said.span,
        format!(
            "`{key}` of `{name}` is `{}`, which is not {wanted}",
            said.value
        ),
    )
    .help(format!("write {wanted}, or take `{key}` out"))
}

/// `1~500` and nothing else; what else a cell may say is read elsewhere.
pub(super) fn range(parameter: &ParameterDraft) -> Option<(Bound<'_>, Bound<'_>)> {
    let said = parameter.ranges.as_ref()?;
    let text = prose::line(&said.value);
    let (low, high) = text.split_once(['~', '～'])?;
    Some((
        (low.trim().parse().ok()?, said),
        (high.trim().parse().ok()?, said),
    ))
}

fn ordered(low: Option<Bound<'_>>, high: Option<Bound<'_>>, name: &str, sink: &mut Sink) {
    let (Some((low, first)), Some((high, second))) = (low, high) else {
        return;
    };
    if low <= high {
        return;
    }
    let mut found = Diagnostic::new(
        codes::lower::PARAMETER_RANGE,
        second.span,
        format!("no value of `{name}` fits: its smallest is {low}, its largest {high}"),
    );
    if first.span != second.span {
        found = found.and(first.span, "the smallest");
    }
    sink.push(found.help(format!(
        "write the smaller number first: `{high}` and `{low}`"
    )));
}

fn default(
    parameter: &ParameterDraft,
    low: Option<Bound<'_>>,
    high: Option<Bound<'_>>,
    name: &str,
    sink: &mut Sink,
) {
    let Some(said) = &parameter.default else {
        return;
    };
    let Ok(value) = said.value.trim().parse::<Decimal>() else {
        no_number_for(parameter, said, name, sink);
        return;
    };
    let below = low.filter(|(low, _)| value < *low);
    let above = high.filter(|(high, _)| value > *high);
    let Some((bound, place)) = below.or(above) else {
        return;
    };
    let what = if below.is_some() {
        "smallest"
    } else {
        "largest"
    };
    sink.push(
        Diagnostic::new(
            codes::lower::PARAMETER_DEFAULT,
            said.span,
            format!(
                "the default `{}` of `{name}` lies outside its bounds: the {what} value is {bound}",
                said.value.trim()
            ),
        )
        .and(place.span, "the bound")
        .help("mend the default or the bound"),
    );
}

/// A default that is a word where the type is a number.
fn no_number_for(parameter: &ParameterDraft, said: &Said, name: &str, sink: &mut Sink) {
    let word = said.value.trim();
    let kind = parameter.type_text.as_ref();
    let number = kind.is_some_and(|kind| {
        matches!(
            kind.value.trim().to_lowercase().as_str(),
            "integer" | "int" | "long" | "decimal" | "number" | "timestamp" | "boolean"
        )
    });
    let one_word = word.chars().count() > 1 && word.chars().all(char::is_alphanumeric);
    let says_nothing = [
        "none", "null", "nil", "no", "yes", "true", "false", "empty", "all", "now",
    ];
    if !number || !one_word || says_nothing.contains(&word.to_lowercase().as_str()) {
        return;
    }
    let kind = kind.map_or("", |kind| kind.value.trim());
    sink.push(
        Diagnostic::new(
            codes::lower::PARAMETER_DEFAULT,
            said.span,
            format!("the default of `{name}` is `{word}`, and its type is `{kind}`"),
        )
        .help(format!(
            "write a default that is of type `{kind}`, or take `default` out"
        )),
    );
}

/// A default that the shared enum of a parameter does not list.
fn unlisted(cx: &Context<'_>, parameter: &ParameterDraft, sink: &mut Sink) {
    let (Some(said), Some(of)) = (&parameter.default, &parameter.enum_name) else {
        return;
    };
    let Some(list) = cx.shared_enum(&of.value).and_then(|at| cx.enums.get(at)) else {
        return;
    };
    let word = said.value.trim();
    let values = || list.values.iter().map(|have| have.value.as_str());
    let mut parts = word.split(',').map(str::trim);
    if parts.all(|part| part.is_empty() || values().any(|have| have.eq_ignore_ascii_case(part))) {
        return;
    }
    let name = parameter.name.as_ref().map_or("", |name| name.value.trim());
    let help = if let Some(near) = nearest(word, values()) {
        format!("write `{near}`, or add `{word}` to the enum")
    } else {
        let some: Vec<String> = values().take(8).map(|value| format!("`{value}`")).collect();
        let some = some.join(", ");
        format!("write one of its values ({some}), or take `default` out")
    };
    sink.push(
        Diagnostic::new(
            codes::lower::PARAMETER_DEFAULT,
            said.span,
            format!(
                "the default `{word}` of `{name}` is no value of the enum `{}`",
                list.name
            ),
        )
        .and(of.span, "the enum")
        .help(help),
    );
}

/// A value that stands twice in `RED,GREEN`.
fn listed_twice(parameter: &ParameterDraft, sink: &mut Sink) {
    let Some(said) = &parameter.ranges else {
        return;
    };
    let words: Vec<&str> = said.value.split(',').map(str::trim).collect();
    let word = |word: &&str| {
        !word.is_empty()
            && word
                .chars()
                .all(|sign| sign.is_ascii_alphanumeric() || sign == '_')
    };
    let mut known = BTreeSet::new();
    let twice = words.iter().find(|word| !known.insert(**word));
    if let (true, Some(twice)) = (words.iter().all(word), twice) {
        sink.push(
            Diagnostic::new(
                codes::lower::ENUM_VALUE_TWICE,
                said.span,
                format!("the value `{twice}` is listed twice"),
            )
            .help("take one of them out"),
        );
    }
}
