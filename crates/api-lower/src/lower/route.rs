//! Methods and paths as pages write them, brought into one form.

use api_model::Method;
use diagnostics::Span;
use spec_draft::{EndpointDraft, Said};

/// Where a request goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Route {
    /// The method.
    pub(crate) method: Method,
    /// From the first `/`, variables as `{name}`.
    pub(crate) path: String,
    /// Scheme and host where the page writes a whole URL.
    pub(crate) base: Option<String>,
    /// Parameters of a query that stands in the path: name and fixed value.
    pub(crate) query: Vec<(String, Option<String>)>,
    /// Where the path is written.
    pub(crate) span: Span,
}

impl Route {
    /// Names of the variables, in their order.
    pub(crate) fn variables(&self) -> Vec<&str> {
        variables(&self.path)
    }

    /// The path with nameless variables: equal for paths that lead to one place.
    pub(crate) fn shape(&self) -> String {
        let mut shape = String::with_capacity(self.path.len());
        let mut inside = false;
        for sign in self.path.chars() {
            inside = (inside && sign != '}') || sign == '{';
            if !inside || sign == '{' {
                shape.push(sign);
            }
        }
        shape
    }
}

/// Names of the variables of a normalised path.
pub(crate) fn variables(path: &str) -> Vec<&str> {
    path.split('{')
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('}')?.0))
        .collect()
}

/// Why an endpoint has no route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NoRoute {
    /// The method is missing, or no word we know.
    Method(Option<Said>),
    /// The path is missing, or nothing that can be one.
    Path(Option<Said>),
}

/// The route of an endpoint.
pub(crate) fn read(draft: &EndpointDraft) -> Result<Route, NoRoute> {
    let written = draft.path.as_ref();
    let (inline, rest) = written.map_or((None, ""), |path| split_method(&path.value));
    let method = draft
        .method
        .as_ref()
        .and_then(|said| method(&said.value))
        .or(inline)
        .ok_or_else(|| NoRoute::Method(draft.method.clone()))?;
    let said = written.ok_or(NoRoute::Path(None))?;
    let (base, path, query) = parts(rest).ok_or_else(|| NoRoute::Path(Some(said.clone())))?;
    Ok(Route {
        method,
        path,
        base,
        query,
        span: said.span,
    })
}

/// A method by its word, in any case and with any decoration.
pub(crate) fn method(word: &str) -> Option<Method> {
    let word: String = word.chars().filter(char::is_ascii_alphabetic).collect();
    let all = [
        Method::Get,
        Method::Post,
        Method::Put,
        Method::Patch,
        Method::Delete,
        Method::Head,
        Method::Options,
    ];
    let short = if word.eq_ignore_ascii_case("del") {
        "DELETE"
    } else {
        &word
    };
    all.into_iter()
        .find(|method| method.as_str().eq_ignore_ascii_case(short))
}

/// `GET /x` in one value.
fn split_method(text: &str) -> (Option<Method>, &str) {
    let text = text.trim();
    match text.split_once(char::is_whitespace) {
        Some((word, rest)) if word.bytes().all(|b| b.is_ascii_alphabetic()) => {
            method(word).map_or((None, text), |found| (Some(found), rest.trim()))
        }
        _ => (None, text),
    }
}

type Parts = (Option<String>, String, Vec<(String, Option<String>)>);

fn parts(text: &str) -> Option<Parts> {
    let text: String = text
        .chars()
        .filter(|sign| !sign.is_whitespace() && !sign.is_control())
        .collect();
    let text = text.trim_matches(['`', '*', '"', '\'']).replace('\\', "");
    let (base, rest) = split_base(&text);
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let rest = rest.split('#').next().unwrap_or_default();
    let query = query.split('#').next().unwrap_or_default();
    let path = normal_path(rest)?;
    Some((base, path, query_template(query)))
}

/// Scheme and host of a URL, or a placeholder of one (`{baseUrl}/x`).
fn split_base(text: &str) -> (Option<String>, &str) {
    if let Some((scheme, rest)) = text.split_once("://") {
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let host = &text[..scheme.len() + 3 + end];
        return (Some(host.to_owned()), &rest[end..]);
    }
    let placeholder = text.starts_with(['{', '$']) && text.to_ascii_lowercase().contains("url}/");
    match text.find("}/") {
        Some(at) if placeholder => (None, &text[at + 1..]),
        _ => (None, text),
    }
}

/// Segments with variables as `{name}`; nothing where no path can be made of it.
fn normal_path(text: &str) -> Option<String> {
    if text.is_empty() {
        return None;
    }
    let mut path = String::with_capacity(text.len() + 1);
    for segment in text.split('/').filter(|segment| !segment.is_empty()) {
        let plain = !matches!(segment, "." | "..") && !segment.contains(['"', '\'', '`']);
        path.push('/');
        path.push_str(&plain.then(|| variable_segment(segment))??);
    }
    if path.is_empty() || text.len() > 1 && text.ends_with('/') {
        path.push('/');
    }
    Some(path)
}

