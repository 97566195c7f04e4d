//! Types as people print them: `String`, `int`, `list<integer>`, `order[]`, `bigDecimal`.

use api_model::TimeUnit;

/// What a printed type says. Weak words (`number`) leave room for rules and examples.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TypeWord {
    /// `boolean`, `bool`.
    Boolean,
    /// `int`, `integer`, `long`.
    Integer,
    /// `decimal`, `bigDecimal`, `double`, `float`.
    Decimal,
    /// `number`: integer or decimal, the rest of the evidence decides.
    Number,
    /// `string`.
    String,
    /// `id`.
    Id,
    /// `timestamp`, `timestamp_s`.
    Timestamp(TimeUnit),
    /// `enum`: values stand elsewhere.
    Enum,
    /// `object`.
    Object,
    /// `map`.
    Map,
    /// `any`.
    Any,
    /// `array`, `list`, `x[]`, `list<x>`; the element where it is said.
    Array(Option<Box<TypeWord>>),
    /// A word that no rule knows: the name of a shared enum, or nothing we understand.
    Named(String),
}

/// Reads a printed type; `None` for blank, `-` and the like.
pub(crate) fn read(text: &str) -> Option<TypeWord> {
    let _ = text;
    None
}
