//! Error codes as tables write them.

/// A code without its marks of inline code and Markdown's backslashes.
pub(crate) fn unescaped(code: &str) -> String {
    let code = code.trim();
    let bold = code
        .strip_prefix("**")
        .and_then(|code| code.strip_suffix("**"));
    let code = bold.unwrap_or(code).trim_matches('`').trim();
    let mut found = String::with_capacity(code.len());
    let mut signs = code.chars().peekable();
    while let Some(sign) = signs.next() {
        let escape = sign == '\\' && signs.peek().is_some_and(char::is_ascii_punctuation);
        if !escape {
            found.push(sign);
        }
    }
    found
}
