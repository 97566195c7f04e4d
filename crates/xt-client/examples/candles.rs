//! Candles of a market, as a table that other programs read.

mod setup;

use std::fmt::Write as _;

use xt_client::{Client, Decimal, enums::KlineInterval, spot};

const HELP: &str = "\
Prints the last candles of a market, separated by tabs. Needs no key.

  cargo run -p xt-client --example candles -- btc_usdt 1h 48

Against made-up answers, started by `cargo xtask mock --api xt --port 8080`:

  XT_SERVER=http://127.0.0.1:8080 cargo run -p xt-client --example candles
";

#[tokio::main]
async fn main() -> setup::Ended {
    if let Some((words, client)) = setup::start(HELP)? {
        let word =
            |at: usize, usual: &'static str| words.get(at).map_or(usual, String::as_str);
        let Ok(interval) = word(1, "1h").parse();
        setup::print(
            &table(&client, word(0, "btc_usdt"), interval, word(2, "24").parse()?)
                .await?,
        );
    }
    Ok(())
}

/// A line for each candle; what the server left out stays empty.
pub(crate) async fn table(
    client: &Client,
    symbol: &str,
    interval: KlineInterval,
    count: i64,
) -> setup::Ended<String> {
    let request = spot::Klines::new(symbol, interval).limit(count);
    let candles = client.spot().klines(request).await?;
    let mut table = "time\topen\thigh\tlow\tclose\tquantity\n".to_owned();
    for candle in candles {
        let time = candle.t.map(|time| time.to_string()).unwrap_or_default();
        write!(table, "{time}")?;
        for number in [
            candle.o,
            candle.h,
            candle.l,
            candle.c,
            candle.q,
        ] {
            write!(
                table,
                "\t{}",
                number.as_ref().map(Decimal::to_string).unwrap_or_default()
            )?;
        }
        table.push('\n');
    }
    Ok(table)
}
