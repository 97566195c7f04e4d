//! Limits as pages state them: `200/s/apikey`, `10 requests/second/ip`, `1 request / 10s`, `1次/10s`.

use api_model::{RateLimit, Scope};
use diagnostics::{Diagnostic, Sink, codes};
use spec_draft::Said;

use super::prose;
use crate::context::Context;
use crate::words::nearest;

/// Reads every statement; one that cannot be read is reported.
pub(crate) fn lower<'s>(
    cx: &Context<'_>,
    said: impl IntoIterator<Item = &'s Said>,
    sink: &mut Sink,
) -> Vec<RateLimit> {
    let mut limits: Vec<RateLimit> = Vec::new();
    for said in said {
        let found = if is_negative(&said.value) {
            Vec::new()
        } else {
            read(&said.value)
        };
        uncounted(said, &found, sink);
        if found.is_empty() && !says_nothing(&said.value) {
            sink.push(
                Diagnostic::new(
                    codes::lower::RATE_LIMIT,
                    said.span,
                    format!("the rate limit `{}` cannot be read", said.value.chars().take(80).collect::<String>()),
                )
                .help("write count, window and scope: `10/s/apikey`, `1/10s/ip`, `single symbol: 10/s/ip`"),
            );
        }
        for mut limit in found {
            limit.place = Some(cx.place(said.span));
            let known = limits.iter().any(|have| {
                (have.count, have.window_ms, have.scope, &have.when)
                    == (limit.count, limit.window_ms, limit.scope, &limit.when)
            });
            if !known {
                limits.push(limit);
            }
        }
    }
    limits
}

/// `-10/s/ip`; a dash with a blank behind it only opens a list.
fn is_negative(text: &str) -> bool {
    let behind = text.trim_start().strip_prefix(['-', '−']);
    behind.is_some_and(|rest| rest.starts_with(|sign: char| sign.is_ascii_digit()))
}

/// Tells of a word that says by whom requests are counted and is none of those that are known: `10/s/apikye`.
fn uncounted(said: &Said, found: &[RateLimit], sink: &mut Sink) {
    let parts: Vec<&str> = said.value.split('/').map(str::trim).collect();
    let ([limit], [_, _, word]) = (found, parts.as_slice()) else {
        return;
    };
    let is_word = word.len() > 1 && word.chars().all(|sign| sign.is_ascii_alphabetic());
    if limit.scope != Scope::Unsaid || !is_word {
        return;
    }
    let near = nearest(&word.to_lowercase(), ["apikey", "ip", "user"]);
    let help = near.map_or("write `ip`, `apikey` or `user`".to_owned(), |near| {
        format!("write `{near}`")
    });
    sink.push(
        Diagnostic::new(
            codes::lower::RATE_LIMIT,
            said.span,
            format!(
                "nobody knows by whom `{}` counts: `{word}`",
                said.value.trim()
            ),
        )
        .help(help),
    );
}

/// How long a lock lasts, such as `10m`, in milliseconds; a text that is no time is reported.
pub(crate) fn lock(said: &Said, sink: &mut Sink) -> Option<u64> {
    let text = format!("/{}", said.value.trim().to_lowercase());
    let whole = window(&text).filter(|(_, rest)| rest.trim().is_empty());
    if whole.is_none() {
        sink.push(
            Diagnostic::new(
                codes::lower::RATE_LIMIT,
                said.span,
                format!("the lock `{}` is no time", said.value),
            )
            .help("write a number and a unit: `30s`, `10m`, `1h`"),
        );
    }
    whole.map(|(milliseconds, _)| milliseconds)
}

fn says_nothing(text: &str) -> bool {
    let text = prose::line(text).to_lowercase();
    [
        "",
        "-",
        "none",
        "n/a",
        "无",
        "no limit",
        "unlimited",
        "不限",
        "无限制",
    ]
    .contains(&text.trim())
}

/// The limits in a statement; none where it cannot be read.
pub(crate) fn read(text: &str) -> Vec<RateLimit> {
    let clean = prose::clean(text);
    let clean = clean
        .replace('\\', "")
        .replace(['`', '*'], "")
        .replace('：', ":")
        .replace('，', ",")
        .replace('；', ";");
    clean
        .split([',', ';', '\n'])
        .flat_map(|part| part.split(" and "))
        .filter_map(|part| one(part).or_else(|| window_first(part)))
        .collect()
}

