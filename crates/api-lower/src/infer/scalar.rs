//! What one printed value looks like, before a name or a table says what it is.

use api_model::{TimeUnit, Type};
use spec_markup::json::{Json, JsonKind};

/// The look of a value of an example. Numbers are judged by their text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Scalar {
    /// `null`, or nothing at all.
    Null,
    /// `""`.
    Empty,
    /// A word that stands for a value of its kind: `"string"`, `{Market}`.
    Word,
    /// `0` and `0.0`: a placeholder as often as a value.
    Zero,
    /// `true`.
    Boolean,
    /// `"true"`.
    BooleanText,
    /// A whole number below 2^53.
    Integer,
    /// A whole number of ten digits that can be an instant in seconds.
    Seconds,
    /// A whole number of thirteen digits that can be an instant in milliseconds.
    Milliseconds,
    /// A whole number beyond 2^53 that 64 bits hold.
    Big,
    /// A whole number that 64 bits with a sign do not hold.
    Huge,
    /// A number with a fraction or an exponent.
    Fraction,
    /// Digits in quotes.
    Digits,
    /// Ten digits in quotes that can be an instant in seconds.
    QuotedSeconds,
    /// Thirteen digits in quotes that can be an instant in milliseconds.
    QuotedMilliseconds,
    /// A number in quotes that is not digits alone.
    NumericText,
    /// Any other text.
    Text,
}

/// Words that writers print where a value of that type stands.
const STRING_WORDS: &[&str] = &["string", "str", "text", "null", "xxx", "...", "字符串"];
const DECIMAL_WORDS: &[&str] = &["bigdecimal", "decimal", "double", "float"];
const NUMBER_WORDS: &[&str] = &[
    "number",
    "integer",
    "int",
    "long",
    "biginteger",
    "short",
    "timestamp",
];

impl Scalar {
    /// The look of a value; `None` for arrays and objects.
    pub(crate) fn of(json: &Json) -> Option<Self> {
        Some(match &json.kind {
            JsonKind::Null | JsonKind::Missing => Self::Null,
            JsonKind::Boolean(_) => Self::Boolean,
            JsonKind::Number(text) => of_number(text),
            JsonKind::String(text) => of_text(text),
            JsonKind::Bare(word) => of_bare(word),
            JsonKind::Array { .. } | JsonKind::Object(_) => return None,
        })
    }

    /// The type that neither loses nor refuses such a value, names aside; `None` where it shows nothing.
    pub(crate) fn ty(self) -> Option<Type> {
        Some(match self {
            Self::Null => return None,
            Self::Empty
            | Self::Word
            | Self::Text
            | Self::Digits
            | Self::NumericText
            | Self::QuotedSeconds
            | Self::QuotedMilliseconds => Type::String,
            Self::Boolean | Self::BooleanText => Type::Boolean,
            Self::Zero | Self::Integer | Self::Seconds | Self::Milliseconds => Type::Integer,
            Self::Big | Self::Huge => Type::Id,
            Self::Fraction => Type::Decimal,
        })
    }

    /// Whether a number stands there, quoted or not.
    pub(crate) const fn is_whole(self) -> bool {
        matches!(
            self,
            Self::Integer
                | Self::Seconds
                | Self::Milliseconds
                | Self::Big
                | Self::Huge
                | Self::Digits
                | Self::QuotedSeconds
                | Self::QuotedMilliseconds
        )
    }

    /// Whether the value can be an instant of the unit.
    pub(crate) const fn is_instant(self, unit: TimeUnit) -> bool {
        match unit {
            TimeUnit::Seconds => matches!(self, Self::Seconds | Self::QuotedSeconds),
            TimeUnit::Milliseconds => matches!(self, Self::Milliseconds | Self::QuotedMilliseconds),
        }
    }

    /// Whether it says next to nothing about the values that really come.
    pub(crate) const fn is_weak(self) -> bool {
        matches!(self, Self::Null | Self::Empty | Self::Word | Self::Zero)
    }

