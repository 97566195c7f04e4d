//! What an answer is wrapped in: by name from the manifest, else as the example shows.

use api_model::Envelope;
use heck::ToSnakeCase;
use spec_draft::{EndpointDraft, EnvelopeDraft, Said, SampleRole};
use spec_markup::json::{Json, JsonKind};

use crate::words::name;

/// Members that say whether a call worked, the surest first.
const CODES: &[&str] = &[
    "rc",
    "returnCode",
    "return_code",
    "retCode",
    "ret_code",
    "errno",
    "errNo",
    "err_no",
    "errcode",
    "errCode",
    "err_code",
    "errorCode",
    "error_code",
    "resultCode",
    "result_code",
    "respCode",
    "resp_code",
    "statusCode",
    "status_code",
    "code",
    "ret",
    "status",
    "success",
    "ok",
];
/// Members that hold the payload.
const PAYLOADS: &[&str] = &[
    "result",
    "data",
    "payload",
    "results",
    "resultData",
    "response",
    "body",
];
/// Members that hold a message for people or programs.
const MESSAGES: &[&str] = &[
    "mc",
    "msg",
    "message",
    "msgInfo",
    "msg_info",
    "errmsg",
    "errMsg",
    "err_msg",
    "errorMsg",
    "error_msg",
    "errorMessage",
    "error_message",
    "retMsg",
    "ret_msg",
    "statusMessage",
    "info",
    "desc",
];
/// Members that hold arguments of the message.
const ARGUMENTS: &[&str] = &["ma", "args", "arguments", "params"];
/// Members that say more about the call than about what was asked.
const OTHERS: &[&str] = &[
    "error",
    "errors",
    "err",
    "timestamp",
    "time",
    "ts",
    "serverTime",
    "server_time",
    "requestId",
    "request_id",
    "requestTime",
    "traceId",
    "trace_id",
    "trace",
    "version",
    "retExtInfo",
    "lang",
];

/// The envelope that an answer unmistakably has: a status, a payload, and nothing that is not known beside them.
///
/// Equal envelopes of several examples get one name; see [`gather`].
pub(crate) fn detect(answer: &Json) -> Option<Envelope> {
    let payload = PAYLOADS.iter().find(|name| answer.get(name).is_some())?;
    let code = CODES.iter().find_map(|name| {
        let member = answer.get(name)?;
        status(name, &member.value).map(|value| (*name, value))
    });
    let (code, success) = code?;
    let known = [CODES, MESSAGES, ARGUMENTS, OTHERS];
    let fits = |key: &str| key == *payload || known.iter().any(|names| names.contains(&key));
    if !answer
        .members()
        .iter()
        .all(|member| fits(&member.key.value))
    {
        return None;
    }
    let first = |names: &[&str]| {
        names
            .iter()
            .find(|name| answer.get(name).is_some())
            .map(|name| (*name).to_owned())
    };
    let error = answer.get("error").map(|member| &member.value);
    let inner = |name: &str| {
        error
            .and_then(|error| error.get(name))
            .map(|_| format!("error.{name}"))
    };
    let message = first(MESSAGES);
    Some(Envelope {
        name: format!("{}_{}", code.to_snake_case(), payload.to_snake_case()),
        code: code.to_owned(),
        success: vec![success],
        payload: (*payload).to_owned(),
        error_code: inner("code").or_else(|| message.clone().filter(|name| name == "mc")),
        message: inner("msg").or_else(|| inner("message")).or(message),
        arguments: first(ARGUMENTS).or_else(|| inner("args")),
    })
}

/// The value of a status where the member can be one. `status` and its like name states of things too, so that only
/// words of success and numbers count.
fn status(name: &str, value: &Json) -> Option<String> {
    let text = match &value.kind {
        JsonKind::Number(text) => text.clone(),
        JsonKind::Boolean(value) => value.to_string(),
        JsonKind::String(text) | JsonKind::Bare(text) => text.trim().to_owned(),
        _ => return None,
    };
    let number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let word =
        ["ok", "success", "succeed", "successful", "true"].contains(&text.to_lowercase().as_str());
    let sure = !matches!(name, "status" | "code" | "ret" | "ok" | "success");
    (number || word || (sure && !text.is_empty())).then_some(text)
}

