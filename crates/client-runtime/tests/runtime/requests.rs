//! What goes over the wire, for each kind of body.

use client_runtime::{Error, Fields, Id, Json, Operation, Request, dec};

use crate::{
    client_of, idle_client,
    sample_api::{
        enums::{AccountKind, Side},
        margin::{Contracts, GetLeverBalance, SetLeverage},
        orders::{CancelOrder, OrderItem, PlaceOrder, PlaceOrders},
    },
    server::Server,
};

const PLACED: &str =
    r#"{"rc":0,"mc":"SUCCESS","ma":[],"result":{"orderId":7,"side":"BUY","price":"1"}}"#;

#[tokio::test]
async fn a_query_is_sorted_and_encoded_but_for_commas_and_signed_plain() {
    let server = Server::answering(200, r#"{"rc":0,"result":{"symbol":"x"}}"#);
    let request =
        GetLeverBalance::new("a b+c/d=e&f订").kinds([AccountKind::Margin, AccountKind::Spot]);
    let balance = client_of(&server)
        .margin()
        .get_lever_balance(request)
        .await
        .expect("an answer");
    assert_eq!(balance.symbol, "x");
    let asked = server.asked();
    assert_eq!(
        asked.line,
        "GET /v4/lever/balance?kinds=1,0&symbol=a%20b%2Bc%2Fd%3De%26f%E8%AE%A2 HTTP/1.1"
    );
    assert_eq!(asked.header("x-time"), Some("1700000000000"));
    assert_eq!(asked.header("content-type"), None);
    assert!(asked.body.is_empty());
}

#[test]
fn a_query_is_signed_plain_and_sorted() {
    let request = GetLeverBalance::new("a b+c").kinds([AccountKind::Margin, AccountKind::Spot]);
    let prepared = idle_client().inner().prepare(&request).expect("a request");
    assert_eq!(
        prepared.header("X-Seen"),
        Some("GET#/v4/lever/balance#kinds=1,0&symbol=a b+c#")
    );
    assert_eq!(
        prepared.path_url(),
        "https://spot.example.com/v4/lever/balance"
    );
}

#[tokio::test]
async fn json_is_signed_as_it_is_sent() {
    let server = Server::answering(200, PLACED);
    let request = PlaceOrder::new("btc_usdt", Side::Buy)
        .price(dec("39000.10").expect("a decimal"))
        .quantity(dec("0.01").expect("a decimal"))
        .client_order_id("mine \"1\"");
    let placed = client_of(&server)
        .margin()
        .place_order(request)
        .await
        .expect("an answer");
    assert_eq!(
        (placed.order_id.as_u64(), placed.side),
        (Some(7), Side::Buy)
    );
    let asked = server.asked();
    let body = r#"{"symbol":"btc_usdt","side":"BUY","price":39000.10,"quantity":"0.01","clientOrderId":"mine \"1\""}"#;
    assert_eq!(asked.line, "POST /v4/order HTTP/1.1");
    assert_eq!(asked.body, body);
    assert_eq!(asked.header("content-type"), Some("application/json"));
    assert_eq!(
        asked.header("x-seen"),
        Some(format!("POST#/v4/order##{body}").as_str())
    );
}

#[tokio::test]
async fn a_whole_body_is_a_list() {
    let server = Server::answering(200, r#"{"rc":"0","result":[1,2]}"#);
    let orders = [OrderItem::new("a"), OrderItem::new("b").price(2)];
    let answer = client_of(&server)
        .margin()
        .place_orders(PlaceOrders::new(orders))
        .await;
    assert_eq!(answer.expect("an answer").as_str(), "[1,2]");
    assert_eq!(
        server.asked().body,
        r#"[{"symbol":"a"},{"symbol":"b","price":2}]"#
    );
}

#[tokio::test]
async fn a_form_is_sorted_and_encoded() {
    let server = Server::answering(
        200,
        r#"{"returnCode":0,"msgInfo":"success","error":null,"result":null}"#,
    );
    let answer = client_of(&server)
        .margin()
        .set_leverage(SetLeverage::new("a b&c", 20))
        .await;
    assert_eq!(answer.expect("an answer"), None);
    let asked = server.asked();
    assert_eq!(asked.body, "leverage=20&symbol=a%20b%26c");
    assert_eq!(
        asked.header("content-type"),
        Some("application/x-www-form-urlencoded")
    );
    let path = "/future/user/v1/position/adjust-leverage";
    let seen = format!("POST#{path}##leverage=20&symbol=a b&c");
    assert_eq!(asked.header("x-seen"), Some(seen.as_str()));
}

#[tokio::test]
async fn a_path_is_filled_and_nothing_else_is_sent() {
    let server = Server::answering(200, r#"{"rc":0,"result":{}}"#);
    let request = CancelOrder::new(6_216_559_590_087_220_004);
    client_of(&server)
        .margin()
        .cancel_order(request)
        .await
        .expect("an answer");
    let asked = server.asked();
    assert_eq!(asked.line, "DELETE /v4/order/6216559590087220004 HTTP/1.1");
    assert!(asked.body.is_empty());
}

#[test]
fn a_path_cannot_lead_elsewhere() {
    let client = idle_client();
    for id in ["", ".", ".."] {
        let refused = client.inner().prepare(&CancelOrder::new(id));
        assert!(
            matches!(refused, Err(Error::Request { .. })),
            "{id:?}: {refused:?}"
        );
    }
    let odd = client
        .inner()
        .prepare(&CancelOrder::new("../a?b#c/%2e"))
        .expect("a request");
    assert_eq!(
        odd.url,
        "https://spot.example.com/v4/order/..%2Fa%3Fb%23c%2F%252e"
    );
}

#[tokio::test]
async fn public_calls_need_no_credentials() {
    let server = Server::answering(200, r#"[{"symbol":"a","last_price":"1.0"},{"symbol":"b"}]"#);
    let client = crate::sample_api::Client::builder().all_servers(&server.url);
    let client = client.build().expect("a client");
    let request = Contracts::new(["a".to_owned(), "b".to_owned()]).language("en");
    let contracts = client.margin().contracts(request).await.expect("an answer");
    assert_eq!(contracts.len(), 2);
    let asked = server.asked();
    assert_eq!(
        asked.line,
        "GET /future/market/v1/public/cg/contracts?symbols=a,b HTTP/1.1"
    );
    assert_eq!(asked.header("accept-language"), Some("en"));
    assert_eq!(asked.header("x-key"), None);
}

#[test]
fn signed_calls_without_credentials_are_not_sent() {
    let client = crate::sample_api::Client::builder()
        .build()
        .expect("a client");
    let error = client
        .inner()
        .prepare(&GetLeverBalance::new("a"))
        .expect_err("no credentials");
    assert!(error.is_auth() && !error.outcome_unknown() && !error.is_retryable());
    assert_eq!(
        error.to_string(),
        "margin.get_lever_balance: the request cannot be signed: no credentials for the scheme `spot`"
    );
}

/// All the ways in which a value can be spelled.
struct Spellings {
    none: Option<String>,
    list: Vec<i64>,
}

impl Request for Spellings {
    type Answer = Json;

    const OPERATION: Operation = Operation::post("/x").json();

    fn fields(&self, out: &mut Fields<'_>) {
        out.query("none", &self.none);
        out.query("z", &self.list);
        out.query_repeated("again", &self.list);
        out.query_json("json", &self.list);
        out.query("fixed", &"authorization_code");
        out.body("none", &self.none);
        out.body_text("text", &self.list);
        out.body_number("number", &Id::from("42"));
        out.body_number("word", &Id::from("042"));
        out.body("id", &Id::from(u64::MAX));
    }
}

#[test]
fn spellings() {
    let request = Spellings {
        none: None,
        list: vec![2, 1],
    };
    let prepared = idle_client().inner().prepare(&request).expect("a request");
    let (_, query) = prepared.url.split_once('?').expect("a query");
    assert_eq!(
        query,
        "again=2&again=1&fixed=authorization_code&json=%5B2,1%5D&z=2,1"
    );
    assert_eq!(
        prepared.body_text(),
        Some(r#"{"text":["2","1"],"number":42,"word":"042","id":18446744073709551615}"#)
    );
}

/// A POST whose fields are all optional.
struct Optional(Option<i64>);

impl Request for Optional {
    type Answer = ();

    const OPERATION: Operation = Operation::post("/x").json();

    fn fields(&self, out: &mut Fields<'_>) {
        out.body("only", &self.0);
    }
}

/// A POST that has no fields.
struct Nothing;

impl Request for Nothing {
    type Answer = ();

    const OPERATION: Operation = Operation::post("/x").json();

    fn fields(&self, _: &mut Fields<'_>) {}
}

#[test]
fn an_object_without_members_is_sent_only_where_it_could_have_some() {
    let client = idle_client();
    let optional = client.inner().prepare(&Optional(None)).expect("a request");
    assert_eq!(optional.body_text(), Some("{}"));
    let nothing = client.inner().prepare(&Nothing).expect("a request");
    assert_eq!(
        (nothing.body_text(), nothing.header("content-type")),
        (Some(""), None)
    );
}
