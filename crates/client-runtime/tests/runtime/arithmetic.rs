//! Decimals calculate exactly or say that they cannot, and round to what exchanges take.

use client_runtime::{Decimal, Rounding, dec};
use proptest::prelude::*;

fn number(text: &str) -> Decimal {
    dec(text).unwrap_or_else(|error| panic!("{error}"))
}

fn text(number: Option<Decimal>) -> Option<String> {
    number.map(|number| number.to_string())
}

/// The largest decimal.
const MOST: &str = "79228162514264337593543950335";

#[test]
fn sums_and_products_are_exact_or_nothing() {
    let sums = [
        ("0.1", "0.20", Some("0.30")),
        ("1.10", "-1.1", Some("0.00")),
        (MOST, "1", None),
        (MOST, "0.1", None),
        (MOST, "-0.1", None),
        // The sum has room because its last digit is a zero.
        (
            "7922816251426433759354395033.5",
            "0.5",
            Some("7922816251426433759354395034"),
        ),
        (
            "1",
            "0.0000000000000000000000000001",
            Some("1.0000000000000000000000000001"),
        ),
        ("100", "0.0000000000000000000000000001", None),
    ];
    for (one, other, expected) in sums {
        let (one, other) = (number(one), number(other));
        assert_eq!(
            text(one.checked_add(other)).as_deref(),
            expected,
            "{one} + {other}"
        );
        assert_eq!(
            text(one.checked_sub(-other)).as_deref(),
            expected,
            "{one} - -{other}"
        );
    }
    let products = [
        ("39000.10", "0.015", Some("585.00150")),
        (
            "0.00000000000001",
            "0.00000000000001",
            Some("0.0000000000000000000000000001"),
        ),
        ("0.00000000000001", "0.000000000000001", None),
        (MOST, "2", None),
        (MOST, "0", Some("0")),
        ("3.3333333333333333", "3.3333333333333333", None),
        // Together, 2^90 and 5^20 make twenty tens: the product is 2^70.
        (
            "1237940039285380274899124224",
            "0.00000095367431640625",
            Some("1180591620717411303424"),
        ),
    ];
    for (one, other, expected) in products {
        let product = number(one).checked_mul(number(other));
        assert_eq!(text(product).as_deref(), expected, "{one} * {other}");
    }
}

#[test]
fn quotients_round_and_remainders_do_not() {
    let quotients = [
        ("1", "8", Some("0.125")),
        ("2", "3", Some("0.6666666666666666666666666667")),
        ("1", "0", None),
        (MOST, "0.1", None),
    ];
    for (one, other, expected) in quotients {
        let quotient = number(one).checked_div(number(other));
        assert_eq!(text(quotient).as_deref(), expected, "{one} / {other}");
    }
    assert_eq!(
        number("-7.5").checked_rem(number("2")),
        Some(number("-1.5"))
    );
    assert_eq!(Decimal::ONE.checked_rem(Decimal::ZERO), None);
    let all = ["0.1", "0.2", "0.30"].map(number);
    assert_eq!(text(Decimal::checked_sum(all)).as_deref(), Some("0.60"));
    assert_eq!(Decimal::checked_sum([number(MOST), Decimal::ONE]), None);
}

