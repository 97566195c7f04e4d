//! Writing one value.

use std::fmt::Write as _;

use super::Encode;

/// Writes one value, in JSON or plain.
pub struct Encoder<'o> {
    out: &'o mut String,
    style: Style,
}

#[derive(Clone, Copy)]
struct Style {
    plain: bool,
    scalars: Scalars,
    /// Decimals in quotes, so that readers without exact decimals do not round them.
    quote_decimals: bool,
    /// Secrets between marks, to be found in what is written.
    mark_secrets: bool,
}

impl Style {
    const JSON: Self = Self {
        plain: false,
        scalars: Scalars::Natural,
        quote_decimals: false,
        mark_secrets: false,
    };
}

/// What stands before and behind a secret that is marked. JSON texts hold none of their own.
pub(super) const MARK: char = '\0';

/// How scalars are spelled in JSON.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scalars {
    /// By their type.
    Natural,
    /// In quotes.
    Text,
    /// Bare, where they are numbers.
    Number,
}

impl<'o> Encoder<'o> {
    pub(crate) fn json(out: &'o mut String) -> Self {
        let style = Style::JSON;
        Self { out, style }
    }

    pub(crate) fn plain(out: &'o mut String) -> Self {
        let style = Style {
            plain: true,
            ..Style::JSON
        };
        Self { out, style }
    }

    pub(crate) fn quoting_decimals(out: &'o mut String) -> Self {
        let style = Style {
            quote_decimals: true,
            ..Style::JSON
        };
        Self { out, style }
    }

    pub(super) fn marking_secrets(out: &'o mut String) -> Self {
        let style = Style {
            mark_secrets: true,
            ..Style::JSON
        };
        Self { out, style }
    }

    /// Writes `null`.
    pub fn null(&mut self) {
        if !self.style.plain {
            self.out.push_str("null");
        }
    }

    /// Writes `true` or `false`.
    pub fn bool(&mut self, value: bool) {
        self.bare(if value { "true" } else { "false" });
    }

    /// Writes a number by its digits; what JSON would not take for a number goes in quotes.
    pub fn number(&mut self, digits: &str) {
        if is_json_number(digits) {
            self.bare(digits);
        } else {
            self.quoted(digits);
        }
    }

    /// Writes a decimal by its digits.
    pub fn decimal(&mut self, digits: &str) {
        if self.style.quote_decimals {
            self.quoted(digits);
        } else {
            self.number(digits);
        }
    }

    /// Writes a string.
    pub fn text(&mut self, text: &str) {
        if self.style.scalars == Scalars::Number && is_json_number(text) {
            self.bare(text);
        } else {
            self.quoted(text);
        }
    }

    /// Writes a string that opens doors, which no error may show.
    pub fn secret(&mut self, text: &str) {
        if self.style.mark_secrets {
            self.out.push(MARK);
            self.out.push_str(text);
            self.out.push(MARK);
        } else {
            self.text(text);
        }
    }

    /// Writes JSON as it stands.
    pub fn raw(&mut self, json: &str) {
        self.out.push_str(json);
    }

    /// Starts a list.
    pub fn array(&mut self) -> Items<'_> {
        if !self.style.plain {
            self.out.push('[');
        }
        Items {
            out: self.out,
            style: self.style,
            first: true,
        }
    }

    /// Starts an object, which is JSON in plain text as well.
    pub fn object(&mut self) -> Entries<'_> {
        self.out.push('{');
        let style = Style {
            plain: false,
            scalars: Scalars::Natural,
            ..self.style
        };
        Entries {
            out: self.out,
            style,
            first: true,
        }
    }

    fn bare(&mut self, text: &str) {
        if self.style.scalars == Scalars::Text {
            self.quoted(text);
        } else {
            self.out.push_str(text);
        }
    }

    fn quoted(&mut self, text: &str) {
        if self.style.plain {
            self.out.push_str(text);
        } else {
            quote(self.out, text);
        }
    }
}

/// The elements of a list that is being written.
pub struct Items<'o> {
    out: &'o mut String,
    style: Style,
    first: bool,
}

impl Items<'_> {
    /// Adds an element.
    pub fn put(&mut self, value: &dyn Encode) {
        if !std::mem::take(&mut self.first) {
            self.out.push(',');
        }
        value.encode(&mut Encoder {
            out: self.out,
            style: self.style,
        });
    }

    /// Ends the list.
    pub fn close(self) {
        if !self.style.plain {
            self.out.push(']');
        }
    }
}

/// The members of an object that is being written.
pub struct Entries<'o> {
    out: &'o mut String,
    style: Style,
    first: bool,
}

impl<'o> Entries<'o> {
    /// Goes on with members that stand in a text without their braces.
    pub(crate) fn resume(out: &'o mut String, first: bool) -> Self {
        let style = Style::JSON;
        Self { out, style, first }
    }

    /// Adds a member; nothing where the value is absent.
    pub fn put(&mut self, name: &str, value: &dyn Encode) {
        self.spelled(name, value, Scalars::Natural);
    }

    /// Ends the object.
    pub fn close(self) {
        self.out.push('}');
    }

    pub(crate) fn spelled(&mut self, name: &str, value: &dyn Encode, scalars: Scalars) {
        if value.is_absent() {
            return;
        }
        if !std::mem::take(&mut self.first) {
            self.out.push(',');
        }
        quote(self.out, name);
        self.out.push(':');
        let style = Style {
            scalars,
            ..self.style
        };
        value.encode(&mut Encoder {
            out: self.out,
            style,
        });
    }
}

/// Whether a text is a number of JSON's grammar.
fn is_json_number(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|part| digits(part.strip_prefix(['+', '-']).unwrap_or(part)))
}

fn quote(out: &mut String, text: &str) {
    out.push('"');
    if text
        .bytes()
        .all(|byte| byte >= b' ' && byte != b'"' && byte != b'\\')
    {
        out.push_str(text);
    } else {
        escape(out, text);
    }
    out.push('"');
}

fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c < ' ' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
}
