//! What a word looks like.

/// Names of parameters that say what is to be done, where all calls go to one path.
const COMMANDS: [&str; 8] = [
    "action",
    "call",
    "cmd",
    "command",
    "function",
    "method",
    "op",
    "operation",
];

/// The value that the description of such a parameter consists of, be it behind a label: `Users.Get`, or
/// ``API command: `users.get` ``. A word that is joined of several names what is to be done; prose does not join words so.
#[must_use]
pub fn command<'d>(parameter: &str, description: &'d str) -> Option<&'d str> {
    if !COMMANDS.contains(&parameter.trim().trim_matches('`').to_lowercase().as_str()) {
        return None;
    }
    let text = description.trim();
    let value = match text.split_once(':') {
        Some((label, rest)) if is_label(label) => {
            rest.trim().strip_prefix('`')?.strip_suffix('`')?
        }
        _ => text.trim_matches('`'),
    };
    is_joined(value).then_some(value)
}

/// Whether some words announce a value that holds, and no sample of one.
fn is_label(text: &str) -> bool {
    let words = text.to_lowercase();
    let of_samples = ["example", "e.g", "default", "format", "such as"];
    text.contains(' ') && !of_samples.iter().any(|sign| words.contains(sign))
}

fn is_joined(text: &str) -> bool {
    let joints = ['.', '_', ':', '/'];
    let mut parts = text.split(joints);
    let is_part = |part: &str| {
        part.starts_with(|first: char| first.is_ascii_alphabetic())
            && part
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    text.contains(joints) && parts.all(is_part)
}

#[cfg(test)]
mod tests {
    use super::command;

    #[test]
    fn descriptions_of_real_pages() {
        for (description, value) in [
            ("CustomField.Create", Some("CustomField.Create")),
            ("`list_users`", Some("list_users")),
            ("a:b", Some("a:b")),
            ("users/get-all", Some("users/get-all")),
            ("API command: `users.get`", Some("users.get")),
            ("An example: `users.get`", None),
            ("API command: users.get", None),
            ("Users", None),
            ("The id.", None),
            ("1.5", None),
            ("v1.2", None),
            ("a,b.c", None),
            ("", None),
        ] {
            assert_eq!(command("Command", description), value, "{description}");
            assert_eq!(command("symbol", description), None, "{description}");
        }
    }
}
