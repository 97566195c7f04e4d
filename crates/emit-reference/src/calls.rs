//! The page of a call.

use api_model::{BodyEncoding, Example, Operation, RateLimit, Role, Scope, Status};
use maud::{Markup, html};

use crate::fields::Table;
use crate::frame::{Page, around};
use crate::overview::{codes, method};
use crate::samples;
use crate::site::{Site, call_path, section_path};
use crate::words::{line, prose, word};
use crate::{markdown, try_it};

const ROOT: &str = "../../";

/// The whole page.
pub(crate) fn page(site: &Site<'_>, operation: &Operation) -> String {
    let content = html! {
        article {
            (head(site, operation))
            (facts(site, operation))
            (parameters(site, operation))
            (try_it::form(site, operation))
            (samples::of_call(site, operation))
            (answer(site, operation))
            (errors(site, operation))
            (doubts(site, operation))
            (sources(site, operation))
        }
    };
    let title = operation.title.main();
    let page = Page {
        path: call_path(operation),
        title: title.map_or_else(|| operation.id.clone(), markdown::words),
        section: Some(&operation.section),
    };
    around(site, &page, &content)
}

/// A limit in words.
pub(crate) fn limit(site: &Site<'_>, limit: &RateLimit) -> Markup {
    let window = match limit.window_ms {
        1000 => "s".to_owned(),
        ms if ms % 1000 == 0 => format!("{} s", ms / 1000),
        ms => format!("{ms} ms"),
    };
    let scope = match limit.scope {
        Scope::Ip => "per address",
        Scope::ApiKey => "per API key",
        Scope::User => "per user",
        Scope::Unsaid => "",
    };
    html! {
        (limit.count) " / " (window)
        @if !scope.is_empty() { " " (word(site, scope)) }
        @if let Some(when) = &limit.when { " (" (when) ")" }
    }
}

fn head(site: &Site<'_>, operation: &Operation) -> Markup {
    html! {
        h1 { (line(site, &operation.title)) }
        p.route.main { (method(operation)) code { (operation.path) } }
        @match operation.status {
            Status::Active => {}
            Status::Deprecated => p.notice { (word(site, "Deprecated: it will go away.")) }
            Status::Undocumented => p.notice { (word(site, "It works, but the official documents do not mention it.")) }
        }
        (prose(site, &operation.description))
    }
}

fn facts(site: &Site<'_>, operation: &Operation) -> Markup {
    let section = site
        .api
        .sections
        .iter()
        .find(|one| one.id == operation.section);
    let shared = section
        .map(|one| one.rate_limits.as_slice())
        .unwrap_or_default();
    html! {
        ul.facts {
            li {
                @match &operation.auth {
                    Some(scheme) => a.signed href={ (ROOT) "index.html#signing-" (scheme) } { (word(site, "signed")) },
                    None => span.public { (word(site, "public")) },
                }
                @if let Some(permission) = &operation.permission { " (" (permission) ")" }
            }
            @for server in &operation.servers {
                @if let Some(server) = site.api.servers.iter().find(|one| one.name == *server) {
                    li { code { (server.url) } }
                }
            }
            @for one in &operation.rate_limits { li.limit { (limit(site, one)) } }
            @for one in shared { li.limit { (limit(site, one)) ", " (word(site, "whole section")) } }
            @match operation.body {
                BodyEncoding::None => {}
                BodyEncoding::Json => li { (word(site, "JSON body")) }
                BodyEncoding::Form => li { (word(site, "form body")) }
            }
            @if operation.pagination.is_some() { li { (word(site, "comes in pages")) } }
            @if let Some(found) = operation.finds_out.as_deref().and_then(|id| site.call(id)) {
                li { (word(site, "lost answer: ask")) " " a href={ (ROOT) (call_path(found)) } { (line(site, &found.title)) } }
            }
        }
    }
}

fn table<'a>(site: &'a Site<'a>, operation: &'a Operation, is_sent: bool) -> Table<'a> {
    Table {
        site,
        types: &operation.types,
        is_sent,
        root: ROOT,
    }
}

fn parameters(site: &Site<'_>, operation: &Operation) -> Markup {
    let table = table(site, operation, true);
    let fields = operation.parameters.iter();
    let title = word(site, "Parameters");
    html! {
        @if !operation.parameters.is_empty() || operation.whole_body.is_some() { h2 { (title) } }
        @if !operation.parameters.is_empty() {
            (table.of(&title, fields.map(|one| (&one.field, Some(one.location)))))
        }
        @if let Some(body) = &operation.whole_body {
            div { (word(site, "The whole body:")) " " (table.node(body)) }
            (table.below(&title, body))
        }
    }
}

fn answer(site: &Site<'_>, operation: &Operation) -> Markup {
    let table = table(site, operation, false);
    let response = &operation.response;
    let title = word(site, "Answer");
    html! {
        h2 { (title) }
        @if let Some(envelope) = &response.envelope {
            @if let Some(envelope) = site.api.envelopes.iter().find(|one| one.name == *envelope) {
                p.quiet { (word(site, "Inside the field")) " " code { (envelope.payload) } "; " (word(site, "whether it worked says")) " " code { (envelope.code) } "." }
            }
        }
        @match &response.payload {
            Some(payload) => { div { (table.node(payload)) } (table.below(&title, payload)) }
            None => p.quiet { (word(site, "The documents show nothing of it.")) }
        }
        @for example in &response.examples { (shown(site, example)) }
    }
}

/// A documented example, with its place.
pub(crate) fn shown(site: &Site<'_>, example: &Example) -> Markup {
    let what = match example.role {
        Role::Failure => "Failure",
        _ => "Example answer",
    };
    html! {
        figure {
            figcaption {
                (word(site, what))
                @if let Some(title) = &example.title { ": " (title) }
                " " span.place { (site.at(&example.place)) }
            }
            (samples::block("json", &samples::pretty(&example.json)))
        }
    }
}

fn errors(site: &Site<'_>, operation: &Operation) -> Markup {
    let all = &site.api.errors;
    let has_table = all
        .iter()
        .any(|table| table.section.as_deref() == Some(&operation.section));
    html! {
        @if !operation.errors.is_empty() || has_table || !all.is_empty() { h2 { (word(site, "Errors")) } }
        @if !operation.errors.is_empty() { (codes(site, &operation.errors)) }
        @if has_table {
            p { a href={ (ROOT) (section_path(&operation.section)) } { (word(site, "Codes of the section")) } }
        } @else if !all.is_empty() {
            p { a href={ (ROOT) "errors.html" } { (word(site, "All codes")) } }
        }
    }
}

fn doubts(site: &Site<'_>, operation: &Operation) -> Markup {
    html! {
        @if !operation.doubts.is_empty() {
            h2 { (word(site, "In doubt")) }
            ul { @for doubt in &operation.doubts {
                li { (markdown::line(&doubt.text)) " " span.place { (site.at(&doubt.place)) } }
            } }
        }
    }
}

fn sources(site: &Site<'_>, operation: &Operation) -> Markup {
    html! {
        footer.sources {
            h2 { (word(site, "Pages of the documents")) }
            ul { @for place in &operation.places { li.place { (site.at(place)) } } }
        }
    }
}
