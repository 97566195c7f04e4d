//! How long a request takes to be signed: the signature alone, and all that is done before a request is sent.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use xt_client::{
    Client, Credentials, Error, Signer, dec,
    enums::{BizType, OrderType, Side, TimeInForce},
    runtime::{Method, SigningInput},
    signing::{Style, XtSigner},
    spot::{Balances, PlaceOrder},
};

const NOW_MS: u64 = 1_700_000_000_000;
const ORDER: &[u8] = br#"{"symbol":"btc_usdt","clientOrderId":"mine_1","side":"BUY","type":"LIMIT","timeInForce":"GTC","bizType":"SPOT","price":39000.5,"quantity":0.01}"#;

fn sign(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("sign");
    for (name, style) in [
        ("spot", Style::Spot),
        ("futures", Style::Futures),
    ] {
        let signer = XtSigner::new(
            style,
            "626fa1c2-94bf-4559-a3f2-c62897bc392e",
            "0123456789abcdef0123456789abcdef01234567",
        );
        let get = input(Method::Get, "/v4/balances", "currencies=usdt,btc", b"");
        let post = input(Method::Post, "/v4/order", "", ORDER);
        for (call, request) in [("GET", get), ("POST", post)] {
            group.bench_function(format!("{name}, {call}"), |bench| {
                bench.iter(|| signer.sign(black_box(&request), NOW_MS).expect("signs"));
            });
        }
    }
    group.finish();
}

fn input(
    method: Method,
    path: &'static str,
    query: &'static str,
    body: &'static [u8],
) -> SigningInput<'static> {
    SigningInput {
        method,
        path,
        query,
        wire_query: query,
        body,
        wire_body: body,
        recv_window: None,
    }
}

fn prepare(criterion: &mut Criterion) {
    let client = client().expect("builds");
    let balances = Balances::new().currencies("usdt,btc");
    let order = PlaceOrder::new(
        "btc_usdt",
        Side::Buy,
        OrderType::Limit,
        TimeInForce::Gtc,
        BizType::Spot,
    )
    .price(dec("39000.5").expect("a decimal"))
    .quantity(dec("0.01").expect("a decimal"));
    let mut group = criterion.benchmark_group("prepare");
    group.bench_function("GET balances", |bench| {
        bench.iter(|| client.inner().prepare(black_box(&balances)).expect("prepares"));
    });
    group.bench_function("POST order", |bench| {
        bench.iter(|| client.inner().prepare(black_box(&order)).expect("prepares"));
    });
    group.finish();
}

fn client() -> Result<Client, Error> {
    Client::builder()
        .credentials(Credentials::new(
            "626fa1c2-94bf-4559-a3f2-c62897bc392e",
            "0123456789abcdef0123456789abcdef01234567",
        ))
        .build()
}

criterion_group!(benches, sign, prepare);
criterion_main!(benches);
