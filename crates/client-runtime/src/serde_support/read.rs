//! Values from any serde format, by way of JSON.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, SeqAccess, Visitor},
};

use crate::{
    decode::{Decode, from_json},
    encode::to_json,
};

/// The name by which `serde_json` recognises that somebody wants the text itself.
const RAW_VALUE: &str = "$serde_json::private::RawValue";

/// Reads a value from any format.
pub fn deserialize<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: Decode,
    D: Deserializer<'de>,
{
    let text = deserializer.deserialize_newtype_struct(RAW_VALUE, TextVisitor)?;
    from_json(&text).map_err(D::Error::custom)
}

/// A value of any format, as JSON text.
struct Text(String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor).map(Self)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value; fractions as strings")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<String, D::Error> {
        inner.deserialize_any(self)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<String, E> {
        Ok(to_json(&value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<String, E> {
        Ok(to_json(&value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<String, E> {
        Ok(to_json(&value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<String, E> {
        Ok(to_json(&value))
    }

    fn visit_unit<E: Error>(self) -> Result<String, E> {
        Ok("null".to_owned())
    }

    fn visit_none<E: Error>(self) -> Result<String, E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, inner: D) -> Result<String, D::Error> {
        inner.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<String, A::Error> {
        let mut items = Vec::new();
        while let Some(Text(item)) = list.next_element()? {
            items.push(item);
        }
        Ok(format!("[{}]", items.join(",")))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<String, A::Error> {
        let mut members = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            if name == RAW_VALUE {
                return map.next_value();
            }
            let Text(value) = map.next_value()?;
            members.push(format!("{}:{value}", to_json(&name)));
        }
        Ok(format!("{{{}}}", members.join(",")))
    }
}