/// The envelope that the examples of a page show, for folders without a manifest.
pub(crate) fn of_page(draft: &EndpointDraft) -> Option<Envelope> {
    let answers = draft
        .samples
        .iter()
        .filter(|sample| sample.role == SampleRole::Response);
    answers
        .filter_map(|sample| sample.json.as_ref())
        .find_map(detect)
}

/// Adds an envelope to those found before. One of the same name gains what it lacks.
pub(crate) fn gather(found: Envelope, into: &mut Vec<Envelope>) {
    let Some(have) = into.iter_mut().find(|have| have.name == found.name) else {
        into.push(found);
        return;
    };
    for value in found.success {
        if !have.success.contains(&value) {
            have.success.push(value);
        }
    }
    // A message inside an error object says more than one beside it that is always there.
    let inner = |name: &Option<String>| name.as_ref().is_some_and(|name| name.contains('.'));
    if inner(&found.message) && !inner(&have.message) {
        have.message = None;
    }
    have.message = have.message.take().or(found.message);
    have.error_code = have.error_code.take().or(found.error_code);
    have.arguments = have.arguments.take().or(found.arguments);
}

/// An envelope of the manifest as the model has it.
pub(crate) fn stated(draft: &EnvelopeDraft) -> Envelope {
    let text = |said: &Option<Said>| said.as_ref().map(|said| said.value.clone());
    Envelope {
        name: name(&draft.name.value),
        code: draft.code.value.clone(),
        success: draft
            .success
            .iter()
            .map(|value| value.value.clone())
            .collect(),
        payload: draft.payload.value.clone(),
        message: text(&draft.message),
        error_code: text(&draft.error_code),
        arguments: text(&draft.arguments),
    }
}

/// Whether an answer has the form of an envelope: its code, or its payload among nothing but its members.
pub(super) fn fits(envelope: &Envelope, answer: &Json) -> bool {
    let top = |path: &str| path.split('.').next().unwrap_or_default().to_owned();
    let optional = [&envelope.message, &envelope.error_code, &envelope.arguments];
    let mut names = vec![top(&envelope.code), top(&envelope.payload)];
    names.extend(optional.into_iter().flatten().map(|name| top(name)));
    let of_it = |key: &String| names.contains(key);
    let code = at(answer, &envelope.code).is_some();
    let payload = at(answer, &envelope.payload).is_some();
    (code && payload)
        || ((code || payload)
            && answer
                .members()
                .iter()
                .all(|member| of_it(&member.key.value)))
        || (code && answer.members().len() <= names.len() + 1)
}

/// The value at a dotted path.
pub(crate) fn at<'a>(answer: &'a Json, path: &str) -> Option<&'a Json> {
    path.split('.')
        .try_fold(answer, |value, name| Some(&value.get(name)?.value))
}

/// Whether the answer says that the call failed and holds nothing.
pub(crate) fn failed(envelope: &Envelope, answer: &Json) -> bool {
    let value = at(answer, &envelope.code).and_then(|code| match &code.kind {
        JsonKind::Number(text) | JsonKind::String(text) | JsonKind::Bare(text) => {
            Some(text.clone())
        }
        JsonKind::Boolean(value) => Some(value.to_string()),
        _ => None,
    });
    let empty = at(answer, &envelope.payload).is_none_or(|payload| match &payload.kind {
        JsonKind::Null | JsonKind::Missing => true,
        JsonKind::Object(members) => members.is_empty(),
        _ => false,
    });
    let known = !envelope.success.is_empty();
    known && empty && value.is_some_and(|value| !envelope.success.contains(&value))
}
