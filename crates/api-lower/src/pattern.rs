//! Patterns of names, as rules of the manifest state them.

/// The texts of a pattern, in which `*` stands for any text.
pub(crate) fn parts(pattern: &str) -> Vec<String> {
    pattern.split('*').map(str::to_owned).collect()
}

/// Whether the texts of a pattern, with any text between two, are the whole of `name`.
pub(crate) fn matches(parts: &[String], name: &str) -> bool {
    let Some((first, parts)) = parts.split_first() else {
        return false;
    };
    let Some(mut rest) = name.strip_prefix(first.as_str()) else {
        return false;
    };
    let Some((last, parts)) = parts.split_last() else {
        return rest.is_empty();
    };
    for part in parts {
        match rest.find(part.as_str()) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    rest.ends_with(last.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_match_whole_names_and_case() {
        for (pattern, name, expected) in [
            ("*Time", "updatedTime", true),
            ("*Time", "Time", true),
            ("*Time", "updatetime", false),
            ("symbol", "symbol", true),
            ("symbol", "symbolId", false),
            ("*Id*", "orderIdList", true),
            ("a*b*c", "a-b-c", true),
            ("a*a", "a", false),
            ("*", "anything", true),
        ] {
            assert_eq!(matches(&parts(pattern), name), expected, "{pattern} {name}");
        }
    }
}
