//! Websocket channels of a section, in a module of their own: `spot::channels::Depth`.

use api_model::Channel;
use diagnostics::Sink;

use crate::{
    context::Context,
    docs::{Docs, code, phrase},
    fields::Scope,
    model::{ChannelType, Home, Item, Module, RustType, TopicPart},
    modules,
    names::{NameKind, RustName},
    objects::{self, Giver},
    type_names::{self, Owner},
};

/// The channels of a section; nothing where it has none.
pub(crate) fn plan(
    context: &Context<'_>,
    section: &str,
    home: &RustName,
    sink: &mut Sink,
) -> Option<Module> {
    let channels: Vec<&Channel> = context
        .api
        .channels
        .iter()
        .filter(|channel| channel.section == section)
        .collect();
    if channels.is_empty() {
        return None;
    }
    let owners: Vec<Owner<'_>> = channels
        .iter()
        .map(|channel| Owner {
            id: &channel.id,
            types: &channel.types,
            place: channel.places.first(),
        })
        .collect();
    let names = type_names::resolve(context, "channels", &owners, sink);
    let mut contents = Vec::new();
    let mut parts = Vec::new();
    for (channel, names) in channels.iter().zip(&names) {
        let scope = Scope {
            context,
            types: &channel.types,
            names,
            home: Home::Channels(home.clone()),
        };
        contents.push(row(&scope, channel));
        let mut found = Vec::new();
        let items = items(&scope, channel, &mut found);
        for finding in found {
            sink.push(finding);
        }
        parts.push(modules::Part {
            group: Vec::new(),
            id: &channel.id,
            page: channel
                .places
                .first()
                .map_or("", |place| context.page(place)),
            call: None,
            items,
        });
    }
    let mut docs = Docs::new();
    docs.own("Topics of the websocket, and what they push.");
    docs.own_table(["Topic", "Subscribed to as", "Of"], &contents);
    Some(modules::plan(
        RustName::plain(NameKind::Module, "channels"),
        docs,
        parts,
    ))
}

fn name(scope: &Scope<'_>, channel: &Channel) -> RustName {
    let fallback = || RustName::plain(NameKind::Type, &channel.id);
    scope.names.owner.clone().unwrap_or_else(fallback)
}

/// A channel in the table of contents.
fn row(scope: &Scope<'_>, channel: &Channel) -> [String; 3] {
    [
        format!("[`{}`]", name(scope, channel)),
        code(&channel.format),
        phrase(channel.title.main().unwrap_or_default()),
    ]
}

fn items(
    scope: &Scope<'_>,
    channel: &Channel,
    found: &mut Vec<diagnostics::Diagnostic>,
) -> Vec<Item> {
    let arguments: Vec<_> = channel.arguments.iter().collect();
    let planned: Vec<_> = scope
        .fields(&arguments, found)
        .into_iter()
        .flatten()
        .collect();
    let wires: Vec<&str> = planned.iter().map(|field| field.wire.as_str()).collect();
    let format = parts(&channel.format, &wires);
    let sent: Vec<_> = arguments
        .iter()
        .map(|field| (field.name.as_str(), &field.node))
        .collect();
    let name = name(scope, channel);
    let giver = Giver {
        link: format!("[`{name}`]"),
        verb: "pushes",
        title: &channel.title,
        sent: &sent,
        given: channel.push.as_ref(),
    };
    let mut items = objects::plan(scope, &giver, found);
    let item = ChannelType {
        id: format!("{}.{}", channel.section, channel.id),
        name,
        docs: docs(scope.context, channel),
        format,
        topic: channel.topic.clone(),
        private: channel.private,
        push: channel.push.as_ref().map(|node| scope.rust_type(&node.ty)),
        arguments: planned.into_iter().map(as_argument).collect(),
    };
    items.insert(0, Item::Channel(item));
    items
}

/// What cannot be written into a topic is given as text.
fn as_argument(mut field: crate::model::Field) -> crate::model::Field {
    let is_scalar = match &field.ty {
        RustType::Named(path) => path.is_enum,
        RustType::List(_) | RustType::Map(_) | RustType::Any => false,
        _ => true,
    };
    if !is_scalar {
        field.ty = RustType::Text;
    }
    field
}

/// Cuts `depth@{symbol},{levels}` into text and arguments. A variable that is no argument stays text.
fn parts(format: &str, arguments: &[&str]) -> Vec<TopicPart> {
    let mut parts = Vec::new();
    let mut text = String::new();
    let mut rest = format;
    while let Some(open) = rest.find('{') {
        let variable = rest[open + 1..]
            .split_once('}')
            .and_then(|(name, after)| Some((arguments.iter().position(|at| *at == name)?, after)));
        let Some((index, after)) = variable else {
            text.push_str(&rest[..=open]);
            rest = &rest[open + 1..];
            continue;
        };
        text.push_str(&rest[..open]);
        if !text.is_empty() {
            parts.push(TopicPart::Text(std::mem::take(&mut text)));
        }
        parts.push(TopicPart::Argument(index));
        rest = after;
    }
    text.push_str(rest);
    if !text.is_empty() {
        parts.push(TopicPart::Text(text));
    }
    parts
}

fn docs(context: &Context<'_>, channel: &Channel) -> Docs {
    let mut docs = Docs::new();
    docs.title(&channel.title);
    if docs.is_empty() {
        docs.own(&format!("The topic {}.", code(&channel.topic)));
    }
    docs.own(&format!("Subscribed to as {}.", code(&channel.format)));
    docs.text(&channel.description);
    let mut facts = Vec::new();
    let name = channel.server.as_ref();
    let server = name.and_then(|name| context.api.servers.iter().find(|known| known.name == *name));
    facts.extend(server.map(|server| format!("Server: {}.", code(&server.url))));
    if let Some(interval) = &channel.interval {
        facts.push(format!("Pushes: {}.", phrase(interval)));
    }
    if channel.private {
        facts.push("It needs a listen key.".to_owned());
    }
    docs.own_list(&facts);
    if let Some(place) = channel.places.first() {
        docs.own(&format!("Page: {}.", context.cite(place)));
    }
    docs
}
