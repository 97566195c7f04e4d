//! What every generated client runs on: transport, signing, envelopes, decoding, errors.
//!
//! Generated code is data and thin `match`es; everything that does something is here, once, and without generics where
//! that can be. The runtime knows neither the generator nor any one API.
//!
//! # What generated code consists of
//!
//! * One [`Api`] with its servers, one [`Envelope`] constant for each kind of envelope.
//! * For each call a struct that is a [`Request`]: its [`Operation`] as a constant, its values listed in
//!   [`Request::fields`], the payload of its answer as [`Request::Answer`].
//! * For each object a struct that is an [`Object`], which makes it `Decode` and `Encode`, and one [`object!`] that adds `Debug`,
//!   `PartialEq` and serde's traits.
//!   Fields named in [`Object::REQUIRED`] must come and must not be null; all others are `Option`s.
//! * For each set of values an enum that is an [`Enumeration`], and one [`enumeration!`].
//! * A client that wraps [`Client`] and is `From` it, built by [`ClientBuilder`].
//!
//! ```
//! use client_runtime::{
//!     Api, Client, Decimal, DecodeError, Envelope, Fields, Known, Members, Object, Operation, Reader, Request, Server,
//! };
//!
//! const API: Api = Api::new("Sample", &[Server { name: "spot", url: "https://spot.example.com" }]);
//! const RC: Envelope = Envelope::new("rc", &["0"], "result").message("mc").error_code("mc").args("ma");
//!
//! struct GetTicker {
//!     symbol: String,
//! }
//!
//! impl Request for GetTicker {
//!     type Answer = Ticker;
//!
//!     const OPERATION: Operation = Operation::get("/v4/public/ticker").id("spot.get_ticker").envelope(&RC);
//!
//!     fn fields(&self, out: &mut Fields<'_>) {
//!         out.query("symbol", &self.symbol);
//!     }
//! }
//!
//! #[derive(Clone, Default)]
//! struct Ticker {
//!     price: Option<Decimal>,
//! }
//!
//! impl Object for Ticker {
//!     fn field(&mut self, name: &str, value: &mut Reader<'_>) -> Result<Known, DecodeError> {
//!         match name {
//!             "p" => value.read_into(&mut self.price),
//!             _ => value.unknown(),
//!         }
//!     }
//!
//!     fn members<'v>(&'v self, out: &mut Members<'v>) {
//!         out.named("price", "p", &self.price);
//!     }
//! }
//!
//! client_runtime::object!(Ticker);
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let client = Client::builder(&API).build()?;
//! let prepared = client.prepare(&GetTicker { symbol: "btc_usdt".to_owned() })?;
//! assert_eq!(prepared.url, "https://spot.example.com/v4/public/ticker?symbol=btc_usdt");
//! let ticker: Ticker = client_runtime::from_json(r#"{"p": "39000.10", "new": 1}"#)?;
//! assert_eq!(client_runtime::to_json(&ticker), r#"{"p":39000.10}"#);
//! # Ok(())
//! # }
//! ```
//!
//! # What holds
//!
//! * No number passes through a float. What a [`Decimal`] cannot hold exactly is an error that shows its text.
//! * A number may come as a string and the reverse; fields and enum values that nobody knows are no error.
//! * What is signed is what is sent. Each attempt is signed anew; nothing is retried or redirected below.
//! * A request is sent again only where that cannot change anything twice, or where the caller says so for that call.
//!   A change whose outcome nobody told is an error of its own.
//! * Calls wait for room within the documented limits, which all clones of a client share; see [`limits`].
//! * Credentials go over https, or to this machine, and are never printed. Proxies of the environment are not used.
//! * Answers are bounded in size and depth, compressed ones by what comes out of them.
//!
//! # Features
//!
//! None is on unless asked for.
//!
//! * `blocking`: waiting for calls in programs that have no async runtime.
//! * `gzip`: answers come compressed where the server can do so.

pub mod api;
#[cfg(feature = "blocking")]
pub mod blocking;
pub mod limits;
pub mod prelude;
pub mod serde_support;
pub mod signing;

mod answer;
mod client;
mod clock;
mod decode;
mod encode;
mod enumeration;
mod error;
mod pages;
mod request;
mod retry;
mod scalar;
mod text;
mod transport;

pub use rust_decimal;
pub use serde;

pub use api::{
    Api, Auth, Body, CodeRule, Envelope, Limit, Meaning, Method, Operation, Scope, SectionLimits,
    Server, TimeSource,
};
pub use client::{
    CallOptions, Calling, Client, ClientBuilder, DriftHook, DynamicRequest, Headers, Prepared,
    Reply, Retry,
};
pub use clock::{Clock, SystemClock};
pub use decode::{
    Decode, DecodeError, Drift, Empty, Kind, Known, Object, Reader, Scalar, UnknownValue, from_json,
};
pub use encode::{Encode, Encoder, Entries, Items, Member, Members, to_json, to_plain};
pub use enumeration::{Enumeration, empty_of};
pub use error::{ApiError, Call, Error, OutcomeUnknown, StatusError, UnreadableAnswer};
pub use limits::{LimitError, LimitOptions, Limits};
pub use pages::{Cursor, Paged, Pages, Paging};
pub use request::{Fields, Request};
pub use retry::RetryPolicy;
pub use scalar::{
    Decimal, Id, Json, ParseDecimalError, ParseTimestampError, Rounding, Secret, Timestamp,
    TimestampSeconds, dec,
};
pub use signing::{Credentials, IntoSigners, SignError, Signer, SigningInput};
