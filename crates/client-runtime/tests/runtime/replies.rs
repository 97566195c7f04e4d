//! What comes with an answer, and what the documents do not know of it.

use std::sync::{Arc, Mutex};

use client_runtime::UnknownValue;

use crate::{
    Witness,
    loopback::{Act, Answer, Loopback},
    sample_api::{Client, enums::Side, margin::GetLeverBalance, orders::PlaceOrder},
};

const BODY: &str = r#"{"rc":0,"result":{"symbol":"x","extra":{"any":1},"history":[
    {"kind":0,"fresh":1},{"kind":7,"fresh":2},{"kind":"7"},{"kind":"","currency":null}
]}}"#;

fn builder(server: &Loopback) -> client_runtime::ClientBuilder<Client> {
    Client::builder()
        .all_servers(&server.url)
        .signer("spot", Witness)
}

#[tokio::test]
async fn a_reply_holds_all_that_came() {
    let answer = Answer::ok(BODY)
        .header("X-Request-Id", "abc-1")
        .header("x-other", "2");
    let server = Loopback::scripted([Act::Answer(answer)]).await;
    let client = builder(&server).build().expect("a client");
    let reply = client
        .inner()
        .send(&GetLeverBalance::new("x"))
        .reply()
        .await
        .expect("an answer");
    assert_eq!((reply.status, reply.attempts), (200, 1));
    assert_eq!(reply.value.symbol, "x");
    assert_eq!(reply.body(), BODY);
    assert_eq!(reply.headers.get("x-OTHER"), Some("2"));
    assert_eq!(reply.request_id(), Some("abc-1"));
    assert!(
        reply
            .headers
            .iter()
            .any(|(name, _)| name == "content-length")
    );
    assert!(
        !format!("{reply:?}").contains("abc-1"),
        "headers may hold cookies"
    );
}

#[tokio::test]
async fn drift_is_fields_and_values_that_nobody_knows() {
    let server = Loopback::serving(|_, _| Act::Answer(Answer::ok(BODY))).await;
    let heard: Arc<Mutex<Vec<(&str, usize)>>> = Arc::default();
    let ears = Arc::clone(&heard);
    let builder = builder(&server).on_drift(move |operation, drift| {
        ears.lock()
            .expect("no panic")
            .push((operation, drift.values.len()));
    });
    let client = builder.build().expect("a client");
    let reply = client
        .inner()
        .send(&GetLeverBalance::new("x"))
        .reply()
        .await
        .expect("an answer");
    assert_eq!(
        reply.drift.fields,
        ["history.fresh"],
        "once, however often it came"
    );
    let values: Vec<(&str, &str)> = reply
        .drift
        .values
        .iter()
        .map(|UnknownValue { path, value, .. }| (path.as_str(), value.as_str()))
        .collect();
    assert_eq!(
        values,
        [("history.kind", "7")],
        "nothing, as a number or in quotes"
    );
    client
        .margin()
        .get_lever_balance(GetLeverBalance::new("x"))
        .await
        .expect("an answer");
    let name = "margin.get_lever_balance";
    assert_eq!(*heard.lock().expect("no panic"), [(name, 1), (name, 1)]);
}

#[tokio::test]
async fn an_answer_that_is_known_is_no_drift() {
    let body = r#"{"rc":0,"result":{"orderId":1,"side":"SELL","price":"1"}}"#;
    let server = Loopback::scripted([Act::Answer(Answer::ok(body))]).await;
    let builder = builder(&server).on_drift(|operation, drift| panic!("{operation}: {drift:?}"));
    let client = builder.build().expect("a client");
    let order = PlaceOrder::new("x", Side::Sell);
    client.margin().place_order(order).await.expect("an order");
}

#[tokio::test]
async fn errors_name_the_exchange_and_keep_the_answer() {
    let named = |answer: Answer| Act::Answer(answer.header("cf-ray", "8f-FRA"));
    for answer in [
        Answer::status(404),
        Answer::refusal("X_1"),
        Answer::ok("<html>"),
    ] {
        let raw = String::from_utf8(answer.bytes()).expect("text");
        let (_, body) = raw.split_once("\r\n\r\n").expect("a body");
        let server = Loopback::scripted([named(answer)]).await;
        let client = builder(&server).build().expect("a client");
        let error = client
            .margin()
            .get_lever_balance(GetLeverBalance::new("x"))
            .await;
        let error = error.expect_err("no balance");
        assert_eq!(error.request_id(), Some("8f-FRA"));
        assert_eq!(error.operation(), Some("margin.get_lever_balance"));
        assert_eq!(error.raw(), Some(body));
        assert!(error.status().is_some());
    }
}

#[tokio::test]
async fn an_answer_that_does_not_come_whole_names_the_exchange_all_the_same() {
    let answer = Answer::ok(r#"{"rc":0,"result":{}}"#).header("x-request-id", "abc-2");
    let head = answer.bytes().len() - 4;
    let server = Loopback::scripted([Act::Cut(answer, head)]).await;
    let client = builder(&server).build().expect("a client");
    let order = PlaceOrder::new("x", Side::Sell);
    let error = client.margin().place_order(order).await;
    let error = error.expect_err("half an answer");
    assert!(error.outcome_unknown());
    assert_eq!(error.request_id(), Some("abc-2"));
}
