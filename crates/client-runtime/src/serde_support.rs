//! serde for every type of a generated crate, over the same functions that the client itself uses.
//!
//! The generic code is compiled only where users call it. Decimals are written as strings, so that no reader
//! rounds them; on the way in, `serde_json` hands over the very text, and other formats must write fractions
//! as strings.

mod read;
mod write;

pub use read::deserialize;
pub use write::serialize;

/// Gives types that are `Encode` and `Decode` serde's two traits.
#[macro_export]
macro_rules! serde_shims {
    ($($name:ty),+ $(,)?) => {$(
        impl $crate::serde::Serialize for $name {
            #[inline]
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::serde_support::serialize(self, serializer)
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::serde_support::deserialize(deserializer)
            }
        }
    )+};
}

serde_shims!(
    crate::Decimal,
    crate::Id,
    crate::Json,
    crate::Secret,
    crate::Timestamp,
    crate::TimestampSeconds,
);
