//! What the network may do to a call, and what a client refuses to do.

use std::{net::TcpListener, time::Duration};

use client_runtime::{
    ClientBuilder, Credentials, Error, SignError, Signer, SigningInput, signing::Header,
};

use crate::{
    Witness, client_of,
    loopback::{Act, Answer, Loopback},
    sample_api::{
        Client,
        enums::Side,
        margin::{Contracts, GetLeverBalance},
        orders::PlaceOrder,
    },
    server::Server,
};

fn order() -> PlaceOrder {
    PlaceOrder::new("btc_usdt", Side::Buy)
}

#[tokio::test]
async fn the_host_is_named_with_its_port() {
    let server = Server::answering(200, r#"{"rc":0,"result":{"symbol":"x"}}"#);
    let request = GetLeverBalance::new("x");
    let answer = client_of(&server).margin().get_lever_balance(request).await;
    assert_eq!(answer.expect("an answer").symbol, "x");
    let host = server.url.strip_prefix("http://");
    assert_eq!(server.asked().header("host"), host);
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let elsewhere = Server::answering(200, r#"{"rc":0,"result":{"symbol":"x"}}"#);
    let headers = format!("location: {}/v4/lever/balance\r\n", elsewhere.url);
    let server = Server::with_headers(302, &headers, "");
    let request = GetLeverBalance::new("x");
    let error = client_of(&server)
        .margin()
        .get_lever_balance(request)
        .await
        .expect_err("a redirect");
    assert_eq!(
        error.to_string(),
        "margin.get_lever_balance: HTTP status 302"
    );
    assert!(elsewhere.is_idle(), "nothing went to the other server");
}

#[tokio::test]
async fn an_answer_is_bounded() {
    let body = format!(r#"[{{"symbol":"{}"}}]"#, "x".repeat(1_000));
    for (limit, fits) in [(body.len(), true), (body.len() - 1, false)] {
        let server = Server::answering(200, body.as_str());
        let builder = Client::builder()
            .all_servers(&server.url)
            .max_answer_bytes(limit);
        let answer = builder
            .build()
            .expect("a client")
            .margin()
            .contracts(Contracts::new([]))
            .await;
        match answer {
            Ok(contracts) => assert!(fits && contracts.len() == 1),
            Err(Error::TooLong { limit: told, .. }) => assert!(!fits && told == limit),
            Err(other) => panic!("{other}"),
        }
    }
}

#[tokio::test]
async fn a_connection_that_is_refused_sent_nothing() {
    let port = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", port.local_addr().expect("an address"));
    drop(port);
    let client = Client::builder()
        .all_servers(&url)
        .signer("spot", Witness)
        .build();
    let error = client
        .expect("a client")
        .margin()
        .place_order(order())
        .await;
    let error = error.expect_err("nobody answers");
    assert!(matches!(error, Error::Transport { .. }), "{error:?}");
    assert!(error.is_retryable() && !error.outcome_unknown());
    assert!(
        error
            .to_string()
            .starts_with("margin.place_order: connecting to the server failed")
    );
}

#[tokio::test]
async fn a_connection_that_breaks_off_may_have_sent() {
    let server = Server::raw(Vec::new());
    let error = client_of(&server)
        .margin()
        .place_order(order())
        .await
        .expect_err("no answer");
    assert!(
        matches!(error.cause(), Error::Transport { .. }),
        "{error:?}"
    );
    assert!(!error.is_retryable() && error.outcome_unknown() && !error.is_connect());
    let _ = server.asked();
    assert!(server.is_idle(), "nothing is sent twice");
}

#[tokio::test]
async fn an_answer_that_does_not_come_times_out() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let builder = Client::builder()
        .all_servers(&url)
        .timeout(Duration::from_millis(100));
    let client = builder.signer("spot", Witness).build().expect("a client");
    let error = client
        .margin()
        .place_order(order())
        .await
        .expect_err("no answer");
    assert!(error.is_timeout(), "{error:?}");
    assert!(!error.is_retryable() && error.outcome_unknown());
    let read = client
        .margin()
        .get_lever_balance(GetLeverBalance::new("x"))
        .await;
    let read = read.expect_err("no answer");
    assert!(read.is_retryable() && !read.outcome_unknown());
}

#[test]
fn credentials_go_over_https_or_to_this_machine() {
    let prepare = |url: &str| {
        let client = Client::builder()
            .server_url("spot", url)
            .signer("spot", Witness);
        client
            .build()
            .expect("a client")
            .inner()
            .prepare(&GetLeverBalance::new("x"))
    };
    for url in [
        "https://a.example",
        "http://127.0.0.1:1",
        "http://localhost",
        "http://[::1]:9",
    ] {
        prepare(url).unwrap_or_else(|error| panic!("{url}: {error}"));
    }
    for url in [
        "http://a.example",
        "http://127.0.0.1.a.example",
        "http://10.0.0.1",
        "wss://a.example",
    ] {
        let refused = prepare(url);
        assert!(
            matches!(refused, Err(Error::Request { .. })),
            "{url}: {refused:?}"
        );
    }
}

#[tokio::test]
async fn a_proxy_sees_no_credentials() {
    let proxy = Loopback::scripted([Act::Answer(Answer::ok("[]"))]).await;
    let client = Client::builder()
        .all_servers("http://127.0.0.1:9")
        .signer("spot", Witness)
        .proxy(proxy.url.as_str())
        .build()
        .expect("a client");
    let refused = client.margin().place_order(order()).await;
    assert!(
        matches!(refused, Err(Error::Request { .. })),
        "plain http, even to this machine, passes the proxy: {refused:?}"
    );
    let contracts = client.margin().contracts(Contracts::new([])).await;
    contracts.expect("what is public may pass");
    let path = "http://127.0.0.1:9/future/market/v1/public/cg/contracts?symbols=";
    let targets: Vec<String> = proxy.seen().into_iter().map(|seen| seen.target).collect();
    assert_eq!(targets, [path]);
}

#[test]
fn a_proxy_that_cannot_be_read_is_not_shown() {
    let built = Client::builder().proxy("http://user:hush@").build();
    let error = built.expect_err("no host");
    assert!(
        error.is_config() && !error.to_string().contains("hush"),
        "{error}"
    );
}

#[test]
fn addresses_are_checked() {
    for url in [
        "",
        "a.example",
        "https://u:p@a.example",
        "https://a.example?x",
        "data:x",
    ] {
        let built = Client::builder().server_url("spot", url).build();
        let error = built.expect_err(url);
        assert!(matches!(error, Error::Config(_)), "{url}");
        assert!(!error.to_string().contains("u:p"));
    }
    let error = Client::builder()
        .server_url("spto", "https://a.example")
        .build();
    assert_eq!(
        error.expect_err("no such server").to_string(),
        "the client cannot be built: Sample has no server `spto`"
    );
}

#[test]
fn a_server_may_lie_below_a_path() {
    let client = Client::builder()
        .server_url("futures", "https://proxy.example/xt/")
        .build();
    let prepared = client
        .expect("a client")
        .inner()
        .prepare(&Contracts::new([]))
        .expect("a request");
    assert_eq!(
        prepared.path_url(),
        "https://proxy.example/xt/future/market/v1/public/cg/contracts"
    );
}

#[test]
fn clients_are_shared_between_threads() {
    fn shared<T: Clone + Send + Sync + 'static>() {}
    fn sent<T: Send>(_: &T) {}
    shared::<Client>();
    let client = crate::idle_client();
    sent(&client.margin().place_order(order()));
}

#[test]
fn what_can_never_be_sent_is_refused_before_anything_is() {
    let problem = |builder: ClientBuilder<Client>| match builder.build() {
        Ok(_) => "none".to_owned(),
        Err(error) => error.to_string(),
    };
    let keys = |key: &str, secret: &str| {
        problem(Client::builder().signer("spot", Keyed(Credentials::new(key, secret))))
    };
    let refused = |what: &str| format!("the client cannot be built: {what}");
    let of_spot = |what: &str| refused(&format!("credentials for `spot`: the {what}"));
    assert_eq!(keys("key", "secret"), "none");
    assert_eq!(keys("", "secret"), of_spot("key is empty"));
    assert_eq!(keys("key", ""), of_spot("secret is empty"));
    let odd = "holds a blank, a line end or a sign that is not ASCII";
    for (key, secret, what) in [
        ("ke y", "secret", "key"),
        ("key", "secret\n", "secret"),
        ("k\u{e9}y", "secret", "key"),
    ] {
        assert_eq!(keys(key, secret), of_spot(&format!("{what} {odd}")));
    }
    assert_eq!(
        problem(Client::builder().proxy("socks5://127.0.0.1:1080")),
        refused("the proxy must be one of http or https")
    );
    assert_eq!(problem(Client::builder().proxy("127.0.0.1:3128")), "none");
    assert_eq!(
        problem(Client::builder().user_agent("two\nlines")),
        refused("the user agent holds signs that a header cannot carry")
    );
}

#[tokio::test]
async fn a_call_without_time_was_never_sent() {
    let server = Server::answering(200, "{}");
    let builder = Client::builder().all_servers(&server.url);
    let client = builder.signer("spot", Witness).build().expect("a client");
    let order = client.margin().place_order(order()).timeout(Duration::ZERO);
    let error = order.await.expect_err("there is no time");
    assert!(error.is_timeout() && !error.outcome_unknown());
    assert_eq!(
        error.to_string(),
        "margin.place_order: the time was over before the request could be sent"
    );
}

/// Signs nothing, but has keys to be looked at.
#[derive(Debug)]
struct Keyed(Credentials);

impl Signer for Keyed {
    fn sign(&self, _: &SigningInput<'_>, _: u64) -> Result<Vec<Header>, SignError> {
        Ok(Vec::new())
    }

    fn check(&self) -> Result<(), SignError> {
        self.0.check()
    }
}
