//! Markdown of the documents as HTML that can do nothing.
//!
//! Raw HTML is dropped, its text kept; headings become bold lines, for the page has its own; images become their text; links
//! lead to `http`, `https` and `mailto` alone.

use maud::{Markup, PreEscaped};
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

/// Paragraphs, lists, tables, code.
pub(crate) fn blocks(prose: &str) -> Markup {
    rendered(prose, Keep::Blocks)
}

/// Emphasis, code and links on one line; where a line stands, no block can.
pub(crate) fn line(prose: &str) -> Markup {
    rendered(prose, Keep::Inline)
}

/// The words alone.
pub(crate) fn words(prose: &str) -> String {
    let mut words = String::new();
    for event in Parser::new_ext(prose, options()) {
        match event {
            Event::Text(text) | Event::Code(text) => words.push_str(&text),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Item) => {
                words.push(' ');
            }
            _ => {}
        }
    }
    words.trim().to_owned()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Keep {
    Blocks,
    Inline,
}

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH
}

fn rendered(prose: &str, keep: Keep) -> Markup {
    // Whether each open link was kept.
    let mut links = Vec::new();
    let events =
        Parser::new_ext(prose, options()).filter_map(|event| tamed(event, keep, &mut links));
    let mut out = String::new();
    html::push_html(&mut out, events);
    PreEscaped(out.trim_end().to_owned())
}

fn tamed<'a>(event: Event<'a>, keep: Keep, links: &mut Vec<bool>) -> Option<Event<'a>> {
    match event {
        Event::Html(_)
        | Event::InlineHtml(_)
        | Event::Start(Tag::Image { .. } | Tag::HtmlBlock)
        | Event::End(TagEnd::Image | TagEnd::HtmlBlock) => None,
        Event::Start(Tag::Heading { .. }) => {
            (keep == Keep::Blocks).then_some(Event::Start(Tag::Strong))
        }
        Event::End(TagEnd::Heading(_)) => {
            (keep == Keep::Blocks).then_some(Event::End(TagEnd::Strong))
        }
        Event::Start(Tag::Link { ref dest_url, .. }) => {
            links.push(leads_outside(dest_url));
            links.last().copied().unwrap_or_default().then_some(event)
        }
        Event::End(TagEnd::Link) => links.pop().unwrap_or_default().then_some(event),
        Event::Start(ref tag) if keep == Keep::Inline => is_inline(tag).then_some(event),
        Event::End(ref end) if keep == Keep::Inline => is_inline_end(*end).then_some(event),
        Event::SoftBreak | Event::HardBreak if keep == Keep::Inline => {
            Some(Event::Text(CowStr::Borrowed(" ")))
        }
        Event::Rule if keep == Keep::Inline => None,
        other => Some(other),
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough)
}

fn is_inline_end(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough
    )
}

fn leads_outside(url: &str) -> bool {
    let url = url.trim().to_ascii_lowercase();
    ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| url.starts_with(scheme))
}
