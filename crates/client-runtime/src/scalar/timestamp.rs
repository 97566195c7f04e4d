//! Instants, as the counts in which exchanges write them.

use std::fmt;

use crate::{
    decode::{Decode, DecodeError, Empty, Reader, digits},
    encode::{Encode, Encoder},
};

use super::whole_number;

macro_rules! instant {
    (
        $(#[$doc:meta])* $name:ident, $unit:literal,
        $new:ident, $count:ident, $from_jiff:ident, $problem:literal
    ) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(i64);

        impl $name {
            #[doc = concat!("The instant so many ", $unit, " after 1970-01-01T00:00:00Z.")]
            #[must_use]
            pub const fn $new(count: i64) -> Self {
                Self(count)
            }

            #[doc = concat!("The count of ", $unit, ".")]
            #[must_use]
            pub const fn $count(self) -> i64 {
                self.0
            }

            /// The instant, where it lies within the years that can be told.
            #[must_use]
            pub fn to_jiff(self) -> Option<jiff::Timestamp> {
                jiff::Timestamp::$from_jiff(self.0).ok()
            }
        }

        impl From<i64> for $name {
            fn from(count: i64) -> Self {
                Self(count)
            }
        }

        impl From<$name> for i64 {
            fn from(instant: $name) -> Self {
                instant.0
            }
        }

        /// The part below the unit is cut off.
        impl From<jiff::Timestamp> for $name {
            fn from(instant: jiff::Timestamp) -> Self {
                Self(instant.$count())
            }
        }

        /// ISO 8601, or the count where that has no year.
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self.to_jiff() {
                    Some(instant) => instant.fmt(f),
                    None => self.0.fmt(f),
                }
            }
        }

        impl Decode for $name {
            const EMPTY: Empty = Empty::Text;

            fn decode(reader: &mut Reader<'_>) -> Result<Self, DecodeError> {
                reader.parse($problem, |scalar| {
                    whole_number(digits(scalar)?)?.try_into().ok().map(Self)
                })
            }
        }

        impl Encode for $name {
            fn encode(&self, out: &mut Encoder<'_>) {
                self.0.encode(out);
            }
        }
    };
}

instant! {
    /// An instant in milliseconds, as most exchanges write it.
    ///
    /// ```
    /// use client_runtime::Timestamp;
    ///
    /// let instant = Timestamp::from_millis(1_700_000_000_000);
    /// assert_eq!(instant.to_string(), "2023-11-14T22:13:20Z");
    /// ```
    Timestamp, "milliseconds", from_millis, as_millisecond, from_millisecond,
    "expected an instant in milliseconds"
}

instant! {
    /// An instant in seconds.
    TimestampSeconds, "seconds", from_seconds, as_second, from_second,
    "expected an instant in seconds"
}
