//! Prose in several languages at once, the site's own words, and the style that shows one language.

use api_model::Text;
use maud::{Markup, html};

use crate::markdown;
use crate::site::Site;

/// Prose of a page, in every language that it has.
pub(crate) fn prose(site: &Site<'_>, text: &Text) -> Markup {
    html! {
        @for (languages, tag, prose) in shown(site, text) {
            div.prose lang=(tag) data-say=[languages] { (markdown::blocks(prose)) }
        }
    }
}

/// A line of a page: a title, a label.
pub(crate) fn line(site: &Site<'_>, text: &Text) -> Markup {
    html! {
        @for (languages, tag, prose) in shown(site, text) {
            span lang=(tag) data-say=[languages] { (markdown::line(prose)) }
        }
    }
}

/// A word of the site itself.
pub(crate) fn word(site: &Site<'_>, english: &str) -> Markup {
    let mut text = Text::new("en", english);
    let chinese = CHINESE.iter().find(|(known, _)| *known == english);
    if let Some((_, chinese)) = chinese.filter(|_| site.languages.iter().any(|one| one == "zh")) {
        text.add("zh", chinese);
    }
    line(site, &text)
}

/// The entries of a text, each with the languages that it stands for: its own, and the first one those that are missing.
/// Nothing is said of languages where one entry stands for all.
fn shown<'t>(site: &Site<'_>, text: &'t Text) -> Vec<(Option<String>, String, &'t str)> {
    let own: Vec<String> = text
        .entries
        .iter()
        .map(|(language, _)| tag(language))
        .collect();
    let missing: Vec<&str> = site
        .languages
        .iter()
        .filter(|language| !own.contains(language))
        .map(String::as_str)
        .collect();
    let entries = text.entries.iter().zip(&own).enumerate();
    let entry = |(at, ((_, prose), tag)): (usize, (&'t (String, String), &String))| {
        let mut stands = vec![tag.as_str()];
        if at == 0 {
            stands.extend(&missing);
        }
        let languages = (own.len() > 1).then(|| stands.join(" "));
        (languages, tag.clone(), prose.as_str())
    };
    entries.map(entry).collect()
}

/// A language as an attribute: letters, digits and hyphens.
pub(crate) fn tag(language: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let tag: String = language.chars().filter(|c| plain(*c)).collect();
    if tag.is_empty() {
        "und".to_owned()
    } else {
        tag
    }
}

/// What a language calls itself.
pub(crate) fn name(language: &str) -> &str {
    match language {
        "en" => "English",
        "zh" | "cn" => "中文",
        "ja" => "日本語",
        "ko" => "한국어",
        "de" => "Deutsch",
        "fr" => "Français",
        "es" => "Español",
        "ru" => "Русский",
        other => other,
    }
}

/// Hides what is said in another language than the page's.
pub(crate) fn style(languages: &[String]) -> String {
    let rule = |tag: &String| {
        format!(
            "html[data-language=\"{tag}\"] [data-say]:not([data-say~=\"{tag}\"]) {{ display: none; }}\n"
        )
    };
    languages.iter().map(rule).collect()
}

/// The site's own words.
const CHINESE: &[(&str, &str)] = &[
    ("Calls", "接口"),
    ("Channels", "频道"),
    ("Contents", "目录"),
    ("Documented errors", "错误码"),
    ("Enums", "枚举"),
    ("Errors", "错误"),
    ("Examples", "示例"),
    ("Example answer", "返回示例"),
    ("Failure", "失败示例"),
    ("In doubt", "存疑"),
    ("Limits", "限速"),
    ("Meaning", "含义"),
    ("Name", "名称"),
    ("Answer", "返回"),
    ("Overview", "概览"),
    ("Parameters", "参数"),
    ("Pages of the documents", "来源"),
    ("Pushed data", "推送数据"),
    ("Arguments", "参数"),
    ("Search", "搜索"),
    ("Sections", "分类"),
    ("Servers", "服务器"),
    ("Signing", "签名"),
    ("Skip to the content", "跳到正文"),
    ("Try it", "试一试"),
    ("Type", "类型"),
    ("Value", "值"),
    ("Code", "代码"),
    ("Language", "语言"),
    ("required", "必填"),
    ("optional", "可选"),
    ("always there", "必有"),
    ("default", "默认"),
    ("public", "公开"),
    ("signed", "需签名"),
    ("per address", "每 IP"),
    ("per API key", "每 API key"),
    ("per user", "每用户"),
    ("whole section", "整个分类共用"),
    ("JSON body", "JSON 请求体"),
    ("form body", "表单请求体"),
    ("The whole body:", "整个请求体："),
    ("comes in pages", "分页返回"),
    ("lost answer: ask", "未收到返回时查询"),
    ("needs a listen key", "需 listen key"),
    ("Deprecated: it will go away.", "已弃用，将会下线。"),
    (
        "It works, but the official documents do not mention it.",
        "可用，但官方文档未提及。",
    ),
    (
        "The mock server beside this site answers as the documents say.",
        "本站旁的模拟服务器按文档应答。",
    ),
    ("Send", "发送"),
    ("Inside the field", "位于字段"),
    ("whether it worked says", "是否成功见"),
    ("The documents show nothing of it.", "文档未给出。"),
    ("Codes of the section", "本分类错误码"),
    ("All codes", "全部错误码"),
    ("path", "路径"),
    ("query", "查询串"),
    ("body", "请求体"),
    ("header", "请求头"),
    ("true or false", "布尔值"),
    ("integer", "整数"),
    ("decimal", "小数"),
    ("text", "文本"),
    ("secret text", "保密文本"),
    ("id", "id"),
    ("time in seconds", "时间（秒）"),
    ("time in ms", "时间（毫秒）"),
    ("enum", "枚举"),
    ("object", "对象"),
    ("list of", "列表："),
    ("map to", "映射："),
    ("any JSON", "任意 JSON"),
    ("corrected", "已更正"),
    ("stated", "文档写明"),
    ("ruled", "按规则"),
    ("inferred", "由示例推断"),
    ("defaulted", "默认"),
    ("characters", "个字符"),
    ("elements", "个元素"),
    ("as a pattern", "（正则）"),
];
