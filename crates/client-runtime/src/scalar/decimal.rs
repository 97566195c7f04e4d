//! Exact decimals: read from the digits themselves, never through a float, never rounded.

mod calculate;
mod rounding;

use std::{fmt, str::FromStr};

pub use rounding::Rounding;

use crate::{
    decode::{Decode, DecodeError, Empty, Reader, digits},
    encode::{Encode, Encoder},
    text::cut,
};

/// The most digits after the point that a decimal holds.
const MAX_SCALE: i64 = 28;
/// The most digits that a decimal holds in all.
const MAX_DIGITS: usize = 29;

/// An exact decimal number, such as a price or an amount.
///
/// It keeps the digits that it was made of (`1.10` stays `1.10`) and equals by value. What does not fit into
/// 96 bits and 28 digits after the point is an error, not a rounded value.
///
/// ```
/// use client_runtime::Decimal;
///
/// let price: Decimal = "39000.10".parse()?;
/// assert_eq!(price.to_string(), "39000.10");
/// assert_eq!(price.checked_mul(Decimal::from(2)), Some(Decimal::new(78_000_20, 2)));
/// # Ok::<(), client_runtime::ParseDecimalError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(rust_decimal::Decimal);

impl Decimal {
    /// Zero.
    pub const ZERO: Self = Self(rust_decimal::Decimal::ZERO);
    /// One.
    pub const ONE: Self = Self(rust_decimal::Decimal::ONE);

    /// Digits, and how many of them stand after the point.
    ///
    /// # Panics
    /// Where more than 28 digits stand after the point.
    #[must_use]
    pub fn new(digits: i64, scale: u32) -> Self {
        Self(rust_decimal::Decimal::new(digits, scale))
    }

    /// The number as the library beneath has it. Its operators round what does not fit.
    #[must_use]
    pub const fn get(self) -> rust_decimal::Decimal {
        self.0
    }
}

/// Reads an exact decimal; short for [`str::parse`].
pub fn dec(text: &str) -> Result<Decimal, ParseDecimalError> {
    text.parse()
}

/// A text that is no decimal, or one that would have to be rounded.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{}` is not a decimal that can be held exactly", cut(.text, 80))]
pub struct ParseDecimalError {
    text: String,
}

impl ParseDecimalError {
    /// The text as it came.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl FromStr for Decimal {
    type Err = ParseDecimalError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse(text).map(Self).ok_or_else(|| ParseDecimalError {
            text: text.to_owned(),
        })
    }
}

impl TryFrom<&str> for Decimal {
    type Error = ParseDecimalError;

    fn try_from(text: &str) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl From<rust_decimal::Decimal> for Decimal {
    fn from(number: rust_decimal::Decimal) -> Self {
        Self(number)
    }
}

impl From<Decimal> for rust_decimal::Decimal {
    fn from(number: Decimal) -> Self {
        number.0
    }
}

macro_rules! from_whole {
    ($($name:ty),+) => {$(
        impl From<$name> for Decimal {
            fn from(number: $name) -> Self {
                Self(number.into())
            }
        }
    )+};
}

from_whole!(i8, i16, i32, i64, u8, u16, u32, u64);

impl Decode for Decimal {
    const EMPTY: Empty = Empty::Text;

    fn decode(reader: &mut Reader<'_>) -> Result<Self, DecodeError> {
        let problem = "expected a decimal that can be held exactly";
        reader.parse(problem, |scalar| digits(scalar).and_then(parse).map(Self))
    }
}

impl Encode for Decimal {
    fn encode(&self, out: &mut Encoder<'_>) {
        out.decimal(&self.0.to_string());
    }
}

pub(super) fn parse(text: &str) -> Option<rust_decimal::Decimal> {
    let (negative, unsigned) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let number = short(unsigned).or_else(|| long(unsigned))?;
    Some(if negative { -number } else { number })
}

/// Reads what is short and has no exponent, which is nearly all that comes, without asking for memory.
fn short(unsigned: &str) -> Option<rust_decimal::Decimal> {
    // All of so many digits fit into 64 bits.
    const LONGEST: usize = 18;
    if unsigned.len() > LONGEST {
        return None;
    }
    let (mut digits, mut count, mut scale, mut after_point) = (0, 0, 0, false);
    for byte in unsigned.bytes() {
        match byte {
            b'0'..=b'9' => {
                digits = digits * 10 + i64::from(byte - b'0');
                count += 1;
                scale += u32::from(after_point);
            }
            b'.' if !after_point => after_point = true,
            _ => return None,
        }
    }
    (count > 0).then(|| rust_decimal::Decimal::new(digits, scale))
}

fn long(unsigned: &str) -> Option<rust_decimal::Decimal> {
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{fraction}");
    if all.is_empty() || !all.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let exponent: i64 = exponent.parse().ok()?;
    let scale = i64::try_from(fraction.len()).ok()?.checked_sub(exponent)?;
    assemble(all.trim_start_matches('0').to_owned(), scale)
}

/// Digits without leading zeros, and how many of them stand after the point.
fn assemble(mut digits: String, mut scale: i64) -> Option<rust_decimal::Decimal> {
    if digits.is_empty() {
        let scale = scale.clamp(0, MAX_SCALE).try_into().ok()?;
        return Some(rust_decimal::Decimal::new(0, scale));
    }
    if scale < 0 {
        let zeros = usize::try_from(-scale).ok()?;
        if zeros > MAX_DIGITS {
            return None;
        }
        digits.push_str(&"0".repeat(zeros));
        scale = 0;
    }
    loop {
        if let Some(number) = fit(&digits, scale) {
            return Some(number);
        }
        // Zeros at the end of a fraction say nothing about the value and may go to make room.
        if scale == 0 || digits.pop() != Some('0') {
            return None;
        }
        scale -= 1;
    }
}

fn fit(digits: &str, scale: i64) -> Option<rust_decimal::Decimal> {
    if scale > MAX_SCALE || digits.len() > MAX_DIGITS {
        return None;
    }
    let mantissa = digits.parse().ok()?;
    rust_decimal::Decimal::try_from_i128_with_scale(mantissa, scale.try_into().ok()?).ok()
}
