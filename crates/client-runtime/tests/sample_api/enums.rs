//! Values that several calls share.

use client_runtime::Enumeration;

/// Which side of the market an order is on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Side {
    /// Buys.
    Buy,
    /// Sells.
    Sell,
    /// A value that the documents do not list.
    Unknown(String),
}

impl Enumeration for Side {
    const VALUES: &'static [&'static str] = &["BUY", "SELL"];

    fn from_wire(text: &str) -> Self {
        match text {
            "BUY" => Self::Buy,
            "SELL" => Self::Sell,
            _ => Self::Unknown(text.to_owned()),
        }
    }

    fn as_str(&self) -> &str {
        match self {
            Self::Buy => "BUY",
            Self::Sell => "SELL",
            Self::Unknown(text) => text,
        }
    }
}

client_runtime::enumeration!(Side);

/// Which kind of account.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum AccountKind {
    /// Spot.
    Spot,
    /// Margin.
    Margin,
    /// A value that the documents do not list.
    Unknown(String),
}

impl Enumeration for AccountKind {
    const NUMERIC: bool = true;
    const VALUES: &'static [&'static str] = &["0", "1"];

    fn from_wire(text: &str) -> Self {
        match text {
            "0" => Self::Spot,
            "1" => Self::Margin,
            _ => Self::Unknown(text.to_owned()),
        }
    }

    fn as_str(&self) -> &str {
        match self {
            Self::Spot => "0",
            Self::Margin => "1",
            Self::Unknown(text) => text,
        }
    }
}

client_runtime::enumeration!(AccountKind);
