//! Margin accounts.

use client_runtime::{
    Decimal, DecodeError, Error, Fields, Id, Json, Known, Limit, Members, Object, Operation,
    Reader, Request, Scope, Timestamp,
};

use super::{
    RC, RETURN_CODE, SPOT,
    enums::{AccountKind, Side},
};

/// Margin accounts.
#[derive(Clone, Copy, Debug)]
pub struct Margin<'c> {
    pub(super) client: &'c client_runtime::Client,
}

impl Margin<'_> {
    /// Asks for the balance of one margin market: `GET /v4/lever/balance`, signed.
    pub async fn get_lever_balance(&self, request: GetLeverBalance) -> Result<LeverBalance, Error> {
        self.client.send(&request).await
    }

    /// Places an order: `POST /v4/order`, signed.
    pub async fn place_order(&self, request: PlaceOrder) -> Result<PlacedOrder, Error> {
        self.client.send(&request).await
    }

    /// Places some orders: `POST /v4/batch-order`, signed.
    pub async fn place_orders(&self, request: PlaceOrders) -> Result<Json, Error> {
        self.client.send(&request).await
    }

    /// Cancels an order: `DELETE /v4/order/{orderId}`, signed.
    pub async fn cancel_order(&self, request: CancelOrder) -> Result<(), Error> {
        self.client.send(&request).await
    }

    /// Sets the leverage: `POST /future/user/v1/position/adjust-leverage`, signed.
    pub async fn set_leverage(&self, request: SetLeverage) -> Result<Option<bool>, Error> {
        self.client.send(&request).await
    }

    /// Lists contracts: `GET /future/market/v1/public/cg/contracts`.
    pub async fn contracts(&self, request: Contracts) -> Result<Vec<Contract>, Error> {
        self.client.send(&request).await
    }
}

/// Asks for the balance of one margin market: `GET /v4/lever/balance`, signed.
///
/// Page: `specs/sample/margin/balance.md:3`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct GetLeverBalance {
    /// Market, such as `btc_usdt`.
    pub symbol: String,
    /// Kinds of account.
    pub kinds: Option<Vec<AccountKind>>,
}

impl GetLeverBalance {
    /// Starts a request with what it must have.
    #[must_use]
    pub fn new(symbol: impl Into<String>) -> Self {
        Self {
            symbol: symbol.into(),
            kinds: None,
        }
    }

    /// Kinds of account.
    #[must_use]
    pub fn kinds(mut self, kinds: impl Into<Vec<AccountKind>>) -> Self {
        self.kinds = Some(kinds.into());
        self
    }
}

impl Request for GetLeverBalance {
    type Answer = LeverBalance;

    const OPERATION: Operation = Operation::get("/v4/lever/balance")
        .id("margin.get_lever_balance")
        .signed(SPOT)
        .envelope(&RC)
        .limits(&[
            Limit::new(200, 1_000, Scope::Key),
            Limit::new(10, 1_000, Scope::Ip).when("single symbol"),
        ])
        .page("specs/sample/margin/balance.md:3");

    fn fields(&self, out: &mut Fields<'_>) {
        out.query("symbol", &self.symbol);
        out.query("kinds", &self.kinds);
    }
}

/// Balance of one margin market.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct LeverBalance {
    /// Market.
    pub symbol: String,
    /// Market id.
    pub symbol_id: Option<Id>,
    /// Borrowed value in BTC.
    pub btc_loan_amount: Option<Decimal>,
    /// When it last changed.
    pub updated_time: Option<Timestamp>,
    /// The base asset's side of the account.
    pub base: Option<AssetBalance>,
    /// What happened lately.
    pub history: Option<Vec<AssetBalance>>,
    /// Anything else.
    pub extra: Option<Json>,
}

impl Object for LeverBalance {
    const REQUIRED: &'static [&'static str] = &["symbol"];

    fn field(&mut self, name: &str, value: &mut Reader<'_>) -> Result<Known, DecodeError> {
        match name {
            "symbol" => value.read_into(&mut self.symbol),
            "symbolId" => value.read_into(&mut self.symbol_id),
            "btcLoanAmount" => value.read_into(&mut self.btc_loan_amount),
            "updatedTime" => value.read_into(&mut self.updated_time),
            "base" => value.read_into(&mut self.base),
            "history" => value.read_into(&mut self.history),
            "extra" => value.read_into(&mut self.extra),
            _ => value.unknown(),
        }
    }

    fn members(&self, out: &mut Members<'_>) {
        out.put("symbol", &self.symbol);
        out.put("symbolId", &self.symbol_id);
        out.put("btcLoanAmount", &self.btc_loan_amount);
        out.put("updatedTime", &self.updated_time);
        out.put("base", &self.base);
        out.put("history", &self.history);
        out.put("extra", &self.extra);
    }
}

