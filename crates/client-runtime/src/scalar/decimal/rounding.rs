//! Rounding to places, and to the steps in which exchanges take prices and amounts.

use rust_decimal::RoundingStrategy;

use super::Decimal;

/// Which way a number goes that lies between two allowed ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rounding {
    /// Towards zero: never more than there is.
    Down,
    /// Away from zero.
    Up,
    /// To the lower one.
    Floor,
    /// To the higher one.
    Ceiling,
    /// To the nearer one; from the middle away from zero.
    HalfUp,
    /// To the nearer one; from the middle to the even one.
    HalfEven,
}

impl Decimal {
    /// Rounds to so many digits after the point. A number that has fewer stays as it is.
    ///
    /// ```
    /// use client_runtime::{Rounding, dec};
    ///
    /// assert_eq!(dec("0.125")?.round(2, Rounding::HalfEven).to_string(), "0.12");
    /// assert_eq!(dec("-1.31")?.round(1, Rounding::Floor).to_string(), "-1.4");
    /// # Ok::<(), client_runtime::ParseDecimalError>(())
    /// ```
    #[must_use]
    pub fn round(self, places: u32, rounding: Rounding) -> Self {
        let strategy = match rounding {
            Rounding::Down => RoundingStrategy::ToZero,
            Rounding::Up => RoundingStrategy::AwayFromZero,
            Rounding::Floor => RoundingStrategy::ToNegativeInfinity,
            Rounding::Ceiling => RoundingStrategy::ToPositiveInfinity,
            Rounding::HalfUp => RoundingStrategy::MidpointAwayFromZero,
            Rounding::HalfEven => RoundingStrategy::MidpointNearestEven,
        };
        Self(self.0.round_dp_with_strategy(places, strategy))
    }

    /// Rounds to a multiple of a step, such as the tick of a price or the lot of an amount. It has no more digits after
    /// the point than the step has. Nothing where the step is not above zero, or where the result does not fit.
    ///
    /// ```
    /// use client_runtime::{Rounding, dec};
    ///
    /// let (tick, lot) = (dec("0.05")?, dec("0.001")?);
    /// let price = dec("39000.0712")?.round_to_step(tick, Rounding::Down);
    /// let amount = dec("0.0159")?.round_to_step(lot, Rounding::Down);
    /// assert_eq!(price, Some(dec("39000.05")?));
    /// assert_eq!(amount, Some(dec("0.015")?));
    /// # Ok::<(), client_runtime::ParseDecimalError>(())
    /// ```
    #[must_use]
    pub fn round_to_step(self, step: Self, rounding: Rounding) -> Option<Self> {
        if step <= Self::ZERO {
            return None;
        }
        let rest = self.checked_rem(step)?;
        let inner = self.checked_sub(rest)?;
        let result = if !rest.is_zero() && goes_out(inner, rest, step, rounding)? {
            let outwards = if rest.is_negative() { -step } else { step };
            inner.checked_add(outwards)?
        } else {
            inner
        };
        // A multiple of the step: this takes zeros alone.
        Some(result.round(step.places(), Rounding::Down))
    }
}

/// Whether a number goes to the multiple that is farther from zero. `inner` is the nearer one, `rest` what lies beyond.
fn goes_out(inner: Decimal, rest: Decimal, step: Decimal, rounding: Rounding) -> Option<bool> {
    let to_outer = step.checked_sub(rest.abs())?;
    let nearer = rest.abs().cmp(&to_outer);
    Some(match rounding {
        Rounding::Down => false,
        Rounding::Up => true,
        Rounding::Floor => rest.is_negative(),
        Rounding::Ceiling => !rest.is_negative(),
        Rounding::HalfUp => nearer.is_ge(),
        Rounding::HalfEven => {
            let two_steps = step.checked_add(step)?;
            nearer.is_gt() || nearer.is_eq() && !inner.checked_rem(two_steps)?.is_zero()
        }
    })
}
