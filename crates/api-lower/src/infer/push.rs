//! What a channel pushes.

use api_model::{Envelope, Node, TypeTable};
use diagnostics::Sink;
use spec_draft::{ChannelDraft, ResponseDraft, SampleRole};
use spec_markup::json::Json;

use super::seen::Seen;
use super::{Settler, settle, stated};
use crate::context::Context;

/// Members of a push message that say what is pushed, beside `data`.
const HEADS: &[&str] = &[
    "topic", "event", "channel", "stream", "ch", "arg", "type", "ts", "method", "action",
];

/// The pushed payload of a topic from its pages: `(language, draft)`, the main page first.
pub(crate) fn push(
    cx: &Context<'_>,
    drafts: &[(&str, &ChannelDraft)],
    types: &mut TypeTable,
    sink: &mut Sink,
) -> Option<Node> {
    let tables: Vec<(&str, ResponseDraft)> = drafts
        .iter()
        .map(|(language, draft)| {
            let table = ResponseDraft {
                name: draft.push_name.clone(),
                fields: draft.push_fields.clone(),
                ..ResponseDraft::default()
            };
            (*language, table)
        })
        .collect();
    let mut payload = Seen::default();
    let mut wrapped = None;
    for (language, draft) in drafts {
        for message in draft
            .samples
            .iter()
            .filter(|sample| sample.role == SampleRole::Push)
        {
            let Some(message) = &message.json else {
                continue;
            };
            let data = data(message);
            wrapped = wrapped.or_else(|| data.is_some().then(head));
            payload.add_json(language, data.unwrap_or(message));
        }
    }
    for (language, table) in &tables {
        stated::place(&mut payload, language, table, wrapped.as_ref());
    }
    let name = tables.iter().find_map(|(_, table)| table.name.as_ref());
    let mut settler = Settler::new(cx, types, sink);
    let node = settle(&mut settler, &payload, name, "push");
    settler.finish();
    node
}

/// The `data` of a message that has a head.
fn data(message: &Json) -> Option<&Json> {
    let data = message.get("data")?;
    let headed = HEADS.iter().any(|name| message.get(name).is_some());
    headed.then_some(&data.value)
}

/// The head of a message as an envelope, so that tables may start at either.
fn head() -> Envelope {
    Envelope {
        name: String::new(),
        code: "topic".to_owned(),
        success: Vec::new(),
        payload: "data".to_owned(),
        message: Some("event".to_owned()),
        error_code: None,
        arguments: None,
    }
}
