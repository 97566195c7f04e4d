//! A typed client of the XT.com API.
//!
//! Each section of the API is a module of requests and answers and a method of [`Client`]; a call is a method that takes
//! its request. Begin with the section, then look for the call in the table of its module:
//!
//! | section | module | in it |
//! |---|---|---|
//! | [`Client::spot`] | [`spot`] | spot markets, orders, balances, deposits, withdrawals and transfers; [`spot::channels`] |
//! | [`Client::margin`] | [`margin`] | borrowing and repaying on isolated margin markets |
//! | [`Client::futures`] | [`futures`] | futures markets, orders, plan orders, positions and balances; [`futures::channels`] |
//! | [`Client::futures_copy`] | [`futures_copy`] | following leaders on futures markets, leading others, and what both earn |
//! | [`Client::copy_trading`] | [`copy_trading`] | following leaders on spot markets, leading others, and sharing the profit |
//! | [`Client::earn`] | [`earn`] | savings, staking and structured products, and the positions held in them |
//! | [`Client::loan`] | [`loan`] | loans against pledged currencies, their cost, and how they are paid back |
//! | [`Client::third_party`] | [`third_party`] | trading of institutions on behalf of users who agreed to it |
//! | [`Client::referral`] | [`referral`] | invited users, what they trade, and the commission on it |
//! | [`Client::broker`] | [`broker`] | binding users to a broker, and sub-accounts of brokers with their keys |
//! | [`Client::user_center`] | [`user_center`] | accounts, sub-accounts, fee levels and API keys; [`user_center::channels`] |
//!
//! Values that several sections share are in [`enums`], what refusals mean in [`errors`].
//!
//! # How to start
//!
//! Public calls need no key. Keys come from the environment (`XT_API_KEY`, `XT_API_SECRET`) or from [`Credentials::new`]:
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use xt_client::{Client, Credentials, margin};
//!
//! let client = Client::builder().credentials(Credentials::from_env()?).build()?;
//! let balance = client.margin().balance(margin::Balance::new("btc_usdt")).await?;
//! println!("{:?}", balance.base.and_then(|base| base.available_amount));
//! # Ok(())
//! # }
//! ```
//!
//! What a call answers is the payload alone; `.reply()` has the whole answer, with times and limits. A refusal is an
//! [`Error::Api`] with an [`ErrorCode`]; a change of which nobody knows whether it took place is an
//! [`Error::OutcomeUnknown`]. Lists that come in pages have a second method, such as [`Spot::history_orders_all`], which
//! gives their items one by one.
//!
//! With the feature `blocking` the same calls can be waited for in a program that has no async runtime:
//! `Client::builder().build_blocking()` gives the client, and `.wait()` ends a call. With `gzip`, answers come
//! compressed.
//!
//! Requests and answers are generated from the pages of `specs/xt`; [`signing`] is written by hand. Amounts and prices
//! are exact decimals, fields that an answer leaves out are `None`, and enum values that the documents do not know are
//! kept as they came.

mod generated;
pub mod signing;

#[cfg(feature = "blocking")]
pub use client_runtime::blocking;
pub use client_runtime::{
    self as runtime, ApiError, CallOptions, Calling, ClientBuilder, Cursor, Decimal,
    Enumeration, Error, Id, Json, Pages, Reply, Request, Retry, RetryPolicy, Rounding,
    Secret, Signer, Timestamp, TimestampSeconds, dec,
};
pub use generated::*;
pub use signing::{Credentials, user_signature};

/// The model of the API, for programs that interpret it at run time: `api_model::Catalogue` reads it.
#[cfg(feature = "catalogue")]
pub const CATALOGUE: &str = include_str!("generated/catalogue.txt");

/// Compiles what the project's README shows.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;

/// Compiles what the cookbook shows.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/cookbook.md")]
struct Cookbook;
