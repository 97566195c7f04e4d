//! What a page is about.

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

/// What the page says of its kind: under `type`, else under `method`.
pub(super) fn typed(root: &Yaml) -> Option<Kind> {
    let said = |key: &str| root.get(key).and_then(Yaml::trimmed);
    said("type")
        .and_then(|said| word(&said))
        .or_else(|| said("method").and_then(|said| word(&said)))
}

/// What a word says.
fn word(word: &str) -> Option<Kind> {
    Some(
        match word
            .trim()
            .trim_matches(['[', ']', '`', '*'])
            .to_ascii_lowercase()
            .as_str()
        {
            "get" | "post" | "put" | "patch" | "delete" | "del" | "head" | "options" => {
                Kind::Endpoint
            }
            "websocket" | "ws" | "channel" | "stream" => Kind::Channel,
            "enum" => Kind::Enum,
            "errors" | "error_codes" => Kind::Errors,
            "prose" | "page" => Kind::Prose,
            _ => return None,
        },
    )
}

pub(super) fn of(page: &Page<'_>) -> Kind {
    if let Some(kind) = typed(page.root) {
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
