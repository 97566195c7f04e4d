//! What the spot account holds, as a table.

mod setup;

use std::fmt::Write as _;

use xt_client::{Client, Decimal, spot};

const HELP: &str = "\
Prints what the spot account holds.

  XT_API_KEY=… XT_API_SECRET=… cargo run -p xt-client --example balances

Against made-up answers, started by `cargo xtask mock --api xt --port 8080 --credentials k:s`:

  XT_SERVER=http://127.0.0.1:8080 XT_API_KEY=k XT_API_SECRET=s cargo run -p xt-client --example balances
";

#[tokio::main]
async fn main() -> setup::Ended {
    if let Some((_, client)) = setup::start(HELP)? {
        setup::print(&table(&client).await?);
    }
    Ok(())
}

/// The currencies of which there is something, with what is free and what open orders hold back.
pub(crate) async fn table(client: &Client) -> setup::Ended<String> {
    let list = client.spot().balances(spot::Balances::new()).await?;
    let mut table = format!("{:<12} {:>24} {:>24}\n", "currency", "available", "frozen");
    for asset in list.assets.unwrap_or_default() {
        let available = asset.available_amount.unwrap_or_default();
        let frozen = asset.frozen_amount.unwrap_or_default();
        // A sum that cannot be held is not zero either.
        if available.checked_add(frozen).is_some_and(Decimal::is_zero) {
            continue;
        }
        let currency = asset.currency.unwrap_or_default();
        writeln!(table, "{currency:<12} {available:>24} {frozen:>24}")?;
    }
    let total = list.total_btc_amount.unwrap_or_default();
    writeln!(table, "in all {total} BTC")?;
    Ok(table)
}
