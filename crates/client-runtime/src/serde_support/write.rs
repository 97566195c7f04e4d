//! Values to any serde format, by way of their JSON.

use serde::{
    Serialize, Serializer,
    ser::{Error as _, SerializeMap as _, SerializeSeq as _},
};

use crate::{
    decode::{Kind, Known, Reader, Scalar},
    encode::{Encode, Encoder},
};

/// Writes a value in any format.
pub fn serialize<S: Serializer>(value: &dyn Encode, serializer: S) -> Result<S::Ok, S::Error> {
    let mut text = String::new();
    value.encode(&mut Encoder::quoting_decimals(&mut text));
    Text(&text).serialize(serializer)
}

/// A JSON value as its text.
struct Text<'t>(&'t str);

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut reader = Reader::new(self.0);
        match reader.peek().map_err(S::Error::custom)? {
            Kind::Null => serializer.serialize_unit(),
            Kind::Object => object(&mut reader, serializer),
            Kind::Array => array(&mut reader, serializer),
            Kind::Bool | Kind::Number | Kind::Text => {
                match reader.scalar().map_err(S::Error::custom)? {
                    Scalar::Bool(value) => serializer.serialize_bool(value),
                    Scalar::Text(text) => serializer.serialize_str(&text),
                    Scalar::Number(digits) => number(digits, serializer),
                }
            }
        }
    }
}

fn object<S: Serializer>(reader: &mut Reader<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut entries = Vec::new();
    let mut entry = |name: &str, value: &mut Reader<'_>| {
        entries.push((name.to_owned(), value.raw()?.to_owned()));
        Ok(Known::Yes)
    };
    reader.object(&[], &mut entry).map_err(S::Error::custom)?;
    let mut map = serializer.serialize_map(Some(entries.len()))?;
    for (name, value) in &entries {
        map.serialize_entry(name, &Text(value))?;
    }
    map.end()
}

fn array<S: Serializer>(reader: &mut Reader<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    let mut items = Vec::new();
    let mut item = |value: &mut Reader<'_>| {
        items.push(value.raw()?.to_owned());
        Ok(())
    };
    reader.array(&mut item).map_err(S::Error::custom)?;
    let mut list = serializer.serialize_seq(Some(items.len()))?;
    for item in &items {
        list.serialize_element(&Text(item))?;
    }
    list.end()
}

/// Whole numbers stay numbers. A fraction can only come from undescribed JSON, and goes as text, since a float
/// might not hold it.
fn number<S: Serializer>(digits: &str, serializer: S) -> Result<S::Ok, S::Error> {
    if let Ok(number) = digits.parse::<u64>() {
        serializer.serialize_u64(number)
    } else if let Ok(number) = digits.parse::<i64>() {
        serializer.serialize_i64(number)
    } else {
        serializer.serialize_str(digits)
    }
}
