//! An order from its placement to its end, never placed twice, whatever is lost on the way.

mod setup;

use std::time::Duration;

use xt_client::{
    Client, Error, Id, Retry,
    enums::{BizType, OrderState, OrderType, Side, TimeInForce},
    spot,
};

const HELP: &str = "\
Buys at a limit price, waits a little, and cancels what is left. THIS TRADES.

  XT_API_KEY=… XT_API_SECRET=… \\
    cargo run -p xt-client --example order_life_cycle -- btc_usdt 20000 0.001 my-order-17

The last word is the order's own id. Choose a new one for every order, and the same one to go on after a crash.

Against made-up answers, started by `cargo xtask mock --api xt --port 8080 --credentials k:s`:

  XT_SERVER=http://127.0.0.1:8080 XT_API_KEY=k XT_API_SECRET=s \\
    cargo run -p xt-client --example order_life_cycle -- btc_usdt 20000 0.001 my-order-17
";

#[tokio::main]
async fn main() -> setup::Ended {
    let Some((words, client)) = setup::start(HELP)? else {
        return Ok(());
    };
    let [symbol, price, quantity, own_id] = words.as_slice() else {
        return Err("four words are needed; --help tells which".into());
    };
    let order = spot::PlaceOrder::new(
        symbol.as_str(),
        Side::Buy,
        OrderType::Limit,
        TimeInForce::Gtc,
        BizType::Spot,
    )
    .price(price.parse::<xt_client::Decimal>()?)
    .quantity(quantity.parse::<xt_client::Decimal>()?)
    .client_order_id(own_id.as_str());
    let pause = Duration::from_secs(2);
    let id = place(&client, &order, pause).await?;
    setup::print(&format!("placed as {id}\n"));
    tokio::time::sleep(pause).await;
    let state = end(&client, &id, pause).await?;
    setup::print(&format!("ended as {state}\n"));
    Ok(())
}

/// How often the exchange is asked before a person has to look.
const LOOKS: usize = 5;

/// Places an order once. Where its answer is lost, the exchange is asked for it by its own id instead.
///
/// # Errors
/// [`Error::outcome_unknown`] where it was not found: that is no proof that it will not come, so it must not be placed anew.
pub(crate) async fn place(
    client: &Client,
    order: &spot::PlaceOrder,
    pause: Duration,
) -> setup::Ended<Id> {
    let Some(own_id) = order.client_order_id.clone() else {
        return Err("an order without an id of its own cannot be found again".into());
    };
    let doubt = match client.spot().place_order(order).await {
        Ok(placed) => {
            return named(placed.order_id);
        }
        Err(error) if error.outcome_unknown() => error,
        // Refused, or never sent: no order was placed.
        Err(error) => return Err(error.into()),
    };
    for _ in 0..LOOKS {
        // The order may be on its way still.
        tokio::time::sleep(pause).await;
        let request = spot::FindOrder::new().client_order_id(own_id.as_str());
        if let Ok(found) = client.spot().find_order(request).await {
            return named(found.order_id);
        }
    }
    Err(doubt.into())
}

/// The id of an order, which the documents never say to be always there.
fn named(id: Option<Id>) -> setup::Ended<Id> {
    id.ok_or_else(|| "an order without an id".into())
}

/// Cancels an order, and waits until it has ended: canceled, or filled before that.
pub(crate) async fn end(
    client: &Client,
    id: &Id,
    pause: Duration,
) -> setup::Ended<OrderState> {
    // What is canceled once more stays canceled, so it may be sent again after a lost answer.
    let cancel = client.spot().cancel_order(spot::CancelOrder::new(id.clone()));
    let refused: Option<Error> = cancel.retry(Retry::AtLeastOnce).await.err();
    for _ in 0..LOOKS {
        let request = spot::FindOrder::new().order_id(id.clone());
        match client.spot().find_order(request).await?.state {
            None
            | Some(
                OrderState::New | OrderState::PartiallyFilled | OrderState::Unknown(_),
            ) => {}
            Some(ended) => return Ok(ended),
        }
        tokio::time::sleep(pause).await;
    }
    Err(refused.map_or_else(|| "the order is still open".into(), Into::into))
}
