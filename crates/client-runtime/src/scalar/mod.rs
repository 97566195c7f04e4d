//! The scalars of exchange APIs: exact decimals, identifiers, instants, secrets, and JSON that stays as it came.

mod decimal;
mod id;
mod json;
mod secret;
mod timestamp;

pub use decimal::{Decimal, ParseDecimalError, Rounding, dec};
pub use id::Id;
pub use json::Json;
pub use secret::Secret;
pub use timestamp::{ParseTimestampError, Timestamp, TimestampSeconds};

/// A whole number, also where it is spelled with a fraction or an exponent that change nothing.
pub(crate) fn whole_number(text: &str) -> Option<i128> {
    if let Ok(number) = text.parse::<i64>() {
        return Some(number.into());
    }
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let number = decimal::parse(text)?.normalize();
    (number.scale() == 0).then(|| number.mantissa())
}
