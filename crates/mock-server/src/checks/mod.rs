//! What arrives, held against the documents.
//!
//! A parameter is looked for where the documents put it, then wherever else a request can carry it: servers are seen
//! to take a query for a form and the reverse. What no document mentions is let through.

mod bounds;
mod gather;
mod order;
mod values;

use api_model::{Api, Cause, Location, Operation, Parameter};

use crate::refusal::Refusal;
use exact_json::Json;

pub(crate) use gather::{Given, gather};
pub(crate) use values::Values;

/// The operation among those on one method and path that the parameters mean.
pub(crate) fn choose(api: &Api, room: &[usize], given: &Given) -> Result<usize, Refusal> {
    let mut parameter = None;
    for at in room {
        let Some(operation) = api.operations.get(*at) else {
            continue;
        };
        let Some(wanted) = &operation.discriminator else {
            return Ok(*at);
        };
        let value = given.anywhere(&wanted.parameter);
        if value.and_then(Json::scalar).as_deref() == Some(wanted.value.as_str()) {
            return Ok(*at);
        }
        parameter = Some((wanted.parameter.as_str(), value.is_some()));
    }
    let (name, there) = parameter.unwrap_or_default();
    let cause = if there {
        Cause::ParameterMalformed
    } else {
        Cause::ParameterMissing
    };
    let why = format!("no operation here has this `{name}`");
    Err(Refusal::new(cause, why).of(name))
}

/// Holds the parameters of a request against those of its operation.
pub(crate) fn check(api: &Api, operation: &Operation, given: &Given) -> Result<(), Refusal> {
    let values = Values(api.scope(&operation.types));
    if let Some(why) = &given.unreadable {
        return Err(Refusal::new(
            Cause::ParameterMalformed,
            format!("the body cannot be read: {why}"),
        ));
    }
    for parameter in &operation.parameters {
        let field = &parameter.field;
        match given.of(parameter) {
            Some(Json::Null) | None if field.required => {
                let why = format!("the parameter `{}` is missing", field.name);
                return Err(Refusal::new(Cause::ParameterMissing, why).of(&field.name));
            }
            Some(Json::Null) | None => {}
            Some(value) if field.required && is_left_blank(parameter, value) => {
                let why = format!("the parameter `{}` is empty", field.name);
                return Err(Refusal::new(Cause::ParameterMissing, why).of(&field.name));
            }
            Some(value) => values.field(field, value).map_err(|why| {
                let why = format!("the parameter `{}` {why}", field.name);
                Refusal::new(Cause::ParameterMalformed, why).of(&field.name)
            })?,
        }
    }
    let Some(node) = &operation.whole_body else {
        return Ok(());
    };
    let Some(body) = &given.body else {
        return Err(Refusal::new(Cause::ParameterMissing, "the body is missing"));
    };
    let wrong = |why| Refusal::new(Cause::ParameterMalformed, format!("the body {why}"));
    values.value(node, body).map_err(wrong)
}

/// Whether a parameter of the address or a header has a name and no value: `?symbol=`.
fn is_left_blank(parameter: &Parameter, value: &Json) -> bool {
    let written = parameter.location != Location::Body;
    let may_be = parameter.field.bounds.min_length == Some(0);
    written && !may_be && value.scalar().as_deref() == Some("")
}
