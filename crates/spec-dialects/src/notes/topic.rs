//! What a heading announces, in the words that documentation uses.

use crate::hanzi::simplified;

/// What stands below a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Topic {
    /// Explanations, or nothing that a rule knows.
    Other,
    /// A table or list of parameters.
    Parameters,
    /// A table of answer fields.
    Fields,
    /// An example of a request.
    RequestExample,
    /// An example of an answer.
    ResponseExample,
    /// Error codes.
    Errors,
    /// Rate limits.
    Limits,
    /// Changes, notes on code, and other asides.
    Aside,
}

impl Topic {
    /// Whether headings below that say nothing of their own head parts of the same.
    pub(crate) fn holds_parts(self) -> bool {
        matches!(
            self,
            Self::Parameters
                | Self::Fields
                | Self::RequestExample
                | Self::ResponseExample
                | Self::Errors
                | Self::Aside
        )
    }
}

/// The topic of a heading.
pub(crate) fn topic(heading: &str) -> Topic {
    let text = simplified(&plain(heading).to_lowercase());
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let example = has(&["example", "sample", "示例", "例子", "样例", "demo"]);
    let answer = has(&[
        "response", "return", "result", "返回", "响应", "应答", "output",
    ]);
    let fields = has(&[
        "field",
        "param",
        "字段",
        "参数",
        "attribute",
        "description",
        "说明",
    ]);
    if has(&[
        "limit flow",
        "rate limit",
        "flow rule",
        "flow limit",
        "限流",
        "限频",
        "频率",
        "limit rule",
        "limit flow rules",
    ]) {
        Topic::Limits
    } else if has(&[
        "error",
        "message code",
        "错误",
        "mc code",
        "状态码",
        "status code",
        "异常",
    ]) && !example
    {
        Topic::Errors
    } else if answer && fields && !example {
        Topic::Fields
    } else if answer {
        Topic::ResponseExample
    } else if example && has(&["request", "param", "请求", "参数", "curl", "入参", "body"])
        || text == "curl"
    {
        Topic::RequestExample
    } else if has(&[
        "param",
        "argument",
        "参数",
        "入参",
        "query string",
        "request body",
        "请求体",
        "path variable",
        "body",
    ]) {
        Topic::Parameters
    } else if text == "request" || text == "请求" || example {
        Topic::RequestExample
    } else if has(&["field"]) || has(&["字段"]) {
        Topic::Fields
    } else if has(&[
        "changelog",
        "change log",
        "release note",
        "更新日志",
        "变更",
    ]) {
        Topic::Aside
    } else {
        Topic::Other
    }
}

/// A paragraph that is a heading in bold: its text.
pub(crate) fn bold(text: &str) -> Option<&str> {
    let text = text.trim().trim_end_matches([':', '：']);
    let inner = text.strip_prefix("**")?.strip_suffix("**")?;
    (!inner.contains("**") && !inner.contains('\n') && inner.chars().count() < 60)
        .then_some(inner.trim_end_matches([':', '：']).trim())
}

/// A heading's words: tags, anchors, marks, numbering and emoji taken off.
pub(crate) fn plain(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut rest = text.split("{#").next().unwrap_or(text);
    while let Some((before, tag)) = rest.split_once('<') {
        let closed = tag
            .split_once('>')
            .filter(|(tag, _)| tag.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/'));
        let Some((_, behind)) = closed else { break };
        bare.push_str(before);
        rest = behind;
    }
    bare.push_str(rest);
    let marks = ['*', '#', '`', '_', ' ', ':', '：'];
    let text = bare.trim().trim_matches(marks);
    let start = text.find(char::is_alphabetic).unwrap_or(0);
    text[start..].trim().to_owned()
}

/// The anchor that a heading sets for itself: `{#order-state}`, `<span id="orderState">`.
pub(crate) fn anchor(text: &str) -> Option<&str> {
    let braced = text
        .split_once("{#")
        .and_then(|(_, rest)| rest.split_once('}'));
    let tagged = || {
        let (_, rest) = text.split_once("id=\"")?;
        rest.split_once('"')
    };
    let (name, _) = braced.or_else(tagged)?;
    (!name.is_empty()).then_some(name)
}
