//! A typed client of the XT.com API.
//!
//! Each section of the API is a module of requests and answers and a method of [`Client`]; a call is a method that takes
//! its request:
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
