//! Types of several words, and sentences that open with a type.

use super::{DEPTH, TypeWord, read_at, scalar};

/// A phrase that opens or closes with a known word (`string enum`, `32-bit integer`), else a name.
pub(super) fn phrase(text: &str, depth: usize) -> TypeWord {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() > 1 && depth <= DEPTH {
        if let Some(word) = before_clause(text) {
            return read_at(word, depth + 1).unwrap_or(TypeWord::Any);
        }
        let known: Vec<TypeWord> = words.iter().filter_map(|word| scalar(word)).collect();
        if known.contains(&TypeWord::Enum) {
            return TypeWord::Enum;
        }
        if let [word] = known.as_slice() {
            return word.clone();
        }
    }
    TypeWord::Named(text.to_owned())
}

/// The type that a sentence opens with: `integer that says how many to give`.
fn before_clause(text: &str) -> Option<&str> {
    let at = [" that ", " which ", " with ", " between ", " in ", " of "]
        .iter()
        .filter_map(|word| text.find(word))
        .min()?;
    let word = text[..at].trim();
    (scalar(word).is_some() || of_words(word).is_some()).then_some(word)
}

/// The element of `string array`, `integer list`.
pub(super) fn of_words(text: &str) -> Option<&str> {
    let (element, list) = text.rsplit_once(' ')?;
    let is_list = matches!(scalar(list), Some(TypeWord::Array(None)));
    (is_list && scalar(text).is_none() && scalar(element).is_some()).then_some(element)
}
