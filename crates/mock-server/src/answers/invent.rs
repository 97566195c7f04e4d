//! Answers made from types, for operations without an example. One seed gives the same answers for ever.

use api_model::{Api, Bounds, Field, Node, Operation, TimeUnit, Type, TypeScope};
use fastrand::Rng;

use exact_json::{Json, is_number};

/// Levels of objects and lists; below them stands nothing.
const DEPTH: usize = 12;
/// The instant that invented times follow: the first of January 2026, in milliseconds since 1970.
const TIME: u64 = 1_767_225_600_000;

/// A payload of an operation.
pub(super) fn payload(api: &Api, operation: &Operation, seed: u64) -> Json {
    let name = [operation.section.as_str(), ".", operation.id.as_str()].concat();
    let own = name.bytes().fold(seed, |sum, byte| {
        sum.rotate_left(5).wrapping_mul(0x0100_0000_01b3) ^ u64::from(byte)
    });
    let types = api.scope(&operation.types);
    let mut rng = Rng::with_seed(own);
    let free = Bounds::default();
    match &operation.response.payload {
        Some(node) => value(types, node, &free, &mut rng, DEPTH),
        None => Json::Null,
    }
}

fn value(types: TypeScope<'_>, node: &Node, bounds: &Bounds, rng: &mut Rng, depth: usize) -> Json {
    let Some(below) = depth.checked_sub(1) else {
        return Json::Null;
    };
    match &node.ty {
        Type::Boolean => Json::Bool(rng.bool()),
        Type::Integer => Json::Number(within(bounds, rng)),
        Type::Decimal => Json::text(format!("{}.{:02}", within(bounds, rng), rng.u8(1..100))),
        Type::String | Type::Secret => Json::text(word(bounds, rng)),
        Type::Id => Json::text(rng.u64(1_000_000..1_000_000_000_000).to_string()),
        Type::Timestamp(unit) => Json::Number(instant(*unit, rng)),
        Type::Enum(which) => {
            let def = types.enumeration(which);
            let values = def.map(|def| def.values.as_slice()).unwrap_or_default();
            let picked = rng.choice(values).map(|one| one.value.as_str());
            let numeric = def.is_some_and(|def| def.numeric);
            match picked {
                Some(text) if numeric && is_number(text) => Json::Number(text.to_owned()),
                other => Json::text(other.unwrap_or("UNKNOWN")),
            }
        }
        Type::Object(at) => {
            let fields = types.fields(*at);
            let member = |field: &Field| {
                let value = value(types, &field.node, &field.bounds, rng, below);
                (field.name.clone(), value)
            };
            Json::Map(fields.iter().map(member).collect())
        }
        Type::Array(inner) => {
            let count = rng.usize(1..3);
            let free = Bounds::default();
            let each = (0..count).map(|_| value(types, inner, &free, rng, below));
            Json::List(each.collect())
        }
        Type::Map(inner) => {
            let free = Bounds::default();
            let inner = value(types, inner, &free, rng, below);
            Json::Map(vec![(word(&free, rng), inner)])
        }
        Type::Any => Json::Null,
    }
}

/// A small whole number within bounds that are whole numbers.
fn within(bounds: &Bounds, rng: &mut Rng) -> String {
    let end = |text: &Option<String>| text.as_deref().and_then(|text| text.parse::<i64>().ok());
    let least = end(&bounds.min).unwrap_or(1);
    let most = end(&bounds.max)
        .unwrap_or(least.saturating_add(99))
        .max(least);
    rng.i64(least..=most).to_string()
}

fn word(bounds: &Bounds, rng: &mut Rng) -> String {
    const WORDS: [&str; 6] = ["amber", "birch", "cedar", "delta", "ember", "fjord"];
    let word = rng.choice(WORDS).unwrap_or("amber");
    let size = |bound: Option<u64>| bound.and_then(|size| usize::try_from(size).ok());
    let least = size(bounds.min_length).unwrap_or(0).min(1024);
    let most = size(bounds.max_length).unwrap_or(usize::MAX);
    word.chars()
        .cycle()
        .take(word.len().max(least).min(most))
        .collect()
}

fn instant(unit: TimeUnit, rng: &mut Rng) -> String {
    let milliseconds = TIME + rng.u64(0..86_400_000);
    match unit {
        TimeUnit::Seconds => milliseconds / 1000,
        TimeUnit::Milliseconds => milliseconds,
    }
    .to_string()
}
