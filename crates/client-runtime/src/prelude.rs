//! What a file of a generated client names, for `use client_runtime::prelude::*`.
//!
//! One import in place of a dozen: each name that a file imports is an item of its own to the compiler, and in a client
//! of hundreds of small files those were a sixth of all items.

pub use std::borrow::Borrow;

pub use crate::{
    Calling, Decimal, DecodeError, Enumeration, Fields, Id, Json, Known, Limit, Members, Object,
    Operation, Paged, Pages, Paging, Reader, Request, Scope, Secret, Timestamp, TimestampSeconds,
};
