//! What a code block shows, by its title, its language, its text and where it stands.

use spec_draft::SampleRole;

use super::Raw;
use crate::hanzi::simplified;

/// What the surroundings of a block say.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Hints {
    /// The heading above it, or the side of the page, says what it is.
    pub(crate) place: Option<SampleRole>,
    /// The page describes a websocket topic.
    pub(crate) channel: bool,
}

/// The role of a block.
pub(crate) fn role(raw: &Raw, hints: Hints, is_curl: bool) -> SampleRole {
    if is_curl {
        return SampleRole::Request;
    }
    let start = raw.text.text().trim_start();
    let looks_json = start.starts_with(['{', '[']) || is_commented_json(start) || is_member(start);
    let language = raw
        .language
        .as_deref()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let data = language.is_empty()
        || ["json", "jsonc", "json5", "text", "txt", "plaintext", "http"]
            .contains(&language.as_str());
    let titled = raw.title.as_deref().and_then(by_words);
    if !looks_json {
        let pairs = data && titled.or(hints.place) == Some(SampleRole::Request);
        return if pairs {
            SampleRole::Request
        } else {
            SampleRole::Code
        };
    }
    if hints.channel && titled.is_none_or(|role| role == SampleRole::Response) {
        return if is_subscription(start) {
            SampleRole::Subscription
        } else {
            SampleRole::Push
        };
    }
    // A tab of program code that holds bare JSON shows what is sent.
    let by_language = if data {
        None
    } else {
        Some(SampleRole::Request)
    };
    titled
        .or(hints.place)
        .or(by_language)
        .unwrap_or(SampleRole::Response)
}

/// What the words of a title or heading say of the example below it.
pub(crate) fn by_words(title: &str) -> Option<SampleRole> {
    let title = simplified(&title.to_lowercase());
    let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
    let status = title
        .split(|c: char| !c.is_ascii_digit())
        .find(|n| n.len() == 3);
    if has(&[
        "error",
        "fail",
        "erreur",
        "fehler",
        "erro",
        "ошибк",
        "错误",
        "失败",
        "エラー",
        "오류",
    ]) || status.is_some_and(|n| n.starts_with(['4', '5']))
    {
        Some(SampleRole::Failure)
    } else if has(&[
        "response",
        "return",
        "success",
        "result",
        "réponse",
        "respuesta",
        "resposta",
        "antwort",
        "ответ",
        "レスポンス",
        "응답",
        "响应",
        "返回",
        "应答",
        "output",
    ]) || status.is_some_and(|n| n.starts_with('2'))
    {
        Some(SampleRole::Response)
    } else if has(&[
        "request",
        "requête",
        "solicitud",
        "anfrage",
        "payload",
        "body",
        "curl",
        "parameter",
        "请求",
        "参数",
        "入参",
        "input",
    ]) {
        Some(SampleRole::Request)
    } else {
        None
    }
}

fn is_commented_json(text: &str) -> bool {
    let code = text
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty() && !line.starts_with("//"));
    text.starts_with("//") && code.is_some_and(|line| line.starts_with(['{', '[']))
}

/// Members without braces around them.
fn is_member(text: &str) -> bool {
    text.strip_prefix('"')
        .and_then(|rest| rest.split_once('"'))
        .is_some_and(|(key, rest)| !key.contains('\n') && rest.trim_start().starts_with(':'))
}

fn is_subscription(text: &str) -> bool {
    let head: String = text.chars().take(400).collect::<String>().to_lowercase();
    [
        "\"subscribe\"",
        "\"unsubscribe\"",
        "\"sub\"",
        "addchannel",
        "removechannel",
    ]
    .iter()
    .any(|word| head.contains(word))
        || (head.contains("\"method\"") && head.contains("\"params\""))
}
