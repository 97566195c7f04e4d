//! `explain`: the evidence behind an operation, a field or a type.

use super::read;
use crate::arguments::Explain;
use crate::output::Output;
use crate::{Ended, Unusable, folders};

/// Prints the chain of evidence, or the names that come close.
pub(crate) fn run(call: &Explain, output: &mut Output) -> Result<Ended, Unusable> {
    let item = call.item.join(" ");
    let mut close = Vec::new();
    for folder in folders::find(&call.pages)? {
        let understood = read(&folder, &call.pages, output)?;
        match codegen_pipeline::explain(&understood, &item) {
            Ok(text) => {
                output.result(&text);
                return Ok(Ended::Clean);
            }
            Err(names) => close.extend(names),
        }
    }
    let hint = if close.is_empty() {
        ". An item is a `Type`, a `Type.field`, a `section.operation` or a `METHOD /path`; `cargo xtask model` has them all".to_owned()
    } else {
        format!("; close to it: {}", close.join(", "))
    };
    Err(Unusable::new(format!("nothing is called `{item}`{hint}")))
}
