//! What was probably meant by a word that nobody knows: a few, the nearest first.

use clap::error::{ContextKind, ContextValue};

/// The most words that are offered.
const MOST: usize = 3;

/// How much two words have in common, at least, where 1 is all.
const ALIKE: f64 = 0.7;

/// Orders what clap would offer for a command, and offers values in other letters too.
pub(super) fn mend(mut error: clap::Error) -> clap::Error {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        _ => None,
    };
    let [command, value] = [ContextKind::InvalidSubcommand, ContextKind::InvalidValue].map(text);
    if let Some(typed) = command {
        let offered = nearest(&typed, list(&error, ContextKind::SuggestedSubcommand));
        // An empty list would be shown as a tip without an end.
        if !offered.is_empty() {
            let offered = ContextValue::Strings(offered);
            error.insert(ContextKind::SuggestedSubcommand, offered);
        }
    }
    if let Some(typed) = value {
        let offered = nearest(&typed, list(&error, ContextKind::ValidValue));
        if let Some(best) = offered.into_iter().next() {
            error.insert(ContextKind::SuggestedValue, ContextValue::String(best));
        }
    }
    error
}

fn list(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::Strings(words)) => words.clone(),
        _ => Vec::new(),
    }
}

/// Those that are alike, whatever the case of their letters; the nearest first.
fn nearest(typed: &str, known: Vec<String>) -> Vec<String> {
    let typed = typed.to_lowercase();
    let measured = known
        .into_iter()
        .map(|word| (strsim::jaro(&typed, &word.to_lowercase()), word));
    let mut alike: Vec<_> = measured.filter(|(likeness, _)| *likeness > ALIKE).collect();
    alike.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    alike.truncate(MOST);
    alike.into_iter().map(|(_, word)| word).collect()
}
