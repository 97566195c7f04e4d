//! Words for "must be given".

use crate::lower::prose;

/// Whether a word says that something must be given; `Err` for a word that says nothing we know.
pub(crate) fn read(word: &str) -> Result<Option<bool>, ()> {
    let word = prose::line(word);
    let word = word
        .trim()
        .trim_matches(['`', '*', '"', '\''])
        .trim()
        .to_lowercase();
    if word.is_empty()
        || ["-", "--", "—", "–", "/", "n/a", "null", "none", "无"].contains(&word.as_str())
    {
        return Ok(None);
    }
    if CONDITIONAL.iter().any(|sign| word.contains(sign)) {
        return Ok(Some(false));
    }
    let first: String = word
        .chars()
        .take_while(|sign| !sign.is_whitespace() && !",;:(（，；。.".contains(*sign))
        .collect();
    let is = |words: &[&str]| words.contains(&word.as_str()) || words.contains(&first.as_str());
    match (is(NO), is(YES)) {
        (true, _) => Ok(Some(false)),
        (_, true) => Ok(Some(true)),
        _ => Err(()),
    }
}

const YES: &[&str] = &[
    "true",
    "yes",
    "y",
    "t",
    "1",
    "required",
    "require",
    "mandatory",
    "must",
    "是",
    "必填",
    "必须",
    "必选",
    "必传",
    "需要",
    "√",
    "✓",
    "✔",
    "✅",
    "☑",
    "o",
    "m",
];

const NO: &[&str] = &[
    "false",
    "no",
    "n",
    "f",
    "0",
    "optional",
    "option",
    "否",
    "选填",
    "可选",
    "非必填",
    "不必填",
    "非必须",
    "非必传",
    "非必选",
    "不需要",
    "不必",
    "×",
    "✗",
    "✘",
    "❌",
    "x",
    "not",
    "无需",
];

/// Signs of "required in some cases": then a request without it must be possible.
const CONDITIONAL: &[&str] = &[
    "conditional",
    "either",
    "one of",
    "depends",
    "sometimes",
    "if ",
    "when ",
    "条件",
    "二选一",
    "任选",
    "至少",
    "不能同时",
];

/// Whether a description says that the parameter may be left out.
pub(crate) fn text_says_optional(description: &str) -> bool {
    let text = description.to_lowercase();
    let says = [
        "(optional",
        "[optional",
        "optional)",
        "is optional",
        "optional.",
        "optional,",
        "not required",
        "可选",
        "非必填",
        "选填",
        "可为空",
        "可不传",
        "can be empty",
        "may be empty",
        "can be null",
    ];
    text.starts_with("optional") || says.iter().any(|sign| text.contains(sign))
}

#[cfg(test)]
mod tests {
    use super::{read, text_says_optional};

    #[test]
    fn words_of_real_pages() {
        let cases = [
            (
                "true True TRUE Yes YES Y y 是 必填 required **Yes** √ 1",
                Ok(Some(true)),
            ),
            (
                "false No N 否 选填 optional Conditional 条件必填 非必填 0",
                Ok(Some(false)),
            ),
            ("- — N/A", Ok(None)),
            ("perhaps spot", Err(())),
        ];
        for (words, expected) in cases {
            for word in words.split(' ') {
                assert_eq!(read(word), expected, "{word}");
            }
        }
        assert_eq!(read("Yes (either this or orderId)"), Ok(Some(false)));
        assert_eq!(read("Yes, always"), Ok(Some(true)));
        assert_eq!(read(""), Ok(None));
    }

    #[test]
    fn texts() {
        assert!(text_says_optional("Optional, the market"));
        assert!(text_says_optional("the market (optional)"));
        assert!(!text_says_optional("the optional market's name"));
    }
}
