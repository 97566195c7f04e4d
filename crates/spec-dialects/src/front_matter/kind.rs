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

/// Words for methods.
const METHODS: &[&str] = &[
    "get", "post", "put", "patch", "delete", "del", "head", "options",
];

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
            method if METHODS.contains(&method) => Kind::Endpoint,
            "websocket" | "ws" | "channel" | "stream" => Kind::Channel,
            "enum" => Kind::Enum,
            "errors" | "error_codes" => Kind::Errors,
            "prose" | "page" => Kind::Prose,
            _ => return None,
        },
    )
}

/// Whether the word for the kind is a method but for one slip of typing.
fn is_slip(root: &Yaml) -> bool {
    let said = root.get("type").and_then(Yaml::trimmed);
    said.is_some_and(|said| {
        let near = |method: &&str| strsim::osa_distance(method, &said.to_ascii_lowercase()) == 1;
        METHODS.iter().any(near)
    })
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
    let relative = || is_slip(page.root) && path::relative(page.root).is_some();
    if path::find(page.root).path.is_some() || page.root.get("translates").is_some() || relative() {
        Kind::Endpoint
    } else if channel::is_channel(page) {
        Kind::Channel
    } else {
        Kind::Prose
    }
}

/// Whether a line, taken alone, says that its page is more than prose: by a key for the kind or for what a page of a kind
/// must have.
pub(crate) fn declares(line: &str) -> bool {
    let Some((key, value)) = line.split_once(':') else {
        return false;
    };
    let value = value.trim().trim_matches(['"', '\'']);
    let own = !key.starts_with(' ') && !value.is_empty();
    match key.trim_matches([' ', '\t', '-', '"', '\'']) {
        "type" | "method" => {
            let kind = word(value);
            kind.map_or(own, |kind| kind != Kind::Prose)
        }
        "path" | "endpoint" | "url" | "topic" | "same_as" | "translates" => own,
        "description" | "title" => {
            let (first, rest) = value.split_once(' ').unwrap_or((value, ""));
            let method = METHODS.contains(&first.to_ascii_lowercase().as_str());
            first.starts_with('/') || (method && rest.trim_start().starts_with(['/', 'h']))
        }
        _ => false,
    }
}
