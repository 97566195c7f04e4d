//! From what was typed for a parameter to its value, by the parameter's type.

use api_model::{Api, Bounds, EnumDef, EnumRef, Field, Node, TimeUnit, Type, TypeTable};
use client_runtime::{Json, dec};

use super::{Value, bounds, instant};

/// How one value of a parameter is read. A list has its elements read so.
#[derive(Clone)]
pub(crate) struct Check {
    form: Form,
    bounds: Bounds,
    checked: bool,
}

#[derive(Clone)]
enum Form {
    Boolean,
    Integer,
    Decimal,
    Text,
    /// Whether digits go in quotes, as the documented example has them.
    Id(bool),
    Timestamp(TimeUnit),
    Enum(EnumDef),
    Json,
}

/// Whether a type is typed as JSON.
pub(crate) fn is_structured(node: &Node) -> bool {
    match &node.ty {
        Type::Object(_) | Type::Map(_) | Type::Any => true,
        Type::Array(item) => is_structured(item) || matches!(item.ty, Type::Array(_)),
        _ => false,
    }
}

impl Check {
    /// The check of a parameter. Without `checked` only what cannot be sent at all is refused.
    pub(crate) fn of(
        api: &Api,
        types: &TypeTable,
        field: &Field,
        quoted: bool,
        checked: bool,
    ) -> Self {
        let node = match &field.node.ty {
            Type::Array(item) if !is_structured(&field.node) => item,
            _ => &field.node,
        };
        let form = match &node.ty {
            Type::Boolean => Form::Boolean,
            Type::Integer => Form::Integer,
            Type::Decimal => Form::Decimal,
            Type::String | Type::Secret => Form::Text,
            Type::Id => Form::Id(quoted),
            Type::Timestamp(unit) => Form::Timestamp(*unit),
            Type::Enum(which) => enumeration(api, types, which).map_or(Form::Text, Form::Enum),
            Type::Object(_) | Type::Array(_) | Type::Map(_) | Type::Any => Form::Json,
        };
        Self {
            form,
            bounds: field.bounds.clone(),
            checked,
        }
    }

    /// The documented values, where only these are taken.
    pub(crate) fn values(&self) -> Option<&EnumDef> {
        match &self.form {
            Form::Enum(def) if self.checked => Some(def),
            _ => None,
        }
    }

    /// Whether it is true or false.
    pub(crate) fn is_boolean(&self) -> bool {
        matches!(self.form, Form::Boolean)
    }

    /// What to type, in a word.
    pub(crate) fn word(&self) -> &'static str {
        match &self.form {
            Form::Boolean => "true|false",
            Form::Integer => "INTEGER",
            Form::Decimal => "DECIMAL",
            Form::Text => "TEXT",
            Form::Id(_) => "ID",
            Form::Timestamp(_) => "TIME",
            Form::Enum(_) => "WORD",
            Form::Json => "JSON",
        }
    }

    /// The limits, for people.
    pub(crate) fn limits(&self) -> Vec<String> {
        let mut said = bounds::shown(&self.bounds);
        if let Form::Timestamp(_) = self.form {
            said.push(instant::FORMS.to_owned());
        }
        said
    }

    /// Reads what was typed.
    pub(crate) fn read(&self, typed: &str) -> Result<Value, String> {
        let value = self.value(typed)?;
        if self.checked {
            match &value {
                Value::Number(digits) => bounds::number(&self.bounds, digits)?,
                Value::Text(text) => bounds::text(&self.bounds, text)?,
                _ => {}
            }
        }
        Ok(value)
    }

    fn value(&self, typed: &str) -> Result<Value, String> {
        let or_text = |found: Option<Value>, wanted: &str| match found {
            Some(value) => Ok(value),
            None if self.checked => Err(format!("is not {wanted}")),
            None => Ok(Value::Text(typed.to_owned())),
        };
        let number = |fits: bool| fits.then(|| Value::Number(typed.to_owned()));
        match &self.form {
            Form::Boolean => or_text(typed.parse().ok().map(Value::Bool), "true or false"),
            Form::Integer => or_text(number(is_whole(typed)), "a whole number of 64 bits"),
            Form::Decimal => or_text(number(is_plain(typed)), "a number such as 0.25"),
            Form::Text => Ok(Value::Text(typed.to_owned())),
            Form::Id(quoted) => {
                Ok(number(!quoted && is_count(typed))
                    .unwrap_or_else(|| Value::Text(typed.to_owned())))
            }
            Form::Timestamp(unit) => {
                let count = instant::count(typed, *unit).map(Value::Number);
                or_text(count, &format!("a time: {}", instant::FORMS))
            }
            Form::Enum(def) => self.word_of(def, typed),
            Form::Json => Json::new(typed)
                .map(Value::Json)
                .map_err(|error| format!("is not JSON: {error}")),
        }
    }

    /// A documented value, its name, or its letters in another case where no other value differs from it by case alone.
    fn word_of(&self, def: &EnumDef, typed: &str) -> Result<Value, String> {
        let value = |wire: &str| {
            if def.numeric && is_whole(wire) {
                Value::Number(wire.to_owned())
            } else {
                Value::Text(wire.to_owned())
            }
        };
        let mut values = def.values.iter();
        let exact =
            values.find(|known| known.value == typed || known.name.as_deref() == Some(typed));
        if let Some(known) = exact {
            return Ok(value(&known.value));
        }
        let mut alike = def
            .values
            .iter()
            .filter(|known| known.value.eq_ignore_ascii_case(typed));
        match (alike.next(), alike.next()) {
            (Some(known), None) => Ok(value(&known.value)),
            _ if !self.checked => Ok(value(typed)),
            _ => Err(format!("is none of {}", documented(def))),
        }
    }
}

/// The values of an enum for people.
fn documented(def: &EnumDef) -> String {
    let values: Vec<&str> = def
        .values
        .iter()
        .map(|value| value.value.as_str())
        .collect();
    values.join(", ")
}

/// The enum that a type refers to.
fn enumeration(api: &Api, types: &TypeTable, which: &EnumRef) -> Option<EnumDef> {
    match which {
        EnumRef::Shared(index) => api.enums.get(*index),
        EnumRef::Local(index) => types.enums.get(*index),
    }
    .cloned()
}

/// A whole number of 64 bits as JSON writes it.
fn is_whole(text: &str) -> bool {
    let canonical = |number: i64| number.to_string() == text;
    text.parse().is_ok_and(canonical)
        || text
            .parse()
            .is_ok_and(|number: u64| number.to_string() == text)
}

/// Digits of any length that JSON takes for a number.
fn is_count(text: &str) -> bool {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits && (text == "0" || !text.starts_with('0'))
}

/// A number without exponent that is kept exactly.
fn is_plain(text: &str) -> bool {
    let bare = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = bare.split_once('.').unwrap_or((bare, "0"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    is_count(whole) && digits(fraction) && dec(text).is_ok()
}
