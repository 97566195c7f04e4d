//! `tidy`: the rules of the house that no compiler checks.

use crate::output::Output;
use crate::tidy::{headers, layering, sizes};
use crate::{Ended, Unusable, project};

/// Lists every breach, one per line.
pub(crate) fn run(output: &mut Output) -> Result<Ended, Unusable> {
    let root = project::root();
    let mut breaches = layering::check(&root)?;
    breaches.extend(sizes::check(&root)?);
    breaches.extend(headers::check(&root)?);
    if breaches.is_empty() {
        output.say("tidy: layers, sizes and headers are in order");
        return Ok(Ended::Clean);
    }
    output.result(&breaches.join("\n"));
    Ok(Ended::Findings)
}
