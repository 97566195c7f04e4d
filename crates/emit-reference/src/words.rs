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
];
