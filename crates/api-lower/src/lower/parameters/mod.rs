//! What is sent.
pub(crate) mod limits;
pub(crate) mod required;
pub(crate) mod values;
