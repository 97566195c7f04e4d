//! `new`: a page to start from.

use super::write;
use crate::arguments::{New, Pages};
use crate::output::Output;
use crate::{Ended, Unusable, folders};

/// Writes the page; one that exists stays as it is.
pub(crate) fn run(call: &New, output: &mut Output) -> Result<Ended, Unusable> {
    let pages = Pages {
        specs: None,
        api: call.api.iter().cloned().collect(),
        strict: false,
    };
    let folder = folders::find_one(&pages)?;
    let scaffold = codegen_pipeline::scaffold(&codegen_pipeline::NewPage {
        method: &call.method,
        path: &call.path,
        id: call.id.as_deref(),
        title: call.title.as_deref(),
    })
    .map_err(Unusable::new)?;
    let into = call.into.trim_matches('/');
    if into.split('/').any(|part| part == ".." || part == ".") || call.into.starts_with('/') {
        return Err(Unusable::new(
            "--into names folders below the API's own, such as margin/balance",
        ));
    }
    let file = folder
        .path
        .join(into)
        .join(format!("{}.md", scaffold.file_stem));
    if file.exists() {
        return Err(Unusable::new(format!(
            "{} is there already; choose another --id",
            file.display()
        )));
    }
    write(&scaffold.text, Some(&file), output)?;
    output.result(&file.display().to_string());
    output.say("fill it in, then: cargo xtask lint && cargo xtask codegen");
    Ok(Ended::Clean)
}
