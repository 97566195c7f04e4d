//! A typed client of the XT.com API.

pub mod signing;

pub use signing::{Credentials, user_signature};
