//! Words of prose that are names of code.

use super::is_wide;

/// Names of products that look like names of code.
const PRODUCTS: [&str; 12] = [
    "GitHub",
    "GitLab",
    "GraphQL",
    "IPv4",
    "IPv6",
    "JavaScript",
    "NaN",
    "OAuth",
    "OpenAPI",
    "TypeScript",
    "WebAssembly",
    "WebSocket",
];

pub(super) fn is_word_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || (!is_wide(c) && c.is_alphanumeric())
}

/// The word at the start of a text that starts with one, and what follows. `::` between words belongs to the word, and
/// so do the brackets of a call.
pub(super) fn word(text: &str) -> (&str, &str) {
    let mut end = 0;
    loop {
        let run = text[end..]
            .find(|c| !is_word_char(c))
            .unwrap_or(text.len() - end);
        end += run;
        let rest = &text[end..];
        if rest.starts_with("::") {
            end += 2;
        } else {
            if rest.starts_with("()") {
                end += 2;
            }
            return text.split_at(end);
        }
    }
}

/// Whether a word is a name of code: `order_id`, `orderId`, `OrderId`, `order::Id`, `cancel()`.
pub(super) fn is_code(word: &str) -> bool {
    // Most words have a capital at most in front.
    let small = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    if word.as_bytes().iter().skip(1).all(small)
        && word.starts_with(|c: char| c.is_ascii_alphanumeric())
    {
        return false;
    }
    if PRODUCTS.contains(&word) || word.chars().all(|c| c == '_') {
        return false;
    }
    let upper = word.chars().filter(|c| c.is_uppercase()).count();
    let lower = word.chars().any(char::is_lowercase);
    let camel = word.starts_with(char::is_lowercase) && upper > 0;
    word.contains('_')
        || word.contains("::")
        || word.ends_with("()")
        || camel
        || (upper > 1 && lower && !is_plural(word))
}

/// Whether a word is the plural of an abbreviation: `IDs`.
fn is_plural(word: &str) -> bool {
    word.strip_suffix('s')
        .is_some_and(|stem| !stem.contains(char::is_lowercase))
}
