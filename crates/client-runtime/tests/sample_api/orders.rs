//! Orders of margin markets.

use client_runtime::{
    Decimal, DecodeError, Fields, Id, Json, Known, Members, Object, Operation, Reader, Request,
};

use super::{RC, SPOT, enums::Side};

/// Places an order: `POST /v4/order`, signed.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PlaceOrder {
    /// Market.
    pub symbol: String,
    /// Side.
    pub side: Side,
    /// Price, for limit orders.
    pub price: Option<Decimal>,
    /// Quantity.
    pub quantity: Option<Decimal>,
    /// The caller's own id.
    pub client_order_id: Option<Id>,
}

impl PlaceOrder {
    /// Starts a request with what it must have.
    #[must_use]
    pub fn new(symbol: impl Into<String>, side: Side) -> Self {
        Self {
            symbol: symbol.into(),
            side,
            price: None,
            quantity: None,
            client_order_id: None,
        }
    }

    /// Price, for limit orders.
    #[must_use]
    pub fn price(mut self, price: impl Into<Decimal>) -> Self {
        self.price = Some(price.into());
        self
    }

    /// Quantity.
    #[must_use]
    pub fn quantity(mut self, quantity: impl Into<Decimal>) -> Self {
        self.quantity = Some(quantity.into());
        self
    }

    /// The caller's own id.
    #[must_use]
    pub fn client_order_id(mut self, client_order_id: impl Into<Id>) -> Self {
        self.client_order_id = Some(client_order_id.into());
        self
    }
}

impl Request for PlaceOrder {
    type Answer = PlacedOrder;

    const OPERATION: Operation = Operation::post("/v4/order")
        .id("margin.place_order")
        .signed(SPOT)
        .json()
        .envelope(&RC)
        .page("specs/sample/margin/order.md:3");

    fn fields(&self, out: &mut Fields<'_>) {
        out.body("symbol", &self.symbol);
        out.body("side", &self.side);
        out.body("price", &self.price);
        out.body_text("quantity", &self.quantity);
        out.body("clientOrderId", &self.client_order_id);
    }
}

/// The placed order.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct PlacedOrder {
    /// The order's id.
    pub order_id: Id,
    /// Which side it is on.
    pub side: Side,
    /// Its price.
    pub price: Decimal,
}

impl Object for PlacedOrder {
    const REQUIRED: &'static [&'static str] = &["orderId", "side", "price"];

    fn field(&mut self, name: &str, value: &mut Reader<'_>) -> Result<Known, DecodeError> {
        match name {
            "orderId" => value.read_into(&mut self.order_id),
            "side" => value.read_into(&mut self.side),
            "price" => value.read_into(&mut self.price),
            _ => value.unknown(),
        }
    }

    fn members<'v>(&'v self, out: &mut Members<'v>) {
        out.named("order_id", "orderId", &self.order_id);
        out.put("side", &self.side);
        out.put("price", &self.price);
    }
}

/// Places some orders: `POST /v4/batch-order`, signed.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PlaceOrders {
    /// The orders.
    pub orders: Vec<OrderItem>,
}

impl PlaceOrders {
    /// Starts a request with what it must have.
    #[must_use]
    pub fn new(orders: impl Into<Vec<OrderItem>>) -> Self {
        Self {
            orders: orders.into(),
        }
    }
}

impl Request for PlaceOrders {
    type Answer = Json;

    const OPERATION: Operation = Operation::post("/v4/batch-order")
        .id("margin.place_orders")
        .signed(SPOT)
        .json()
        .envelope(&RC);

    fn fields(&self, out: &mut Fields<'_>) {
        out.whole_body(&self.orders);
    }
}

/// One order of several.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct OrderItem {
    /// Market.
    pub symbol: String,
    /// Price.
    pub price: Option<Decimal>,
}

impl OrderItem {
    /// Starts an order with what it must have.
    #[must_use]
    pub fn new(symbol: impl Into<String>) -> Self {
        Self {
            symbol: symbol.into(),
            price: None,
        }
    }

    /// Price.
    #[must_use]
    pub fn price(mut self, price: impl Into<Decimal>) -> Self {
        self.price = Some(price.into());
        self
    }
}

impl Object for OrderItem {
    const REQUIRED: &'static [&'static str] = &["symbol"];

    fn field(&mut self, name: &str, value: &mut Reader<'_>) -> Result<Known, DecodeError> {
        match name {
            "symbol" => value.read_into(&mut self.symbol),
            "price" => value.read_into(&mut self.price),
            _ => value.unknown(),
        }
    }

    fn members<'v>(&'v self, out: &mut Members<'v>) {
        out.put("symbol", &self.symbol);
        out.put("price", &self.price);
    }
}

/// Cancels an order: `DELETE /v4/order/{orderId}`, signed.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CancelOrder {
    /// The order's id.
    pub order_id: Id,
}

impl CancelOrder {
    /// Starts a request with what it must have.
    #[must_use]
    pub fn new(order_id: impl Into<Id>) -> Self {
        Self {
            order_id: order_id.into(),
        }
    }
}

impl Request for CancelOrder {
    type Answer = ();

    const OPERATION: Operation = Operation::delete("/v4/order/{orderId}")
        .id("margin.cancel_order")
        .signed(SPOT)
        .idempotent(true)
        .envelope(&RC);

    fn fields(&self, out: &mut Fields<'_>) {
        out.path("orderId", &self.order_id);
    }
}

client_runtime::object!(PlacedOrder, OrderItem);
