//! The examples do what they say: they are carried out against a server on this machine.

#![expect(
    clippy::duplicate_mod,
    reason = "each example is a program of its own and brings what all start with"
)]

#[expect(dead_code, reason = "here nobody runs its main")]
#[path = "../examples/balances.rs"]
mod balances;
#[expect(dead_code, reason = "here nobody runs its main")]
#[path = "../examples/candles.rs"]
mod candles;
#[expect(
    dead_code,
    reason = "the scripted server of the runtime's tests can do more than is asked here"
)]
#[path = "../../client-runtime/tests/runtime/loopback/mod.rs"]
// Formatted where it lives, at another width.
#[rustfmt::skip]
mod loopback;
#[expect(dead_code, reason = "here nobody runs its main")]
#[path = "../examples/order_life_cycle.rs"]
mod order_life_cycle;
#[expect(dead_code, reason = "here nobody runs its main")]
#[path = "../examples/withdraw_history.rs"]
mod withdraw_history;

use std::time::Duration;

use loopback::{Act, Answer, Loopback};
use xt_client::{
    Client, Credentials, Error, RetryPolicy,
    enums::{BizType, KlineInterval, OrderState, OrderType, Side, TimeInForce},
    spot,
};

const HASTE: Duration = Duration::from_millis(1);

fn client(server: &Loopback) -> Client {
    Client::builder()
        .all_servers(&server.url)
        .credentials(Credentials::new("the-key", "the-secret"))
        .retry(RetryPolicy::new().backoff(HASTE, HASTE))
        .build()
        .expect("a client")
}

fn done(result: &str) -> Act {
    Act::Answer(Answer::ok(format!(
        r#"{{"rc":0,"mc":"SUCCESS","ma":[],"result":{result}}}"#
    )))
}

fn refused(code: &str) -> Act {
    Act::Answer(Answer::refusal(code))
}

fn found(state: &str) -> Act {
    done(&format!(
        r#"{{"orderId":"7","symbol":"btc_usdt","type":"LIMIT","state":"{state}"}}"#
    ))
}

#[tokio::test]
async fn balances_leave_out_what_is_empty() {
    let server = Loopback::scripted([done(
        r#"{"totalBtcAmount":"0.5","assets":[
            {"currency":"usdt","availableAmount":"10.50","frozenAmount":"1"},
            {"currency":"btc","availableAmount":"0","frozenAmount":"0.00"},
            {"currency":"eth","availableAmount":"0","frozenAmount":"0.1"}]}"#,
    )])
    .await;
    let table = balances::table(&client(&server)).await.expect("balances");
    let words: Vec<Vec<&str>> =
        table.lines().skip(1).map(|line| line.split_whitespace().collect()).collect();
    let expected: [&[&str]; 3] = [
        &["usdt", "10.50", "1"],
        &["eth", "0", "0.1"],
        &["in", "all", "0.5", "BTC"],
    ];
    assert_eq!(words, expected);
}

#[tokio::test]
async fn candles_are_lines_of_numbers_as_they_came() {
    let server = Loopback::scripted([done(
        r#"[{"t":1700000000000,"o":"1.10","c":"2","h":"3","l":"0.5","q":"7"},{"t":1700003600000}]"#,
    )])
    .await;
    let table =
        candles::table(&client(&server), "btc_usdt", KlineInterval::OneMinute, 2).await;
    let table = table.expect("candles");
    let lines: Vec<&str> = table.lines().skip(1).collect();
    assert_eq!(
        lines,
        [
            "2023-11-14T22:13:20Z\t1.10\t3\t0.5\t2\t7",
            "2023-11-14T23:13:20Z\t\t\t\t\t"
        ]
    );
    assert_eq!(
        server.seen()[0].target,
        "/v4/public/kline?interval=1m&limit=2&symbol=btc_usdt"
    );
}

#[tokio::test]
async fn withdrawals_go_on_where_an_earlier_run_ended() {
    let page = |items: &str, more: bool| {
        done(&format!(r#"{{"hasPrev":false,"hasNext":{more},"items":[{items}]}}"#))
    };
    let item =
        |id: u8| format!(r#"{{"id":"{id}","amount":"{id}.50","currency":"usdt"}}"#);
    let two = format!("{},{}", item(1), item(2));
    let acts = [
        page(&two, true),
        page(&two, true),
        page(&item(3), false),
    ];
    let server = Loopback::scripted(acts).await;
    let client = client(&server);
    let request = || spot::WithdrawalHistory::new("usdt", "Tron");
    let first = withdraw_history::lines(&client, request(), None, 1).await;
    let (lines, cursor) = first.expect("a first run");
    assert_eq!(
        (lines.lines().count(), lines.contains("1.50 usdt")),
        (1, true),
        "{lines}"
    );
    let second = withdraw_history::lines(&client, request(), Some(&cursor), 9).await;
    let (lines, _) = second.expect("a second run");
    assert_eq!(lines.lines().count(), 2, "{lines}");
    assert!(lines.contains("2.50 usdt") && lines.contains("3.50 usdt"), "{lines}");
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

#[tokio::test]
async fn an_order_whose_answer_is_lost_is_looked_for_and_not_repeated() {
    let acts = [
        Act::HangUp,
        refused("ORDER_005"),
        found("NEW"),
    ];
    let server = Loopback::scripted(acts).await;
    let placed = order_life_cycle::place(&client(&server), &order(), HASTE).await;
    assert_eq!(placed.expect("an order").as_u64(), Some(7));
    let seen = server.seen();
    let methods: Vec<&str> = seen.iter().map(|seen| seen.method.as_str()).collect();
    assert_eq!(methods, ["POST", "GET", "GET"]);
    assert!(seen[1].target.contains("clientOrderId=mine_1"), "{}", seen[1].target);
}

#[tokio::test]
async fn an_order_that_is_not_found_stays_in_doubt() {
    let mut acts = vec![Act::HangUp];
    acts.resize(6, refused("ORDER_005"));
    let server = Loopback::scripted(acts).await;
    let placed = order_life_cycle::place(&client(&server), &order(), HASTE).await;
    let error = placed.expect_err("nobody knows");
    let error = error.downcast_ref::<Error>().expect("the client's error");
    assert!(error.outcome_unknown());
    let orders = server.seen().iter().filter(|seen| seen.method == "POST").count();
    assert_eq!((orders, server.count()), (1, 6));
}

#[tokio::test]
async fn a_refused_order_is_neither_looked_for_nor_repeated() {
    let server = Loopback::scripted([refused("ORDER_002")]).await;
    let placed = order_life_cycle::place(&client(&server), &order(), HASTE).await;
    assert!(placed.is_err());
    assert_eq!(server.count(), 1);
}

#[tokio::test]
async fn an_order_ends_canceled_or_filled() {
    for (word, expected) in [
        ("CANCELED", OrderState::Canceled),
        ("FILLED", OrderState::Filled),
    ] {
        let acts = [
            Act::HangUp,
            done(r#"{"cancelId":"9"}"#),
            found("NEW"),
            found(word),
        ];
        let server = Loopback::scripted(acts).await;
        let ended = order_life_cycle::end(&client(&server), &7_u64.into(), HASTE).await;
        assert_eq!(ended.expect("an end"), expected);
        assert_eq!(server.count(), 4);
    }
}
