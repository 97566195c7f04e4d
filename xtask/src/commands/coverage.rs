//! `coverage`: how well the pages cover the API.

use std::fs;
use std::path::Path;

use codegen_pipeline::Coverage;

use super::{read, write};
use crate::arguments::{Coverage as Call, CoverageFormat};
use crate::output::Output;
use crate::{Ended, Unusable, disk, folders};

const START: &str = "<!-- coverage -->\n";
const END: &str = "<!-- end of coverage -->";

/// Prints the counts, or keeps the table of a file true.
pub(crate) fn run(call: &Call, output: &mut Output) -> Result<Ended, Unusable> {
    let folder = folders::find_one(&call.pages)?;
    let understood = read(&folder, &call.pages, output)?;
    if understood.has_errors() {
        output.findings(&understood);
        output.say(&format!(
            "{}: nothing counted: {}",
            folder.name,
            Output::count(&understood)
        ));
        return Ok(Ended::Findings);
    }
    let coverage = codegen_pipeline::coverage(&understood.api);
    if let Some(file) = &call.into {
        return into(file, &coverage, call.check, output);
    }
    let text = match call.format {
        CoverageFormat::Table => coverage.table(),
        CoverageFormat::Json => coverage
            .to_json()
            .map_err(|error| Unusable::new(error.to_string()))?,
    };
    write(&text, None, output)?;
    Ok(Ended::Clean)
}

fn into(
    file: &Path,
    coverage: &Coverage,
    check: bool,
    output: &mut Output,
) -> Result<Ended, Unusable> {
    let shown = file.display();
    let old = fs::read_to_string(file)
        .map_err(|error| Unusable::new(format!("{shown} cannot be read: {error}")))?;
    let new = replaced(&old, &coverage.table()).ok_or_else(|| {
        Unusable::new(format!(
            "{shown} has no place for the table: write the lines `{}` and `{END}` where it is to stand",
            START.trim_end()
        ))
    })?;
    if new == old {
        output.say(&format!("{shown} is fresh"));
    } else if check {
        output.say(&format!(
            "{shown} is stale; run: cargo xtask coverage --api {} --into {shown}",
            coverage.api
        ));
        return Ok(Ended::Findings);
    } else {
        disk::replace(file, &new)?;
        output.say(&format!("{shown}: the table is up to date"));
    }
    Ok(Ended::Clean)
}

/// The text with another table between the marks.
fn replaced(text: &str, table: &str) -> Option<String> {
    let (before, rest) = text.split_once(START)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{START}{table}{END}{after}"))
}
