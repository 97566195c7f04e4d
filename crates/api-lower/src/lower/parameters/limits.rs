//! Bounds as people print them: `1~500`, `1<=limit<=100`, `max 100`, `[1,100]`, `Maximum length: 128`.

use api_model::Bounds;

/// Reads bounds; nothing where the text is no bound. `text` says whether values are text, so that a plain range counts
/// characters.
pub(crate) fn read(written: &str, text: bool) -> Option<Bounds> {
    let written = written.trim().trim_matches(['`', '"', '\'']).trim();
    if let Some(pattern) = pattern(written) {
        return Some(Bounds {
            pattern: Some(pattern),
            ..Bounds::default()
        });
    }
    let plain = normal(written);
    let about_length = is_about_length(&plain);
    let plain = if about_length {
        without_length_words(&plain)
    } else {
        plain
    };
    let bounds = interval(&plain)
        .or_else(|| words(&plain))
        .or_else(|| compared(&plain))?;
    let ordered = match (&bounds.min, &bounds.max) {
        (Some(min), Some(max)) => at_most(min, max),
        (min, max) => min.is_some() || max.is_some(),
    };
    if !ordered {
        return None;
    }
    Some(if about_length || text {
        as_length(&bounds)?
    } else {
        bounds
    })
}

/// A regular expression between `^` and `$`, whatever stands before it.
pub(crate) fn pattern(text: &str) -> Option<String> {
    let start = text.find('^')?;
    let end = text.rfind('$')?;
    let pattern = text.get(start..=end)?;
    let plausible =
        pattern.len() > 2 && !pattern.contains('\n') && pattern.contains(['[', '\\', '(']);
    // Marks of code that a page lost its way with are no part of a pattern.
    plausible.then(|| pattern.replace("\\|", "|").replace('`', ""))
}

fn normal(text: &str) -> String {
    text.replace(['≤', '⩽', '≦'], "<=")
        .replace(['≥', '⩾', '≧'], ">=")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace(['，', '、'], "，")
        .replace('（', "(")
        .replace('）', ")")
        .replace('【', "[")
        .replace('】', "]")
        .replace('：', ":")
        .replace(['～', '∼', '〜'], "~")
        .to_lowercase()
        .trim()
        .trim_end_matches(['.', '。'])
        .to_owned()
}

const LENGTH: &[&str] = &[
    "characters",
    "character",
    "chars",
    "char",
    "in length",
    "length",
    "长度",
    "个字符",
    "字符",
    "位",
    "len",
];

fn is_about_length(text: &str) -> bool {
    LENGTH.iter().any(|word| text.contains(word))
}

