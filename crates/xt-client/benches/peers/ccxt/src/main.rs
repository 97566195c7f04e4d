//! The ccxt crate as a contestant: obeys orders as `../../calls/burst.rs` describes them.
//!
//! Its raw endpoints are called, which sign, send, and read the answer into dynamic values; its unified methods do more.

use std::{
    env,
    error::Error,
    io,
    time::{Duration, Instant},
};

use ccxt::{Value, exchanges::xt::XtCore};
use serde_json::json;
use tokio::task::JoinSet;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let url = env::args().nth(1).ok_or("the address of the server is missing")?;
    // Its methods take themselves mutably, so each call at once needs an exchange of its own.
    let mut exchanges: Vec<XtCore> = (0..64).map(|_| exchange(&url)).collect();
    for line in io::stdin().lines() {
        let line = line?;
        let words: Vec<&str> = line.split(' ').collect();
        let [call, at_once, calls] = words[..] else {
            return Err(format!("not an order: {line}").into());
        };
        let (at_once, calls): (usize, usize) = (at_once.parse()?, calls.parse()?);
        let start = Instant::now();
        let mut tasks = JoinSet::new();
        for exchange in exchanges.drain(..at_once) {
            tasks.spawn(calling(exchange, call.to_owned(), calls / at_once));
        }
        let mut latencies = Vec::new();
        for (exchange, some) in tasks.join_all().await {
            exchanges.push(exchange);
            latencies.extend(some);
        }
        let took = start.elapsed();
        latencies.sort_unstable();
        let of = |percent: usize| latencies[(latencies.len() - 1) * percent / 100].as_nanos();
        println!("{} {} {}", took.as_nanos(), of(50), of(99));
    }
    Ok(())
}

fn exchange(url: &str) -> XtCore {
    XtCore::new(Some(Value::from(json!({
        "apiKey": "626fa1c2-94bf-4559-a3f2-c62897bc392e",
        "secret": "0123456789abcdef0123456789abcdef01234567",
        "enableRateLimit": false,
        "timeout": 60_000,
        "urls": { "api": { "spot": url, "linear": url, "inverse": url, "user": url } },
    }))))
}

async fn calling(mut exchange: XtCore, call: String, calls: usize) -> (XtCore, Vec<Duration>) {
    let order = Value::from(json!({
        "symbol": "btc_usdt", "clientOrderId": "mine_1", "side": "BUY", "type": "LIMIT",
        "timeInForce": "GTC", "bizType": "SPOT", "price": "39000.5", "quantity": "0.01",
    }));
    let currencies = Value::from(json!({ "currencies": "usdt,btc" }));
    let mut latencies = Vec::with_capacity(calls);
    for _ in 0..calls {
        let start = Instant::now();
        let answer = match call.as_str() {
            "balances" => exchange.private_spot_get_balances(&[currencies.clone()]).await,
            "order" => exchange.private_spot_post_order(&[order.clone()]).await,
            _ => exchange.public_spot_get_symbol(&[]).await,
        };
        let told = answer.as_map().and_then(|answer| answer.get("result"));
        assert!(told.is_some_and(|told| *told != Value::Null), "{answer:?}");
        latencies.push(start.elapsed());
    }
    (exchange, latencies)
}
