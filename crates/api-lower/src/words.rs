//! Words in `snake_case` from whatever people call things.

use heck::ToSnakeCase;

/// What the manifest calls something, in words; as it stands where there are none.
pub(crate) fn name(said: &str) -> String {
    words(said).unwrap_or_else(|| said.trim().to_owned())
}

/// The ASCII words of a name: `Deposit&Withdrawal` gives `deposit_withdrawal`. Nothing where there are none.
pub(crate) fn words(name: &str) -> Option<String> {
    if are_words(name) {
        return Some(name.to_owned());
    }
    let ascii: String = name
        .replace("OAuth", "Oauth")
        .chars()
        .map(|sign| {
            if sign.is_ascii_alphanumeric() {
                sign
            } else {
                ' '
            }
        })
        .collect();
    let words = ascii.to_snake_case();
    (!words.is_empty()).then_some(words)
}

/// Whether a name is words in `snake_case` as it stands.
fn are_words(name: &str) -> bool {
    name.split('_').all(|word| {
        let small = |sign: u8| sign.is_ascii_lowercase() || sign.is_ascii_digit();
        !word.is_empty() && word.bytes().all(small)
    })
}

/// Whether two names differ in case and separators only.
pub(crate) fn alike(one: &str, other: &str) -> bool {
    one == other || (plain(one).next().is_some() && plain(one).eq(plain(other)))
}

/// The letters and digits of a name, without case.
fn plain(name: &str) -> impl Iterator<Item = u8> {
    name.bytes()
        .filter(u8::is_ascii_alphanumeric)
        .map(|sign| sign.to_ascii_lowercase())
}

/// The singular of an English plural, as far as spelling tells.
pub(crate) fn singular(name: &str) -> &str {
    let stems = ["List", "_list", "Array", "_array"];
    if let Some(stem) = stems.iter().find_map(|end| name.strip_suffix(end)) {
        return stem;
    }
    match name.strip_suffix('s') {
        Some(stem) if !stem.is_empty() && !stem.ends_with('s') => stem,
        _ => name,
    }
}

/// The candidate that was probably meant, for messages.
pub(crate) fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|candidate| (distance(name, candidate), candidate))
        .filter(|(far, candidate)| *far <= 1 + candidate.len().min(name.len()) / 4)
        .min()
        .map(|(_, candidate)| candidate)
}

/// How many slips of typing lie between; long names are cut, for they are nobody's slip.
fn distance(one: &str, other: &str) -> usize {
    let start = |name: &str| -> String { name.to_lowercase().chars().take(64).collect() };
    strsim::osa_distance(&start(one), &start(other))
}

#[cfg(test)]
mod tests {
    use super::{alike, nearest, singular, words};

    #[test]
    fn names_of_folders() {
        let cases = [
            ("_margin_balance", Some("margin_balance")),
            ("Deposit&Withdrawal", Some("deposit_withdrawal")),
            ("Copy tradeing", Some("copy_tradeing")),
            ("OAuth Interface", Some("oauth_interface")),
            ("margin-spot", Some("margin_spot")),
            ("余额", None),
            ("余额 v2", Some("v2")),
        ];
        for (name, expected) in cases {
            assert_eq!(words(name).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn likeness() {
        assert!(alike("order_id", "orderId"));
        assert!(!alike("orderId", "id"));
        assert!(!alike("余", "额"));
        assert_eq!(singular("items"), "item");
        assert_eq!(singular("class"), "class");
        assert_eq!(singular("orderList"), "order");
        assert_eq!(nearest("spott", ["margin", "spot"]), Some("spot"));
        assert_eq!(nearest("earn", ["margin", "spot"]), None);
    }
}
