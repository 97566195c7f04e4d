//! The page of a websocket channel.

use api_model::Channel;
use maud::html;

use crate::calls::shown;
use crate::fields::Table;
use crate::frame::{Page, around};
use crate::markdown;
use crate::site::{Site, channel_path};
use crate::words::{line, prose, word};

/// The whole page.
pub(crate) fn page(site: &Site<'_>, channel: &Channel) -> String {
    let table = |is_sent| Table {
        site,
        types: &channel.types,
        is_sent,
        root: "../../",
    };
    let server = channel.server.as_deref();
    let server = site
        .api
        .servers
        .iter()
        .find(|one| Some(one.name.as_str()) == server);
    let arguments = word(site, "Arguments");
    let pushed = word(site, "Pushed data");
    let content = html! {
        article {
            h1 { (line(site, &channel.title)) }
            p.route.main { span.method.channel { "WS" } " " code { (channel.format) } }
            (prose(site, &channel.description))
            ul.facts {
                li { @if channel.private { (word(site, "needs a listen key")) } @else { (word(site, "public")) } }
                @if let Some(server) = server { li { code { (server.url) } } }
                @if let Some(interval) = &channel.interval { li { (interval) } }
            }
            @if !channel.arguments.is_empty() {
                h2 { (arguments) }
                (table(true).of(&arguments, channel.arguments.iter().map(|field| (field, None))))
            }
            @if let Some(push) = &channel.push {
                h2 { (pushed) }
                div { (table(false).node(push)) }
                (table(false).below(&pushed, push))
            }
            @for example in &channel.examples { (shown(site, example)) }
            footer.sources {
                h2 { (word(site, "Pages of the documents")) }
                ul { @for place in &channel.places { li.place { (site.at(place)) } } }
            }
        }
    };
    let title = channel.title.main();
    let page = Page {
        path: channel_path(channel),
        title: title.map_or_else(|| channel.id.clone(), markdown::words),
        section: Some(&channel.section),
    };
    around(site, &page, &content)
}
