//! What an operation says of itself: whether it only reads, and who finds out what became of it.

use client_runtime::{CallOptions, Fields, Json, Operation, Request, Retry};

use crate::{
    loopback::{Act, Answer, Loopback},
    retries::{client, doubtful, status},
};

/// A POST that only asks.
struct Asking;

impl Request for Asking {
    type Answer = Json;

    const OPERATION: Operation = Operation::post("/v4/orders/find")
        .json()
        .signed("spot")
        .reads(true);

    fn fields(&self, out: &mut Fields<'_>) {
        out.body("symbol", &"btc_usdt");
    }
}

/// A GET that acts.
struct Stopping;

impl Request for Stopping {
    type Answer = Json;

    const OPERATION: Operation = Operation::get("/v4/stop").signed("spot").reads(false);

    fn fields(&self, _: &mut Fields<'_>) {}
}

#[tokio::test]
async fn what_an_operation_says_of_itself_counts_more_than_its_method() {
    for fault in doubtful() {
        let done = || Act::Answer(Answer::ok("{}"));
        let asked = Loopback::scripted([fault.clone(), done()]).await;
        let reply = client(&asked).send(&Asking).reply().await;
        let reply = reply.unwrap_or_else(|error| panic!("{fault:?}: {error}"));
        assert_eq!((reply.attempts, asked.count()), (2, 2), "{fault:?}");
        let stopped = Loopback::scripted([fault.clone(), done()]).await;
        let error = client(&stopped).send(&Stopping).await.expect_err("a fault");
        assert!(error.outcome_unknown(), "{fault:?}: {error}");
        assert_eq!(stopped.count(), 1, "{fault:?}");
    }
}

/// A change that another call finds by what this one sends.
struct Found;

impl Request for Found {
    type Answer = Vec<i64>;

    const OPERATION: Operation = Operation::put("/v4/order/{orderId}")
        .json()
        .finds_out("margin.find_order")
        .found_by(&["orderId", "clientOrderId", "count", "left_out", "more.id"]);

    fn fields(&self, out: &mut Fields<'_>) {
        out.path("orderId", &7_i64);
        out.body("price", &"1");
        out.body("clientOrderId", &"mine \"1\"");
        out.body("count", &2_i64);
        out.body("more", &r#"[{"id":"in text"},{"id":8},{}]"#);
    }
}

#[tokio::test]
async fn a_change_in_doubt_tells_what_it_is_found_by() {
    // The last one is an answer that cannot be read.
    let unreadable = Act::Answer(Answer::ok("{}"));
    for fault in doubtful().into_iter().chain([unreadable]) {
        let server = Loopback::scripted([fault.clone(), fault.clone()]).await;
        let client = client(&server);
        let error = client.send(&Found).await.expect_err("a fault");
        let replied = client.send(&Found).reply().await.expect_err("a fault");
        for error in [error, replied] {
            assert_eq!(error.finds_out(), Some("margin.find_order"), "{fault:?}");
            let known = [
                ("orderId", "7".to_owned()),
                ("clientOrderId", "mine \"1\"".to_owned()),
                ("count", "2".to_owned()),
                ("id", "in text".to_owned()),
                ("id", "8".to_owned()),
            ];
            assert_eq!(error.known_by(), known, "{fault:?}");
        }
    }
    let server = Loopback::scripted([status(429)]).await;
    let once = CallOptions::new().retry(Retry::Never);
    let error = client(&server).send(&Found).options(once).await;
    assert!(error.expect_err("refused").known_by().is_empty());
}
