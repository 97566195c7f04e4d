//! A call in Rust, curl and the command line.

mod curl;
mod shell;
pub(crate) mod values;

use api_model::Operation;
use maud::{Markup, html};

use self::values::Values;
use crate::site::Site;
use crate::words::word;

/// The examples of a call.
pub(crate) fn of_call(site: &Site<'_>, operation: &Operation) -> Markup {
    let values = Values::of(site, operation);
    let id = format!("{}.{}", operation.section, operation.id);
    let command = &site.options.command;
    html! {
        h2 { (word(site, "Examples")) }
        @if let Some(rust) = site.options.rust.get(&id) { (titled("Rust", "rust", rust)) }
        (titled("curl", "sh", &curl::lines(site, operation, &values)))
        @if !command.is_empty() { (titled(command, "sh", &shell::lines(command, operation, &values))) }
    }
}

fn titled(title: &str, language: &str, text: &str) -> Markup {
    html! {
        figure.sample {
            figcaption { (title) }
            (block(language, text))
        }
    }
}

/// Code that can be scrolled by the keyboard.
pub(crate) fn block(language: &str, text: &str) -> Markup {
    html! { pre tabindex="0" data-code=(language) { code { (text) } } }
}

/// JSON on lines, numbers as they stand; what is no JSON stays as it is.
pub(crate) fn pretty(json: &str) -> String {
    exact_json::Json::parse(json).map_or_else(|_| json.to_owned(), |value| format!("{value:#}"))
}

/// A word of a shell's command line.
fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:,=@+%".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}
