//! Sentences that state a limit: how many requests in what time, or by whom they are counted.

const NOUNS: &[&str] = &[
    "requests",
    "request",
    "times",
    "time",
    "calls",
    "call",
    "reqs",
    "req",
    "hits",
    "orders",
    "order",
    "个请求",
    "次请求",
    "次",
    "个",
    "请求",
    "r",
];
const JOINTS: &[&str] = &[
    "/", "per ", "every ", "each ", "within ", "in ", "a ", "每", "／",
];
const UNITS: &[&str] = &[
    "milliseconds",
    "millisecond",
    "seconds",
    "second",
    "minutes",
    "minute",
    "hours",
    "hour",
    "days",
    "day",
    "secs",
    "sec",
    "mins",
    "min",
    "hrs",
    "hr",
    "ms",
    "s",
    "m",
    "h",
    "d",
    "秒钟",
    "秒",
    "分钟",
    "分",
    "小时",
    "天",
    "日",
];
const SCOPES: &[&str] = &[
    "ip", "apikey", "api-key", "api key", "user", "uid", "account", "用户", "账户",
];

/// Whether a text states a limit: a number, what it counts (or nothing), a joint, and a time or a scope.
pub(crate) fn states_limit(text: &str) -> bool {
    let plain = text.replace(['`', '*', '_'], "").to_lowercase();
    counts_first(&plain) || time_first(&plain)
}

/// `200/s/apikey`, `1 request / 10s`, `20 times per 2 seconds`, `10次/秒`.
fn counts_first(text: &str) -> bool {
    let mut before = ' ';
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c.is_ascii_digit()
            && !before.is_alphanumeric()
            && !matches!(before, '/' | '.' | '-' | '=')
            && !is_clock(&text[..at])
        {
            let end = at + digits(&text[at..]);
            if rate(&text[end..]) {
                return true;
            }
            before = '0';
            at = end;
        } else {
            before = if c.is_ascii_digit() { '0' } else { c };
            at += c.len_utf8();
        }
    }
    false
}

/// Whether a number here would be the minutes of a time of day: `05:` before `00`.
fn is_clock(before: &str) -> bool {
    before
        .strip_suffix(':')
        .is_some_and(|hours| hours.ends_with(|c: char| c.is_ascii_digit()))
}

/// What follows a count.
fn rate(behind: &str) -> bool {
    let behind = behind.trim_start();
    let noun = prefix(behind, NOUNS).filter(|noun| bounded(&behind[noun.len()..], noun));
    let rest = behind[noun.map_or(0, str::len)..].trim_start();
    let Some(joint) = prefix(rest, JOINTS) else {
        return false;
    };
    let worded = !matches!(joint, "/" | "／");
    if worded && noun.is_none() && joint != "per " {
        return false;
    }
    let rest = rest[joint.len()..].trim_start();
    let unit = rest[digits(rest)..].trim_start();
    starts_word(unit, UNITS) || (!worded || joint == "per ") && starts_word(rest, SCOPES)
}

/// `每秒10次`, `每 2 秒 20 次`.
fn time_first(text: &str) -> bool {
    text.match_indices('每').any(|(at, each)| {
        let rest = text[at + each.len()..].trim_start();
        let unit = rest[digits(rest)..].trim_start();
        starts_word(unit, UNITS)
            && rest.contains('次')
            && rest.contains(|c: char| c.is_ascii_digit())
    })
}

fn digits(text: &str) -> usize {
    text.find(|c: char| !c.is_ascii_digit() && c != ',')
        .unwrap_or(text.len())
}

fn prefix<'a>(text: &str, words: &[&'a str]) -> Option<&'a str> {
    words.iter().copied().find(|word| text.starts_with(word))
}

fn starts_word(text: &str, words: &[&str]) -> bool {
    words
        .iter()
        .any(|word| text.starts_with(word) && bounded(&text[word.len()..], word))
}

/// Whether a word ends here. Chinese is written without blanks.
fn bounded(rest: &str, word: &str) -> bool {
    !word.is_ascii() || !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::states_limit;

    #[test]
    fn limits_are_told_from_other_numbers() {
        for limit in [
            "200/s/apikey",
            "`200/s/apikey`",
            "10 requests/second/apikey",
            "1 request / 10s / apikey",
            "single symbol: `10/s/ip`",
            "200 requests/second per apikey",
            "Limit: 20 times per 2 seconds",
            "**1 request/second per apikey**.",
            "100 calls every minute",
            "50/ip",
            "每秒 10 次",
            "每2秒20次",
            "10次/秒/ip",
            "1000 / 1m",
            "Limit:20 times per hour",
        ] {
            assert!(states_limit(limit), "{limit}");
        }
        for other in [
            "Balance, see `/future/user/v1/account/list`",
            "https://api.example.com/v2/s/market",
            "Returns 20 orders, sorted by time",
            "Keys live for 2 days",
            "btc_usdt/5m",
            "The first 100 items are in the answer",
            "1/2 of the price",
            "v1/user",
            "Interest is due at 05:00 per hour",
        ] {
            assert!(!states_limit(other), "{other}");
        }
    }
}
