//! Values against bounds.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use api_model::Bounds;
use regex::Regex;

use super::order::compare;
use super::values::elements;
use exact_json::Json;

/// Whether a value lies within bounds; what is wrong otherwise, as the end of a sentence. Bounds that are no numbers,
/// and patterns that cannot be read, hold nothing back.
pub(super) fn check(bounds: &Bounds, value: &Json) -> Result<(), String> {
    if bounds.is_empty() {
        return Ok(());
    }
    if let Some(most) = bounds.max_items
        && elements(value).is_some_and(|all| all.len() as u64 > most)
    {
        return Err(format!("must have at most {most} elements"));
    }
    let Some(text) = value.scalar() else {
        return Ok(());
    };
    ends(bounds, &text)?;
    length(bounds, &text)?;
    match &bounds.pattern {
        Some(pattern) if !matches(pattern, &text) => {
            Err(format!("must match {pattern}, which `{text}` does not"))
        }
        _ => Ok(()),
    }
}

fn ends(bounds: &Bounds, text: &str) -> Result<(), String> {
    let against = |bound: &Option<String>| {
        let bound = bound.clone()?;
        Some((compare(text, &bound)?, bound))
    };
    match against(&bounds.min) {
        Some((Ordering::Less, bound)) => {
            return Err(format!("must be at least {bound}, not {text}"));
        }
        Some((Ordering::Equal, bound)) if bounds.exclusive_min => {
            return Err(format!("must be above {bound}"));
        }
        _ => {}
    }
    match against(&bounds.max) {
        Some((Ordering::Greater, bound)) => Err(format!("must be at most {bound}, not {text}")),
        Some((Ordering::Equal, bound)) if bounds.exclusive_max => {
            Err(format!("must be below {bound}"))
        }
        _ => Ok(()),
    }
}

fn length(bounds: &Bounds, text: &str) -> Result<(), String> {
    let count = text.chars().count() as u64;
    match (bounds.min_length, bounds.max_length) {
        (Some(least), _) if count < least => Err(format!("must have at least {least} characters")),
        (_, Some(most)) if count > most => Err(format!("must have at most {most} characters")),
        _ => Ok(()),
    }
}

/// Whether a pattern is found in a text. Patterns are read once; there are as many as the documents state.
fn matches(pattern: &str, text: &str) -> bool {
    static READ: Mutex<BTreeMap<String, Option<Regex>>> = Mutex::new(BTreeMap::new());
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    let regex = read
        .entry(pattern.to_owned())
        .or_insert_with(|| Regex::new(pattern).ok());
    regex.as_ref().is_none_or(|regex| regex.is_match(text))
}
