//! How the answers of a call are cut into pages.

use super::RustType;
use crate::names::RustName;

/// What a call that gives out a list by pages needs to give out the whole list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pages {
    /// The method that gives out the whole list.
    pub method: RustName,
    /// What the list holds.
    pub item: RustType,
    /// What moves through the list.
    pub style: PagesStyle,
    /// Wire name of the parameter that says where a page starts.
    pub start: String,
    /// Wire name of the field of an item that tells it from all others; may be empty.
    pub key: String,
    /// How many items a page holds.
    pub size: Option<PageSize>,
    /// Wire name of the parameter that says which way to go, its value for going on and for going back.
    pub direction: Option<[String; 3]>,
    /// Wire names from the payload to the list, joined by dots.
    pub items: String,
    /// Wire names of the fields that say whether more follows and goes before; may be empty.
    pub more: [String; 2],
    /// Wire name of the field that counts all items; may be empty.
    pub total: String,
}

/// What moves through a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PagesStyle {
    /// The key of an item.
    Id,
    /// The number of a page; the first has this one.
    Number(u64),
    /// How many items go before.
    Offset,
    /// Two instants: wire name of the parameter for the last one, and whether they are in seconds.
    Time(String, bool),
}

/// How many items a page holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageSize {
    /// Wire name of the parameter.
    pub parameter: String,
    /// Where it is left out.
    pub usual: Option<u32>,
    /// At most.
    pub most: Option<u32>,
}
