//! `openapi`: the API as OpenAPI 3.1.

use super::{read, write};
use crate::arguments::Print;
use crate::output::Output;
use crate::{Ended, Unusable, folders};

/// Prints it, or shows the errors that keep it from being trusted.
pub(crate) fn run(call: &Print, output: &mut Output) -> Result<Ended, Unusable> {
    let folder = folders::find_one(&call.pages)?;
    let understood = read(&folder, &call.pages, output)?;
    if understood.has_errors() {
        output.findings(&understood);
        output.say(&format!(
            "{}: nothing written: {}",
            folder.name,
            Output::count(&understood)
        ));
        return Ok(Ended::Findings);
    }
    let text = codegen_pipeline::openapi(&understood);
    write(&text, call.out.as_deref(), output)?;
    Ok(Ended::Clean)
}
