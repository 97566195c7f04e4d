//! Strings and everything that is written without quotes.

use super::JsonKind;
use super::cursor::{Cursor, plain};

/// A string as it was found.
pub(super) struct Quoted {
    /// Its value, escapes resolved.
    pub(super) value: String,
    /// Whether its closing quote is there.
    pub(super) closed: bool,
}

/// Reads a string whose opening quote comes next. One that does not close ends with its line.
pub(super) fn quoted(cursor: &mut Cursor<'_>) -> Quoted {
    let quote = cursor.peek().unwrap_or('"');
    cursor.bump();
    let start = cursor.at();
    let mut value = String::new();
    loop {
        let run = plain_run(cursor.rest());
        value.push_str(run);
        cursor.seek(cursor.at() + run.len());
        let Some(next) = cursor.rest().chars().next() else {
            break;
        };
        if plain(next) == quote {
            cursor.bump();
            return Quoted {
                value,
                closed: true,
            };
        }
        match next {
            '\n' => break,
            '\\' => escape(cursor, &mut value),
            _ => {
                value.push(next);
                cursor.bump();
            }
        }
    }
    let raw = cursor.slice(start..cursor.at());
    cursor.seek(start + raw.trim_end().trim_end_matches(',').len());
    value.truncate(value.trim_end().trim_end_matches(',').len());
    Quoted {
        value,
        closed: false,
    }
}

/// The signs at the start of a text that neither end a string nor begin an escape.
fn plain_run(text: &str) -> &str {
    let is_plain = |byte: &u8| matches!(byte, b' '..=b'~') && !b"\"'`\\".contains(byte);
    let end = text.bytes().position(|byte| !is_plain(&byte));
    &text[..end.unwrap_or(text.len())]
}

fn escape(cursor: &mut Cursor<'_>, value: &mut String) {
    cursor.bump();
    let Some(next) = cursor.rest().chars().next() else {
        value.push('\\');
        return;
    };
    if next == '\n' {
        return;
    }
    cursor.bump();
    match next {
        'n' => value.push('\n'),
        't' => value.push('\t'),
        'r' => value.push('\r'),
        'b' => value.push('\u{8}'),
        'f' => value.push('\u{c}'),
        '"' | '\'' | '\\' | '/' => value.push(next),
        'u' => value.push(unicode(cursor)),
        other => {
            value.push('\\');
            value.push(other);
        }
    }
}

/// The character of `\uXXXX`, two of them for a surrogate pair; the replacement character for what is none.
fn unicode(cursor: &mut Cursor<'_>) -> char {
    let Some(first) = hex(cursor) else {
        return char::REPLACEMENT_CHARACTER;
    };
    if let Some(c) = char::from_u32(first) {
        return c;
    }
    let back = cursor.at();
    if cursor.rest().starts_with("\\u") {
        cursor.seek(back + 2);
        if let Some(second) = hex(cursor).filter(|low| (0xdc00..0xe000).contains(low))
            && (0xd800..0xdc00).contains(&first)
        {
            let code = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
            return char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
        }
        cursor.seek(back);
    }
    char::REPLACEMENT_CHARACTER
}

fn hex(cursor: &mut Cursor<'_>) -> Option<u32> {
    let digits = cursor
        .rest()
        .get(..4)
        .filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()))?;
    cursor.seek(cursor.at() + 4);
    u32::from_str_radix(digits, 16).ok()
}

/// Where a value without quotes ends: at a comma, a closing bracket, a comment or the end of the line.
pub(super) fn bare_end(cursor: &Cursor<'_>) -> usize {
    let rest = cursor.rest();
    let mut end = rest.len();
    let mut before = ' ';
    for (at, c) in rest.char_indices() {
        let comment = (rest[at..].starts_with("//") && before != ':')
            || rest[at..].starts_with("/*")
            || (c == '#' && before.is_whitespace());
        if matches!(plain(c), ',' | '}' | ']' | '\n' | '\r' | '"' | '{' | '[') || comment {
            end = at;
            break;
        }
        before = c;
    }
    cursor.at() + rest[..end].trim_end().len()
}

/// What a word without quotes is; `None` for one that is no JSON.
pub(super) fn word(word: &str) -> Option<JsonKind> {
    Some(match word {
        "true" | "True" | "TRUE" => JsonKind::Boolean(true),
        "false" | "False" | "FALSE" => JsonKind::Boolean(false),
        "null" | "Null" | "NULL" | "None" | "undefined" | "nil" | "NaN" => JsonKind::Null,
        _ if is_number(word) => JsonKind::Number(word.to_owned()),
        _ => return None,
    })
}

/// Whether a word is a number as JSON5 has it, hexadecimal left out.
fn is_number(word: &str) -> bool {
    let word = word.strip_prefix(['+', '-']).unwrap_or(word);
    let (mantissa, exponent) = match word.find(['e', 'E']) {
        Some(at) => (&word[..at], Some(&word[at + 1..])),
        None => (word, None),
    };
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let sound = exponent.is_none_or(|exponent| {
        let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        !exponent.is_empty() && digits(exponent)
    });
    !(whole.is_empty() && fraction.is_empty()) && digits(whole) && digits(fraction) && sound
}
