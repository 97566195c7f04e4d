//! A made-up answer of `spot.symbols`, and the types that a careful person would write for it with serde.

use std::fmt::Write as _;

use rust_decimal::Decimal;
use serde::Deserialize;

/// The payload of an answer with so many markets, spelled like the sample of its page.
pub(crate) fn payload(count: usize) -> String {
    let markets: Vec<String> = (0..count).map(market).collect();
    format!(
        r#"{{"time":1767240305118,"version":"5b1f0d7c3a9e4c62","symbols":[{}]}}"#,
        markets.join(",")
    )
}

fn market(index: usize) -> String {
    let quote = ["usdt", "btc", "eth", "usdc"][index % 4];
    let base = format!("coin{index}");
    let price = index % 7 + 2;
    let mut text = format!(
        concat!(
            r#"{{"symbol":"{base}_{quote}","displayName":"{base}/{quote}","type":"normal","state":"ONLINE","#,
            r#""stateTime":1554048000000,"tradingEnabled":true,"openapiEnabled":{open},"nextStateTime":null,"#,
            r#""nextState":null,"depthMergePrecision":{price},"baseCurrency":"{base}","#,
            r#""baseCurrencyPrecision":8,"baseCurrencyId":{id},"quoteCurrency":"{quote}","#,
            r#""quoteCurrencyPrecision":8,"quoteCurrencyId":11,"pricePrecision":{price},"#,
            r#""quantityPrecision":6,"takerFeeRate":"0.002","makerFeeRate":"0.002","#,
            r#""orderTypes":["LIMIT","MARKET"],"timeInForces":["GTC","IOC","FOK","GTX"],"#,
            r#""displayWeight":{weight},"displayLevel":"FULL","plates":[22],"filters":["#,
        ),
        base = base,
        quote = quote,
        open = !index.is_multiple_of(5),
        price = price,
        id = index + 1,
        weight = 10_002 - index % 10_000,
    );
    let tick = format!("0.{}1", "0".repeat(price - 1));
    let _ = write!(
        text,
        concat!(
            r#"{{"filter":"PRICE","min":"{tick}","max":"{most}.5","tickSize":"{tick}"}},"#,
            r#"{{"filter":"QUANTITY","min":"0.000{step}","max":null,"tickSize":"0.000001"}},"#,
            r#"{{"filter":"QUOTE_QTY","min":"5"}},"#,
            r#"{{"filter":"PROTECTION_LIMIT","buyMaxDeviation":"0.8","sellMaxDeviation":"4","#,
            r#""buyPriceLimitCoefficient":"0.2","sellPriceLimitCoefficient":"0.2"}},"#,
            r#"{{"filter":"PROTECTION_MARKET","maxDeviation":"0.02"}},"#,
            r#"{{"filter":"PROTECTION_ONLINE","maxPriceMultiple":"5","durationSeconds":"300"}}]}}"#,
        ),
        tick = tick,
        most = 100_000 + index * 37,
        step = index % 9 + 1,
    );
    text
}

/// The same fields by serde derive: decimals from text, values of enums as text.
#[derive(Deserialize)]
#[expect(dead_code, reason = "what counts is that the fields are read into something")]
pub(crate) struct DerivedList {
    time: Option<i64>,
    version: Option<String>,
    pub(crate) symbols: Option<Vec<DerivedSymbol>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "what counts is that the fields are read into something")]
pub(crate) struct DerivedSymbol {
    pub(crate) symbol: Option<String>,
    state: Option<String>,
    trading_enabled: Option<bool>,
    openapi_enabled: Option<bool>,
    next_state_time: Option<i64>,
    next_state: Option<String>,
    depth_merge_precision: Option<i64>,
    base_currency: Option<String>,
    base_currency_precision: Option<i64>,
    quote_currency: Option<String>,
    quote_currency_precision: Option<i64>,
    price_precision: Option<i64>,
    quantity_precision: Option<i64>,
    taker_fee_rate: Option<Decimal>,
    maker_fee_rate: Option<Decimal>,
    order_types: Option<Vec<String>>,
    time_in_forces: Option<Vec<String>>,
    display_weight: Option<i64>,
    display_level: Option<String>,
    filters: Option<Vec<DerivedFilter>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "what counts is that the fields are read into something")]
struct DerivedFilter {
    filter: Option<String>,
    min: Option<Decimal>,
    max: Option<Decimal>,
    tick_size: Option<Decimal>,
    buy_max_deviation: Option<Decimal>,
    buy_price_limit_coefficient: Option<Decimal>,
    sell_max_deviation: Option<Decimal>,
    sell_price_limit_coefficient: Option<Decimal>,
    max_deviation: Option<Decimal>,
    /// Comes in quotes.
    duration_seconds: Option<String>,
    max_price_multiple: Option<Decimal>,
}
