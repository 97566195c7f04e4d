//! Ranges and patterns whose writing cannot be read.

use diagnostics::{Diagnostic, Sink, codes};
use spec_draft::ParameterDraft;

use crate::lower::parameters::{limits, values};
use crate::lower::prose;

/// `1~100~`: a sign between two numbers, and no range.
pub(super) fn ranges(parameter: &ParameterDraft, sink: &mut Sink) {
    let Some(said) = &parameter.ranges else {
        return;
    };
    let text = prose::clean(&said.value);
    let between = text.contains(['~', '～']) && text.contains(|sign: char| sign.is_ascii_digit());
    let reversed = super::bounds::range(parameter).is_some();
    let read = limits::read(&text, false).is_some() || values::read(&text).is_some();
    if !between || reversed || read || text.split_whitespace().count() > 3 {
        return;
    }
    let name = parameter.name.as_ref().map_or("", |name| name.value.trim());
    sink.push(
        Diagnostic::new(
            codes::lower::PARAMETER_RANGE,
            said.span,
            format!("the range `{}` of `{name}` cannot be read", text.trim()),
        )
        .help("write the smallest and the largest value: `1~100`"),
    );
}

/// A pattern whose brackets do not close: no program can hold a value against it.
pub(super) fn pattern(parameter: &ParameterDraft, sink: &mut Sink) {
    let Some(said) = &parameter.pattern else {
        return;
    };
    let Some(sign) = unclosed(&said.value) else {
        return;
    };
    let name = parameter.name.as_ref().map_or("", |name| name.value.trim());
    let (says, help) = match sign {
        '\\' => (
            "ends with a `\\`".to_owned(),
            "take it out, or write what it stands before".to_owned(),
        ),
        ')' => (
            "closes a `)` that never opened".to_owned(),
            "write the `(`, or `\\)` for the sign itself".to_owned(),
        ),
        open => (
            format!("never closes its `{open}`"),
            format!("close it, or write `\\{open}` for the sign itself"),
        ),
    };
    sink.push(
        Diagnostic::new(
            codes::lower::PARAMETER_PATTERN,
            said.span,
            format!("the pattern of `{name}` {says}"),
        )
        .help(help),
    );
}

/// The bracket of a pattern that has no other.
fn unclosed(pattern: &str) -> Option<char> {
    let (mut groups, mut class) = (0_usize, false);
    let mut signs = pattern.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' if signs.next().is_none() => return Some('\\'),
            '[' if !class => {
                class = true;
                // A bracket that closes stands for itself behind the one that opens.
                signs.next_if_eq(&'^');
                signs.next_if_eq(&']');
            }
            ']' => class = false,
            '(' if !class => groups += 1,
            ')' if !class => match groups.checked_sub(1) {
                Some(left) => groups = left,
                None => return Some(')'),
            },
            _ => {}
        }
    }
    if class {
        Some('[')
    } else {
        (groups > 0).then_some('(')
    }
}

#[cfg(test)]
mod tests {
    use super::unclosed;

    #[test]
    fn patterns() {
        let cases = [
            ("^[a-z]{4,32}$", None),
            ("^(a|b)+$", None),
            (r"^\[x\]$", None),
            ("^[]a]$", None),
            ("^[(]$", None),
            ("^[a-z{4,32}$", Some('[')),
            ("^(a|b$", Some('(')),
            ("^a)$", Some(')')),
            ("^a\\", Some('\\')),
        ];
        for (pattern, expected) in cases {
            assert_eq!(unclosed(pattern), expected, "{pattern}");
        }
    }
}
