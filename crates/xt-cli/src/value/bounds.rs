//! Limits on values.

use api_model::Bounds;
use client_runtime::dec;
use regex::Regex;

/// Says what limit a number breaks. A limit that is no number, and a number that nothing can compare, are let through: the API knows.
pub(super) fn number(bounds: &Bounds, digits: &str) -> Result<(), String> {
    let Ok(value) = dec(digits) else {
        return Ok(());
    };
    if let Some((text, min)) = limit(bounds.min.as_ref())
        && (value < min || (bounds.exclusive_min && value == min))
    {
        let word = if bounds.exclusive_min {
            "more than"
        } else {
            "at least"
        };
        return Err(format!("must be {word} {text}"));
    }
    if let Some((text, max)) = limit(bounds.max.as_ref())
        && (value > max || (bounds.exclusive_max && value == max))
    {
        let word = if bounds.exclusive_max {
            "less than"
        } else {
            "at most"
        };
        return Err(format!("must be {word} {text}"));
    }
    Ok(())
}

/// Says what limit a text breaks. A pattern of a dialect that is not understood here is left to the API.
pub(super) fn text(bounds: &Bounds, text: &str) -> Result<(), String> {
    let length = u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
    if let Some(min) = bounds.min_length.filter(|min| length < *min) {
        return Err(format!(
            "has {length} characters where {min} are the fewest"
        ));
    }
    if let Some(max) = bounds.max_length.filter(|max| length > *max) {
        return Err(format!("has {length} characters where {max} are the most"));
    }
    let Some(pattern) = &bounds.pattern else {
        return Ok(());
    };
    // Documents mean the whole value, with or without anchors.
    match Regex::new(&format!("^(?:{pattern})$")) {
        Ok(regex) if !regex.is_match(text) => Err(format!("does not match {pattern}")),
        _ => Ok(()),
    }
}

/// What `--help` says about the limits.
pub(super) fn shown(bounds: &Bounds) -> Vec<String> {
    let number = |text: &Option<String>, exclusive, [open, closed]: [&str; 2]| {
        let word = if exclusive { open } else { closed };
        text.as_ref().map(|text| format!("{word} {text}"))
    };
    let counted =
        |limit: Option<u64>, words: &str| limit.map(|limit| words.replace('#', &limit.to_string()));
    [
        number(&bounds.min, bounds.exclusive_min, ["more than", "at least"]),
        number(&bounds.max, bounds.exclusive_max, ["less than", "at most"]),
        counted(bounds.min_length, "at least # characters"),
        counted(bounds.max_length, "at most # characters"),
        counted(bounds.max_items, "at most # values"),
        bounds
            .pattern
            .as_ref()
            .map(|pattern| format!("matches {pattern}")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn limit(text: Option<&String>) -> Option<(&str, client_runtime::Decimal)> {
    let text = text?;
    dec(text).ok().map(|number| (text.as_str(), number))
}