fn without_length_words(text: &str) -> String {
    let text = LENGTH
        .iter()
        .fold(text.to_owned(), |text, word| text.replace(word, " "));
    text.split([':', ' '])
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A number as printed: digits with at most one point and a sign.
fn number(text: &str) -> Option<String> {
    let text = text.trim();
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = digits.bytes().any(|b| b.is_ascii_digit())
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && digits.bytes().filter(|b| *b == b'.').count() <= 1
        && !digits.starts_with('.')
        && !digits.ends_with('.')
        && digits.len() <= 30;
    plain.then(|| text.to_owned())
}

/// Compares two numbers without rounding.
fn at_most(one: &str, other: &str) -> bool {
    let key = |text: &str| -> (bool, usize, String, String) {
        let digits = text.trim_start_matches('-');
        let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
        let whole = whole.trim_start_matches('0').to_owned();
        (
            text.starts_with('-'),
            whole.len(),
            whole,
            rest.trim_end_matches('0').to_owned(),
        )
    };
    let (left, right) = (key(one), key(other));
    match (left.0, right.0) {
        (true, false) => true,
        (false, true) => false,
        (false, false) => left <= right,
        (true, true) => right <= left,
    }
}

fn both(min: &str, max: &str) -> Option<Bounds> {
    Some(Bounds {
        min: Some(number(min)?),
        max: Some(number(max)?),
        ..Bounds::default()
    })
}

/// `1~500`, `1-100`, `[1,100]`, `(0, 1]`, `1 to 5`, `1，1000`, `0,1000`.
fn interval(text: &str) -> Option<Bounds> {
    let text = text
        .strip_prefix("between ")
        .map_or_else(|| text.to_owned(), |rest| rest.replace(" and ", "~"));
    let bracketed = text.starts_with(['[', '(']) && text.ends_with([']', ')']);
    let inner = if bracketed {
        &text[1..text.len() - 1]
    } else {
        text.as_str()
    };
    let mut bounds = between(inner, bracketed)?;
    // `(1-100)` is a range in parentheses, not an open interval.
    let interval = bracketed && text.contains(',');
    bounds.exclusive_min = interval && text.starts_with('(');
    bounds.exclusive_max = interval && text.ends_with(')');
    Some(bounds)
}

/// The two numbers on both sides of a sign for "to".
fn between(inner: &str, bracketed: bool) -> Option<Bounds> {
    for sign in ["~", " to ", "..", "至", "到", "–", "—", "，"] {
        if let Some((min, max)) = inner.split_once(sign) {
            return both(min, max.trim_start_matches(['.', '=']));
        }
    }
    if let Some((min, max)) = inner.split_once(',') {
        // Two numbers are a list, unless they lie as far apart as bounds do.
        let wide = matches!(min.trim(), "0" | "1") && max.trim().len() > 1;
        return both(min, max).filter(|_| bracketed || wide);
    }
    let (dash, _) = inner
        .char_indices()
        .skip(1)
        .find(|(_, sign)| *sign == '-')?;
    both(&inner[..dash], &inner[dash + 1..])
}

/// `max 100`, `min:1, max:50`, `最大100`, `not more than 20`, or a bare length such as `128` beside `length`.
fn words(text: &str) -> Option<Bounds> {
    let max = [
        "maximum",
        "max",
        "up to",
        "at most",
        "no more than",
        "not more than",
        "最大值",
        "最大",
        "最多",
        "不超过",
        "上限",
    ];
    let min = [
        "minimum",
        "min",
        "at least",
        "not less than",
        "最小值",
        "最小",
        "最少",
        "不少于",
        "下限",
    ];
    let mut bounds = Bounds::default();
    for part in text.split([',', ';', '，', '；']) {
        let part = part.trim();
        let after = |words: &[&str]| {
            let rest = words.iter().find_map(|word| part.strip_prefix(word))?;
            number(
                rest.trim()
                    .trim_start_matches([':', '=', '为', '是'])
                    .trim_start_matches("is "),
            )
        };
        if let Some(found) = after(&max) {
            bounds.max = Some(found);
        } else {
            bounds.min = Some(after(&min)?);
        }
    }
    Some(bounds)
}

/// `1<=limit<=100`, `>0`, `limit <= 100`, `0 < x`.
fn compared(text: &str) -> Option<Bounds> {
    let mut parts: Vec<String> = vec![String::new()];
    let mut signs: Vec<&str> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        if let Some(sign) = ["<=", ">=", "=<", "<", ">"]
            .into_iter()
            .find(|sign| rest.starts_with(sign))
        {
            signs.push(sign);
            parts.push(String::new());
            rest = &rest[sign.len()..];
        } else {
            let next = rest.chars().next()?;
            parts.last_mut()?.push(next);
            rest = &rest[next.len_utf8()..];
        }
    }
    let mut bounds = Bounds::default();
    for (pair, sign) in parts.windows(2).zip(&signs) {
        let downward = sign.starts_with('>');
        let exclusive = !sign.contains('=');
        let (left, right) = (number(&pair[0]), number(&pair[1]));
        match (left, right, downward) {
            (None, Some(value), true) | (Some(value), None, false) => {
                bounds.min = Some(value);
                bounds.exclusive_min = exclusive;
            }
            (None, Some(value), false) | (Some(value), None, true) => {
                bounds.max = Some(value);
                bounds.exclusive_max = exclusive;
            }
            _ => return None,
        }
    }
    let named = parts
        .iter()
        .filter(|part| number(part).is_none())
        .all(|part| {
            part.trim()
                .chars()
                .all(|sign| sign.is_alphanumeric() || "_.".contains(sign))
        });
    (named && !signs.is_empty() && signs.len() <= 2).then_some(bounds)
}

fn as_length(bounds: &Bounds) -> Option<Bounds> {
    let count = |said: &Option<String>| {
        said.as_ref()
            .map_or(Ok(None), |said| said.parse::<u64>().map(Some))
    };
    Some(Bounds {
        min_length: count(&bounds.min).ok()?,
        max_length: count(&bounds.max).ok()?,
        ..Bounds::default()
    })
}

/// Bounds that stand inside a description and cannot be misread: `(max 32 characters)`, `Limit number, max 100`,
/// `Level (min:1, max:50)`, `RegEx: ^[a-z]+$`.
pub(crate) fn inside(description: &str, text: bool) -> Option<Bounds> {
    if let Some(found) = pattern(description) {
        return Some(Bounds {
            pattern: Some(found),
            ..Bounds::default()
        });
    }
    let parenthesised = description.rfind(['(', '（']).and_then(|at| {
        description[at..]
            .trim_start_matches(['(', '（'])
            .split([')', '）'])
            .next()
    });
    let tail = description.rsplit_once([',', '，']).map(|(_, tail)| tail);
    let found = [parenthesised, tail]
        .into_iter()
        .flatten()
        .find_map(|part| {
            // Bounds are numbers.
            if !part.bytes().any(|byte| byte.is_ascii_digit()) {
                return None;
            }
            let plain = normal(part);
            let length = is_about_length(&plain);
            let said = if length {
                without_length_words(&plain)
            } else {
                plain
            };
            // A text's plain range is a range of values here; only a word about length makes it one of characters.
            if text && !length {
                return None;
            }
            let bounds = words(&said)
                .or_else(|| interval(&said).filter(|_| length || Some(part) == parenthesised))?;
            if length {
                as_length(&bounds)
            } else {
                Some(bounds)
            }
        });
    // A sentence means the same when others follow it.
    found.or_else(|| {
        let (first, _) = description.split_once(". ")?;
        inside(first, text)
    })
}

#[cfg(test)]
mod tests;
