//! Margin accounts.

use std::borrow::Borrow;

use client_runtime::{
    Calling, Decimal, DecodeError, Fields, Id, Json, Known, Limit, Members, Object, Operation,
    Reader, Request, Scope, Timestamp,
};

use super::{
    RC, RETURN_CODE, SPOT,
    enums::AccountKind,
    orders::{CancelOrder, PlaceOrder, PlaceOrders, PlacedOrder},
};

/// Margin accounts.
#[derive(Clone, Copy, Debug)]
pub struct Margin<'c> {
    pub(super) client: &'c client_runtime::Client,
}

impl Margin<'_> {
    /// Asks for the balance of one margin market: `GET /v4/lever/balance`, signed.
    pub fn get_lever_balance(self, request: impl Borrow<GetLeverBalance>) -> Calling<LeverBalance> {
        self.client.send(request.borrow())
    }

    /// Places an order: `POST /v4/order`, signed.
    pub fn place_order(self, request: impl Borrow<PlaceOrder>) -> Calling<PlacedOrder> {
        self.client.send(request.borrow())
    }

    /// Places some orders: `POST /v4/batch-order`, signed.
    pub fn place_orders(self, request: impl Borrow<PlaceOrders>) -> Calling<Json> {
        self.client.send(request.borrow())
    }

    /// Cancels an order: `DELETE /v4/order/{orderId}`, signed.
    pub fn cancel_order(self, request: impl Borrow<CancelOrder>) -> Calling<()> {
        self.client.send(request.borrow())
    }

    /// Sets the leverage: `POST /future/user/v1/position/adjust-leverage`, signed.
    pub fn set_leverage(self, request: impl Borrow<SetLeverage>) -> Calling<Option<bool>> {
        self.client.send(request.borrow())
    }

    /// Lists contracts: `GET /future/market/v1/public/cg/contracts`.
    pub fn contracts(self, request: impl Borrow<Contracts>) -> Calling<Vec<Contract>> {
        self.client.send(request.borrow())
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
#[derive(Clone, Default)]
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

    fn members<'v>(&'v self, out: &mut Members<'v>) {
        out.put("symbol", &self.symbol);
        out.named("symbol_id", "symbolId", &self.symbol_id);
        out.named("btc_loan_amount", "btcLoanAmount", &self.btc_loan_amount);
        out.named("updated_time", "updatedTime", &self.updated_time);
        out.put("base", &self.base);
        out.put("history", &self.history);
        out.put("extra", &self.extra);
    }
}

/// One asset of a margin market.
#[derive(Clone, Default)]
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

    fn members<'v>(&'v self, out: &mut Members<'v>) {
        out.named(
            "available_amount",
            "availableAmount",
            &self.available_amount,
        );
        out.put("currency", &self.currency);
        out.put("kind", &self.kind);
        out.put("movable", &self.movable);
        out.put("holds", &self.holds);
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
#[derive(Clone, Default)]
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

    fn members<'v>(&'v self, out: &mut Members<'v>) {
        out.put("symbol", &self.symbol);
        out.put("last_price", &self.last_price);
    }
}

client_runtime::object!(LeverBalance, AssetBalance, Contract);
