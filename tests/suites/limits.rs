//! The client's counts against those of the mock server: what keeps within the documents is never refused for haste, and who is locked out asks
//! no more.

use std::time::{Duration, Instant};

use docwright_tests::xt;
use mock_server::{MockServer, Recorded};
use tokio::task::JoinHandle;
use xt_client::{Client, Credentials, Error, futures, futures_copy, spot};

fn server() -> MockServer {
    let builder = MockServer::builder(xt().api.clone()).rate_limits();
    builder.start().expect("the server starts")
}

fn client(server: &MockServer) -> Client {
    Client::builder()
        .credentials(Credentials::new("key", "secret"))
        .all_servers(&server.url())
        .timeout(Duration::from_secs(60))
        .build()
        .expect("a client")
}

/// What was refused for haste.
fn refused(server: &MockServer) -> Vec<String> {
    let requests = server.requests();
    let hasty = requests.iter().filter(|one| one.status == 429);
    hasty.map(Recorded::to_string).collect()
}

/// Starts calls that know nothing of each other.
fn start<T, F>(count: usize, call: impl Fn() -> F) -> Vec<JoinHandle<Result<(), Error>>>
where
    T: 'static,
    F: IntoFuture<Output = Result<T, Error>>,
    F::IntoFuture: Send + 'static,
{
    let started = (0..count).map(|_| call().into_future());
    started
        .map(|call| tokio::spawn(async move { call.await.map(drop) }))
        .collect()
}

/// Three times and a half of what one second allows, of calls that are limited by address, by key, and by their section too.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_saturated_client_is_refused_nothing_by_the_documented_limits() {
    let server = server();
    let all = client(&server);
    let (depth, balance, settings) = (all.clone(), all.clone(), all.clone());
    let mut calls = start(35, || {
        depth.futures().depth(futures::Depth::new("btc_usdt", 5))
    });
    calls.extend(start(35, || {
        balance.spot().balance(spot::Balance::new("usdt"))
    }));
    calls.extend(start(29, || {
        settings
            .futures_copy()
            .leader_settings(futures_copy::LeaderSettings::new())
    }));
    calls.extend(start(6, || {
        all.futures_copy()
            .own_leader_profile(futures_copy::OwnLeaderProfile::new())
    }));
    let began = Instant::now();
    for call in calls {
        call.await.expect("no panic").expect("never refused");
    }
    let took = began.elapsed();
    assert_eq!(refused(&server), Vec::<String>::new());
    assert_eq!(server.requests().len(), 105);
    assert!(took < Duration::from_secs(5), "{took:?} for 3 windows");
}

/// Two programs with one key do not know of each other. Who of them is refused first keeps still for the documented lock.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_locked_out_asks_no_more() {
    let server = server();
    let (one, other) = (client(&server), client(&server));
    let ask = |client: &Client| client.futures().depth(futures::Depth::new("btc_usdt", 5));
    for _ in 0..10 {
        ask(&one).await.expect("within the limit");
    }
    let error = ask(&other).await.expect_err("the eleventh");
    assert!(error.is_rate_limited(), "{error}");
    let came = server.requests().len();
    assert_eq!(refused(&server).len(), 1);
    for _ in 0..3 {
        let error = ask(&other).await.expect_err("locked out");
        assert!(
            error.retry_after() > Some(Duration::from_secs(590)),
            "{error}"
        );
        let tickers = futures::BookTicker::new("btc_usdt");
        let error = other
            .futures()
            .book_ticker(tickers)
            .await
            .expect_err("the same server");
        assert!(error.is_rate_limited(), "{error}");
    }
    assert_eq!(server.requests().len(), came, "nothing was sent");
    other
        .spot()
        .server_time(spot::ServerTime::new())
        .await
        .expect("another server");
    server.age_limits(Duration::from_secs(600));
    ask(&client(&server)).await.expect("the lock is over");
}
