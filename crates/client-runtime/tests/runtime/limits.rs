//! The place where budgets of calls are asked and told.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use client_runtime::{
    LimitError, Limits, Operation,
    limits::{Admission, Observed},
};
use tokio::time::Instant;

use crate::{
    Witness,
    loopback::{Act, Answer, Loopback},
    sample_api::{
        Client,
        margin::{Contracts, GetLeverBalance},
    },
};

/// Lets everything pass and writes it down.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ledger(Arc<Mutex<Pages>>);

#[derive(Debug, Default)]
struct Pages {
    admitted: Vec<(String, Option<String>)>,
    observed: Vec<(Option<u16>, Option<String>, Option<Duration>)>,
}

impl Ledger {
    /// Operation and key of each attempt.
    pub(crate) fn admitted(&self) -> Vec<(String, Option<String>)> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .admitted
            .clone()
    }
}

impl Limits for Ledger {
    fn admit<'a>(
        &'a self,
        operation: &'a Operation,
        key: Option<&'a str>,
        _: Instant,
    ) -> Admission<'a> {
        let mut pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pages
            .admitted
            .push((operation.id.to_owned(), key.map(str::to_owned)));
        Box::pin(async { Ok(Duration::ZERO) })
    }

    fn observe(&self, _: &Operation, _: Option<&str>, seen: Observed<'_>) {
        let mut pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let code = seen.code.map(str::to_owned);
        pages.observed.push((seen.status, code, seen.retry_after));
    }
}

/// Lets nothing pass.
#[derive(Debug)]
struct Closed;

impl Limits for Closed {
    fn admit<'a>(&'a self, _: &'a Operation, _: Option<&'a str>, _: Instant) -> Admission<'a> {
        let wait = Some(Duration::from_secs(600));
        Box::pin(async move { Err(LimitError::new("the account is locked", wait)) })
    }

    fn observe(&self, _: &Operation, _: Option<&str>, _: Observed<'_>) {}
}

#[tokio::test]
async fn each_attempt_is_admitted_and_told() {
    let server = Loopback::scripted([
        Act::Answer(Answer::status(429).header("retry-after", "0")),
        Act::Answer(Answer::refusal("ORDER_002")),
        Act::Answer(Answer::ok("[]")),
    ])
    .await;
    let ledger = Ledger::default();
    let builder = Client::builder()
        .all_servers(&server.url)
        .signer("spot", Witness);
    let client = builder.limits(ledger.clone()).build().expect("a client");
    let refused = client
        .margin()
        .get_lever_balance(GetLeverBalance::new("x"))
        .await;
    refused.expect_err("a refusal");
    client
        .margin()
        .contracts(Contracts::new([]))
        .await
        .expect("contracts");
    let signed = (
        "margin.get_lever_balance".to_owned(),
        Some("key-0123456789abcdef".to_owned()),
    );
    let public = ("margin.contracts".to_owned(), None);
    assert_eq!(ledger.admitted(), [signed.clone(), signed, public]);
    let pages = ledger.0.lock().unwrap_or_else(PoisonError::into_inner);
    assert_eq!(
        pages.observed,
        [
            (Some(429), None, Some(Duration::ZERO)),
            (Some(200), Some("ORDER_002".to_owned()), None),
            (Some(200), None, None),
        ]
    );
}

#[tokio::test]
async fn what_limits_do_not_admit_is_not_sent() {
    let server = Loopback::scripted([]).await;
    let builder = Client::builder().all_servers(&server.url).limits(Closed);
    let client = builder.build().expect("a client");
    let error = client
        .margin()
        .contracts(Contracts::new([]))
        .await
        .expect_err("closed");
    assert!(error.is_rate_limited() && error.is_retryable() && !error.outcome_unknown());
    assert_eq!(error.retry_after(), Some(Duration::from_secs(600)));
    assert_eq!(error.operation(), Some("margin.contracts"));
    assert_eq!(server.count(), 0);
}
