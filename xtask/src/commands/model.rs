//! `model`: the model as JSON.

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
    let text = understood
        .api
        .to_json()
        .map_err(|error| Unusable::new(error.to_string()))?;
    write(&text, call.out.as_deref(), output)?;
    Ok(Ended::Clean)
}
