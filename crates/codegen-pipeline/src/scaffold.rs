//! A page to start from.

use std::fmt::Write;

/// What is known of the page.
#[derive(Clone, Copy, Debug)]
pub struct NewPage<'a> {
    /// The method in any case.
    pub method: &'a str,
    /// The path, variables as `{name}`.
    pub path: &'a str,
    /// The operation's name in code.
    pub id: Option<&'a str>,
    /// The title.
    pub title: Option<&'a str>,
}

/// A page and the name of its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scaffold {
    /// The file's name without its ending.
    pub file_stem: String,
    /// The page.
    pub text: String,
}

/// Writes a page that passes as it is and shows what to fill in.
///
/// # Errors
/// One line on what is wrong with method, path or id.
pub fn scaffold(page: &NewPage<'_>) -> Result<Scaffold, String> {
    let method = page.method.to_ascii_lowercase();
    if !["get", "post", "put", "patch", "delete"].contains(&method.as_str()) {
        return Err(format!(
            "`{}` is no method: get, post, put, patch or delete",
            page.method
        ));
    }
    let plain = |c: char| c.is_ascii_alphanumeric() || "/_-.{}:".contains(c);
    if !page.path.starts_with('/') || !page.path.chars().all(plain) {
        return Err(format!(
            "`{}` is no path: start with `/`, variables as `{{name}}`",
            page.path
        ));
    }
    let id = match page.id {
        Some(id) => id.to_owned(),
        None => words(&method, page.path),
    };
    let word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if id.is_empty() || !id.chars().all(word) || id.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(format!(
            "`{id}` is no id: use snake_case, such as place_order"
        ));
    }
    let title = page
        .title
        .map_or_else(|| id.replace('_', " "), ToOwned::to_owned);
    Ok(Scaffold {
        text: text(page.path, &method, &id, &title),
        file_stem: id,
    })
}

/// Method and path as words, a leading version left out.
fn words(method: &str, path: &str) -> String {
    let mut words = vec![method.to_owned()];
    for (at, part) in path.split('/').filter(|part| !part.is_empty()).enumerate() {
        let version = part
            .strip_prefix('v')
            .is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
        if at == 0 && version {
            continue;
        }
        let word: String = part
            .chars()
            .map(|c| {
                if c.is_ascii_alphanumeric() {
                    c.to_ascii_lowercase()
                } else {
                    '_'
                }
            })
            .collect();
        words.push(word.trim_matches('_').to_owned());
    }
    words.retain(|word| !word.is_empty());
    words.join("_")
}

fn text(path: &str, method: &str, id: &str, title: &str) -> String {
    let mut parameters = String::new();
    for name in variables(path) {
        let _ = write!(
            parameters,
            "  - name: {name}\n    in: path\n    type: string\n    mandatory: true\n    description: What it names.\n"
        );
    }
    if parameters.is_empty() {
        parameters.push_str(
            "  # - name: symbol\n  #   in: query\n  #   type: string\n  #   mandatory: true\n  #   description: What it is, with its unit.\n",
        );
    }
    let title = title.replace('\\', "\\\\").replace('"', "\\\"");
    format!(
        "---\nid: {id}\ntitle: \"{title}\"\ntype: {method}\ndescription: {path}\nrate_limits: []\nparameters:\n{parameters}\
         response:\n  fields: []\n  # - name: price\n  #   type: decimal\n  #   description: In the quote currency.\n\
         # A whole answer, as the server prints it:\n# response_example: |-\n#   {{\"price\": \"12.50\"}}\n---\n"
    )
}

fn variables(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter_map(|part| {
        part.strip_prefix('{')
            .and_then(|part| part.strip_suffix('}'))
            .or_else(|| part.strip_prefix(':'))
    })
}
