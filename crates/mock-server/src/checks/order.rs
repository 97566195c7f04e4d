//! Numbers in order, with all their digits and whatever their exponent.

use std::cmp::Ordering;

use exact_json::is_number;

/// A number as its sign, its digits without zeros at the ends, and the place of the first of them.
#[derive(Debug)]
struct Number {
    is_negative: bool,
    /// Empty for zero.
    digits: Vec<u8>,
    /// The power of ten below which the number is: 2 for `12`, 0 for `0.5`.
    size: i64,
}

/// How two numbers compare; nothing where one is none.
pub(super) fn compare(one: &str, other: &str) -> Option<Ordering> {
    let (one, other) = (Number::read(one)?, Number::read(other)?);
    let by_size = one.measure().cmp(&other.measure());
    Some(match (one.sign(), other.sign()) {
        (1, 1) => by_size,
        (-1, -1) => by_size.reverse(),
        (one, other) => one.cmp(&other),
    })
}

impl Number {
    fn read(text: &str) -> Option<Self> {
        if !is_number(text) {
            return None;
        }
        let (is_negative, text) = text
            .strip_prefix('-')
            .map_or((false, text), |rest| (true, rest));
        let (plain, power) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
        let all = [whole, fraction].concat();
        let leading = all.bytes().take_while(|digit| *digit == b'0').count();
        let digits = all.trim_matches('0').as_bytes().to_vec();
        let size = i64::try_from(whole.len()).ok()? - i64::try_from(leading).ok()?;
        Some(Self {
            is_negative,
            digits,
            size: size.saturating_add(exponent(power)),
        })
    }

    fn sign(&self) -> i8 {
        match (self.digits.is_empty(), self.is_negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        }
    }

    /// What grows as the number does, sign aside.
    fn measure(&self) -> (i64, &[u8]) {
        (self.size, &self.digits)
    }
}

/// An exponent; one that has more digits than can be counted is as good as the largest.
fn exponent(text: &str) -> i64 {
    let is_negative = text.starts_with('-');
    let largest = if is_negative { i64::MIN } else { i64::MAX };
    text.parse().unwrap_or(largest)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers that grow; those of a row are equal.
    const ROWS: [&[&str]; 10] = [
        &["-1e400", "-10e399"],
        &["-12", "-1.2e1"],
        &["-1e-400"],
        &["0", "-0", "0.00", "0e99999999999999999999"],
        &["1e-99999999999999999999"],
        &["0.5", "5e-1", "0.50"],
        &[
            "0.50000000000000000000000000000000001",
            "50000000000000000000000000000000001E-35",
        ],
        &["8", "8.0", "80e-1", "0.8e+1"],
        &["12", "12e0"],
        &["1e99999999999999999999"],
    ];

    #[test]
    fn numbers_compare_digit_by_digit() {
        for (low, row) in ROWS.iter().enumerate() {
            for (high, other) in ROWS.iter().enumerate() {
                for (one, other) in row
                    .iter()
                    .flat_map(|one| other.iter().map(move |o| (one, o)))
                {
                    assert_eq!(
                        compare(one, other),
                        Some(low.cmp(&high)),
                        "{one} and {other}"
                    );
                }
            }
        }
    }
}
