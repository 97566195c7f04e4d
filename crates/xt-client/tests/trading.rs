//! What the API's data and the signers make of refusals: clock, credentials, doubt, and who finds out.

#[expect(
    dead_code,
    reason = "the scripted server of the runtime's tests can do more than is asked here"
)]
#[path = "../../client-runtime/tests/runtime/loopback/mod.rs"]
// Formatted where it lives, at another width.
#[rustfmt::skip]
mod loopback;

use std::time::Duration;

use loopback::{Act, Answer, Loopback, Seen};
use xt_client::{
    Client, Credentials, ErrorCode,
    enums::{BizType, OrderType, Side, TimeInForce},
    futures,
    runtime::{Clock, SystemClock},
    signing::Style,
    spot, third_party,
};

/// A clock that is ten minutes ahead.
#[derive(Debug)]
struct Ahead;

impl Clock for Ahead {
    fn now_ms(&self) -> u64 {
        SystemClock.now_ms() + 600_000
    }
}

fn credentials() -> Credentials {
    Credentials::new("the-key", "the-secret")
}

fn order() -> spot::PlaceOrder {
    spot::PlaceOrder::new(
        "btc_usdt",
        Side::Buy,
        OrderType::Limit,
        TimeInForce::Gtc,
        BizType::Spot,
    )
    .client_order_id("mine_1")
}

