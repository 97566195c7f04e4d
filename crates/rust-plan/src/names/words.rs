//! Words of a wire name, and their joining.

/// The words of a wire name, letters in their case. Never empty.
///
/// Words are runs of ASCII letters and digits, cut where the case turns; a name without any spells its signs (`<=` is
/// `less equal`), and a name without signs is `empty`.
pub(super) fn words(wire: &str) -> Vec<String> {
    let mut words: Vec<String> = wire
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|run| !run.is_empty())
        .flat_map(cut)
        .collect();
    if is_negative(wire) {
        words.insert(0, "minus".to_owned());
    }
    if words.is_empty() {
        words = wire.chars().map(sign).collect();
    }
    if words.is_empty() {
        words.push("empty".to_owned());
    }
    words
}

/// Words in lower case, joined by `_`.
pub(crate) fn snake<S: AsRef<str>>(words: &[S]) -> String {
    let lower: Vec<_> = words
        .iter()
        .map(|word| word.as_ref().to_ascii_lowercase())
        .collect();
    lower.join("_")
}

/// Words with a capital each. A word that starts with a digit keeps its case: `1m` is a minute, `1M` a month. Digits
/// that would run together are kept apart by `_`.
pub(crate) fn pascal<S: AsRef<str>>(words: &[S]) -> String {
    let mut joined = String::new();
    for word in words.iter().map(AsRef::as_ref) {
        let digit_first = word.starts_with(|c: char| c.is_ascii_digit());
        if digit_first && joined.ends_with(|c: char| c.is_ascii_digit()) {
            joined.push('_');
        }
        if digit_first {
            joined.push_str(word);
        } else if let Some(first) = word.chars().next() {
            joined.push(first.to_ascii_uppercase());
            joined.extend(word.chars().skip(1).map(|c| c.to_ascii_lowercase()));
        }
    }
    joined
}

/// What a sign is called.
pub(super) fn sign(c: char) -> String {
    let name = match c {
        ' ' => "space",
        '!' => "not",
        '"' => "quote",
        '#' => "hash",
        '$' => "dollar",
        '%' => "percent",
        '&' => "and",
        '\'' => "tick",
        '(' => "open",
        ')' => "close",
        '*' => "star",
        '+' => "plus",
        ',' => "comma",
        '-' => "dash",
        '.' => "dot",
        '/' => "slash",
        ':' => "colon",
        ';' => "semicolon",
        '<' => "less",
        '=' => "equal",
        '>' => "greater",
        '?' => "question",
        '@' => "at",
        '\\' => "backslash",
        '^' => "caret",
        '_' => "underscore",
        '|' => "or",
        '~' => "tilde",
        _ => return format!("u{:x}", u32::from(c)),
    };
    name.to_owned()
}

fn is_negative(wire: &str) -> bool {
    wire.strip_prefix('-')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// Cuts a run of letters and digits where the case turns.
fn cut(run: &str) -> Vec<String> {
    let chars: Vec<char> = run.chars().collect();
    let mut words = Vec::new();
    let mut start = 0;
    for at in 1..chars.len() {
        if turns(&chars, start, at) {
            words.push(chars[start..at].iter().collect());
            start = at;
        }
    }
    words.push(chars[start..].iter().collect());
    words
}

/// Whether a new word starts at `at`.
fn turns(chars: &[char], start: usize, at: usize) -> bool {
    let (before, here) = (chars[at - 1], chars[at]);
    if !here.is_ascii_uppercase() {
        return false;
    }
    if before.is_ascii_lowercase() {
        return true;
    }
    if before.is_ascii_digit() {
        // A number and its unit are one word: `1M`, `24H`.
        return !chars[start..at].iter().all(char::is_ascii_digit);
    }
    // The last capital of a run starts the next word (`USDTAmount`), unless a plural follows (`userIDs`).
    let next = chars.get(at + 1).copied();
    let plural = next == Some('s') && !chars.get(at + 2).is_some_and(char::is_ascii_lowercase);
    next.is_some_and(|c| c.is_ascii_lowercase()) && !plural
}