/// `每秒10次`: the window before the count.
fn window_first(part: &str) -> Option<RateLimit> {
    let (before, rest) =
        part.split_once('每')
            .map(|(before, rest)| match rest.rsplit_once('每') {
                Some((subject, rest)) => (subject, rest),
                None => (before, rest),
            })?;
    let rest = format!("/{}", rest.to_lowercase());
    let (window_ms, rest) = window(&rest)?;
    let digits = rest.trim_start_matches(|sign: char| !sign.is_ascii_digit());
    let end = digits
        .find(|sign: char| !sign.is_ascii_digit())
        .unwrap_or(digits.len());
    let count = digits[..end].parse().ok().filter(|count| *count > 0)?;
    Some(RateLimit {
        count,
        window_ms,
        scope: scope(before, part),
        when: None,
        place: None,
    })
}

fn one(part: &str) -> Option<RateLimit> {
    let part = part.trim().trim_start_matches(['-', '*', ' ']);
    let (lead, body) = match part.rsplit_once(':') {
        Some((lead, body)) => (lead.trim(), body),
        None => ("", part),
    };
    let start = body.find(|sign: char| sign.is_ascii_digit())?;
    let before = body[..start].trim();
    let body = &body[start..];
    let end = body
        .find(|sign: char| !sign.is_ascii_digit())
        .unwrap_or(body.len());
    let count = body[..end].parse().ok().filter(|count| *count > 0)?;
    let rest = body[end..].to_lowercase();
    let (window_ms, rest) = window(&rest)?;
    Some(RateLimit {
        count,
        window_ms,
        scope: scope(rest, part),
        when: condition(lead, before),
        place: None,
    })
}

/// What must hold for the limit; words that only announce a limit are none.
fn condition(lead: &str, before: &str) -> Option<String> {
    let said = if lead.is_empty() { before } else { lead };
    let said = said
        .rsplit(['.', '。', ':'])
        .next()
        .unwrap_or_default()
        .trim()
        .trim_matches(['(', ')', '-', ' ']);
    let lower = said.to_lowercase();
    let announces = [
        "limit",
        "限",
        "flow",
        "rate",
        "frequency",
        "频",
        "rule",
        "at most",
        "max",
        "up to",
        "最多",
        "每",
    ];
    let letters = said.chars().any(char::is_alphabetic);
    (letters && said.chars().count() <= 60 && !announces.iter().any(|word| lower.contains(word)))
        .then(|| said.to_owned())
}

/// The window behind a count, and the text behind the window.
fn window(text: &str) -> Option<(u64, &str)> {
    let text = text.trim_start();
    let counted = [
        "requests",
        "request",
        "times",
        "time",
        "calls",
        "call",
        "reqs",
        "req",
        "orders",
        "次请求",
        "次",
        "r",
    ];
    let text = counted
        .iter()
        .find_map(|word| {
            let rest = text.strip_prefix(word)?;
            let whole = !rest.starts_with(|sign: char| sign.is_ascii_alphabetic());
            whole.then_some(rest)
        })
        .unwrap_or(text);
    let text = text.trim_start();
    let links = [
        "/", "per ", "every ", "each ", "in ", "within ", "每", "a ", "p",
    ];
    let text = links
        .iter()
        .find_map(|link| text.strip_prefix(link))?
        .trim_start();
    let end = text
        .find(|sign: char| !sign.is_ascii_digit())
        .unwrap_or(text.len());
    let factor: u64 = if end == 0 {
        1
    } else {
        text[..end].parse().ok().filter(|factor| *factor > 0)?
    };
    let text = text[end..].trim_start();
    let (unit, rest) = UNITS.iter().find_map(|(word, unit)| {
        let rest = text.strip_prefix(word)?;
        let whole = !word.is_ascii() || !rest.starts_with(|sign: char| sign.is_ascii_alphabetic());
        whole.then_some((*unit, rest))
    })?;
    Some((factor.checked_mul(unit)?, rest))
}