/// A segment, its variables in whatever style brought to `{name}`.
fn variable_segment(segment: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = segment;
    while let Some(sign) = rest.chars().next() {
        let opened = rest.strip_prefix("${").map(|inner| (inner, '}'));
        let opened = opened.or_else(|| rest.strip_prefix("{{").map(|inner| (inner, '}')));
        let opened = opened.or_else(|| rest.strip_prefix('{').map(|inner| (inner, '}')));
        let opened = opened.or_else(|| rest.strip_prefix('<').map(|inner| (inner, '>')));
        if let Some((inner, close)) = opened {
            let (name, after) = inner.split_once(close)?;
            push_variable(&mut out, name)?;
            rest = after
                .strip_prefix('}')
                .filter(|_| rest.starts_with("{{"))
                .unwrap_or(after);
        } else if sign == ':' && out.is_empty() && rest.len() > 1 {
            let name = &rest[1..];
            let end = name
                .find(|c: char| !c.is_alphanumeric() && c != '_' && c != '-')
                .unwrap_or(name.len());
            if end == 0 {
                return None;
            }
            push_variable(&mut out, &name[..end])?;
            rest = &name[end..];
        } else if "}>|^".contains(sign) {
            return None;
        } else {
            out.push(sign);
            rest = &rest[sign.len_utf8()..];
        }
    }
    Some(out)
}

fn push_variable(out: &mut String, name: &str) -> Option<()> {
    let name = name.trim_start_matches([':', '$']);
    // One of two values may stand there: `{id|slug}`.
    let name = name.split('|').next().unwrap_or(name);
    if name.is_empty() || name.contains(['{', '}', '<', '>']) {
        return None;
    }
    out.push('{');
    out.push_str(name);
    out.push('}');
    Some(())
}

/// Parameters of a query written behind a path; a variable as value fixes nothing.
fn query_template(query: &str) -> Vec<(String, Option<String>)> {
    query
        .split('&')
        .filter_map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let open = value.is_empty()
                || value.starts_with(['{', '$', '<', ':'])
                || value.contains("...");
            let plain = !name.is_empty() && !name.contains(['{', '}', '<', '>', '$', '[']);
            plain.then(|| (name.to_owned(), (!open).then(|| value.to_owned())))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use diagnostics::{FileId, Span, Spanned};
    use spec_draft::EndpointDraft;

    use super::{NoRoute, Route, read};

    fn route(method: &str, path: &str) -> Result<Route, NoRoute> {
        let span = Span::point(FileId(0), 0);
        let mut draft = EndpointDraft::new(span);
        draft.method = Some(Spanned::new(method.to_owned(), span)).filter(|m| !m.value.is_empty());
        draft.path = Some(Spanned::new(path.to_owned(), span));
        read(&draft)
    }

    #[test]
    fn styles_of_paths() {
        let cases = [
            ("/v4/order\t ", "/v4/order", ""),
            ("/books/:id", "/books/{id}", ""),
            ("/books/${id}/pages/<page>", "/books/{id}/pages/{page}", ""),
            ("/books/{id}", "/books/{id}", ""),
            ("/books/{{id}}/x", "/books/{id}/x", ""),
            ("v4/order", "/v4/order", ""),
            ("//v4//order/", "/v4/order/", ""),
            (
                "https://api.xt.com/v4/order",
                "/v4/order",
                "https://api.xt.com",
            ),
            ("{baseUrl}/v4/order#top", "/v4/order", ""),
            ("`/v4/order`", "/v4/order", ""),
            ("/", "/", ""),
            ("/file.:format", "/file.:format", ""),
            ("/a/\\{id\\}", "/a/{id}", ""),
            ("/a/{id|slug}", "/a/{id}", ""),
        ];
        for (written, path, base) in cases {
            let found = route("get", written).unwrap();
            assert_eq!(found.path, path, "{written}");
            assert_eq!(found.base.as_deref().unwrap_or_default(), base, "{written}");
        }
    }

    #[test]
    fn query_templates() {
        let found = route("GET", "/token?client_id={client_id}&secret=${s}&type=code").unwrap();
        let names: Vec<_> = found
            .query
            .iter()
            .map(|(name, fixed)| (name.as_str(), fixed.as_deref()))
            .collect();
        assert_eq!(
            names,
            [
                ("client_id", None),
                ("secret", None),
                ("type", Some("code"))
            ]
        );
        assert_eq!(found.path, "/token");
    }

    #[test]
    fn methods() {
        assert_eq!(route("**Post**", "/x").unwrap().method.as_str(), "POST");
        assert_eq!(route("del", "/x").unwrap().method.as_str(), "DELETE");
        assert_eq!(route("", "PATCH /x").unwrap().method.as_str(), "PATCH");
        assert!(matches!(
            route("fetch", "/x"),
            Err(NoRoute::Method(Some(_)))
        ));
        assert!(matches!(route("get", ""), Err(NoRoute::Path(Some(_)))));
        assert!(matches!(
            route("get", "/a/../b"),
            Err(NoRoute::Path(Some(_)))
        ));
        assert!(matches!(route("get", "/a/{b"), Err(NoRoute::Path(Some(_)))));
    }

    #[test]
    fn shapes_forget_names() {
        assert_eq!(route("get", "/a/{b}/c-{d}").unwrap().shape(), "/a/{}/c-{}");
    }
}
