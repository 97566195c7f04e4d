//! Where the members of an object stand, told by brackets and quotes alone.
//!
//! A payload is read once it is known to be wanted, and only then is it proven to be JSON. What is not plainly an object
//! is nothing here, and left to whoever reads every token.

use super::envelope::Part;
use crate::decode::plain_length;

/// Tells `each` the name and the place of every member of the object that a text is; nothing where it is none, or where
/// a name holds an escape.
pub(super) fn members<'t>(text: &'t str, mut each: impl FnMut(&'t str, Part)) -> Option<()> {
    let bytes = text.as_bytes();
    let mut at = expect(bytes, 0, b'{')?;
    loop {
        let (name, start) = member(text, at)?;
        let end = end_of_value(bytes, start)?;
        each(name, Part { start, end });
        at = blanks(bytes, end);
        match bytes.get(at)? {
            b',' => at += 1,
            b'}' => break,
            _ => return None,
        }
    }
    (blanks(bytes, at + 1) == bytes.len()).then_some(())
}

/// Tells `each` of all members before the one of a name, and gives the place of that one as it is if it is the last:
/// up to the bracket that ends the object. Whether it is, shows as it is read.
pub(super) fn members_before<'t>(
    text: &'t str,
    last: &str,
    mut each: impl FnMut(&'t str, Part),
) -> Option<Part> {
    let bytes = text.as_bytes();
    let mut at = expect(bytes, 0, b'{')?;
    loop {
        let (name, start) = member(text, at)?;
        if name == last {
            let inside = text.trim_ascii_end().strip_suffix('}')?;
            let end = inside.trim_ascii_end().len();
            return (start < end).then_some(Part { start, end });
        }
        let end = end_of_value(bytes, start)?;
        each(name, Part { start, end });
        at = expect(bytes, end, b',')?;
    }
}

/// The name of a member, and where its value starts.
fn member(text: &str, at: usize) -> Option<(&str, usize)> {
    let bytes = text.as_bytes();
    let name = blanks(bytes, at);
    let after = end_of_string(bytes, name)?;
    let spelled = text.get(name + 1..after - 1)?;
    let start = blanks(bytes, expect(bytes, after, b':')?);
    (!spelled.contains('\\')).then_some((spelled, start))
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
        at += plain_length(bytes.get(at..)?);
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            // And what it hides.
            b'\\' => at += 2,
            // Whether that may stand here is for others to say.
            _ => at += 1,
        }
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
    use super::{Part, members, members_before};

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
    fn the_last_member_goes_up_to_the_end() {
        let before = |text: &'static str| {
            let mut names = Vec::new();
            let last = members_before(text, "result", |name, _| names.push(name));
            last.map(|Part { start, end }| (names, &text[start..end]))
        };
        let known = r#" {"rc":0, "ma":["result"],"result" : {"a":1} } "#;
        assert_eq!(before(known), Some((vec!["rc", "ma"], r#"{"a":1}"#)));
        // Whoever reads it finds that more comes behind it.
        let more = before(r#"{"result":1,"rc":0}"#).map(|(_, last)| last);
        assert_eq!(more, Some(r#"1,"rc":0"#));
        for text in [
            r#"{"rc":0}"#,
            r#"{"result":}"#,
            r#"{"result":{"a":1"#,
            r#"{"r\u0065sult":1}"#,
        ] {
            assert_eq!(before(text), None, "{text}");
        }
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
