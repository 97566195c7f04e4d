//! A parameter whose one allowed value tells calls on one method and path apart, such as `grant_type`.

use std::collections::{BTreeMap, BTreeSet};

use spec_draft::{EndpointDraft, ParameterDraft, command};

use super::{required, values};
use crate::lower::prose;
use crate::lower::route::Route;

/// A parameter that a page fixes to one value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Fixed {
    /// Its name.
    pub(crate) parameter: String,
    /// The value.
    pub(crate) value: String,
    /// Whether the page says in words, or by writing it into the path, that the value is fixed. Then it belongs to
    /// the operation's name, whichever other pages exist.
    pub(crate) marked: bool,
}

/// The first required parameter that a page fixes to one value.
pub(crate) fn of(draft: &EndpointDraft, route: &Route) -> Option<Fixed> {
    let in_path = route.query.iter().find_map(|(name, fixed)| {
        let value = fixed
            .clone()
            .filter(|value| values::single(value).is_some())?;
        Some(Fixed {
            parameter: name.clone(),
            value,
            marked: true,
        })
    });
    in_path.or_else(|| {
        draft.parameters.iter().find_map(|row| {
            let parameter = row.name.as_ref()?.value.trim().to_owned();
            let templated = route.query.iter().any(|(have, _)| *have == parameter);
            let (value, said) = value(row)?;
            Some(Fixed {
                parameter,
                value,
                marked: said || templated,
            })
        })
    })
}

/// The parameter whose description is nothing but a value, another one from call to call, where most of the calls on
/// one method and path have it: `Command | Users.Get` among calls of `POST /api`.
pub(crate) fn by_descriptions<'d>(
    drafts: impl Iterator<Item = &'d EndpointDraft>,
) -> Option<Vec<Option<Fixed>>> {
    let candidates: Vec<Vec<Fixed>> = drafts.map(described).collect();
    let mut values: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for fixed in candidates.iter().flatten() {
        let of_parameter = values.entry(&fixed.parameter).or_default();
        of_parameter.insert(&fixed.value);
    }
    let (parameter, distinct) = values.iter().max_by_key(|(_, values)| values.len())?;
    let is_of = |fixed: &Fixed| fixed.parameter == *parameter;
    let having = candidates
        .iter()
        .filter(|all| all.iter().any(is_of))
        .count();
    if distinct.len() < 2 || 2 * having < candidates.len() + 1 {
        return None;
    }
    let chosen = candidates
        .iter()
        .map(|all| all.iter().find(|fixed| is_of(fixed)).cloned());
    Some(chosen.collect())
}

/// Required parameters that are described by a value alone.
fn described(draft: &EndpointDraft) -> Vec<Fixed> {
    let rows = draft.parameters.iter().filter(|row| is_required(row));
    let fixed = rows.filter_map(|row| {
        let value = command(&row.description.as_ref()?.value)?;
        Some(Fixed {
            parameter: row.name.as_ref()?.value.trim().to_owned(),
            value: value.to_owned(),
            marked: true,
        })
    });
    fixed.collect()
}

fn is_required(row: &ParameterDraft) -> bool {
    let said = row.required.as_ref();
    said.is_some_and(|said| required::read(&said.value) == Ok(Some(true)))
}

/// The one value of a required parameter, and whether the text calls it fixed.
fn value(row: &ParameterDraft) -> Option<(String, bool)> {
    if !is_required(row) {
        return None;
    }
    let text = row
        .description
        .as_ref()
        .map(|said| said.value.to_lowercase())
        .unwrap_or_default();
    let fixed = ["fixed", "constant", "固定", "must be "]
        .iter()
        .any(|word| text.contains(word));
    if let [only] = row.enum_values.as_slice() {
        return Some((only.value.value.clone(), fixed));
    }
    let cell = row
        .ranges
        .as_ref()
        .or(row.default.as_ref().filter(|_| fixed))?;
    let value = prose::clean(&cell.value);
    Some((values::single(&value)?.to_owned(), fixed))
}
