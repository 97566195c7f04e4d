//! Websocket channels from their pages in all languages.

use std::collections::BTreeMap;

use api_model::{
    Bounds, Channel, Evidence, Example, Field, Node, Origin, Role, Server, Text, Type, TypeTable,
};
use diagnostics::{Diagnostic, Sink, Span, codes};
use rayon::prelude::*;
use spec_draft::{ChannelDraft, PageContent, Said, SampleRole};

use super::calls::Role as PageRole;
use super::parameters::{argument, tree::Reader};
use super::site::{Page, Site};
use super::{access, checks, prose, route};
use crate::context::Context;
use crate::infer;
use crate::words::words;

/// A page's word on a channel.
type Telling<'a> = (&'a Page<'a>, &'a ChannelDraft);

/// Lowers every channel; with each the place of its declaration.
pub(crate) fn lower<'a>(
    cx: &Context<'_>,
    site: &'a Site<'a>,
    servers: &mut Vec<Server>,
    servers_listed: bool,
    sink: &mut Sink,
) -> Vec<(Channel, Span)> {
    let mut by_key: BTreeMap<(usize, &str, usize), Vec<Telling<'a>>> = BTreeMap::new();
    for page in &site.pages {
        let channels = page
            .draft
            .contents
            .iter()
            .filter_map(|content| match content {
                PageContent::Channel(draft) => Some(draft.as_ref()),
                _ => None,
            });
        for (nth, draft) in channels.enumerate() {
            by_key
                .entry((page.section, &page.spot.key, nth))
                .or_default()
                .push((page, draft));
        }
    }
    let told: Vec<Vec<Telling<'a>>> = by_key.into_values().flat_map(one_per_language).collect();
    let lowered: Vec<(Option<Lowered<'a>>, Sink)> = told
        .into_par_iter()
        .map(|tellings| {
            let mut own = Sink::new();
            (channel(cx, site, &tellings, &mut own), own)
        })
        .collect();
    let mut found: Vec<(Channel, Span)> = Vec::new();
    for (one, own) in lowered {
        sink.absorb(own);
        if let Some(Lowered {
            mut channel,
            span,
            server,
            stated,
        }) = one
        {
            // Servers are numbered in the order of channels.
            channel.server =
                server.and_then(|said| access::server(said, servers, servers_listed, sink));
            match found.iter_mut().find(|(known, _)| same(known, &channel)) {
                Some((known, first)) if !stated => {
                    sink.push(repeated(&channel.topic, *first, span));
                    known.places.extend(channel.places);
                }
                _ => found.push((channel, span)),
            }
        }
    }
    found
}

/// A channel before its server has a number.
struct Lowered<'a> {
    channel: Channel,
    span: Span,
    server: Option<&'a Said>,
    /// Whether a page states its id.
    stated: bool,
}

/// Whether two pages describe one topic, as pages do that show it beside another one.
fn same(one: &Channel, other: &Channel) -> bool {
    one.section == other.section && one.id == other.id && one.topic == other.topic
}

fn repeated(topic: &str, first: Span, other: Span) -> Diagnostic {
    Diagnostic::new(
        codes::lower::CHANNEL_REPEATED,
        other,
        format!("the topic `{topic}` stands on another page of its section too"),
    )
    .label("passed over")
    .and(first, "followed")
    .help("take one of them out; where they are two topics, give each page an `id`")
}

