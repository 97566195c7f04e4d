//! Bounds of parameters, and defaults outside of them.

use diagnostics::{Diagnostic, Sink, codes};
use rust_decimal::Decimal;
use spec_draft::{ParameterDraft, Said};

use crate::lower::prose;

/// Every parameter of a list, and those inside.
pub(super) fn parameters(list: &[ParameterDraft], sink: &mut Sink) {
    for parameter in list {
        one(parameter, sink);
        parameters(&parameter.children, sink);
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
fn range(parameter: &ParameterDraft) -> Option<(Bound<'_>, Bound<'_>)> {
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
