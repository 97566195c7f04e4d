//! Calls on one method and path of a section: repetitions are gathered, look-alikes told apart by what they send.

use std::collections::{BTreeMap, BTreeSet};

use api_model::Discriminator;
use spec_draft::EndpointDraft;

use super::calls::{Call, Role};
use super::parameters::fixed::{self, Fixed};

/// Makes one call of all calls on one method and path of a section, unless a fixed parameter tells them apart.
pub(super) fn gather(calls: Vec<Call<'_>>) -> Vec<Call<'_>> {
    let mut places: BTreeMap<(usize, String, api_model::Method), Vec<Call<'_>>> = BTreeMap::new();
    for call in calls {
        let key = (call.section, call.route.shape(), call.route.method);
        places.entry(key).or_default().push(call);
    }
    places.into_values().flat_map(tell_apart).collect()
}

/// One call per fixed value, where the pages fix one parameter to several values; else one call.
fn tell_apart(calls: Vec<Call<'_>>) -> Vec<Call<'_>> {
    let fixed: Vec<Option<Fixed>> = calls
        .iter()
        .map(|call| fixed::of(call.main().draft, &call.route))
        .collect();
    let told = || fixed.iter().flatten();
    let parameters: BTreeSet<&str> = told().map(|fixed| fixed.parameter.as_str()).collect();
    let values: BTreeSet<&str> = told().map(|fixed| fixed.value.as_str()).collect();
    let marked = told().any(|fixed| fixed.marked);
    // A page that says nothing of the parameter is a call of its own only where the others fix it in words.
    let all_tell = fixed.iter().all(Option::is_some) || told().all(|fixed| fixed.marked);
    let apart = parameters.len() == 1 && values.len() > 1 && all_tell;
    let mut groups: BTreeMap<Option<String>, Vec<Call<'_>>> = BTreeMap::new();
    for (mut call, fixed) in calls.into_iter().zip(&fixed) {
        let fixed = fixed
            .as_ref()
            .filter(|_| apart || marked && values.len() == 1);
        call.discriminator = fixed.map(|fixed| Discriminator {
            parameter: fixed.parameter.clone(),
            value: fixed.value.clone(),
        });
        call.value_in_id = fixed.is_some_and(|fixed| fixed.marked);
        groups
            .entry(fixed.filter(|_| apart).map(|fixed| fixed.value.clone()))
            .or_default()
            .push(call);
    }
    groups.into_values().filter_map(merge).collect()
}

/// One call of several, the most complete page first.
fn merge(mut calls: Vec<Call<'_>>) -> Option<Call<'_>> {
    calls.sort_by(|one, other| {
        let order = |call: &Call<'_>| {
            let main = call.main();
            (
                !main.in_main_language,
                std::cmp::Reverse(completeness(main.draft)),
            )
        };
        order(one)
            .cmp(&order(other))
            .then_with(|| one.main().path.cmp(other.main().path))
    });
    let mut calls = calls.into_iter();
    let mut first = calls.next()?;
    for mut call in calls {
        for telling in &mut call.tellings {
            // A page of another name in another language is the translation it was not paired with.
            let translates = first.main().in_main_language && !telling.in_main_language;
            telling.role = if translates || telling.role == Role::Translation {
                Role::Translation
            } else {
                Role::Repetition
            };
        }
        first.tellings.append(&mut call.tellings);
    }
    first.tellings.sort_by_key(|telling| telling.role);
    Some(first)
}

/// How much a page says: stated ids first, then parameters, then answers.
fn completeness(draft: &EndpointDraft) -> (bool, usize) {
    let described = draft
        .parameters
        .iter()
        .filter(|row| row.description.is_some())
        .count();
    let answers = draft
        .samples
        .iter()
        .filter(|sample| sample.json.is_some())
        .count();
    let said = draft.parameters.len() * 3
        + described
        + draft.response.fields.len() * 2
        + answers * 2
        + draft.errors.len()
        + draft.rate_limits.len();
    (draft.id.is_some() && draft.same_as.is_none(), said)
}
