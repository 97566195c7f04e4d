//! Arguments of a subscription that labelled lines describe.

use diagnostics::Spanned;
use spec_draft::{ParameterDraft, Said};

/// How Chinese pages name the arguments that every exchange has.
const NAMES: &[(&str, &str)] = &[
    ("间隔", "interval"),
    ("周期", "interval"),
    ("档", "level"),
    ("交易对", "symbol"),
];

/// Gives each line whose label names an argument to that one; returns the others.
pub(super) fn describe(arguments: &mut [ParameterDraft], lines: Vec<Said>) -> Vec<Said> {
    let mut left = Vec::new();
    for line in lines {
        let plain = line.value.replace(['*', '`'], "");
        let (label, value) = plain.split_once([':', '：']).unwrap_or((&plain, ""));
        let argument = arguments.iter_mut().find(|argument| {
            let name = argument.name.as_ref();
            name.is_some_and(|name| is_named(label, &name.value))
        });
        let Some(argument) = argument else {
            left.push(line);
            continue;
        };
        let said = |text: &str| {
            Some(Spanned::new(text.trim().to_owned(), line.span))
                .filter(|said| !said.value.is_empty())
        };
        let (values, behind) = value.split_once(['(', '（']).unwrap_or((value, ""));
        argument.ranges = said(values);
        let lower = behind.to_lowercase();
        let default = lower.find("default").map(|at| at + "default".len());
        let default = default.or_else(|| lower.find("默认").map(|at| at + "默认".len()));
        if let Some(default) = default.and_then(|at| behind.get(at..)) {
            argument.default = said(default.trim_matches([':', '：', ' ', ')', '）', '值', '=']));
        }
    }
    left
}

/// Whether a label begins with the name of an argument, in the singular or plural.
fn is_named(label: &str, name: &str) -> bool {
    let single = |word: &str| word.trim_end_matches('s').to_lowercase();
    let name = single(name);
    let first = label.split_whitespace().next().map(single);
    first.as_ref() == Some(&name)
        || NAMES
            .iter()
            .any(|(word, known)| *known == name && label.contains(word))
}
