//! The name of the package.

use crate::names::snake;

/// A name that cargo takes: the one the manifest states where it is one, else the name of the API and `-client`.
pub(crate) fn package_name(stated: &str, api: &str) -> String {
    let kebab = |text: &str| {
        let words: Vec<&str> = text
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        snake(&words).replace('_', "-")
    };
    let name = kebab(stated);
    let name = if name.is_empty() {
        format!("{}-client", kebab(api))
            .trim_start_matches('-')
            .to_owned()
    } else {
        name
    };
    // Cargo refuses a digit first, and crates that every crate knows.
    let reserved = [
        "test",
        "core",
        "std",
        "alloc",
        "proc-macro",
        "client-runtime",
        "client",
    ];
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        format!("api-{name}")
    } else if reserved.contains(&name.as_str()) {
        format!("{name}-api")
    } else {
        name
    }
}