    /// For people: "a placeholder for text".
    pub(crate) const fn says(self) -> &'static str {
        match self {
            Self::Null => "no value",
            Self::Empty => "empty text",
            Self::Word => "a placeholder for text",
            Self::Zero => "zero, which may be a placeholder",
            Self::Boolean => "a boolean",
            Self::BooleanText => "a boolean in quotes",
            Self::Integer => "a whole number",
            Self::Seconds => "ten digits, as an instant in seconds has",
            Self::Milliseconds => "thirteen digits, as an instant in milliseconds has",
            Self::Big => "a whole number beyond 2^53",
            Self::Huge => "a whole number beyond 64 bits",
            Self::Fraction => "a number with a fraction",
            Self::Digits | Self::QuotedSeconds | Self::QuotedMilliseconds => "digits in quotes",
            Self::NumericText => "a number in quotes",
            Self::Text => "text",
        }
    }
}

fn of_number(text: &str) -> Scalar {
    let digits = text.trim_start_matches(['-', '+']);
    if digits.chars().all(|sign| matches!(sign, '0' | '.')) {
        return if digits.trim_start_matches('0').len() > 2 {
            Scalar::Fraction
        } else {
            Scalar::Zero
        };
    }
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Scalar::Fraction;
    }
    match digits.parse::<i64>() {
        Err(_) => return Scalar::Huge,
        Ok(value) if value > 1 << 53 => return Scalar::Big,
        Ok(_) => {}
    }
    if text.starts_with('-') {
        return Scalar::Integer;
    }
    match instant(digits) {
        Some(TimeUnit::Seconds) => Scalar::Seconds,
        Some(TimeUnit::Milliseconds) => Scalar::Milliseconds,
        None => Scalar::Integer,
    }
}

/// Ten digits from 2001 on or thirteen: which unit they would be an instant in.
fn instant(digits: &str) -> Option<TimeUnit> {
    match (digits.len(), digits.as_bytes().first()?) {
        (10, b'1' | b'2') => Some(TimeUnit::Seconds),
        (13, b'1' | b'2') => Some(TimeUnit::Milliseconds),
        _ => None,
    }
}

fn of_text(text: &str) -> Scalar {
    let trimmed = text.trim();
    let lower = trimmed.to_lowercase();
    if trimmed.is_empty() {
        return Scalar::Empty;
    }
    if lower == "true" || lower == "false" {
        return Scalar::BooleanText;
    }
    if trimmed.bytes().all(|byte| byte.is_ascii_digit()) {
        return match instant(trimmed) {
            Some(TimeUnit::Seconds) => Scalar::QuotedSeconds,
            Some(TimeUnit::Milliseconds) => Scalar::QuotedMilliseconds,
            None => Scalar::Digits,
        };
    }
    if is_numeric(trimmed) {
        return Scalar::NumericText;
    }
    let template = trimmed.starts_with('{') && trimmed.ends_with('}');
    let word = [STRING_WORDS, DECIMAL_WORDS, NUMBER_WORDS]
        .concat()
        .contains(&lower.as_str());
    if word || template {
        Scalar::Word
    } else {
        Scalar::Text
    }
}

fn of_bare(word: &str) -> Scalar {
    let lower = word.trim().to_lowercase();
    // `boolean true` is the type and a sample of it.
    let first = lower.split_whitespace().next().unwrap_or_default();
    if matches!(first, "boolean" | "bool") || matches!(lower.as_str(), "true" | "false") {
        Scalar::Boolean
    } else if matches!(lower.as_str(), "null" | "undefined" | "none") || lower.is_empty() {
        Scalar::Null
    } else if DECIMAL_WORDS.contains(&lower.as_str()) || lower == "number" {
        // `Number` may have a fraction; only a decimal takes every number.
        Scalar::Fraction
    } else if NUMBER_WORDS.contains(&lower.as_str()) {
        Scalar::Zero
    } else {
        of_text(word)
    }
}

/// Whether text is a decimal number: sign, digits, a fraction, an exponent; no words such as `NaN`.
pub(crate) fn is_numeric(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && digits(fraction) && digits(exponent)
}
