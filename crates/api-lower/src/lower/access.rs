//! Who may call: servers, signing, permission.

use api_model::Server;
use diagnostics::{Diagnostic, Sink, codes};
use spec_draft::Said;

use super::calls::{Call, Role};
use super::settings::{self, SectionSettings, Settings};
use crate::words;

/// The scheme that signs a call; nothing for public ones.
pub(crate) fn auth(
    call: &Call<'_>,
    path: &str,
    section: &SectionSettings,
    settings: &Settings,
    sink: &mut Sink,
) -> Option<String> {
    let names: Vec<&str> = settings
        .auth
        .iter()
        .map(|scheme| scheme.name.as_str())
        .collect();
    let own = call
        .tellings
        .iter()
        .filter(|telling| telling.role != Role::Translation);
    let mut said = None;
    let mut scheme = None;
    for telling in own {
        said = said.or_else(|| {
            telling
                .draft
                .signed
                .as_ref()
                .and_then(|said| signed(&said.value))
        });
        scheme = scheme.or(telling.draft.auth.as_ref());
    }
    if let Some(name) = scheme {
        let bare = name.value.trim().eq_ignore_ascii_case(settings::BARE);
        return if bare {
            None
        } else {
            settings::known("scheme", name, &names, sink)
        };
    }
    let only = || match names.as_slice() {
        [only] => Some((*only).to_owned()),
        _ => None,
    };
    match said {
        Some(false) => None,
        Some(true) => section.auth.clone().or_else(only),
        None => {
            let scheme = section.auth.clone()?;
            let at = settings.auth.iter().position(|have| have.name == scheme)?;
            let public = settings.public_paths[at]
                .iter()
                .any(|part| path.contains(part.as_str()));
            (!public).then_some(scheme)
        }
    }
}

/// Whether a single word says that requests are signed.
pub(crate) fn signing_word(word: &str) -> Option<bool> {
    match word.trim().to_lowercase().as_str() {
        "true" | "yes" | "y" | "1" | "signed" | "required" | "private" | "是" | "需要" => {
            Some(true)
        }
        "false" | "no" | "n" | "0" | "none" | "unsigned" | "public" | "否" | "不需要" | "无" => {
            Some(false)
        }
        _ => None,
    }
}

/// Whether a text says that requests are signed.
pub(crate) fn signed(text: &str) -> Option<bool> {
    let text = text.trim().to_lowercase();
    let word = text.trim_matches(['`', '*', '.', '。']);
    if let Some(found) = signing_word(word) {
        return Some(found);
    }
    if word.is_empty() {
        return None;
    }
    let no = [
        "not require",
        "no signature",
        "without sign",
        "n't require",
        "not need",
        "n't need",
        "no auth",
        "无需",
        "不需要",
        "不用签名",
        "免签",
        "public",
    ];
    Some(!no.iter().any(|sign| word.contains(sign)))
}

/// Whether a call only reads, as its page says.
pub(crate) fn reads(said: Option<&Said>, sink: &mut Sink) -> Option<bool> {
    let said = said?;
    match said.value.trim().to_lowercase().as_str() {
        "true" | "yes" => Some(true),
        "false" | "no" => Some(false),
        _ => {
            sink.push(
                Diagnostic::new(
                    codes::lower::ENDPOINT_READS,
                    said.span,
                    format!("`{}` does not say whether the call only reads", said.value),
                )
                .help("write `true` where the call changes nothing, `false` where it does"),
            );
            // Whatever was meant, a call that is not repeated does no harm.
            Some(false)
        }
    }
}

/// Names of the servers of a call: those its page states, else its section's.
pub(crate) fn servers(
    call: &Call<'_>,
    section: &SectionSettings,
    servers: &mut Vec<Server>,
    listed: bool,
    sink: &mut Sink,
) -> Vec<String> {
    for telling in call
        .tellings
        .iter()
        .filter(|telling| telling.role != Role::Translation)
    {
        if let Some(said) = &telling.draft.base_url
            && let Some(name) = server(said, servers, listed, sink)
        {
            return vec![name];
        }
    }
    if let Some(base) = &call.route.base {
        let said = Said::new(base.clone(), call.route.span);
        if let Some(name) = server(&said, servers, listed, sink) {
            return vec![name];
        }
    }
    section.servers.clone()
}

/// The server that a name or URL means. Without a manifest's list, a URL makes a server.
pub(crate) fn server(
    said: &Said,
    servers: &mut Vec<Server>,
    listed: bool,
    sink: &mut Sink,
) -> Option<String> {
    let text = said
        .value
        .trim()
        .trim_matches(['`', '<', '>', '"'])
        .trim_end_matches('/');
    if text.is_empty() {
        return None;
    }
    let host = host_of(text);
    let found = servers.iter().find(|have| {
        have.name == words::name(text) || host.is_some() && host_of(&have.url) == host
    });
    if let Some(found) = found {
        return Some(found.name.clone());
    }
    let Some(host) = host else {
        if text.contains("://") {
            sink.push(
                Diagnostic::new(
                    codes::lower::SERVER_UNKNOWN,
                    said.span,
                    format!("`{text}` is no address that can be called"),
                )
                .note("the section's server is used")
                .help("state an address without variables"),
            );
            return None;
        }
        let names: Vec<&str> = servers.iter().map(|have| have.name.as_str()).collect();
        return settings::known("server", said, &names, sink);
    };
    if listed {
        sink.push(
            Diagnostic::new(
                codes::lower::SERVER_UNKNOWN,
                said.span,
                format!("the manifest lists no server `{text}`"),
            )
            .note("the section's server is used")
            .help(format!(
                "add `{{name: a_name, url: {text}}}` to the servers of `api.yml`"
            )),
        );
        return None;
    }
    let name = free_name(host, servers);
    let end = text.find("://").map_or(0, |at| at + 3) + host.len();
    servers.push(Server {
        name: name.clone(),
        url: text.get(..end).unwrap_or(text).to_owned(),
        description: api_model::Text::default(),
    });
    Some(name)
}

/// The host of a URL.
fn host_of(url: &str) -> Option<&str> {
    let (scheme, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    let plain = scheme.bytes().all(|b| b.is_ascii_alphanumeric())
        && !host.is_empty()
        && host
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b".-_:".contains(&b));
    plain.then_some(host)
}

/// The first label of the host, or all of it where another server has that name.
fn free_name(host: &str, servers: &[Server]) -> String {
    let first = words::name(host.split('.').next().unwrap_or(host));
    if servers.iter().any(|have| have.name == first) {
        words::name(host)
    } else {
        first
    }
}

#[cfg(test)]
mod tests {
    use super::signed;

    #[test]
    fn sentences() {
        let cases = [
            ("true", Some(true)),
            ("No", Some(false)),
            ("This method does not require a signature.", Some(false)),
            ("此方法不需要签名", Some(false)),
            ("This method requires a signature", Some(true)),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(signed(text), expected, "{text}");
        }
    }
}
