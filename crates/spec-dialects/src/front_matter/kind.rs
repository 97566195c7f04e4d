//! What a page is about.

use diagnostics::Sink;
use spec_markup::Yaml;

use super::{Page, channel, path};

/// A kind of page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Endpoint,
    Channel,
    Enum,
    Errors,
    Prose,
}

/// What a word under `type` says.
pub(super) fn word(word: &str) -> Option<Kind> {
    Some(match word.trim().to_ascii_lowercase().as_str() {
        "get" | "post" | "put" | "patch" | "delete" | "del" | "head" | "options" => Kind::Endpoint,
        "websocket" | "ws" | "channel" | "stream" => Kind::Channel,
        "enum" => Kind::Enum,
        "errors" | "error_codes" => Kind::Errors,
        "prose" | "page" => Kind::Prose,
        _ => return None,
    })
}

pub(super) fn of(page: &Page<'_>, _sink: &mut Sink) -> Kind {
    let typed = page.root.get("type").and_then(Yaml::trimmed);
    if let Some(kind) = typed.as_ref().and_then(|typed| word(typed)) {
        // Some sites give every page a method; one without any path describes something else.
        let stray = kind == Kind::Endpoint && path::find(page.root).path.is_none();
        return if stray && channel::format(page).is_some() {
            Kind::Channel
        } else {
            kind
        };
    }
    if path::find(page.root).path.is_some() || page.root.get("translates").is_some() {
        Kind::Endpoint
    } else if channel::is_channel(page) {
        Kind::Channel
    } else {
        Kind::Prose
    }
}
