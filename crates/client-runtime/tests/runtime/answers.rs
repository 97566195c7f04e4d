//! Answers: both envelopes, refusals, bare payloads, and what is none of these.

use client_runtime::{CallOptions, Envelope, Error, Fields, Json, Operation, Request, Retry};

use crate::{
    client_of,
    sample_api::enums::Side,
    sample_api::{
        margin::{GetLeverBalance, SetLeverage},
        orders::{CancelOrder, PlaceOrder},
    },
    server::Server,
};

async fn balance_error(status: u16, body: &str) -> Error {
    let server = Server::answering(status, body);
    let request = GetLeverBalance::new("btc_usdt");
    client_of(&server)
        .margin()
        .get_lever_balance(request)
        .await
        .expect_err("an error")
}

#[tokio::test]
async fn a_refusal_is_one_whatever_the_status() {
    let body = r#"{"rc":1,"mc":"AUTH_103","ma":["{0}"],"result":null}"#;
    for status in [200, 400, 500] {
        let error = balance_error(status, body).await;
        assert_eq!(error.code(), Some("AUTH_103"), "HTTP {status}");
        let api = error.api().expect("a refusal");
        assert_eq!(
            (api.status, api.message.as_deref()),
            (status, Some("AUTH_103"))
        );
        assert_eq!(api.args.as_ref().map(Json::as_str), Some(r#"["{0}"]"#));
        assert_eq!(api.raw(), body);
        assert!(!error.outcome_unknown());
    }
}

#[tokio::test]
async fn what_stands_behind_the_payload_counts() {
    let server = Server::answering(200, r#"{"rc":0,"result":{"symbol":"x"} ,"mc":"SUCCESS"}"#);
    let request = GetLeverBalance::new("x");
    let balance = client_of(&server).margin().get_lever_balance(request).await;
    assert_eq!(balance.expect("an answer").symbol, "x");
    let refused = r#"{"rc":0,"result":{"symbol":"x"},"rc":1,"mc":"AUTH_103"}"#;
    assert_eq!(balance_error(200, refused).await.code(), Some("AUTH_103"));
    for broken in [
        r#"{"rc":0,"result":{"symbol":"x"}"#,
        r#"{"rc":0,"result":{"symbol":"x"}}}"#,
        r#"{"rc":0,"result":{"symbol":"x"},}"#,
        r#"{"rc":0,"result":{"symbol":"x"} {}}"#,
    ] {
        let error = balance_error(200, broken).await;
        assert!(matches!(error, Error::Decode(_)), "{broken}: {error}");
    }
}

#[tokio::test]
async fn an_order_whose_answer_ends_early_may_be_placed() {
    let server = Server::answering(200, r#"{"rc":0,"mc":"SUCCESS","result":{"orderId":7}"#);
    let order = PlaceOrder::new("x", Side::Buy);
    let placed = client_of(&server).margin().place_order(order).await;
    assert!(placed.expect_err("half an answer").outcome_unknown());
}

#[tokio::test]
async fn a_refusal_may_hide_its_code_below() {
    let body = r#"{"returnCode":1,"msgInfo":"failure","error":{"code":"insufficient_balance","msg":"Too\nlittle","args":[1]},"result":null}"#;
    let server = Server::answering(200, body);
    let error = client_of(&server)
        .margin()
        .set_leverage(SetLeverage::new("a", 1))
        .await;
    let error = error.expect_err("a refusal");
    assert_eq!(error.code(), Some("insufficient_balance"));
    assert_eq!(
        error.to_string(),
        "margin.set_leverage: refused with code insufficient_balance: Too little [1] (HTTP 200)"
    );
}

#[tokio::test]
async fn codes_mean_what_the_api_says() {
    let refused = |code: &str| format!(r#"{{"rc":1,"mc":"{code}","result":null}}"#);
    let error = balance_error(200, &refused("AUTH_103")).await;
    assert!(error.is_auth() && !error.is_clock() && !error.is_retryable());
    let error = balance_error(200, &refused("ORDER_002")).await;
    assert!(!error.is_auth() && !error.is_retryable());
    let error = balance_error(200, &refused("TOO_MANY")).await;
    assert!(error.is_rate_limited() && error.is_retryable());
}

#[tokio::test]
async fn a_status_without_an_envelope_is_told() {
    let error = balance_error(502, "<html>Bad\u{7} gateway</html>").await;
    assert_eq!(
        error.to_string(),
        "margin.get_lever_balance: HTTP status 502: <html>Bad  gateway</html>"
    );
    assert!(
        error.is_retryable() && !error.outcome_unknown(),
        "a read may be repeated"
    );
    assert!(balance_error(401, "").await.is_auth());
    assert!(!balance_error(404, "{}").await.is_retryable());
    let wrapped = balance_error(503, r#"{"rc":0,"result":{"symbol":"x"}}"#).await;
    assert!(
        matches!(wrapped, Error::Status(_)),
        "a success with the status of a failure is none"
    );
}

#[tokio::test]
async fn haste_is_retryable_after_a_while() {
    let server = Server::with_headers(429, "retry-after: 3\r\n", "slow down");
    let order = PlaceOrder::new("btc_usdt", Side::Sell);
    let once = CallOptions::new().retry(Retry::Never);
    let client = client_of(&server).inner().with(once);
    let error = client.send(&order).await.expect_err("an error");
    assert_eq!(error.retry_after().map(|wait| wait.as_secs()), Some(3));
    assert!(error.is_retryable() && !error.outcome_unknown());
}

#[tokio::test]
async fn a_write_whose_answer_is_lost_may_have_happened() {
    let bodies = [
        (200, "{}"),
        (200, "<html>"),
        (502, "gone"),
        (200, r#"{"rc":0,"result":{}}"#),
    ];
    for (status, body) in bodies {
        let server = Server::answering(status, body);
        let order = PlaceOrder::new("btc_usdt", Side::Sell);
        let error = client_of(&server)
            .margin()
            .place_order(order)
            .await
            .expect_err("an error");
        assert!(
            error.outcome_unknown() && !error.is_retryable(),
            "{status} {body}: {error}"
        );
    }
}

#[tokio::test]
async fn garbage_is_an_error_that_says_where() {
    let cases = [
        ("", "broken JSON: EOF while parsing a value at byte 0"),
        ("<html>", "expected a JSON value, found `<html>` at byte 0"),
        ("[]", "expected an object, found `[]` at byte 0"),
        (
            r#"{"result":{}}"#,
            r#"`rc`: the envelope has no such code, found `{"result":{}}` at byte 0"#,
        ),
        (
            r#"{"rc":null}"#,
            r#"`rc`: the envelope has no such code, found `{"rc":null}` at byte 0"#,
        ),
        (
            r#"{"rc":0}"#,
            r#"`result`: the payload is required, but absent, found `{"rc":0}` at byte 0"#,
        ),
        (
            r#"{"rc":0,"result":null}"#,
            r#"`result`: the payload is required, but null, found `{"rc":0,"result":null}` at byte 0"#,
        ),
        (
            r#"{"rc":0,"result":[{"symbol":"x"}]}"#,
            r#"`result`: expected an object, found `[{"symbol":"x"}]` at byte 17"#,
        ),
        (
            r#"{"rc":0,"result":{"symbol":"x"}} x"#,
            "broken JSON: trailing characters, found `x` at byte 33",
        ),
        (
            r#"{"rc":0,"result":{"symbol":"x","base":{"holds":"many"}}}"#,
            r#"`result.base.holds`: expected a whole number of 64 bits, found `"many"` at byte 47"#,
        ),
    ];
    for (body, expected) in cases {
        let error = balance_error(200, body).await;
        assert!(matches!(error, Error::Decode(_)), "{body}: {error:?}");
        let start = "margin.get_lever_balance: the answer cannot be read: ";
        assert_eq!(error.to_string(), format!("{start}{expected}"), "{body}");
    }
}

#[tokio::test]
async fn bytes_that_are_no_text_are_an_error() {
    let server = Server::answering(200, vec![b'{', 0xff, b'}']);
    let answer = client_of(&server)
        .margin()
        .cancel_order(CancelOrder::new("1"))
        .await;
    let error = answer.expect_err("no text");
    assert!(error.is_decode() && error.outcome_unknown(), "{error:?}");
    let cause = error.cause().to_string();
    assert!(
        cause.ends_with("the answer is not UTF-8 at byte 1"),
        "{error}"
    );
    assert_eq!(error.raw(), Some("{\u{fffd}}"));
}

#[tokio::test]
async fn nothing_takes_anything() {
    for body in [
        r#"{"rc":0}"#,
        r#"{"rc":0,"result":null}"#,
        r#"{"rc":"0","result":[{"a":1}]}"#,
    ] {
        let server = Server::answering(200, body);
        let answer = client_of(&server)
            .margin()
            .cancel_order(CancelOrder::new("1"))
            .await;
        answer.unwrap_or_else(|error| panic!("{body}: {error}"));
    }
}

/// An operation with a boolean for a code, and a payload below.
struct Odd;

const ODD: Envelope = Envelope::new("success", &["true"], "data.list");

impl Request for Odd {
    type Answer = Vec<i64>;

    const OPERATION: Operation = Operation::get("/odd").envelope(&ODD);

    fn fields(&self, _: &mut Fields<'_>) {}
}

#[tokio::test]
async fn paths_of_envelopes_may_be_dotted() {
    let server = Server::answering(
        200,
        r#" {"data":{"page":1,"list":["1",2]},"success":true} "#,
    );
    let answer = client_of(&server)
        .inner()
        .send(&Odd)
        .await
        .expect("an answer");
    assert_eq!(answer, [1, 2]);
    let server = Server::answering(200, r#"{"data":{"list":[1,"x"]},"success":true}"#);
    let error = client_of(&server)
        .inner()
        .send(&Odd)
        .await
        .expect_err("no number");
    assert!(error.to_string().contains("`data.list[1]`"), "{error}");
    assert!(error.to_string().ends_with("at byte 19"), "{error}");
}

/// An operation whose answer stands bare and may be empty.
struct Bare;

impl Request for Bare {
    type Answer = ();

    const OPERATION: Operation = Operation::get("/bare");

    fn fields(&self, _: &mut Fields<'_>) {}
}

#[tokio::test]
async fn a_bare_answer_may_be_empty() {
    let server = Server::raw(b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n".to_vec());
    client_of(&server)
        .inner()
        .send(&Bare)
        .await
        .expect("nothing");
}

#[tokio::test]
async fn unknown_fields_are_passed_over_and_told_to_who_asks() {
    let body = r#"{"rc":0,"new":1,"result":{"symbol":"x","new":{"a":1},"base":{"newer":[1]},"history":[{"newest":0}]}}"#;
    let server = Server::answering(200, body);
    let request = GetLeverBalance::new("x");
    let reply = client_of(&server)
        .inner()
        .send(&request)
        .reply()
        .await
        .expect("an answer");
    assert_eq!(reply.status, 200);
    assert_eq!(reply.drift.fields, ["new", "base.newer", "history.newest"]);
}
