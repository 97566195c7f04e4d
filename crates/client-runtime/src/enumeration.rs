//! Enums that keep values which nobody documented.

/// An open set of values.
///
/// [`enumeration!`](crate::enumeration) adds the traits that follow from these functions.
pub trait Enumeration: Sized {
    /// Whether the values travel as numbers.
    const NUMERIC: bool = false;
    /// The documented values as they travel.
    const VALUES: &'static [&'static str];

    /// The value of a text; one that nobody documented is kept.
    fn from_wire(text: &str) -> Self;

    /// The text of the value.
    fn as_str(&self) -> &str;
}

/// What stands for nothing, where `""` may be a value.
#[must_use]
pub const fn empty_of(values: &[&str]) -> crate::Empty {
    let mut index = 0;
    while index < values.len() {
        if values[index].is_empty() {
            return crate::Empty::Null;
        }
        index += 1;
    }
    crate::Empty::Text
}

/// Gives enums what follows from [`Enumeration`]: `Decode`, `Encode`, `Default`, `Display`, `FromStr`,
/// `From<&str>`, and serde's two traits.
#[macro_export]
macro_rules! enumeration {
    ($($name:ty),+ $(,)?) => {$(
        impl $crate::Decode for $name {
            const EMPTY: $crate::Empty =
                $crate::empty_of(<Self as $crate::Enumeration>::VALUES);

            #[inline]
            fn decode(
                reader: &mut $crate::Reader<'_>,
            ) -> ::core::result::Result<Self, $crate::DecodeError> {
                let text = reader.text()?;
                reader.note_value(&text, <Self as $crate::Enumeration>::VALUES);
                ::core::result::Result::Ok($crate::Enumeration::from_wire(&text))
            }
        }

        impl $crate::Encode for $name {
            #[inline]
            fn encode(&self, out: &mut $crate::Encoder<'_>) {
                let text = $crate::Enumeration::as_str(self);
                if <Self as $crate::Enumeration>::NUMERIC { out.number(text) } else { out.text(text) }
            }
        }

        /// A value that has not been read yet: the empty text.
        impl ::core::default::Default for $name {
            #[inline]
            fn default() -> Self {
                $crate::Enumeration::from_wire("")
            }
        }

        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad($crate::Enumeration::as_str(self))
            }
        }

        impl ::core::convert::From<&str> for $name {
            #[inline]
            fn from(text: &str) -> Self {
                $crate::Enumeration::from_wire(text)
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = ::core::convert::Infallible;

            #[inline]
            fn from_str(text: &str) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                ::core::result::Result::Ok($crate::Enumeration::from_wire(text))
            }
        }

        $crate::serde_shims!($name);
    )+};
}
