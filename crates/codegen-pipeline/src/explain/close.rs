//! Names that were probably meant.

use api_model::Api;

use super::names::Named;

/// How many names are offered.
const OFFERED: usize = 6;

/// Everything that can be explained, nearest first, as far as it is near.
pub(super) fn items(api: &Api, types: &[Named], asked: &str) -> Vec<String> {
    let routed = asked.trim_start().contains([' ', '/']);
    let operations = api.operations.iter();
    let known: Vec<String> = if routed {
        operations
            .map(|operation| format!("{} {}", operation.method.as_str(), operation.path))
            .collect()
    } else {
        let operations = operations.map(|one| format!("{}.{}", one.section, one.id));
        let channels = api.channels.iter();
        let channels = channels.map(|one| format!("{}.{}", one.section, one.id));
        let types = types.iter().map(|named| named.name.clone());
        let enums = api.enums.iter().map(|shared| shared.name.clone());
        operations
            .chain(channels)
            .chain(types)
            .chain(enums)
            .collect()
    };
    // Only one of two parts may be wrong, or it was given alone.
    let last = |name: &str| name.rsplit('.').next().unwrap_or(name).to_owned();
    let second = asked.split('.').nth(1).unwrap_or(asked);
    let mut near = ranked(asked, &known, &ToOwned::to_owned);
    if !routed {
        near.truncate(OFFERED / 2);
        for name in ranked(second, &known, &last) {
            if near.len() < OFFERED && !near.contains(&name) {
                near.push(name);
            }
        }
    }
    near
}

/// Parameters and fields of `start`, nearest first; the first ones where none is near.
pub(super) fn inside(start: &str, rest: &[String], known: &[String]) -> Vec<String> {
    let asked = rest.join(".");
    let bare = |name: &str| -> String {
        ["parameters.", "response.", "arguments.", "push."]
            .iter()
            .find_map(|side| name.strip_prefix(side))
            .unwrap_or(name)
            .to_owned()
    };
    let asked = bare(&asked);
    let mut near = ranked(&asked, known, &bare);
    if near.is_empty() {
        near = known.iter().take(2 * OFFERED).cloned().collect();
    }
    near.iter().map(|name| format!("{start}.{name}")).collect()
}

/// Typing slips first, then names that hold what was asked.
fn ranked(asked: &str, known: &[String], part: &dyn Fn(&str) -> String) -> Vec<String> {
    let asked = asked.to_lowercase();
    let score = |name: &str| {
        let name = part(name).to_lowercase();
        let alike = strsim::normalized_damerau_levenshtein(&asked, &name);
        let held = asked.len() > 2 && name.contains(&asked);
        if held { alike.max(0.7) } else { alike }
    };
    let mut found: Vec<(f64, &String)> = known
        .iter()
        .map(|name| (score(name), name))
        .filter(|(score, _)| *score >= 0.6)
        .collect();
    found.sort_by(|(a, left), (b, right)| b.total_cmp(a).then_with(|| left.cmp(right)));
    let mut names: Vec<String> = found.into_iter().map(|(_, name)| name.clone()).collect();
    names.dedup();
    names.truncate(OFFERED);
    names
}
