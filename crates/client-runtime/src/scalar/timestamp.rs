//! Instants, as the counts in which exchanges write them.

use std::{
    fmt,
    str::FromStr,
    time::{Duration, SystemTime},
};

use crate::{
    decode::{Decode, DecodeError, Empty, Reader, digits},
    encode::{Encode, Encoder},
    text::cut,
};

use super::whole_number;

/// A text that is no instant of RFC 3339.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{}` is not an instant such as 2026-01-31T12:00:00Z", cut(.text, 80))]
pub struct ParseTimestampError {
    text: String,
}

impl ParseTimestampError {
    /// The text as it came.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

macro_rules! instant {
    (
        $(#[$doc:meta])* $name:ident, $unit:literal,
        $new:ident, $count:ident, $from_jiff:ident, $of_duration:ident, $from_count:ident, $problem:literal
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

            /// The instant that much later; nothing where no count holds it. The part below the unit is cut off.
            #[must_use]
            pub fn checked_add(self, time: Duration) -> Option<Self> {
                let count = i64::try_from(time.$of_duration()).ok()?;
                self.0.checked_add(count).map(Self)
            }

            /// The instant that much earlier; nothing where no count holds it. The part below the unit is cut off.
            #[must_use]
            pub fn checked_sub(self, time: Duration) -> Option<Self> {
                let count = i64::try_from(time.$of_duration()).ok()?;
                self.0.checked_sub(count).map(Self)
            }

            /// The time since an earlier instant; nothing where that is the later one.
            #[must_use]
            pub fn duration_since(self, earlier: Self) -> Option<Duration> {
                let count = i128::from(self.0) - i128::from(earlier.0);
                u64::try_from(count).ok().map(Duration::$from_count)
            }

            /// The instant as the standard library has it, where that can hold it.
            #[must_use]
            pub fn to_system_time(self) -> Option<SystemTime> {
                let time = Duration::$from_count(self.0.unsigned_abs());
                if self.0 < 0 {
                    SystemTime::UNIX_EPOCH.checked_sub(time)
                } else {
                    SystemTime::UNIX_EPOCH.checked_add(time)
                }
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

        /// The part below the unit is cut off. What no count holds becomes the nearest that one does.
        impl From<SystemTime> for $name {
            fn from(instant: SystemTime) -> Self {
                let count = |time: Duration| i64::try_from(time.$of_duration()).unwrap_or(i64::MAX);
                Self(match instant.duration_since(SystemTime::UNIX_EPOCH) {
                    Ok(after) => count(after),
                    Err(before) => -count(before.duration()),
                })
            }
        }

        /// Reads RFC 3339, in UTC or with an offset. The part below the unit is cut off.
        impl FromStr for $name {
            type Err = ParseTimestampError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let instant: Result<jiff::Timestamp, _> = text.parse();
                instant.map(Self::from).map_err(|_| ParseTimestampError {
                    text: text.to_owned(),
                })
            }
        }

        /// RFC 3339, or the count where that has no year.
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
    /// let told: Timestamp = "2023-11-14T23:13:20.25+01:00".parse()?;
    /// assert_eq!(told.duration_since(instant), Some(std::time::Duration::from_millis(250)));
    /// # Ok::<(), client_runtime::ParseTimestampError>(())
    /// ```
    Timestamp, "milliseconds", from_millis, as_millisecond, from_millisecond, as_millis, from_millis,
    "expected an instant in milliseconds"
}

instant! {
    /// An instant in seconds.
    TimestampSeconds, "seconds", from_seconds, as_second, from_second, as_secs, from_secs,
    "expected an instant in seconds"
}
