//! Values against types.

use std::borrow::Cow;

use api_model::{EnumRef, Field, Node, Type, TypeScope};

use super::bounds;
use exact_json::{Json, is_number};

/// Holds values against the types of an operation.
#[derive(Clone, Copy)]
pub(crate) struct Values<'a>(pub(crate) TypeScope<'a>);

impl Values<'_> {
    /// Whether a value fits type and bounds of a field; what is wrong otherwise, as the end of a sentence.
    pub(crate) fn field(&self, field: &Field, value: &Json) -> Result<(), String> {
        self.value(&field.node, value)?;
        bounds::check(&field.bounds, value)
    }

    /// Whether a value fits a type. Numbers may come as text and the reverse, lists and objects as JSON in a text.
    pub(crate) fn value(&self, node: &Node, value: &Json) -> Result<(), String> {
        match &node.ty {
            Type::Any => Ok(()),
            Type::Array(inner) => self.list(inner, value),
            Type::Map(inner) => self.map(inner, value),
            Type::Object(at) => self.object(*at, value),
            simple => {
                let Some(text) = value.scalar() else {
                    return Err("must be a single value".to_owned());
                };
                self.simple(simple, &text)
            }
        }
    }

    fn simple(&self, ty: &Type, text: &str) -> Result<(), String> {
        let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
        let whole = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        match ty {
            Type::Boolean if text != "true" && text != "false" => {
                Err(format!("must be true or false, not `{text}`"))
            }
            Type::Integer | Type::Timestamp(_) if !whole || text.parse::<i64>().is_err() => {
                Err(format!("must be a whole number of 64 bits, not `{text}`"))
            }
            Type::Decimal if !is_number(text) => Err(format!("must be a number, not `{text}`")),
            Type::Id if text.is_empty() => Err("must not be empty".to_owned()),
            Type::Enum(which) => self.enumerated(which, text),
            _ => Ok(()),
        }
    }

    fn enumerated(&self, which: &EnumRef, text: &str) -> Result<(), String> {
        let Some(def) = self.0.enumeration(which) else {
            return Ok(());
        };
        if def.values.is_empty() || def.values.iter().any(|known| known.value == text) {
            return Ok(());
        }
        let known: Vec<&str> = def
            .values
            .iter()
            .map(|known| known.value.as_str())
            .collect();
        Err(format!("must be one of {}, not `{text}`", known.join(", ")))
    }

    fn list(&self, inner: &Node, value: &Json) -> Result<(), String> {
        let elements = elements(value).ok_or("must be a list")?;
        for (at, element) in elements.iter().enumerate() {
            let wrong = |why| format!("is wrong at its element {}: it {why}", at + 1);
            self.value(inner, element).map_err(wrong)?;
        }
        Ok(())
    }

    fn map(&self, inner: &Node, value: &Json) -> Result<(), String> {
        let members = members(value).ok_or("must be an object")?;
        for (name, value) in members.iter() {
            let wrong = |why| format!("is wrong: its `{name}` {why}");
            self.value(inner, value).map_err(wrong)?;
        }
        Ok(())
    }

    fn object(&self, at: usize, value: &Json) -> Result<(), String> {
        let members = members(value).ok_or("must be an object")?;
        for field in self.0.fields(at) {
            let given = members.iter().find(|(name, _)| *name == field.name);
            match given.map(|(_, value)| value) {
                None | Some(Json::Null) if field.required => {
                    return Err(format!("lacks `{}`", field.name));
                }
                None | Some(Json::Null) => {}
                Some(value) => {
                    let wrong = |why| format!("is wrong: its `{}` {why}", field.name);
                    self.field(field, value).map_err(wrong)?;
                }
            }
        }
        Ok(())
    }
}

/// The elements of a list; of JSON in a text, and of a text with commas, too.
pub(super) fn elements(value: &Json) -> Option<Cow<'_, [Json]>> {
    match value {
        Json::List(elements) => Some(Cow::Borrowed(elements)),
        Json::Text(text) if text.trim_start().starts_with('[') => match Json::parse(text) {
            Ok(Json::List(elements)) => Some(Cow::Owned(elements)),
            _ => None,
        },
        Json::Text(text) => Some(Cow::Owned(text.split(',').map(Json::text).collect())),
        Json::Number(_) | Json::Bool(_) => Some(Cow::Owned(vec![value.clone()])),
        Json::Null | Json::Map(_) => None,
    }
}

fn members(value: &Json) -> Option<Cow<'_, [(String, Json)]>> {
    match value {
        Json::Map(members) => Some(Cow::Borrowed(members)),
        Json::Text(text) => match Json::parse(text) {
            Ok(Json::Map(members)) => Some(Cow::Owned(members)),
            _ => None,
        },
        _ => None,
    }
}
