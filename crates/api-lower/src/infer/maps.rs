//! Objects whose keys are data: symbols, currencies, ids, dates.

use super::seen::Seen;

/// Codes that close the name of a market in lower case; such names look like any `snake_case` field else.
const QUOTES: &[&str] = &[
    "usdt", "usdc", "usd", "btc", "eth", "eur", "usd1", "busd", "bnb", "trx", "jpy", "gbp", "cny",
];

/// Whether the members stand for entries of a map: every key looks like data, and all values are of one form.
pub(super) fn is_map(seen: &Seen<'_>) -> bool {
    let keys: Vec<&str> = seen.members.iter().map(|(name, _)| name).collect();
    if keys.is_empty()
        || seen
            .members
            .iter()
            .any(|(_, member)| !member.stated.is_empty())
    {
        return false;
    }
    if keys.iter().all(|key| is_template(key) || is_number(key)) {
        return true;
    }
    let data = keys
        .iter()
        .all(|key| is_template(key) || is_number(key) || is_code(key) || is_market(key));
    data && keys.len() > 1 && alike(seen)
}

fn is_template(key: &str) -> bool {
    let open = key.trim_start_matches('$');
    (open.starts_with('{') && open.ends_with('}')) || (open.starts_with('<') && open.ends_with('>'))
}

/// Ids and dates.
fn is_number(key: &str) -> bool {
    key.bytes().any(|byte| byte.is_ascii_digit())
        && key
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'-')
}

/// `BTC`, `USD1`, `BTC_USDT`, `BTC-USD`.
fn is_code(key: &str) -> bool {
    let parts: Vec<&str> = key.split(['_', '-', '/']).collect();
    let code = |part: &str| {
        (2..=12).contains(&part.len())
            && part
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
            && part.bytes().any(|byte| byte.is_ascii_uppercase())
    };
    parts.len() <= 2 && parts.iter().all(|part| code(part))
}

fn is_market(key: &str) -> bool {
    key.split_once('_').is_some_and(|(base, quote)| {
        QUOTES.contains(&quote)
            && base
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
}

/// Whether all values are objects with most names in common, or all lists, or all scalars.
fn alike(seen: &Seen<'_>) -> bool {
    let mut values = seen.members.iter().map(|(_, value)| value);
    let Some(first) = values.next() else {
        return false;
    };
    values.all(|value| {
        if first.members.is_empty() || value.members.is_empty() {
            return form(first) == form(value) && (is_list(first) || has_currencies(seen));
        }
        let common = value
            .members
            .iter()
            .filter(|(name, _)| first.members.has(name))
            .count();
        2 * common >= first.members.len().max(value.members.len())
    })
}

fn form(seen: &Seen<'_>) -> (bool, bool) {
    (
        !seen.members.is_empty() || !seen.objects.is_empty(),
        is_list(seen),
    )
}

fn is_list(seen: &Seen<'_>) -> bool {
    !seen.arrays.is_empty()
}

/// Scalars under upper-case keys are as often fields of an old system: only currencies make them a map.
fn has_currencies(seen: &Seen<'_>) -> bool {
    seen.members
        .iter()
        .any(|(key, _)| QUOTES.contains(&key.to_lowercase().as_str()))
}