/// Units in milliseconds, the longer words first.
const UNITS: &[(&str, u64)] = &[
    ("milliseconds", 1),
    ("millisecond", 1),
    ("ms", 1),
    ("毫秒", 1),
    ("seconds", 1_000),
    ("second", 1_000),
    ("secs", 1_000),
    ("sec", 1_000),
    ("s", 1_000),
    ("秒钟", 1_000),
    ("秒", 1_000),
    ("minutes", 60_000),
    ("minute", 60_000),
    ("mins", 60_000),
    ("min", 60_000),
    ("m", 60_000),
    ("分钟", 60_000),
    ("分", 60_000),
    ("hours", 3_600_000),
    ("hour", 3_600_000),
    ("h", 3_600_000),
    ("小时", 3_600_000),
    ("days", 86_400_000),
    ("day", 86_400_000),
    ("d", 86_400_000),
    ("天", 86_400_000),
    ("日", 86_400_000),
];

fn scope(behind: &str, whole: &str) -> Scope {
    let read = |text: &str| {
        let plain: String = text
            .to_lowercase()
            .chars()
            .filter(|sign| sign.is_alphanumeric())
            .collect();
        if ["apikey", "appkey", "key", "密钥"]
            .iter()
            .any(|word| plain.contains(word))
        {
            Some(Scope::ApiKey)
        } else if ["user", "uid", "account", "用户", "账户"]
            .iter()
            .any(|word| plain.contains(word))
        {
            Some(Scope::User)
        } else {
            let words = text.to_lowercase();
            let ip = words
                .split(|sign: char| !sign.is_ascii_alphanumeric())
                .any(|word| word == "ip");
            ip.then_some(Scope::Ip)
        }
    };
    read(behind)
        .or_else(|| read(whole))
        .unwrap_or(Scope::Unsaid)
}

#[cfg(test)]
mod tests {
    use api_model::Scope;

    use super::read;

    /// Count, window, scope and condition.
    type Told = (u32, u64, Scope, Option<&'static str>);

    #[test]
    fn statements_of_real_pages() {
        let cases: [(&str, &[Told]); 22] = [
            ("200/s/apikey", &[(200, 1_000, Scope::ApiKey, None)]),
            ("10 requests/second/ip", &[(10, 1_000, Scope::Ip, None)]),
            (
                "200 requests/second per apikey",
                &[(200, 1_000, Scope::ApiKey, None)],
            ),
            (
                "1 request / 10s / apikey",
                &[(1, 10_000, Scope::ApiKey, None)],
            ),
            ("1/10s/apikey", &[(1, 10_000, Scope::ApiKey, None)]),
            ("1次/10s", &[(1, 10_000, Scope::Unsaid, None)]),
            ("单个ip 10次/秒", &[(10, 1_000, Scope::Ip, Some("单个ip"))]),
            ("100/min/user", &[(100, 60_000, Scope::User, None)]),
            ("20 times per minute", &[(20, 60_000, Scope::Unsaid, None)]),
            (
                "1000 requests per hour",
                &[(1000, 3_600_000, Scope::Unsaid, None)],
            ),
            ("Limit: 5/s/apikey", &[(5, 1_000, Scope::ApiKey, None)]),
            ("Limit Flow Rules: 2/s/ip", &[(2, 1_000, Scope::Ip, None)]),
            (
                "single symbol: 10/s/ip, multiple symbols: 10/s/ip",
                &[
                    (10, 1_000, Scope::Ip, Some("single symbol")),
                    (10, 1_000, Scope::Ip, Some("multiple symbols")),
                ],
            ),
            (
                "单个交易对：100/s/ip",
                &[(100, 1_000, Scope::Ip, Some("单个交易对"))],
            ),
            (
                "Rate limit. single symbol: 100/s/ip",
                &[(100, 1_000, Scope::Ip, Some("single symbol"))],
            ),
            ("50次/秒/API密钥", &[(50, 1_000, Scope::ApiKey, None)]),
            (
                "限流规则：**每个apikey每秒1次请求**。",
                &[(1, 1_000, Scope::ApiKey, None)],
            ),
            (
                "1/s/ip <br> Note：no signature.",
                &[(1, 1_000, Scope::Ip, None)],
            ),
            ("每10秒1次", &[(1, 10_000, Scope::Unsaid, None)]),
            ("20/2s", &[(20, 2_000, Scope::Unsaid, None)]),
            ("sometimes", &[]),
            ("0/s/ip", &[]),
        ];
        for (text, expected) in cases {
            let found = read(text);
            let told: Vec<_> = found
                .iter()
                .map(|limit| {
                    (
                        limit.count,
                        limit.window_ms,
                        limit.scope,
                        limit.when.as_deref(),
                    )
                })
                .collect();
            assert_eq!(told, expected, "{text}");
        }
    }
}
