//! All withdrawals of a currency, page by page.

mod setup;

use std::fmt::Write as _;

use xt_client::{Client, Cursor, spot};

const HELP: &str = "\
Prints the withdrawals of a currency on a chain.

  XT_API_KEY=… XT_API_SECRET=… cargo run -p xt-client --example withdraw_history -- usdt Tron

Against made-up answers, started by `cargo xtask mock --api xt --port 8080 --credentials k:s`:

  XT_SERVER=http://127.0.0.1:8080 XT_API_KEY=k XT_API_SECRET=s cargo run -p xt-client --example withdraw_history
";

/// As many as one run prints.
const MOST: u64 = 500;

#[tokio::main]
async fn main() -> setup::Ended {
    if let Some((words, client)) = setup::start(HELP)? {
        let word =
            |at: usize, usual: &'static str| words.get(at).map_or(usual, String::as_str);
        let request = spot::WithdrawalHistory::new(word(0, "usdt"), word(1, "Tron"));
        let (lines, cursor) = lines(&client, request, None, MOST).await?;
        setup::print(&lines);
        setup::print(&format!("the next run may start at {cursor:?}\n"));
    }
    Ok(())
}

/// A line for each withdrawal, from the start or from where an earlier run ended; and where this one ended.
pub(crate) async fn lines(
    client: &Client,
    request: spot::WithdrawalHistory,
    from: Option<&Cursor>,
    most: u64,
) -> setup::Ended<(String, Cursor)> {
    let mut records = client.spot().withdrawal_history_all(request).max_items(most);
    if let Some(cursor) = from {
        records = records.resume(cursor)?;
    }
    let mut lines = String::new();
    while let Some(record) = records.try_next().await? {
        let when = record.created_time.map(|time| time.to_string()).unwrap_or_default();
        let amount = record.amount.unwrap_or_default();
        let currency = record.currency.unwrap_or_default();
        let status = record.status.map(|status| status.to_string()).unwrap_or_default();
        writeln!(lines, "{when:<24} {amount:>16} {currency} {status}")?;
    }
    Ok((lines, records.cursor()))
}