/// One asset of a margin market.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct AssetBalance {
    /// Amount that can be used.
    pub available_amount: Option<Decimal>,
    /// Asset.
    pub currency: Option<String>,
    /// Kind of account.
    pub kind: Option<AccountKind>,
    /// Whether it can be moved.
    pub movable: Option<bool>,
    /// How many holds there are.
    pub holds: Option<i64>,
}

impl Object for AssetBalance {
    const REQUIRED: &'static [&'static str] = &[];

    fn field(&mut self, name: &str, value: &mut Reader<'_>) -> Result<Known, DecodeError> {
        match name {
            "availableAmount" => value.read_into(&mut self.available_amount),
            "currency" => value.read_into(&mut self.currency),
            "kind" => value.read_into(&mut self.kind),
            "movable" => value.read_into(&mut self.movable),
            "holds" => value.read_into(&mut self.holds),
            _ => value.unknown(),
        }
    }

    fn members(&self, out: &mut Members<'_>) {
        out.put("availableAmount", &self.available_amount);
        out.put("currency", &self.currency);
        out.put("kind", &self.kind);
        out.put("movable", &self.movable);
        out.put("holds", &self.holds);
    }
}

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
#[derive(Clone, Debug, Default, PartialEq)]
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

    fn members(&self, out: &mut Members<'_>) {
        out.put("orderId", &self.order_id);
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
#[derive(Clone, Debug, Default, PartialEq)]
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

    fn members(&self, out: &mut Members<'_>) {
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

/// Sets the leverage: `POST /future/user/v1/position/adjust-leverage`, signed.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SetLeverage {
    /// Market.
    pub symbol: String,
    /// Leverage.
    pub leverage: i64,
}

impl SetLeverage {
    /// Starts a request with what it must have.
    #[must_use]
    pub fn new(symbol: impl Into<String>, leverage: i64) -> Self {
        Self {
            symbol: symbol.into(),
            leverage,
        }
    }
}

impl Request for SetLeverage {
    type Answer = Option<bool>;

    const OPERATION: Operation = Operation::post("/future/user/v1/position/adjust-leverage")
        .id("margin.set_leverage")
        .server(1)
        .signed(SPOT)
        .form()
        .envelope(&RETURN_CODE);

    fn fields(&self, out: &mut Fields<'_>) {
        out.body("symbol", &self.symbol);
        out.body("leverage", &self.leverage);
    }
}

/// Lists contracts: `GET /future/market/v1/public/cg/contracts`.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Contracts {
    /// Markets.
    pub symbols: Vec<String>,
    /// The language of texts.
    pub language: Option<String>,
}

impl Contracts {
    /// Starts a request with what it must have.
    #[must_use]
    pub fn new(symbols: impl Into<Vec<String>>) -> Self {
        Self {
            symbols: symbols.into(),
            language: None,
        }
    }

    /// The language of texts.
    #[must_use]
    pub fn language(mut self, language: impl Into<String>) -> Self {
        self.language = Some(language.into());
        self
    }
}

impl Request for Contracts {
    type Answer = Vec<Contract>;

    const OPERATION: Operation = Operation::get("/future/market/v1/public/cg/contracts")
        .id("margin.contracts")
        .server(1);

    fn fields(&self, out: &mut Fields<'_>) {
        out.query("symbols", &self.symbols);
        out.header("accept-language", &self.language);
    }
}

/// A contract.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Contract {
    /// Market.
    pub symbol: String,
    /// The last price.
    pub last_price: Option<Decimal>,
}

impl Object for Contract {
    const REQUIRED: &'static [&'static str] = &["symbol"];

    fn field(&mut self, name: &str, value: &mut Reader<'_>) -> Result<Known, DecodeError> {
        match name {
            "symbol" => value.read_into(&mut self.symbol),
            "last_price" => value.read_into(&mut self.last_price),
            _ => value.unknown(),
        }
    }

    fn members(&self, out: &mut Members<'_>) {
        out.put("symbol", &self.symbol);
        out.put("last_price", &self.last_price);
    }
}

client_runtime::object!(LeverBalance, AssetBalance, PlacedOrder, OrderItem, Contract);