/// A number, its places or step, and where it goes: down, up, floor, ceiling, half up, half even.
type Row = (&'static str, &'static str, [&'static str; 6]);

const WAYS: [Rounding; 6] = [
    Rounding::Down,
    Rounding::Up,
    Rounding::Floor,
    Rounding::Ceiling,
    Rounding::HalfUp,
    Rounding::HalfEven,
];

#[test]
fn places() {
    let rows: [Row; 5] = [
        ("1.25", "1", ["1.2", "1.3", "1.2", "1.3", "1.3", "1.2"]),
        (
            "-1.25",
            "1",
            ["-1.2", "-1.3", "-1.3", "-1.2", "-1.3", "-1.2"],
        ),
        ("1.351", "1", ["1.3", "1.4", "1.3", "1.4", "1.4", "1.4"]),
        ("2.5", "0", ["2", "3", "2", "3", "3", "2"]),
        ("1.5", "4", ["1.5"; 6]),
    ];
    for (one, places, expected) in rows {
        let places = places.parse().expect("places");
        let found = WAYS.map(|way| number(one).round(places, way).to_string());
        assert_eq!(found, expected, "{one} to {places}");
    }
}

#[test]
fn steps() {
    let rows: [Row; 7] = [
        (
            "39000.0712",
            "0.05",
            [
                "39000.05", "39000.10", "39000.05", "39000.10", "39000.05", "39000.05",
            ],
        ),
        (
            "0.075",
            "0.05",
            ["0.05", "0.10", "0.05", "0.10", "0.10", "0.10"],
        ),
        (
            "0.125",
            "0.05",
            ["0.10", "0.15", "0.10", "0.15", "0.15", "0.10"],
        ),
        (
            "-0.125",
            "0.05",
            ["-0.10", "-0.15", "-0.15", "-0.10", "-0.15", "-0.10"],
        ),
        ("17", "5", ["15", "20", "15", "20", "15", "15"]),
        ("0.30", "0.1", ["0.3"; 6]),
        (
            "0.0004",
            "0.001",
            ["0.000", "0.001", "0.000", "0.001", "0.000", "0.000"],
        ),
    ];
    for (one, step, expected) in rows {
        let expected = expected.map(number);
        let found = WAYS.map(|way| {
            let found = number(one).round_to_step(number(step), way);
            found.unwrap_or_else(|| panic!("{one} to {step}"))
        });
        assert_eq!(found, expected, "{one} to {step}");
        let places = number(step).places();
        assert!(
            found.iter().all(|found| found.places() <= places),
            "{found:?}"
        );
    }
    for step in ["0", "-0.1"] {
        assert_eq!(
            Decimal::ONE.round_to_step(number(step), Rounding::Down),
            None
        );
    }
    assert_eq!(number(MOST).round_to_step(number("2"), Rounding::Up), None);
}

#[test]
fn parts_and_whole_numbers() {
    let price = number("39000.10");
    assert_eq!((price.digits(), price.places()), (3_900_010, 2));
    assert_eq!(Decimal::from_parts(3_900_010, 2), Some(price));
    assert_eq!(Decimal::from_parts(1, 29), None);
    assert_eq!(price.normalized().to_string(), "39000.1");
    assert_eq!(price.to_whole::<i64>(), None);
    assert_eq!(number("2.00").to_whole::<u8>(), Some(2));
    assert_eq!(number("-1").to_whole::<u64>(), None);
    assert_eq!(number(MOST).to_whole::<i64>(), None);
    assert!(number("-0.1").is_negative() && !number("-0.0").is_negative());
    assert!(number("-0.0").is_zero());
    assert_eq!((-price).abs(), price);
}

proptest! {
    #[test]
    fn sums_come_apart_again(a: i64, b: i64, x in 0_u32..12, y in 0_u32..12) {
        let (one, other) = (Decimal::new(a, x), Decimal::new(b, y));
        if let Some(sum) = one.checked_add(other) {
            prop_assert_eq!(sum.checked_sub(other), Some(one));
        }
    }

    #[test]
    fn small_numbers_calculate_as_whole_ones_do(a: i32, b: i32, x in 0_u32..9, y in 0_u32..9) {
        let (one, other) = (Decimal::new(a.into(), x), Decimal::new(b.into(), y));
        let product = Decimal::from_parts(i128::from(a) * i128::from(b), x + y);
        prop_assert_eq!(one.checked_mul(other), product);
        let places = x.max(y);
        let lifted = |digits: i32, from: u32| i128::from(digits) * 10_i128.pow(places - from);
        let sum = Decimal::from_parts(lifted(a, x) + lifted(b, y), places);
        prop_assert_eq!(one.checked_add(other), sum);
    }

    #[test]
    fn rounded_numbers_are_multiples_less_than_a_step_away(
        digits: i64, places in 0_u32..12, step in 1_i64..1000, fine in 0_u32..8,
    ) {
        let (one, step) = (Decimal::new(digits, places), Decimal::new(step, fine));
        for way in WAYS {
            let found = one.round_to_step(step, way).expect("room");
            prop_assert!(found.checked_rem(step).expect("a step").is_zero());
            let off = found.checked_sub(one).expect("room");
            prop_assert!(off.abs() < step);
            let fits = match way {
                Rounding::Down => found.abs() <= one.abs(),
                Rounding::Up => found.abs() >= one.abs(),
                Rounding::Floor => found <= one,
                Rounding::Ceiling => found >= one,
                Rounding::HalfUp | Rounding::HalfEven => {
                    off.abs() <= step.checked_sub(off.abs()).expect("room")
                }
            };
            prop_assert!(fits);
        }
    }
}
