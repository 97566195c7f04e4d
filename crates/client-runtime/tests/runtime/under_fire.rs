//! Orders by the thousand, placed with an exchange at its worst: none is placed twice, and every caller is told what
//! became of his.
//!
//! `ORDERS=100000 cargo test --release -p client-runtime --test runtime under_fire -- --nocapture` is the long run.

use std::{
    collections::BTreeMap,
    env,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use client_runtime::{CallOptions, Client, Clock as _, Json, Retry, RetryPolicy, SystemClock};
use fastrand::Rng;

use crate::{
    Witness,
    loopback::{Act, Answer, Loopback, Seen},
    sample_api::{self, enums::Side, orders::PlaceOrder},
};

/// How many callers place orders at once.
const CALLERS: usize = 64;

/// The longest answer that callers take.
const LONGEST: usize = 1 << 16;
/// How long a slow exchange takes in the middle of an answer.
const SLOWNESS: Duration = Duration::from_millis(50);
/// The longest wait that can be asked for, in seconds.
const FOR_EVER: &str = "18446744073709551615";

/// How often each order was carried out, by the caller's id.
type Book = Arc<Mutex<BTreeMap<String, usize>>>;

/// What became of orders, as their callers were told.
#[derive(Debug, Default)]
struct Told {
    placed: usize,
    not_placed: usize,
    unknown: usize,
}

#[tokio::test(flavor = "multi_thread")]
async fn no_order_is_placed_twice_and_every_outcome_is_told() {
    let orders = env::var("ORDERS").map_or(3_000, |count| count.parse().expect("a number"));
    let book = Book::default();
    let elsewhere = Loopback::scripted([]).await;
    let exchange = exchange(Arc::clone(&book), elsewhere.url.clone()).await;
    let told = place_all(orders, &client(&exchange.url), &book).await;
    let carried_out = book.lock().expect("a book").clone();
    println!("{orders} orders, {} requests, {told:?}", exchange.count());
    assert!(
        carried_out.values().all(|times| *times == 1),
        "{carried_out:?}"
    );
    assert_eq!(told.placed + told.not_placed + told.unknown, orders);
    assert!(carried_out.len() <= told.placed + told.unknown);
    assert!(told.placed > 0 && told.not_placed > 0 && told.unknown > 0);
    assert!(exchange.count() > orders, "nothing was sent again");
    assert_eq!(elsewhere.count(), 0, "a redirect was followed");
}

/// The exchange of these tests does carry an order out again where it is sent again.
#[tokio::test(flavor = "multi_thread")]
async fn callers_who_insist_may_place_an_order_twice() {
    let book = Book::default();
    let exchange = exchange(Arc::clone(&book), "http://127.0.0.1:1".to_owned()).await;
    let insisting = client(&exchange.url).with(CallOptions::new().retry(Retry::AtLeastOnce));
    for number in 0..200 {
        let id = format!("mine_{number}");
        let order = PlaceOrder::new("btc_usdt", Side::Buy).client_order_id(id.as_str());
        // Only the book matters here.
        let _ = insisting.send(&order).await;
    }
    let book = book.lock().expect("a book");
    assert!(book.values().any(|times| *times > 1), "{book:?}");
}

fn client(url: &str) -> Client {
    let builder = sample_api::Client::builder()
        .all_servers(url)
        .signer("spot", Witness)
        // Pauses after refusals would leave little fire to stand under.
        .no_limits()
        .attempt_timeout(Duration::from_millis(400))
        .max_answer_bytes(LONGEST)
        .retry(
            RetryPolicy::new()
                .backoff(Duration::from_millis(1), Duration::from_millis(4))
                .budget(u32::MAX),
        );
    builder.build().expect("a client").inner().clone()
}

/// Places all orders and holds what each caller is told against what the exchange did.
async fn place_all(orders: usize, client: &Client, book: &Book) -> Told {
    let next = Arc::new(AtomicUsize::new(0));
    let callers: Vec<_> = (0..CALLERS)
        .map(|_| {
            let (client, book, next) = (client.clone(), Arc::clone(book), Arc::clone(&next));
            tokio::spawn(async move {
                let mut told = Told::default();
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= orders {
                        return told;
                    }
                    place(&client, number, &book, &mut told).await;
                }
            })
        })
        .collect();
    let mut all = Told::default();
    for caller in callers {
        let told = caller.await.expect("a caller");
        all.placed += told.placed;
        all.not_placed += told.not_placed;
        all.unknown += told.unknown;
    }
    all
}

