//! Answers of calls that failed, shown among the answers of a call without a word on it.

use spec_markup::json::{Json, JsonKind};

/// Members that name what went wrong.
const CAUSES: &[&str] = &[
    "error",
    "errors",
    "errorcode",
    "errormessage",
    "errordescription",
    "errormsg",
];

/// Members that name it where two of them stand together.
const HALVES: &[&[&str]] = &[
    &["code", "status", "statuscode"],
    &[
        "message",
        "msg",
        "detail",
        "details",
        "reason",
        "description",
    ],
];

/// Members beside them.
const BESIDE: &[&str] = &[
    "success",
    "ok",
    "info",
    "title",
    "type",
    "path",
    "instance",
    "timestamp",
    "correlationid",
    "requestid",
    "traceid",
    "trace",
];

/// Whether an answer is one of a call that failed: an object of nothing but words for failures, none of which the first
/// answer of the call has.
pub(super) fn is(json: &Json, first: &Json) -> bool {
    let names = names(json);
    let any = |known: &[&str]| names.iter().any(|name| known.contains(&name.as_str()));
    let known = |name: &String| {
        let name = &name.as_str();
        CAUSES.contains(name)
            || BESIDE.contains(name)
            || HALVES.iter().any(|half| half.contains(name))
    };
    let fails = any(CAUSES) || HALVES.iter().all(|half| any(half));
    fails && names.iter().all(known) && {
        let first = self::names(first);
        !names.iter().any(|name| first.contains(name))
    }
}

/// The names of an object's members, in small letters alone; none for anything else.
fn names(json: &Json) -> Vec<String> {
    let JsonKind::Object(members) = &json.kind else {
        return Vec::new();
    };
    let plain = |name: &str| {
        let letters = name.chars().filter(|sign| sign.is_alphanumeric());
        letters.collect::<String>().to_lowercase()
    };
    members
        .iter()
        .map(|member| plain(&member.key.value))
        .collect()
}
