//! A server that answers as the documents of an API say, for tests without a network.
//!
//! It interprets an [`Api`](api_model::Api) at run time; there is no generated code, and nothing here knows a certain
//! API. What arrives is held against the documents and refused by the API's own codes, signatures are verified, and
//! what is in order is answered by the documented example.
//!
//! ```
//! use mock_server::{MockServer, Reply};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let api = api_model::Api::default();
//! let server = MockServer::start(api)?;
//! println!("{}", server.url());
//! // server.on("spot.place_order").reply(Reply::refusal("ORDER_002")).times(2);
//! server.stop();
//! # Ok(())
//! # }
//! ```
//!
//! Requests pass through, in this order: routing, faults said beforehand, signature, rate limits, parameters, and
//! then answers, those said beforehand first.

mod answers;
mod arrived;
mod checks;
mod clock;
mod engine;
mod expectations;
mod faults;
mod files;
mod limits;
mod outcome;
mod recorded;
mod refusal;
mod reply;
mod routing;
mod server;
mod signature;

pub use api_model::Cause;
pub use exact_json::Json;
pub use expectations::{Expectation, On};
pub use faults::{Fault, FaultError};
pub use recorded::Recorded;
pub use refusal::Refusal;
pub use reply::Reply;
pub use server::{Builder, MockServer, StartError};
