//! Sending again: how often, how soon, and who may afford it. Whether it does harm is decided in the client.

mod budget;
mod policy;

pub(crate) use budget::{RetryBudget, RetryCost};
pub use policy::RetryPolicy;
