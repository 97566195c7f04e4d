//! The runtime by way of a sample API, over the network of this machine.

#[path = "../sample_api/mod.rs"]
#[expect(
    unreachable_pub,
    reason = "the sample is written as in a crate of its own"
)]
mod sample_api;
