//! Types as schemas.

use api_model::{Bounds, EnumDef, Node, Origin, TimeUnit, Type};
use exact_json::Json;

use crate::components::{Components, Scope};

/// The schema of a node, null left out.
pub(crate) fn of<'a>(
    components: &mut Components<'a>,
    scope: &mut Scope<'a>,
    node: &'a Node,
    answer: bool,
) -> Json {
    let mut schema = match &node.ty {
        Type::Boolean => typed(&["boolean"]),
        Type::Integer => typed(&["integer"]).with("format", Json::text("int64")),
        Type::Decimal => typed(&["string", "number"]).with("format", Json::text("decimal")),
        Type::String => typed(&["string"]),
        Type::Secret => typed(&["string"]).with("format", Json::text("password")),
        Type::Id => typed(&["string", "integer"]),
        Type::Timestamp(unit) => timestamp(*unit),
        Type::Enum(which) => components.enumeration(scope, which),
        Type::Object(at) => components.shape(scope, *at, answer),
        Type::Array(inner) => {
            let items = of(components, scope, inner, answer);
            typed(&["array"]).with("items", items)
        }
        Type::Map(inner) => {
            let values = of(components, scope, inner, answer);
            typed(&["object"]).with("additionalProperties", values)
        }
        Type::Any => Json::map(),
    };
    if node.origin() == Origin::Defaulted {
        schema.set("x-evidence-free", Json::Bool(true));
    }
    schema
}

fn typed(names: &[&str]) -> Json {
    match names {
        [one] => Json::of("type", Json::text(*one)),
        _ => Json::of("type", Json::texts(names.iter().copied())),
    }
}

fn timestamp(unit: TimeUnit) -> Json {
    let unit = match unit {
        TimeUnit::Seconds => "seconds",
        TimeUnit::Milliseconds => "milliseconds",
    };
    typed(&["integer"])
        .with("format", Json::text("int64"))
        .with("x-unix-time", Json::text(unit))
}

/// The schema that takes null too.
pub(crate) fn nullable(schema: Json) -> Json {
    let null = typed(&["null"]);
    if schema.get("$ref").is_some() || schema.get("anyOf").is_some() {
        return Json::of("anyOf", Json::List(vec![schema, null]));
    }
    let mut types = match schema.get("type") {
        Some(Json::Text(one)) => vec![Json::text(one)],
        Some(Json::List(all)) => all.clone(),
        _ => return schema,
    };
    types.push(Json::text("null"));
    schema.with("type", Json::List(types))
}

/// An enum that is open: the documented values, and any other of their kind.
pub(crate) fn enumeration(def: &EnumDef) -> Json {
    let values: Option<Vec<Json>> = def
        .values
        .iter()
        .map(|value| enum_value(def, &value.value))
        .collect();
    let numeric = def.numeric && values.is_some();
    let kind = if numeric {
        typed(&["integer"])
    } else {
        typed(&["string"])
    };
    let values = values.filter(|_| numeric).unwrap_or_else(|| {
        def.values
            .iter()
            .map(|value| Json::text(&value.value))
            .collect()
    });
    let mut schema = if values.is_empty() {
        kind
    } else {
        let mut once: Vec<Json> = Vec::new();
        for value in values {
            if !once.contains(&value) {
                once.push(value);
            }
        }
        let documented = kind.clone().with("enum", Json::List(once));
        Json::of("anyOf", Json::List(vec![documented, kind]))
    };
    crate::texts::put(&mut schema, "description", &def.description);
    let mut labels = Json::map();
    for value in &def.values {
        if let Some(label) = value.label.main() {
            labels.set(&value.value, Json::text(label));
        }
    }
    if !labels.is_empty() {
        schema.set("x-enum-descriptions", labels);
    }
    schema
}

fn enum_value(def: &EnumDef, value: &str) -> Option<Json> {
    if def.numeric {
        integer(value)
    } else {
        Some(Json::text(value))
    }
}

/// A whole number.
pub(crate) fn integer(text: &str) -> Option<Json> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    Json::number(text).filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Adds what bounds say; what is no number or no pattern goes to a key of its own.
pub(crate) fn bound(schema: &mut Json, bounds: &Bounds) {
    let ends = [
        (
            &bounds.min,
            if bounds.exclusive_min {
                "exclusiveMinimum"
            } else {
                "minimum"
            },
            "x-min",
        ),
        (
            &bounds.max,
            if bounds.exclusive_max {
                "exclusiveMaximum"
            } else {
                "maximum"
            },
            "x-max",
        ),
    ];
    for (text, key, other) in ends {
        let Some(text) = text else { continue };
        match Json::number(text) {
            Some(number) => schema.set(key, number),
            None => schema.set(other, Json::text(text)),
        }
    }
    let counts = [
        (bounds.min_length, "minLength"),
        (bounds.max_length, "maxLength"),
        (bounds.max_items, "maxItems"),
    ];
    for (count, key) in counts {
        if let Some(count) = count {
            schema.set(key, Json::Number(count.to_string()));
        }
    }
    if let Some(pattern) = &bounds.pattern {
        schema.set(
            if is_pattern(pattern) {
                "pattern"
            } else {
                "x-pattern"
            },
            Json::text(pattern),
        );
    }
}

/// Whether brackets close and nothing is escaped or repeated in the air.
fn is_pattern(text: &str) -> bool {
    let (mut groups, mut class, mut escaped, mut repeatable) = (0_i32, false, false, false);
    for sign in text.chars() {
        if escaped {
            escaped = false;
            repeatable = true;
            continue;
        }
        match sign {
            '\\' => escaped = true,
            '[' if !class => class = true,
            ']' if class => class = false,
            _ if class => {}
            '(' => groups += 1,
            ')' => groups -= 1,
            '*' | '+' if !repeatable => return false,
            _ => {}
        }
        if groups < 0 {
            return false;
        }
        repeatable = class || !matches!(sign, '(' | '|' | '^' | '*');
    }
    groups == 0 && !class && !escaped && text.matches('{').count() == text.matches('}').count()
}