/// Pages whose names differ in case only are translations of each other, unless they speak one language.
fn one_per_language(mut tellings: Vec<Telling<'_>>) -> Vec<Vec<Telling<'_>>> {
    tellings.sort_by_key(|(page, _)| page.spot.language);
    let mut channels: Vec<Vec<Telling<'_>>> = Vec::new();
    for telling in tellings {
        let language = telling.0.spot.language;
        let free = channels.iter_mut().find(|channel| {
            channel
                .iter()
                .all(|(page, _)| page.spot.language != language)
        });
        match free {
            Some(channel) => channel.push(telling),
            None => channels.push(vec![telling]),
        }
    }
    channels
}

fn channel<'a>(
    cx: &Context<'_>,
    site: &Site<'_>,
    tellings: &[Telling<'a>],
    sink: &mut Sink,
) -> Option<Lowered<'a>> {
    let (page, main) = tellings.first()?;
    let drafts: Vec<(&str, &'a ChannelDraft)> = tellings
        .iter()
        .map(|(page, draft)| (site.language(page), *draft))
        .collect();
    let mut types = TypeTable::default();
    let push = infer::push(cx, &drafts, &mut types, sink);
    let said = |pick: fn(&ChannelDraft) -> Option<&spec_draft::Said>| {
        drafts
            .iter()
            .find_map(|(_, draft)| pick(draft))
            .map(|said| said.value.trim().to_owned())
    };
    let format = said(|draft| draft.format.as_ref()).map(|format| format.replace('\\', ""));
    let topic = said(|draft| draft.topic.as_ref())
        .or_else(|| format.as_ref().map(|format| head(format).to_owned()))
        .or_else(|| main.title.as_ref().and_then(|title| words(&title.value)))?;
    let format = format.unwrap_or_else(|| topic.clone());
    let mut title = Text::default();
    let mut description = Text::default();
    for (language, draft) in &drafts {
        if let Some(said) = &draft.title {
            title.add(language, &prose::line(&said.value));
        }
        let paragraphs: Vec<String> = draft
            .description
            .iter()
            .map(|said| prose::clean(&said.value))
            .collect();
        description.add(language, &paragraphs.join("\n\n"));
    }
    let server = drafts.iter().find_map(|(_, draft)| draft.server.as_ref());
    let private = drafts
        .iter()
        .find_map(|(_, draft)| access::signed(&draft.signed.as_ref()?.value));
    let id = main
        .id
        .as_ref()
        .and_then(|id| words(&id.value))
        .or_else(|| named_by(&topic));
    let arguments = arguments(cx, main, &drafts, &format, &mut types, sink);
    checks::channel(cx, main, sink);
    let channel = Channel {
        id: id.unwrap_or_else(|| "channel".to_owned()),
        section: site.sections[page.section].id.clone(),
        group: page.group.clone(),
        title,
        description,
        server: None,
        topic,
        arguments,
        format,
        interval: said(|draft| draft.interval.as_ref()),
        private: private.unwrap_or(false),
        push,
        types,
        examples: examples(cx, &drafts),
        places: drafts
            .iter()
            .map(|(_, draft)| cx.place(draft.span))
            .collect(),
    };
    Some(Lowered {
        channel,
        span: main.span,
        server,
        stated: drafts.iter().any(|(_, draft)| draft.id.is_some()),
    })
}

/// The id of a topic: `!ticker` is that of all markets, where `<symbol>@ticker` is that of one.
fn named_by(topic: &str) -> Option<String> {
    let id = words(topic)?;
    Some(if topic.starts_with('!') {
        format!("all_{id}")
    } else {
        id
    })
}

/// The word before the arguments of a format.
fn head(format: &str) -> &str {
    format
        .split(['@', '{', ':', '/', ','])
        .next()
        .unwrap_or(format)
        .trim()
}

/// The variables of the format: from the page's table, else by their names.
fn arguments(
    cx: &Context<'_>,
    main: &ChannelDraft,
    drafts: &[(&str, &ChannelDraft)],
    format: &str,
    types: &mut TypeTable,
    sink: &mut Sink,
) -> Vec<Field> {
    let mut tree = Vec::new();
    for (nth, (language, draft)) in drafts.iter().enumerate() {
        let role = if nth == 0 {
            PageRole::Main
        } else {
            PageRole::Translation
        };
        let mut own = Sink::new();
        let items = Reader {
            role,
            language,
            nests: false,
        }
        .tree(&draft.arguments, &mut own);
        let _ = own.finish();
        if nth == 0 {
            tree = items;
        } else {
            super::parameters::tree::merge(&mut tree, items);
        }
    }
    let mut fields: Vec<Field> = tree
        .iter()
        .map(|item| argument(cx, item, types, sink))
        .collect();
    for name in route::variables(format) {
        if fields
            .iter()
            .any(|field| crate::words::alike(&field.name, name))
        {
            continue;
        }
        let rule = cx.rules.of(name);
        let evidence = match &rule {
            Some(rule) => Evidence {
                origin: Origin::Ruled,
                says: rule.says.clone(),
                place: None,
            },
            None => Evidence {
                origin: Origin::Defaulted,
                says: "it stands in the format, and no table describes it".to_owned(),
                place: None,
            },
        };
        fields.push(Field {
            name: name.to_owned(),
            node: Node::new(rule.map_or(Type::String, |rule| rule.ty), evidence),
            required: true,
            description: Text::default(),
            default: None,
            bounds: Bounds::default(),
            places: vec![cx.place(main.format.as_ref().map_or(main.span, |said| said.span))],
        });
    }
    fields
}

fn examples(cx: &Context<'_>, drafts: &[(&str, &ChannelDraft)]) -> Vec<Example> {
    let mut examples = Vec::new();
    for sample in drafts.iter().flat_map(|(_, draft)| &draft.samples) {
        if sample.role == SampleRole::Push
            && let Some(example) = infer::example(cx, sample, Role::Push)
        {
            infer::push_example(&mut examples, example);
        }
    }
    examples
}
