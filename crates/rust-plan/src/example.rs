//! Examples: a request with values from the documents.

use std::collections::BTreeMap;

use api_model::{Operation, Role};

use crate::{
    fields::Scope,
    model::{
        EnumType, ExampleValue, Field, Home, Item, ObjectType, RequestExample, RequestType,
        RustType, TypePath,
    },
    names::RustName,
};

/// Deeper objects are not spelled out.
const DEEPEST: usize = 4;

/// How an example calls an operation: required values alone, from the documented example, else the default, else the
/// wire name.
pub(crate) fn request(
    scope: &Scope<'_>,
    operation: &Operation,
    request: &RequestType,
    items: &[Item],
) -> RequestExample {
    let known = Known::new(scope, operation, items);
    let parameters = request
        .parameters
        .iter()
        .filter_map(|parameter| parameter.value.as_ref().ok());
    let arguments = parameters
        .chain(&request.whole_body)
        .filter(|field| !field.optional)
        .map(|field| known.field(field, 0))
        .collect();
    RequestExample { arguments }
}

/// Values and types that examples are made of.
struct Known<'a> {
    values: BTreeMap<&'a str, String>,
    objects: BTreeMap<&'a RustName, &'a ObjectType>,
    enums: BTreeMap<&'a RustName, &'a EnumType>,
    scope: &'a Scope<'a>,
}

impl<'a> Known<'a> {
    fn new(scope: &'a Scope<'a>, operation: &'a Operation, items: &'a [Item]) -> Self {
        let mut known = Self {
            values: documented(operation),
            objects: BTreeMap::new(),
            enums: BTreeMap::new(),
            scope,
        };
        for item in items {
            match item {
                Item::Object(object) => drop(known.objects.insert(&object.name, object)),
                Item::Enum(def) => drop(known.enums.insert(&def.name, def)),
                Item::Request(_) | Item::Channel(_) => {}
            }
        }
        known
    }

    fn field(&self, field: &Field, depth: usize) -> ExampleValue {
        let text = self.values.get(field.wire.as_str());
        self.value(&field.ty, text.map(String::as_str), &field.wire, depth)
    }

    /// A value of a type: `text` where it is one, else some value.
    fn value(&self, ty: &RustType, text: Option<&str>, wire: &str, depth: usize) -> ExampleValue {
        let integer = |fallback| text.and_then(|text| text.parse().ok()).unwrap_or(fallback);
        match ty {
            RustType::Boolean => ExampleValue::Boolean(text == Some("true")),
            RustType::Integer => ExampleValue::Integer(integer(1)),
            RustType::Decimal => {
                let text = text.filter(|text| is_decimal(text)).unwrap_or("1.5");
                ExampleValue::Decimal(text.to_owned())
            }
            RustType::Text => ExampleValue::Text(text.unwrap_or(wire).to_owned()),
            // What a page shows as a sample may be somebody's.
            RustType::Secret => ExampleValue::Text(wire.to_owned()),
            RustType::Id => {
                let digits = |text: &&str| {
                    !text.is_empty() && text.len() < 19 && text.bytes().all(|b| b.is_ascii_digit())
                };
                ExampleValue::Id(text.filter(digits).unwrap_or("1").to_owned())
            }
            RustType::Seconds => ExampleValue::Seconds(integer(1_700_000_000)),
            RustType::Milliseconds => ExampleValue::Milliseconds(integer(1_700_000_000_000)),
            RustType::Named(path) if path.is_enum => self.variant(path, text),
            RustType::Named(path) => self.object(path, depth),
            RustType::List(_) if depth >= DEEPEST => ExampleValue::List(Vec::new()),
            RustType::List(element) => {
                ExampleValue::List(vec![self.value(element, None, wire, depth + 1)])
            }
            RustType::Map(_) => ExampleValue::Map,
            RustType::Any => ExampleValue::Any,
        }
    }

    /// The variant with the wire value `text`, else the first one; text where an enum has no value.
    fn variant(&self, path: &TypePath, text: Option<&str>) -> ExampleValue {
        if path.home == Home::Enums {
            return self.shared_variant(path, text);
        }
        let variants = self
            .enums
            .get(&path.name)
            .map_or(&[][..], |def| &def.variants);
        let by_wire = variants
            .iter()
            .find(|variant| Some(variant.wire.as_str()) == text);
        match by_wire.or(variants.first()) {
            Some(variant) => ExampleValue::Variant(path.clone(), variant.name.clone()),
            None => ExampleValue::Any,
        }
    }

    fn shared_variant(&self, path: &TypePath, text: Option<&str>) -> ExampleValue {
        let context = self.scope.context;
        let at = context
            .enum_names
            .iter()
            .position(|name| *name == path.name);
        let Some(def) = at.and_then(|at| context.api.enums.get(at)) else {
            return ExampleValue::Any;
        };
        let names = crate::enums::variant_names(def);
        let pairs = || def.values.iter().zip(&names);
        let by_wire = pairs().find(|(value, _)| Some(value.value.as_str()) == text);
        match by_wire.or_else(|| pairs().next()) {
            Some((_, Some(name))) => ExampleValue::Variant(path.clone(), name.clone()),
            _ => ExampleValue::Any,
        }
    }

    fn object(&self, path: &TypePath, depth: usize) -> ExampleValue {
        let Some(object) = self.objects.get(&path.name).filter(|_| depth < DEEPEST) else {
            return ExampleValue::Any;
        };
        let required = object.fields.iter().filter(|field| !field.optional);
        let values = required.map(|field| self.field(field, depth + 1)).collect();
        ExampleValue::Object(path.clone(), values)
    }
}

/// Values of the first documented request, by wire name, over the defaults.
fn documented(operation: &Operation) -> BTreeMap<&str, String> {
    let mut values = BTreeMap::new();
    for parameter in &operation.parameters {
        if let Some(default) = &parameter.field.default {
            values.insert(parameter.field.name.as_str(), default.clone());
        }
    }
    let sent = |role| matches!(role, Role::RequestBody | Role::RequestQuery);
    let Some(example) = operation.examples.iter().find(|example| sent(example.role)) else {
        return values;
    };
    for parameter in &operation.parameters {
        let name = parameter.field.name.as_str();
        if let Some(value) = scalar(&example.json, name) {
            values.insert(name, value);
        }
    }
    values
}

fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    number(whole) && number(fraction) && digits.len() < 20
}

/// A text, number or truth of a JSON object's own members.
fn scalar(json: &str, name: &str) -> Option<String> {
    let object: serde_json::Map<String, serde_json::Value> = serde_json::from_str(json).ok()?;
    match object.get(name)? {
        serde_json::Value::String(text) => Some(text.clone()),
        serde_json::Value::Number(number) => Some(number.to_string()),
        serde_json::Value::Bool(truth) => Some(truth.to_string()),
        _ => None,
    }
}
