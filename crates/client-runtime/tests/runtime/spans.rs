//! What a listener by `tracing` gets to hear of a call.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use client_runtime::RetryPolicy;
use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id, Record},
};

use crate::{
    Witness,
    loopback::{Act, Answer, Loopback},
    sample_api::{Client, margin::GetLeverBalance},
};

/// Writes down spans with their fields.
#[derive(Clone, Default)]
struct Listener(Arc<Mutex<Vec<Heard>>>);

#[derive(Default)]
struct Heard {
    name: &'static str,
    fields: BTreeMap<&'static str, String>,
}

impl Visit for Heard {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.fields.insert(field.name(), format!("{value:?}"));
    }
}

impl Listener {
    fn write<T>(&self, write: impl FnOnce(&mut Vec<Heard>) -> T) -> T {
        write(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Subscriber for Listener {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.is_span() && metadata.target().starts_with("client_runtime")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.write(|spans| {
            let mut heard = Heard {
                name: span.metadata().name(),
                ..Heard::default()
            };
            span.record(&mut heard);
            spans.push(heard);
            Id::from_u64(spans.len() as u64)
        })
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        let index = usize::try_from(span.into_u64()).expect("a small number") - 1;
        self.write(|spans| values.record(&mut spans[index]));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, _: &Event<'_>) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn calls_and_attempts_are_told() {
    let listener = Listener::default();
    let _listening = tracing::subscriber::set_default(listener.clone());
    let server = Loopback::scripted([
        Act::Answer(Answer::status(503)),
        Act::Answer(Answer::ok(r#"{"rc":0,"result":{"symbol":"SYMBOL"}}"#)),
    ])
    .await;
    let hasty = Duration::from_millis(1);
    let client = Client::builder()
        .all_servers(&server.url)
        .signer("spot", Witness)
        .retry(RetryPolicy::new().backoff(hasty, hasty))
        .build()
        .expect("a client");
    let balance = client
        .margin()
        .get_lever_balance(GetLeverBalance::new("SYMBOL"))
        .await;
    balance.expect("a balance");
    listener.write(|spans| {
        let names: Vec<&str> = spans.iter().map(|heard| heard.name).collect();
        assert_eq!(names, ["call", "attempt", "attempt"]);
        let field = |index: usize, name: &str| spans[index].fields.get(name).map(String::as_str);
        assert_eq!(field(0, "operation"), Some("\"margin.get_lever_balance\""));
        assert_eq!(field(0, "attempts"), Some("2"));
        assert!(field(0, "waited_ms").is_some() && field(0, "error").is_none());
        assert_eq!(
            (field(1, "attempt"), field(1, "status")),
            (Some("1"), Some("503"))
        );
        assert_eq!(
            (field(2, "attempt"), field(2, "status")),
            (Some("2"), Some("200"))
        );
        assert!(field(1, "error").is_some() && field(1, "latency_ms").is_some());
        let all: Vec<&String> = spans
            .iter()
            .flat_map(|heard| heard.fields.values())
            .collect();
        let quiet = |text: &&String| !text.contains("SYMBOL") && !text.contains("key-0123");
        assert!(all.iter().all(quiet), "no query, no key: {all:?}");
    });
}