fn timely(seen: &Seen) -> Act {
    let signed =
        seen.header("validate-timestamp").and_then(|time| time.parse::<u64>().ok());
    let late = signed.is_none_or(|signed| signed.abs_diff(SystemClock.now_ms()) > 1_000);
    Act::Answer(if seen.target == "/v4/public/time" {
        let now = SystemClock.now_ms();
        Answer::ok(format!(
            r#"{{"rc":0,"mc":"SUCCESS","result":{{"serverTime":{now}}}}}"#
        ))
    } else if late {
        Answer::refusal("AUTH_105")
    } else {
        Answer::ok(r#"{"rc":0,"mc":"SUCCESS","ma":[],"result":{"orderId":"7"}}"#)
    })
}

#[tokio::test]
async fn a_clock_that_is_ahead_is_corrected() {
    let server = Loopback::serving(|_, seen| timely(seen)).await;
    let builder = Client::builder().all_servers(&server.url).clock(Ahead);
    let client = builder.credentials(credentials()).build().expect("a client");
    let placed = client.spot().place_order(order()).await.expect("an order");
    assert!(placed.order_id.is_some_and(|id| id.as_u64() == Some(7)));
    assert_eq!(server.count(), 3, "refused, asked for the time, signed anew");
}

#[tokio::test]
async fn an_order_in_doubt_says_who_finds_out() {
    let server = Loopback::scripted([Act::HangUp]).await;
    let builder = Client::builder().all_servers(&server.url);
    let client = builder.credentials(credentials()).build().expect("a client");
    let error = client.spot().place_order(order()).await.expect_err("no answer");
    assert!(error.outcome_unknown());
    assert_eq!(error.finds_out(), Some("spot.find_order"));
    assert_eq!(error.known_by(), [("clientOrderId", "mine_1".to_owned())]);
    assert!(
        error.to_string().contains("ask `spot.find_order` before you repeat it"),
        "{error}"
    );
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn codes_are_an_enum_and_mean_something() {
    for (code, known, auth, doubt) in [
        ("ORDER_002", ErrorCode::Order002, false, false),
        ("AUTH_103", ErrorCode::Auth103, true, false),
        ("COMMON_002", ErrorCode::Common002, false, false),
        ("TRANSFER_007", ErrorCode::Transfer007, false, true),
    ] {
        let server = Loopback::scripted([Act::Answer(Answer::refusal(code))]).await;
        let builder = Client::builder().all_servers(&server.url);
        let client = builder.credentials(credentials()).build().expect("a client");
        let error = client.spot().place_order(order()).await.expect_err("refused");
        match error.api_code() {
            Some(found) if known == found => {}
            other => panic!("{code}: {other:?}"),
        }
        assert_eq!((error.is_auth(), error.outcome_unknown()), (auth, doubt), "{code}");
        assert_eq!(server.count(), 1, "{code}");
    }
}

#[tokio::test]
async fn third_parties_sign_in_either_style_and_name_their_user() {
    for (style, window) in [
        (Style::Spot, Some("5000")),
        (Style::Futures, None),
    ] {
        let answer = Answer::ok(r#"{"rc":0,"mc":"SUCCESS","ma":[],"result":null}"#);
        let server = Loopback::scripted([Act::Answer(answer)]).await;
        let credentials =
            credentials().access_token("the-token").third_party_style(style);
        let builder = Client::builder().all_servers(&server.url);
        let client = builder.credentials(credentials).build().expect("a client");
        let order = third_party::CancelOrder::new("7");
        // Whether the empty answer is one is of no matter here.
        let _ = client.third_party().cancel_order(order).await;
        let seen = server.seen();
        assert_eq!(seen[0].header("access-token"), Some("the-token"));
        assert_eq!(seen[0].header("validate-recvwindow"), window, "{style:?}");
    }
}

#[tokio::test]
async fn orders_placed_together_in_doubt_tell_the_id_of_each() {
    let server = Loopback::scripted([Act::HangUp]).await;
    let builder = Client::builder().all_servers(&server.url);
    let client = builder.credentials(credentials()).build().expect("a client");
    let item = |id: Option<&str>| {
        let item = spot::PlaceOrdersItem::new(
            "btc_usdt",
            Side::Buy,
            OrderType::Limit,
            TimeInForce::Gtc,
            BizType::Spot,
        );
        match id {
            Some(id) => item.client_order_id(id),
            None => item,
        }
    };
    let items = [
        Some("mine_1"),
        None,
        Some("mine_2"),
        Some("mine_1"),
    ]
    .map(item);
    let orders = spot::PlaceOrders::new(items);
    let error = client.spot().place_orders(orders).await.expect_err("no answer");
    assert_eq!(error.finds_out(), Some("spot.find_order"));
    let each = ["mine_1", "mine_2"].map(|id| ("clientOrderId", id.to_owned()));
    assert_eq!(error.known_by(), each);
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn orders_that_travel_as_text_are_known_by_their_ids_too() {
    let server = Loopback::scripted([Act::HangUp]).await;
    let builder = Client::builder().all_servers(&server.url);
    let client = builder.credentials(credentials()).build().expect("a client");
    let list =
        r#"[{"symbol":"btc_usdt","clientOrderId":"mine_1"},{"clientOrderId":"mine_2"}]"#;
    let orders = futures::PlaceOrders::new(list);
    let error = client.futures().place_orders(orders).await.expect_err("no answer");
    assert_eq!(error.finds_out(), Some("futures.orders"));
    let known = [
        ("symbol", "btc_usdt"),
        ("clientOrderId", "mine_1"),
        ("clientOrderId", "mine_2"),
    ];
    assert_eq!(error.known_by(), known.map(|(name, value)| (name, value.to_owned())));
}

#[tokio::test]
async fn one_call_may_be_good_for_another_time_than_the_rest() {
    let answer = || {
        Act::Answer(Answer::ok(
            r#"{"rc":0,"mc":"SUCCESS","ma":[],"result":{"orderId":"7"}}"#,
        ))
    };
    let server = Loopback::scripted([answer(), answer()]).await;
    let builder = Client::builder().all_servers(&server.url);
    let client = builder.credentials(credentials()).build().expect("a client");
    let urgent =
        client.spot().place_order(order()).recv_window(Duration::from_millis(750));
    urgent.await.expect("an order");
    client.spot().place_order(order()).await.expect("an order");
    let windows: Vec<_> = server
        .seen()
        .iter()
        .map(|seen| seen.header("validate-recvwindow").map(str::to_owned))
        .collect();
    assert_eq!(
        windows,
        [
            Some("750".to_owned()),
            Some("5000".to_owned())
        ]
    );
    for window in [
        Duration::ZERO,
        Duration::from_millis(60_001),
    ] {
        let call = client.spot().place_order(order()).recv_window(window);
        let error = call.await.expect_err("no such window");
        assert!(error.is_config(), "{error}");
    }
    assert_eq!(server.count(), 2, "what cannot be signed is not sent");
}
