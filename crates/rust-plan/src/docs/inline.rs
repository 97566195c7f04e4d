//! Foreign text inside a line: code spans and addresses are kept, everything else is escaped.

use std::borrow::Cow;

use super::{code_words, is_wide};

/// Markdown that shows `text` and does nothing else.
pub(super) fn escape(text: &str) -> String {
    if is_harmless(text) {
        return text.trim().to_owned();
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        rest = if code_words::is_word_char(c) && !c.is_ascii_lowercase() {
            word(rest, &mut out)
        } else if is_wide(c) {
            apart(&mut out, c);
            let run = rest.find(|c| !is_wide(c)).unwrap_or(rest.len());
            out.push_str(&rest[..run]);
            &rest[run..]
        } else if c == '`' {
            code(rest, &mut out)
        } else if let Some((address, after)) = address(rest) {
            apart(&mut out, '<');
            out.extend(["<", address, ">"]);
            after
        } else if let Some(link) = link(rest) {
            out.push_str(&escape(link.label));
            if let Some(address) = link.address {
                out.extend([" (<", address, ">)"]);
            }
            link.after
        } else if let Some(after) = rest.strip_prefix("**") {
            after
        } else if code_words::is_word_char(c) {
            word(rest, &mut out)
        } else {
            push_sign(c, &mut out);
            &rest[c.len_utf8()..]
        };
    }
    out.trim().to_owned()
}

/// Whether a text is shown as it stands: words with a capital at most in front, and signs that are but signs. Most texts
/// are.
fn is_harmless(text: &str) -> bool {
    let mut before = b' ';
    text.bytes().all(|sign| {
        let last = std::mem::replace(&mut before, sign);
        match sign {
            b'A'..=b'Z' => !last.is_ascii_alphanumeric(),
            // `::` and `://` belong to code and addresses, `()` to calls.
            b':' | b'/' => last != b':',
            b')' => last != b'(',
            sign => {
                sign.is_ascii_lowercase()
                    || sign.is_ascii_digit()
                    || b" ,.;(-'\"?%+=".contains(&sign)
            }
        }
    })
}

/// A code span around a text without line breaks; an empty text is shown as two quotes.
pub(super) fn code_span(value: &str) -> String {
    if !value.contains(['`', ' ']) && !value.trim().is_empty() {
        return ["`", value, "`"].concat();
    }
    let value: Cow<'_, str> = if value.trim().is_empty() {
        format!("\"{value}\"").into()
    } else {
        value.into()
    };
    let longest = value.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let framed = value.starts_with(['`', ' ']) || value.ends_with(['`', ' ']);
    let pad = if framed { " " } else { "" };
    [&fence, pad, &*value, pad, &fence].concat()
}

/// Takes a code span, or a backtick that opens none.
fn code<'a>(text: &'a str, out: &mut String) -> &'a str {
    let run = text.bytes().take_while(|b| *b == b'`').count();
    let (fence, after) = text.split_at(run);
    let closing = after
        .match_indices(fence)
        .find(|(at, _)| !after[..*at].ends_with('`') && !after[at + run..].starts_with('`'));
    let Some((at, _)) = closing else {
        out.push_str(&"\\`".repeat(run));
        return after;
    };
    let content = after[..at].trim();
    if !content.is_empty() {
        apart(out, '`');
        out.push_str(&code_span(content));
    }
    &after[at + run..]
}

/// An address at the start of a text, without the marks that end a sentence.
fn address(text: &str) -> Option<(&str, &str)> {
    if !text.starts_with(['h', 'w']) {
        return None;
    }
    let scheme = ["https://", "http://", "wss://", "ws://"]
        .into_iter()
        .find(|scheme| text.starts_with(scheme))?;
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#@!$&'+,;=%".contains(c);
    let end = text.find(|c| !allowed(c)).unwrap_or(text.len());
    let address = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']);
    (address.len() > scheme.len()).then(|| (address, &text[address.len()..]))
}

/// A Markdown link or image.
struct Link<'a> {
    label: &'a str,
    /// The target, where it is an address; a place inside the page means nothing here.
    address: Option<&'a str>,
    after: &'a str,
}

/// The link at the start of a text. Label and target end at the first sign that neither may hold, so that a text of many
/// openings is not searched to its end for each of them.
fn link(text: &str) -> Option<Link<'_>> {
    let inner = text.strip_prefix('!').unwrap_or(text).strip_prefix('[')?;
    let (label, rest) = inner.split_at(inner.find(['[', ']', '`'])?);
    let rest = rest.strip_prefix("](")?;
    let (target, after) = rest.split_at(rest.find([')', '(', '<', ' '])?);
    Some(Link {
        label,
        address: address(target).and_then(|(address, rest)| rest.is_empty().then_some(address)),
        after: after.strip_prefix(')')?,
    })
}

/// Takes a word.
fn word<'a>(text: &'a str, out: &mut String) -> &'a str {
    let (word, after) = code_words::word(text);
    push_word(word, out);
    after
}

fn push_word(word: &str, out: &mut String) {
    let first = word.chars().next().unwrap_or(' ');
    if code_words::is_code(word) {
        apart(out, '`');
        out.push_str(&code_span(word));
    } else {
        apart(out, first);
        out.push_str(&word.replace('_', "\\_"));
    }
}

fn push_sign(c: char, out: &mut String) {
    if "\\`*[]<>~#&$|".contains(c) {
        out.push('\\');
    }
    out.push(c);
}

/// Keeps scripts apart by a space, so that neither reads as a part of the other; code spans and addresses too.
fn apart(out: &mut String, next: char) {
    let Some(last) = out.chars().next_back() else {
        return;
    };
    let letter = |c: char| c.is_alphanumeric() && !is_wide(c);
    let han = |c: char| is_wide(c) && c.is_alphanumeric();
    let framed = |c: char| c == '`' || c == '<' || c == '>';
    if last.is_ascii() && !framed(last) && next.is_ascii() && !framed(next) {
        return;
    }
    let escaped = out.ends_with("\\`") || out.ends_with("\\>") || out.ends_with("\\<");
    let meet = (han(last) && (letter(next) || framed(next)))
        || (han(next) && (letter(last) || framed(last)))
        || (framed(next) && letter(last))
        || (framed(last) && letter(next) && !escaped);
    let joined = last == '`' && next == '`';
    if meet || joined {
        out.push(' ');
    }
}
