//! Types of fields.

use crate::names::RustName;

/// The type of a field, parameter or answer. What is optional is said beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RustType {
    /// `bool`.
    Boolean,
    /// `i64`.
    Integer,
    /// The runtime's exact decimal.
    Decimal,
    /// `String`.
    Text,
    /// The runtime's text that is never shown.
    Secret,
    /// The runtime's identifier.
    Id,
    /// The runtime's instant in seconds.
    Seconds,
    /// The runtime's instant in milliseconds.
    Milliseconds,
    /// A type of the plan.
    Named(TypePath),
    /// `Vec`.
    List(Box<RustType>),
    /// `BTreeMap` with text keys.
    Map(Box<RustType>),
    /// The runtime's any JSON.
    Any,
}

/// A type of the plan and where it lives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypePath {
    /// Where.
    pub home: Home,
    /// Its name.
    pub name: RustName,
    /// Whether it is an enum.
    pub is_enum: bool,
}

/// Where a type lives.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Home {
    /// The section of the code that names it.
    Section(RustName),
    /// The channels of that section.
    Channels(RustName),
    /// The module of shared enums.
    Enums,
}
