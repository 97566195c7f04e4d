//! Calculation that is exact or says that it cannot be. There are no operators, since these could only panic or round in silence.

use std::ops::Neg;

use rust_decimal::Decimal as Number;

use super::Decimal;

impl Decimal {
    /// The sum; nothing where it cannot be held exactly.
    ///
    /// ```
    /// use client_runtime::dec;
    ///
    /// let total = dec("0.1")?.checked_add(dec("0.20")?);
    /// assert_eq!(total.map(|total| total.to_string()).as_deref(), Some("0.30"));
    /// # Ok::<(), client_runtime::ParseDecimalError>(())
    /// ```
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let places = self.places().max(other.places());
        let sum = self.0.checked_add(other.0);
        // With fewer places than it needs the library's sum is a rounded one.
        match sum.filter(|sum| sum.scale() == places) {
            Some(sum) => Some(Self(sum)),
            None => add(self.0.normalize(), other.0.normalize()).map(Self),
        }
    }

    /// The difference; nothing where it cannot be held exactly.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.checked_add(-other)
    }

    /// The product; nothing where it cannot be held exactly.
    ///
    /// ```
    /// use client_runtime::dec;
    ///
    /// let (price, amount) = (dec("39000.10")?, dec("0.015")?);
    /// let cost = price.checked_mul(amount);
    /// assert_eq!(cost.map(|cost| cost.to_string()).as_deref(), Some("585.00150"));
    /// # Ok::<(), client_runtime::ParseDecimalError>(())
    /// ```
    #[must_use]
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        let places = self.places() + other.places();
        let product = self.0.checked_mul(other.0);
        match product.filter(|product| product.scale() == places) {
            Some(product) => Some(Self(product)),
            None => multiply(self.0.normalize(), other.0.normalize()).map(Self),
        }
    }

    /// The quotient, to as many digits as are held: the one calculation that rounds, half to even in the last digit.
    /// Nothing where the divisor is zero or the quotient too large.
    #[must_use]
    pub fn checked_div(self, divisor: Self) -> Option<Self> {
        self.0.checked_div(divisor.0).map(Self)
    }

    /// What is left of a division that ends at a whole number, with the sign of this number. Nothing where the divisor
    /// is zero.
    #[must_use]
    pub fn checked_rem(self, divisor: Self) -> Option<Self> {
        self.0.checked_rem(divisor.0).map(Self)
    }

    /// The sum of all; nothing where it, or one on the way, cannot be held exactly.
    pub fn checked_sum(numbers: impl IntoIterator<Item = Self>) -> Option<Self> {
        numbers.into_iter().try_fold(Self::ZERO, Self::checked_add)
    }

    /// The number without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// Whether it is zero, of either sign.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether it is below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self < Self::ZERO
    }

    /// The same value without zeros at the end of its fraction: `1.10` becomes `1.1`.
    #[must_use]
    pub fn normalized(self) -> Self {
        Self(self.0.normalize())
    }

    /// How many digits stand after the point.
    #[must_use]
    pub const fn places(self) -> u32 {
        self.0.scale()
    }

    /// All digits as a whole number. With [`Self::places`], what [`Self::from_parts`] takes.
    #[must_use]
    pub const fn digits(self) -> i128 {
        self.0.mantissa()
    }

    /// Digits, and how many of them stand after the point; nothing where that cannot be held.
    ///
    /// ```
    /// use client_runtime::Decimal;
    ///
    /// let satoshi = Decimal::from_parts(1_500, 8);
    /// assert_eq!(satoshi.map(|amount| amount.to_string()).as_deref(), Some("0.00001500"));
    /// ```
    #[must_use]
    pub fn from_parts(digits: i128, places: u32) -> Option<Self> {
        Number::try_from_i128_with_scale(digits, places)
            .ok()
            .map(Self)
    }

    /// The whole number that it is; nothing where it has a fraction or does not fit.
    #[must_use]
    pub fn to_whole<T: TryFrom<i128>>(self) -> Option<T> {
        let number = self.0.normalize();
        let is_whole = number.scale() == 0;
        is_whole.then(|| T::try_from(number.mantissa()).ok())?
    }
}

impl Neg for Decimal {
    type Output = Self;

    fn neg(self) -> Self {
        Self(-self.0)
    }
}

/// The sum of two numbers without zeros at their ends.
fn add(one: Number, other: Number) -> Option<Number> {
    let places = one.scale().max(other.scale());
    let lifted = |number: Number| {
        let factor = 10_i128.checked_pow(places - number.scale())?;
        number.mantissa().checked_mul(factor)
    };
    // What overflows here has more digits than any decimal: the lowest one is not a zero.
    held(lifted(one)?.checked_add(lifted(other)?)?, places.into())
}

/// The product of two numbers without zeros at their ends.
fn multiply(one: Number, other: Number) -> Option<Number> {
    let (mut one_digits, mut other_digits) = (one.mantissa(), other.mantissa());
    let mut places = i64::from(one.scale() + other.scale());
    if one_digits == 0 || other_digits == 0 {
        return Some(Number::ZERO);
    }
    // Tens that two factors make together leave before they can overflow.
    while one_digits % 2 == 0 && other_digits % 5 == 0 {
        (one_digits, other_digits, places) = (one_digits / 2, other_digits / 5, places - 1);
    }
    while one_digits % 5 == 0 && other_digits % 2 == 0 {
        (one_digits, other_digits, places) = (one_digits / 5, other_digits / 2, places - 1);
    }
    held(one_digits.checked_mul(other_digits)?, places)
}

/// A number of so many places, which lose zeros at the end where there is no room for them.
fn held(mut digits: i128, mut places: i64) -> Option<Number> {
    if places < 0 {
        let zeros = u32::try_from(-places).ok()?;
        digits = digits.checked_mul(10_i128.checked_pow(zeros)?)?;
        places = 0;
    }
    loop {
        let scale = u32::try_from(places).ok()?;
        if let Ok(number) = Number::try_from_i128_with_scale(digits, scale) {
            return Some(number);
        }
        if places == 0 || digits % 10 != 0 {
            return None;
        }
        (digits, places) = (digits / 10, places - 1);
    }
}
