//! The pages that lead to others: the start, the sections, the enums, the error codes.

use api_model::{Api, Channel, ErrorCode, ErrorTable, Operation, Section};
use maud::{Markup, html};

use crate::fields::values;
use crate::frame::{Page, around};
use crate::markdown;
use crate::site::{Site, call_path, channel_path, section_path};
use crate::words::{line, prose, word};

/// The start.
pub(crate) fn index(site: &Site<'_>) -> String {
    let api = site.api;
    let content = html! {
        h1 { (api.title) @if let Some(version) = &api.version { " " small { (version) } } }
        (prose(site, &api.description))
        h2 { (word(site, "Sections")) }
        ul.cards {
            @for section in &api.sections {
                li {
                    a href=(section_path(&section.id)) { (line(site, &section.title)) }
                    p.counts { (counts(site, section)) }
                    (prose(site, &section.description))
                }
            }
        }
        (servers(site))
        (signing(api, site))
    };
    let page = Page {
        path: "index.html".to_owned(),
        title: "Reference".to_owned(),
        section: None,
    };
    around(site, &page, &content)
}

/// A section: its calls and channels, its limits and errors.
pub(crate) fn section(site: &Site<'_>, section: &Section) -> String {
    let api = site.api;
    let tables = api.errors.iter();
    let content = html! {
        h1 { (line(site, &section.title)) }
        (prose(site, &section.description))
        @if !section.rate_limits.is_empty() {
            h2 { (word(site, "Limits")) }
            ul { @for limit in &section.rate_limits { li { (crate::calls::limit(site, limit)) } } }
        }
        (calls(site, section))
        (channels(site, section))
        @for table in tables.filter(|table| table.section.as_deref() == Some(&section.id)) {
            h2 { (word(site, "Errors")) }
            (error_table(site, table))
        }
    };
    let page = Page {
        path: section_path(&section.id),
        title: section
            .title
            .main()
            .map_or_else(|| section.id.clone(), markdown::words),
        section: Some(&section.id),
    };
    around(site, &page, &content)
}

/// The enums that pages share.
pub(crate) fn enums(site: &Site<'_>) -> String {
    let content = html! {
        h1 { (word(site, "Enums")) }
        @for def in &site.api.enums {
            section.enum id=(def.name) {
                h2 { code { (def.name) } }
                (prose(site, &def.description))
                (values(site, def))
                @if let Some(place) = def.places.first() { p.place { (site.at(place)) } }
            }
        }
    };
    let page = Page {
        path: "enums.html".to_owned(),
        title: "Enums".to_owned(),
        section: None,
    };
    around(site, &page, &content)
}

/// Every table of error codes.
pub(crate) fn errors(site: &Site<'_>) -> String {
    let content = html! {
        h1 { (word(site, "Errors")) }
        @for table in &site.api.errors {
            section {
                h2 {
                    @if table.title.is_empty() { code { (table.name) } } @else { (line(site, &table.title)) }
                }
                (error_table(site, table))
            }
        }
    };
    let page = Page {
        path: "errors.html".to_owned(),
        title: "Errors".to_owned(),
        section: None,
    };
    around(site, &page, &content)
}

/// Codes and what they mean.
pub(crate) fn codes(site: &Site<'_>, codes: &[ErrorCode]) -> Markup {
    html! {
        table.codes {
            thead { tr {
                th scope="col" { (word(site, "Code")) }
                th scope="col" { (word(site, "Meaning")) }
            } }
            tbody {
                @for code in codes {
                    tr {
                        th scope="row" { code { (code.code) } }
                        td { (prose(site, &code.meaning)) }
                    }
                }
            }
        }
    }
}

fn error_table(site: &Site<'_>, table: &ErrorTable) -> Markup {
    codes(site, &table.codes)
}

fn counts(site: &Site<'_>, section: &Section) -> Markup {
    let calls = of_calls(site.api, section).count();
    let channels = of_channels(site.api, section).count();
    html! {
        (word(site, "Calls")) ": " (calls)
        @if channels > 0 { " · " (word(site, "Channels")) ": " (channels) }
    }
}

fn of_calls<'a>(api: &'a Api, section: &'a Section) -> impl Iterator<Item = &'a Operation> {
    let calls = api.operations.iter();
    calls.filter(move |one| one.section == section.id)
}

fn of_channels<'a>(api: &'a Api, section: &'a Section) -> impl Iterator<Item = &'a Channel> {
    let channels = api.channels.iter();
    channels.filter(move |one| one.section == section.id)
}

/// The calls under the folders that they lie in.
fn calls(site: &Site<'_>, section: &Section) -> Markup {
    let calls: Vec<&Operation> = of_calls(site.api, section).collect();
    let groups = calls.chunk_by(|one, next| one.group == next.group);
    html! {
        @if !calls.is_empty() { h2 { (word(site, "Calls")) } }
        @for group in groups {
            @if let Some(name) = group.first().map(|one| one.group.join(" / ").replace('_', " ")).filter(|name| !name.is_empty()) {
                h3.group { (name) }
            }
            ul.list {
                @for one in group {
                    li {
                        a href={ "../" (call_path(one)) } { (line(site, &one.title)) }
                        span.route { (method(one)) code { (one.path) } }
                    }
                }
            }
        }
    }
}

fn channels(site: &Site<'_>, section: &Section) -> Markup {
    let channels: Vec<&Channel> = of_channels(site.api, section).collect();
    html! {
        @if !channels.is_empty() {
            h2 { (word(site, "Channels")) }
            ul.list {
                @for one in channels {
                    li {
                        a href={ "../" (channel_path(one)) } { (line(site, &one.title)) }
                        span.route { code { (one.format) } }
                    }
                }
            }
        }
    }
}

/// The method as a label.
pub(crate) fn method(operation: &Operation) -> Markup {
    let method = operation.method.as_str();
    html! { span class={ "method " (method.to_ascii_lowercase()) } { (method) } " " }
}

fn servers(site: &Site<'_>) -> Markup {
    html! {
        @if !site.api.servers.is_empty() {
            h2 { (word(site, "Servers")) }
            dl.servers {
                @for server in &site.api.servers {
                    dt { code { (server.url) } " " span.quiet { (server.name) } }
                    dd { (prose(site, &server.description)) }
                }
            }
        }
    }
}

fn signing(api: &Api, site: &Site<'_>) -> Markup {
    html! {
        @if !api.auth.is_empty() {
            h2 { (word(site, "Signing")) }
            @for scheme in &api.auth {
                h3 id={ "signing-" (scheme.name) } { code { (scheme.name) } }
                (prose(site, &scheme.description))
                ul.values { @for header in &scheme.headers { li { code { (header) } } } }
            }
        }
    }
}
