//! What operations are called.
//!
//! A page may state an id; where a site's own `id` names the page and not the call, dialects hand on `operation_id`
//! alone. All other operations are named by method and path. Both ways look at one operation alone, and but for newer
//! versions of a call ([`super::versions`]) that is the name: adding a page renames no other operation.

use std::collections::BTreeMap;

use api_model::{Channel, Operation, Place};
use diagnostics::{Diagnostic, Sink, Span, codes};

use super::calls::{Call, Role};
use crate::words::words;

/// The id of a call, and whether a page states it.
pub(crate) fn of(call: &Call<'_>) -> (String, bool) {
    let stated = call
        .tellings
        .iter()
        .filter(|telling| telling.role != Role::Translation)
        .filter(|telling| telling.draft.same_as.is_none())
        .find_map(|telling| words(&telling.draft.id.as_ref()?.value));
    if let Some(id) = stated {
        return (id, true);
    }
    let mut id = from_path(call.route.method.as_str(), &call.route.path);
    if let Some(value) = call.discriminator.as_ref().filter(|_| call.value_in_id)
        && let Some(value) = words(&value.value)
    {
        id.push('_');
        id.push_str(&value);
    }
    // `get_x_response` would be called as the answer of `get_x` is.
    if id.ends_with("_response") {
        id.push_str("_call");
    }
    (id, false)
}

/// `get_books_by_id` from `GET /v1/books/{id}`.
///
/// The version in front says nothing about the call. Where two versions of one call meet, [`super::versions`] tells
/// them apart.
fn from_path(method: &str, path: &str) -> String {
    let skipped = usize::from(version(path).is_some());
    named_by(method, &segments(path)[skipped..])
}

/// The version in front of a path, where more follows: `2` of `/v2/books`.
pub(crate) fn version(path: &str) -> Option<&str> {
    match segments(path).as_slice() {
        [first, _, ..] => version_number(first),
        _ => None,
    }
}

/// The name that keeps the version: `get_v1_books_by_id`.
pub(crate) fn whole_path(method: &str, path: &str) -> String {
    named_by(method, &segments(path))
}

fn segments(path: &str) -> Vec<&str> {
    path.split('/').filter(|part| !part.is_empty()).collect()
}

fn named_by(method: &str, segments: &[&str]) -> String {
    let mut parts = vec![method.to_lowercase()];
    for segment in segments {
        let mut rest = *segment;
        while let Some((before, after)) = rest.split_once('{') {
            parts.extend(words(before));
            let (name, behind) = after.split_once('}').unwrap_or((after, ""));
            if let Some(name) = words(name) {
                parts.push(format!("by_{name}"));
            }
            rest = behind;
        }
        parts.extend(words(rest));
    }
    if parts.len() == 1 {
        parts.push("root".to_owned());
    }
    parts.join("_")
}

/// The number of `v4`, `V2`, `v1.1`.
fn version_number(segment: &str) -> Option<&str> {
    segment
        .strip_prefix(['v', 'V'])
        .filter(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit() || b == b'.'))
}

/// Something that has an id in a section.
struct Named<'a> {
    of: Of<'a>,
    span: Span,
    stated: bool,
    places: &'a [Place],
}

/// What bears an id.
#[derive(Clone, Copy)]
enum Of<'a> {
    Operation(&'a Operation),
    Channel(&'a Channel),
}

impl Of<'_> {
    /// The thing, for people.
    fn what(self) -> String {
        match self {
            Self::Operation(it) => format!("{} {}", it.method.as_str(), it.path),
            Self::Channel(it) => format!("the channel {}", it.topic),
        }
    }

    /// An id that would set it apart.
    fn other(self) -> String {
        match self {
            Self::Operation(it) => whole_path(it.method.as_str(), &it.path),
            Self::Channel(it) => format!("{}_channel", it.id),
        }
    }
}

/// Reports ids that several operations or several channels of a section share.
pub(crate) fn report_meetings(
    operations: &[(Operation, Span)],
    channels: &[(Channel, Span)],
    sink: &mut Sink,
) {
    let mut by_id: BTreeMap<(&str, &str), Vec<Named<'_>>> = BTreeMap::new();
    for (operation, span) in operations {
        by_id
            .entry((&operation.section, &operation.id))
            .or_default()
            .push(Named {
                of: Of::Operation(operation),
                span: *span,
                stated: operation.id_stated,
                places: &operation.places,
            });
    }
    report(&by_id, sink);
    let mut by_id: BTreeMap<(&str, &str), Vec<Named<'_>>> = BTreeMap::new();
    for (channel, span) in channels {
        by_id
            .entry((&channel.section, &channel.id))
            .or_default()
            .push(Named {
                of: Of::Channel(channel),
                span: *span,
                stated: false,
                places: &channel.places,
            });
    }
    report(&by_id, sink);
}

fn report(by_id: &BTreeMap<(&str, &str), Vec<Named<'_>>>, sink: &mut Sink) {
    for ((section, id), named) in by_id {
        let [first, others @ ..] = named.as_slice() else {
            continue;
        };
        if others.is_empty() {
            continue;
        }
        let mut finding = Diagnostic::new(
            codes::lower::NAMES_ID,
            first.span,
            format!(
                "{} of the section `{section}` are called `{id}`",
                listed(named)
            ),
        )
        .label(first.of.what());
        for other in others {
            finding = finding.and(other.span, other.of.what());
        }
        let cure = cure(id, named);
        debug_assert!(named.iter().all(|named| !named.places.is_empty()));
        sink.push(finding.help(cure));
    }
}

/// The calls by name: `GET /v1/books` and `GET /v2/books`.
fn listed(named: &[Named<'_>]) -> String {
    let all: Vec<String> = named
        .iter()
        .map(|one| format!("`{}`", one.of.what()))
        .collect();
    match all.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => all.join(""),
    }
}

/// The line to add, and to which page: the last one keeps out of the way of those before it.
fn cure(id: &str, named: &[Named<'_>]) -> String {
    let free = |one: &&Named<'_>| !one.stated && one.of.other() != id;
    match named.iter().rev().find(free) {
        Some(one) => format!(
            "add the line `id: {}` to the front matter of the page on `{}`; where `id` names the page of a site, write \
             `operation_id`",
            one.of.other(),
            one.of.what()
        ),
        None => "give each page an `id` of its own".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::from_path;

    #[test]
    fn names_from_paths() {
        let cases = [
            ("GET", "/v4/lever/balance", "get_lever_balance"),
            ("GET", "/books/{id}", "get_books_by_id"),
            ("DELETE", "/v4/order/{orderId}", "delete_order_by_order_id"),
            (
                "POST",
                "/future/trade/v1/order/create",
                "post_future_trade_v1_order_create",
            ),
            ("GET", "/", "get_root"),
            ("GET", "/v2", "get_v2"),
            ("GET", "/余额", "get_root"),
            ("GET", "/a-{b}.json", "get_a_by_b_json"),
        ];
        for (method, path, expected) in cases {
            assert_eq!(from_path(method, path), expected, "{path}");
        }
    }
}
