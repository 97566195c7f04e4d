//! Optional values, lists, maps, and answers that hold nothing.

use std::collections::BTreeMap;

use super::{Decode, DecodeError, Empty, Known, Reader};

impl<T: Decode> Decode for Option<T> {
    const EMPTY: Empty = T::EMPTY;

    fn decode(reader: &mut Reader<'_>) -> Result<Self, DecodeError> {
        if reader.nothing(T::EMPTY)? {
            Ok(None)
        } else {
            T::decode(reader).map(Some)
        }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

/// An answer of `null` is a list without elements: servers write it for "nothing found".
impl<T: Decode> Decode for Vec<T> {
    const EMPTY: Empty = Empty::Text;

    fn decode(reader: &mut Reader<'_>) -> Result<Self, DecodeError> {
        let mut items = Self::new();
        if reader.nothing(Empty::Null)? {
            return Ok(items);
        }
        reader.array(&mut |item| {
            items.push(T::decode(item)?);
            Ok(())
        })?;
        Ok(items)
    }
}

/// An answer of `null` is a map without entries.
impl<T: Decode> Decode for BTreeMap<String, T> {
    const EMPTY: Empty = Empty::TextOrArray;

    fn decode(reader: &mut Reader<'_>) -> Result<Self, DecodeError> {
        let mut map = Self::new();
        if reader.nothing(Empty::Null)? {
            return Ok(map);
        }
        reader.object(&[], &mut |name, value| {
            map.insert(name.to_owned(), T::decode(value)?);
            Ok(Known::Yes)
        })?;
        Ok(map)
    }
}

/// The answer of an operation that documents none: whatever comes is passed over.
impl Decode for () {
    fn decode(reader: &mut Reader<'_>) -> Result<Self, DecodeError> {
        reader.skip()
    }

    fn absent() -> Option<Self> {
        Some(())
    }
}
