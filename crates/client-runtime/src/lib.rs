//! What every generated client runs on: transport, signing, envelopes, decoding, errors.

pub mod api;
pub mod serde_support;
pub mod signing;

mod answer;
mod client;
mod clock;
mod decode;
mod encode;
mod enumeration;
mod error;
mod request;
mod scalar;
mod text;
mod transport;

pub use rust_decimal;
pub use serde;

pub use api::{Api, Auth, Body, Envelope, Limit, Method, Operation, Scope, Server};
pub use client::{Client, ClientBuilder, DriftHook, Prepared, Reply};
pub use clock::{Clock, SystemClock};
pub use decode::{
    Decode, DecodeError, Drift, Empty, Kind, Known, Object, Reader, Scalar, from_json,
};
pub use encode::{Encode, Encoder, Items, Members, to_json, to_plain};
pub use enumeration::{Enumeration, empty_of};
pub use error::{ApiError, Call, Error, StatusError};
pub use request::{Fields, Request};
pub use scalar::{Decimal, Id, Json, ParseDecimalError, Timestamp, TimestampSeconds, dec};
pub use signing::{Credentials, IntoSigners, SignError, Signer, SigningInput};