async fn place(client: &Client, number: usize, book: &Book, told: &mut Told) {
    let id = format!("mine_{number}");
    let order = PlaceOrder::new("btc_usdt", Side::Buy).client_order_id(id.as_str());
    let outcome = client.send(&order).await;
    let times = book.lock().expect("a book").get(&id).copied().unwrap_or(0);
    match outcome {
        Ok(_) => {
            assert_eq!(times, 1, "{id} is said to be placed");
            told.placed += 1;
        }
        Err(error) if error.outcome_unknown() => told.unknown += 1,
        Err(error) => {
            assert_eq!(times, 0, "{id} is said not to be placed: {error}");
            told.not_placed += 1;
        }
    }
}

/// An exchange that does to each order what chance says, and writes down what it carried out.
async fn exchange(book: Book, elsewhere: String) -> Loopback {
    let chance = Mutex::new(Rng::with_seed(20_240_229));
    Loopback::serving(move |_, request| {
        if request.method == "GET" {
            return Act::Answer(the_time());
        }
        let (carried_out, act) = fate(&mut chance.lock().expect("chance"), &elsewhere);
        if carried_out {
            let mut book = book.lock().expect("a book");
            *book.entry(client_order_id(request)).or_default() += 1;
        }
        act
    })
    .await
}

/// The right time, for whoever asks for it.
fn the_time() -> Answer {
    let now = SystemClock.now_ms();
    Answer::ok(format!(r#"{{"rc":0,"result":{{"serverTime":{now}}}}}"#))
}

/// The same with the date of a clock that is far from all others.
fn at_another_time(answer: Answer) -> Answer {
    answer.header("date", "Sun, 06 Nov 1994 08:49:37 GMT")
}

/// Whether an order is carried out, and what its caller gets to see of that.
fn fate(chance: &mut Rng, elsewhere: &str) -> (bool, Act) {
    let placed = || Answer::ok(r#"{"rc":0,"result":{"orderId":"7","side":"BUY","price":"1"}}"#);
    match chance.u32(0..100) {
        0..4 => (true, Act::HangUp),
        4..8 => (false, Act::HangUp),
        8..12 => (true, Act::Cut(placed(), chance.usize(1..90))),
        12..14 => (true, Act::Answer(Answer::ok("<html>busy</html>"))),
        14..17 => (true, Act::Answer(Answer::status(502))),
        17..20 => (false, Act::Answer(Answer::status(503))),
        20..24 => (
            false,
            Act::Answer(Answer::status(429).header("retry-after", "0")),
        ),
        24..28 => (false, Act::Answer(Answer::status(429))),
        28..32 => (false, Act::Answer(Answer::refusal("TOO_MANY"))),
        32..36 => (false, Act::Answer(Answer::refusal("ORDER_002"))),
        36..38 => (
            false,
            Act::Answer(Answer::status(307).header("location", elsewhere)),
        ),
        40 => (
            true,
            Act::Answer(Answer::status(303).header("location", elsewhere)),
        ),
        41 => (true, Act::Answer(Answer::status(499))),
        42 => (true, Act::Answer(Answer::ok(vec![b' '; LONGEST + 1]))),
        43 => (true, Act::Slowly(placed(), SLOWNESS)),
        44 => (
            false,
            Act::Answer(Answer::status(429).header("retry-after", FOR_EVER)),
        ),
        45..48 => (
            false,
            Act::Answer(at_another_time(Answer::refusal("AUTH_105"))),
        ),
        48 => (false, Act::Answer(at_another_time(Answer::status(403)))),
        38 => (true, Act::Stall),
        39 => (false, Act::Raw(b"\x00\xff\x00\xff".to_vec())),
        _ => (true, Act::Answer(placed())),
    }
}

fn client_order_id(request: &Seen) -> String {
    let body: BTreeMap<String, Json> = client_runtime::from_json(&request.body).expect("an order");
    body["clientOrderId"].as_str().trim_matches('"').to_owned()
}
