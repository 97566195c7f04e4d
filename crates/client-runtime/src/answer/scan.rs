//! Where the members of an object stand, told by brackets and quotes alone.
//!
//! A payload is read once it is known to be wanted, and only then is it proven to be JSON. What is not plainly an object
//! is nothing here, and left to whoever reads every token.

use super::envelope::Part;

/// Tells `each` the name and the place of every member of the object that a text is; nothing where it is none, or where
/// a name holds an escape.
pub(super) fn members<'t>(text: &'t str, mut each: impl FnMut(&'t str, Part)) -> Option<()> {
    let bytes = text.as_bytes();
    let mut at = expect(bytes, 0, b'{')?;
    loop {
        let name = blanks(bytes, at);
        let after = end_of_string(bytes, name)?;
        let spelled = text.get(name + 1..after - 1)?;
        let start = blanks(bytes, expect(bytes, after, b':')?);
        let end = end_of_value(bytes, start)?;
        if spelled.contains('\\') {
            return None;
        }
        each(spelled, Part { start, end });
        at = blanks(bytes, end);
        match bytes.get(at)? {
            b',' => at += 1,
            b'}' => break,
            _ => return None,
        }
    }
    (blanks(bytes, at + 1) == bytes.len()).then_some(())
}

/// Past a sign that must come next.
fn expect(bytes: &[u8], at: usize, sign: u8) -> Option<usize> {
    let at = blanks(bytes, at);
    (*bytes.get(at)? == sign).then_some(at + 1)
}

fn blanks(bytes: &[u8], mut at: usize) -> usize {
    while matches!(bytes.get(at), Some(b' ' | b'\n' | b'\r' | b'\t')) {
        at += 1;
    }
    at
}

fn end_of_value(bytes: &[u8], start: usize) -> Option<usize> {
    match bytes.get(start)? {
        b'"' => end_of_string(bytes, start),
        b'{' | b'[' => end_of_nest(bytes, start),
        _ => {
            let rest = bytes.get(start..)?.iter();
            let ends =
                |byte: &u8| matches!(byte, b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t');
            let length = rest.clone().position(ends)?;
            (length > 0).then_some(start + length)
        }
    }
}

fn end_of_string(bytes: &[u8], start: usize) -> Option<usize> {
    if *bytes.get(start)? != b'"' {
        return None;
    }
    let mut at = start + 1;
    loop {
        let rest = bytes.get(at..)?;
        let length = rest.iter().position(|byte| matches!(byte, b'"' | b'\\'))?;
        at += length + 1;
        if rest[length] == b'"' {
            return Some(at);
        }
        // What a backslash hides.
        at += 1;
    }
}

fn end_of_nest(bytes: &[u8], start: usize) -> Option<usize> {
    let mut depth = 0_usize;
    let mut at = start;
    loop {
        match bytes.get(at)? {
            b'"' => {
                at = end_of_string(bytes, at)?;
                continue;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{Part, members};

    fn all(text: &str) -> Option<Vec<(&str, &str)>> {
        let mut found = Vec::new();
        members(text, |name, Part { start, end }| {
            found.push((name, &text[start..end]));
        })?;
        Some(found)
    }

    #[test]
    fn members_are_told_as_they_stand() {
        let text = r#" { "rc" : 0 ,"mc":"S\"}\\", "result":{"a":["]",{}],"b":"{"}, "n":null } "#;
        let found = [
            ("rc", "0"),
            ("mc", r#""S\"}\\""#),
            ("result", r#"{"a":["]",{}],"b":"{"}"#),
            ("n", "null"),
        ];
        assert_eq!(all(text), Some(found.to_vec()));
    }

    #[test]
    fn what_is_not_plainly_an_object_is_left_to_others() {
        for text in [
            "",
            "{",
            "[]",
            "{}",
            "1",
            "<html>",
            r#"{"a""#,
            r#"{"a":"#,
            r#"{"a":1"#,
            r#"{"a":,}"#,
            r#"{"a":1,}"#,
            r#"{"a":1}x"#,
            r#"{"a":"b}"#,
            r#"{"a":{"b":1}"#,
            r#"{"a":[1,2}"#,
            r#"{"a\u0062":1}"#,
            r#"{"a":1 2}"#,
            r#"{"a":"\"#,
        ] {
            assert_eq!(all(text), None, "{text}");
        }
    }
}
