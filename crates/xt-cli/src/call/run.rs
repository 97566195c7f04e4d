//! Sending: once, through all pages, or again and again.

use api_model::Catalogue;
use client_runtime::Error;
use tokio::runtime::{Builder, Runtime};

use super::paging;
use super::request::Request;
use super::server::Session;
use crate::command::{Given, Settings};
use crate::ended::{Failure, Kind, kind};
use crate::model::Called;
use crate::output::{self, Shown};
use exact_json::Json;

/// Sends the request as it was asked for, and shows what comes.
pub(super) fn run(
    catalogue: Catalogue<'_>,
    called: &Called,
    session: &Session,
    request: &Request,
    given: &Given,
    settings: &Settings,
) -> Result<(), Failure> {
    let runtime = runtime()?;
    let once = || -> Result<(), Failure> {
        let answered = if given.all {
            runtime.block_on(pages(called, session, request, given))
        } else {
            runtime.block_on(single(session, request, settings))
        };
        match answered {
            Ok(answer) => output::show(called, &answer, settings.json || settings.raw),
            Err(error) => {
                if let Some(raw) = error.raw().filter(|_| settings.raw) {
                    output::show(called, &Shown::Raw(raw.to_owned()), true)?;
                }
                Err(failed(&error, Some(catalogue)))
            }
        }
    };
    match given.watch {
        None => once(),
        // The connections are looked after while nothing is asked.
        Some(pause) => watch(&once, &|| {
            runtime.block_on(async { tokio::time::sleep(pause).await });
        }),
    }
}

fn runtime() -> Result<Runtime, Failure> {
    Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::usage(format!("no call can be made here: {error}")))
}

async fn single(session: &Session, request: &Request, settings: &Settings) -> Result<Shown, Error> {
    let reply = session.client.send_dynamic(&request.sent).reply().await?;
    if settings.raw {
        return Ok(Shown::Raw(reply.body().to_owned()));
    }
    Ok(Shown::Payload(tree(reply.value.as_str())))
}

async fn pages(
    called: &Called,
    session: &Session,
    request: &Request,
    given: &Given,
) -> Result<Shown, Error> {
    // The flag is there where there are pages.
    let Some(paging) = paging::of(called) else {
        return Ok(Shown::Items(Vec::new()));
    };
    let mut pages = session.client.pages_dynamic(&request.sent, paging);
    if let Some(max) = given.max {
        pages = pages.max_items(max);
    }
    let mut items = Vec::new();
    while let Some(item) = pages.try_next().await? {
        items.push(tree(item.as_str()));
    }
    Ok(Shown::Items(items))
}

/// What arrived, to be shown; the text itself should it nest deeper than can be shown.
fn tree(text: &str) -> Json {
    Json::parse(text).unwrap_or_else(|_| Json::text(text))
}

/// Calls until something is wrong that time does not mend.
fn watch(once: &dyn Fn() -> Result<(), Failure>, pause: &dyn Fn()) -> Result<(), Failure> {
    loop {
        output::again()?;
        match once() {
            Err(Failure::Told(Kind::Network | Kind::RateLimit, message)) => output::warn(&message)?,
            other => other?,
        }
        pause();
    }
}

/// Says what a call ended with, and what the documents say about the code of a refusal.
pub(super) fn failed(error: &Error, catalogue: Option<Catalogue<'_>>) -> Failure {
    let mut message = output::harmless(&error.to_string());
    if let Some(meaning) = error.code().and_then(|code| meaning(catalogue?, code)) {
        message.push_str("\n  the documents say: ");
        message.push_str(&meaning);
    }
    if let Some(other) = error.finds_out() {
        message.push_str("\n  ask first: ");
        message.push_str(&crate::command::command_of(other));
        for (name, value) in error.known_by() {
            let value = output::harmless(value);
            message.push_str("\n    by ");
            message.push_str(name);
            message.push_str(": ");
            message.push_str(&value);
        }
    }
    if let Some(id) = error.request_id() {
        message.push_str("\n  request: ");
        message.push_str(&output::harmless(id));
    }
    Failure::Told(kind(error), message)
}

fn meaning(catalogue: Catalogue<'_>, code: &str) -> Option<String> {
    let tables = catalogue.errors().ok()?;
    let mut codes = tables.iter().flat_map(|table| &table.codes);
    let found = codes.find(|known| known.code == code && !known.meaning.is_empty())?;
    found.meaning.main().map(str::to_owned)
}
