//! A parameter whose one allowed value tells calls on one method and path apart, such as `grant_type`.

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

/// The one value of a required parameter, and whether the text calls it fixed.
fn value(row: &ParameterDraft) -> Option<(String, bool)> {
    let needed = row
        .required
        .as_ref()
        .is_some_and(|said| required::read(&said.value) == Ok(Some(true)));
    if !needed {
        return None;
    }
    let described = row.name.as_ref().zip(row.description.as_ref());
    if let Some(value) = described.and_then(|(name, text)| command(&name.value, &text.value)) {
        return Some((value.to_owned(), true));
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
