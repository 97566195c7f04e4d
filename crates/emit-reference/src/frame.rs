//! What stands around the content of every page: head, search, languages, contents.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::site::{Site, call_path, channel_path, section_path};
use crate::words::{line, name, word};
use emit_files::REFERENCE_MARK;

/// A page: where it lies, what it is called, what it belongs to.
pub(crate) struct Page<'p> {
    pub(crate) path: String,
    pub(crate) title: String,
    /// The section whose calls the contents show.
    pub(crate) section: Option<&'p str>,
}

/// The whole text of a page.
pub(crate) fn around(site: &Site<'_>, page: &Page<'_>, content: &Markup) -> String {
    let root = "../".repeat(page.path.matches('/').count());
    let mark = format!(
        "<!-- {REFERENCE_MARK} from {} -->\n",
        comment(&site.options.source)
    );
    html! {
        (PreEscaped(mark))
        (DOCTYPE)
        html lang=(site.language()) data-language=(site.language()) data-root=(root) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (page.title) " · " (site.api.title) }
                link rel="icon" href="data:,";
                link rel="stylesheet" href={ (root) "style.css" };
                script src={ (root) "site.js" } {}
                script src={ (root) "served.js" } defer {}
                script src={ (root) "search.js" } defer {}
            }
            body {
                a.skip href="#content" { (word(site, "Skip to the content")) }
                (banner(site, &root))
                div.columns {
                    (contents(site, page, &root))
                    main #content tabindex="-1" { (content) }
                }
            }
        }
    }
    .into_string()
}

fn banner(site: &Site<'_>, root: &str) -> Markup {
    html! {
        header.banner {
            a.home href={ (root) "index.html" } { (site.api.title) }
            search.search hidden {
                label for="search" { (word(site, "Search")) }
                input #search type="search" autocomplete="off" spellcheck="false" aria-controls="found" aria-keyshortcuts="/";
                p #count.count role="status" {}
                ul #found.found hidden {}
            }
            @if site.languages.len() > 1 {
                div.languages role="group" aria-label="Language" hidden {
                    @for language in &site.languages {
                        button type="button" lang=(language) data-language-button=(language) aria-pressed="false" {
                            (name(language))
                        }
                    }
                }
            }
        }
    }
}

fn contents(site: &Site<'_>, page: &Page<'_>, root: &str) -> Markup {
    let api = site.api;
    html! {
        nav.contents aria-label="Contents" {
            details open data-narrow-closed {
                summary { (word(site, "Contents")) }
                ul {
                    li { (entry(page, root, "index.html", &word(site, "Overview"))) }
                    @for section in &api.sections {
                        li {
                            (entry(page, root, &section_path(&section.id), &line(site, &section.title)))
                            @if page.section == Some(&section.id) { (inside(site, page, &section.id, root)) }
                        }
                    }
                    @if !api.enums.is_empty() {
                        li { (entry(page, root, "enums.html", &word(site, "Enums"))) }
                    }
                    @if !api.errors.is_empty() {
                        li { (entry(page, root, "errors.html", &word(site, "Errors"))) }
                    }
                }
            }
        }
    }
}

fn inside(site: &Site<'_>, page: &Page<'_>, section: &str, root: &str) -> Markup {
    let calls = site.api.operations.iter();
    let channels = site.api.channels.iter();
    html! {
        ul {
            @for operation in calls.filter(|one| one.section == section) {
                li { (entry(page, root, &call_path(operation), &line(site, &operation.title))) }
            }
            @for channel in channels.filter(|one| one.section == section) {
                li { (entry(page, root, &channel_path(channel), &line(site, &channel.title))) }
            }
        }
    }
}

fn entry(page: &Page<'_>, root: &str, path: &str, label: &Markup) -> Markup {
    let current = (page.path == path).then_some("page");
    html! { a href={ (root) (path) } aria-current=[current] { (label) } }
}

/// Text that ends no comment.
fn comment(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_ascii_alphanumeric() || "/_.".contains(*c))
        .collect()
}
