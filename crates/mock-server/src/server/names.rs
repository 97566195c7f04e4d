//! Operations by the names that people give them.

use api_model::{Api, Operation};

use crate::engine::name_of;

/// The operation that `section.id` or `METHOD /path` means; what comes close otherwise.
pub(super) fn find(api: &Api, wanted: &str) -> Result<usize, String> {
    let known = |operation: &Operation| {
        let route = [operation.method.as_str(), " ", operation.path.as_str()].concat();
        name_of(operation) == wanted || route == wanted
    };
    if let Some(at) = api.operations.iter().position(known) {
        return Ok(at);
    }
    let word = wanted.rsplit(['.', '/']).next().unwrap_or(wanted);
    let close = api.operations.iter().filter(|operation| {
        !word.is_empty() && (operation.id.contains(word) || operation.path.contains(word))
    });
    let close: Vec<String> = close.take(5).map(name_of).collect();
    let hint = match close.as_slice() {
        [] => "write `section.id` or `METHOD /path`".to_owned(),
        close => format!("close to it: {}", close.join(", ")),
    };
    Err(format!("{} has no operation `{wanted}`; {hint}", api.title))
}
