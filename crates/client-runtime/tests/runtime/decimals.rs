//! Decimals: exact or refused.

use client_runtime::{Decimal, dec, from_json, to_json};
use proptest::prelude::*;

proptest! {
    #[test]
    fn digits_come_back_as_they_went_in(
        negative: bool,
        whole in "0|[1-9][0-9]{0,13}",
        fraction in proptest::option::of("[0-9]{1,14}"),
    ) {
        let unsigned = match fraction {
            Some(fraction) => format!("{whole}.{fraction}"),
            None => whole,
        };
        let text = if negative { format!("-{unsigned}") } else { unsigned };
        let number: Decimal = text.parse().expect("a decimal");
        prop_assert_eq!(number.to_string(), text.clone());
        prop_assert_eq!(to_json(&number), text.clone());
        prop_assert_eq!(from_json::<Decimal>(&text).expect("a number"), number);
        prop_assert_eq!(from_json::<Decimal>(&format!("\"{text}\"")).expect("a string"), number);
    }

    #[test]
    fn any_number_is_exact_or_refused(
        sign in "-?",
        whole in "0|[1-9][0-9]{0,40}",
        fraction in "[0-9]{1,40}",
        exponent in -60_i32..60,
    ) {
        let text = format!("{sign}{whole}.{fraction}e{exponent}");
        match dec(&text) {
            Ok(number) => prop_assert_eq!(canonical(&number.to_string()), canonical(&text)),
            Err(error) => prop_assert_eq!(error.text(), text.as_str()),
        }
    }

    #[test]
    fn no_text_panics(text in "\\PC*") {
        let _ = dec(&text);
    }
}

/// Sign, digits without outer zeros, and the power of ten of the last one.
fn canonical(text: &str) -> (bool, String, i32) {
    let unsigned = text.trim_start_matches('-');
    let (mantissa, exponent) = unsigned.split_once('e').unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let shown = digits.trim_end_matches('0');
    let dropped = i32::try_from(digits.len() - shown.len()).expect("a length");
    let power = exponent.parse::<i32>().expect("an exponent")
        - i32::try_from(fraction.len()).expect("a length")
        + dropped;
    let shown = shown.trim_start_matches('0').to_owned();
    if shown.is_empty() {
        (false, shown, 0)
    } else {
        (text.starts_with('-'), shown, power)
    }
}

#[test]
fn spellings_of_servers() {
    let rows = [
        ("0", "0"),
        ("-0", "-0"),
        ("0E-18", "0.000000000000000000"),
        ("0e400", "0"),
        ("1e3", "1000"),
        ("1.5E-7", "0.00000015"),
        ("+1.5", "1.5"),
        (".5", "0.5"),
        ("5.", "5"),
        ("007.10", "7.10"),
        (
            "79228162514264337593543950335",
            "79228162514264337593543950335",
        ),
        (
            "0.0000000000000000000000000001",
            "0.0000000000000000000000000001",
        ),
        (
            "0.10000000000000000000000000000000000",
            "0.1000000000000000000000000000",
        ),
        (
            "123456789012345678901234567890e-29",
            "1.2345678901234567890123456789",
        ),
    ];
    for (text, expected) in rows {
        let number = dec(text).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(number.to_string(), expected, "{text}");
    }
}

#[test]
fn what_would_be_rounded_is_refused_with_its_text() {
    let too_much = [
        "1e400",
        "1e-400",
        "79228162514264337593543950336",
        "0.00000000000000000000000000001",
        "1.23456789012345678901234567891",
        "1e99999999999999999999",
    ];
    let none = [
        "", "-", ".", "1_000", "1,5", "NaN", "Infinity", "0x10", " 1", "1e", "1.2.3", "--1", "٣",
    ];
    for text in too_much.into_iter().chain(none) {
        let error = dec(text).expect_err(text);
        assert_eq!(error.text(), text);
    }
    let error = from_json::<Decimal>("1e400").expect_err("too much");
    assert_eq!(
        error.to_string(),
        "expected a decimal that can be held exactly, found `1e400` at byte 0"
    );
}

#[test]
fn decimals_calculate_and_compare_by_value() {
    assert_eq!(dec("1.10"), dec("1.1"));
    assert!(Decimal::new(11, 1) > Decimal::ONE);
    assert_eq!(
        Decimal::from(7).get() + Decimal::ZERO.get(),
        Decimal::from(7).get()
    );
    assert_eq!(format!("{:>6}", Decimal::new(15, 1)), "   1.5");
}
