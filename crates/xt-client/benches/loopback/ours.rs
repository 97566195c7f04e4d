//! This client.

use xt_client::{
    Client, Credentials, dec,
    enums::{BizType, OrderType, Side, TimeInForce},
    spot::{Balances, PlaceOrder, Symbols},
};

use super::{Call, Caller, KEY, SECRET};

/// This client, as its documentation shows it.
#[derive(Clone)]
pub(crate) struct Ours(Client);

impl Caller for Ours {
    fn new(url: &str) -> Self {
        // What is measured is the client, not the exchange's patience.
        let builder = Client::builder().all_servers(url).no_limits();
        let client = builder.credentials(Credentials::new(KEY, SECRET)).build();
        Self(client.expect("builds"))
    }

    async fn call(&self, call: Call) -> usize {
        let spot = self.0.spot();
        match call {
            Call::Balances => {
                let answer = spot.balances(Balances::new().currencies("usdt,btc")).await;
                answer.expect("answers").assets.map_or(0, |assets| assets.len())
            }
            Call::Order => {
                let answer = spot.place_order(order()).await;
                answer.expect("answers").order_id.map_or(0, |_| 1)
            }
            Call::Symbols => {
                let answer = spot.symbols(Symbols::new()).await;
                answer.expect("answers").symbols.map_or(0, |symbols| symbols.len())
            }
        }
    }
}

/// The order that both place.
pub(crate) fn order() -> PlaceOrder {
    PlaceOrder::new(
        "btc_usdt",
        Side::Buy,
        OrderType::Limit,
        TimeInForce::Gtc,
        BizType::Spot,
    )
    .client_order_id("mine_1")
    .price(dec("39000.5").expect("a decimal"))
    .quantity(dec("0.01").expect("a decimal"))
}
