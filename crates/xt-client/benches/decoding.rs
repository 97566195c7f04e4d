//! How fast an answer is decoded: by this client, and by serde derive on the same fields.

mod symbols;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use xt_client::{runtime::from_json, spot::SymbolList};

use symbols::{DerivedList, payload};

const MARKETS: usize = 2_000;

fn decode(criterion: &mut Criterion) {
    let text = payload(MARKETS);
    assert_same(&text);
    let mut group = criterion.benchmark_group("decode 2,000 symbols");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("xt-client", |bench| {
        bench.iter(|| from_json::<SymbolList>(black_box(&text)).expect("decodes"));
    });
    group.bench_function("serde derive", |bench| {
        bench.iter(|| {
            serde_json::from_str::<DerivedList>(black_box(&text)).expect("decodes")
        });
    });
    group.finish();
}

/// Both read all markets, and the last of them alike.
fn assert_same(text: &str) {
    let ours: SymbolList = from_json(text).expect("decodes");
    let derived: DerivedList = serde_json::from_str(text).expect("decodes");
    let ours = ours.symbols.unwrap_or_default();
    let derived = derived.symbols.unwrap_or_default();
    assert_eq!((ours.len(), derived.len()), (MARKETS, MARKETS));
    let last = (ours.last(), derived.last());
    assert_eq!(
        last.0.map(|market| market.symbol.clone()),
        last.1.map(|market| market.symbol.clone())
    );
}

criterion_group!(benches, decode);
criterion_main!(benches);
