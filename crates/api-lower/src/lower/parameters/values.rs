//! Lists of allowed values as people print them: `BUY,SELL`, `1-spot, 2-future`, `[1m;3m;5m]`, `Options: 7, 30, 90`.

/// A listed value and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Value {
    pub(crate) value: String,
    pub(crate) label: Option<String>,
}

/// Reads a cell of allowed values: two values or more. A single word is nobody's list.
pub(crate) fn read(written: &str) -> Option<Vec<Value>> {
    let text = unwrapped(written);
    if is_prose(text) {
        return None;
    }
    split(text).filter(|values| values.len() > 1 && !are_examples(values))
}

/// The one value a cell allows, such as `authorization_code`.
pub(crate) fn single(written: &str) -> Option<&str> {
    let text = unwrapped(written);
    let word = is_token(text) && !text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    word.then_some(text)
}

/// A list in a description, where it cannot be anything else: upper-case words to the end of a sentence, or numbers with
/// labels to the end of all.
pub(crate) fn inside(description: &str) -> Option<Vec<Value>> {
    if !may_list(description) {
        return None;
    }
    let text = unwrapped(description).trim_end_matches(['.', '。']);
    let lower = text.to_lowercase();
    if [
        "etc",
        "e.g",
        "eg:",
        "eg.",
        "such as",
        "for example",
        "例如",
        "如:",
        "如：",
        "等",
    ]
    .iter()
    .any(|sign| lower.contains(sign))
    {
        return None;
    }
    let options = [
        "options:",
        "options：",
        "可选值:",
        "可选值：",
        "可选:",
        "可选：",
    ]
    .iter()
    .find_map(|sign| lower.find(sign).map(|at| at + sign.len()))
    .and_then(|at| text.get(at..));
    let colon = text
        .find([':', '：'])
        .map(|at| text[at..].trim_start_matches([':', '：']));
    let sentence = text.find(". ").map(|at| &text[at + 2..]);
    let comma = text
        .find([',', '，'])
        .map(|at| text[at..].trim_start_matches([',', '，']));
    let parenthesis = text.strip_suffix([')', '）']).and_then(|inner| {
        inner
            .rfind(['(', '（'])
            .map(|at| inner[at..].trim_start_matches(['(', '（']))
    });
    let options = options.and_then(|part| {
        let first = part.split(". ").next().unwrap_or_default();
        listed(part, is_token).or_else(|| listed(first, is_token))
    });
    if options.is_some() {
        return options;
    }
    let whole = [
        Some(text),
        colon,
        sentence,
        introduced(text),
        comma,
        parenthesis,
    ];
    let found = whole
        .into_iter()
        .flatten()
        .find_map(|part| listed(part, is_unmistakable).filter(|values| all_of_one_kind(values)));
    // What a sentence lists stays listed when others follow it.
    found.or_else(|| {
        let (first, _) = text.split_once(". ")?;
        inside(first).filter(|values| values.iter().all(|value| !is_number(&value.value)))
    })
}

/// Whether a description holds anything that a list is made of, told at a glance: a number, a constant, or a word that
/// announces options.
fn may_list(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_constant = |pair: &[u8]| {
        pair[0].is_ascii_uppercase() && (pair[1].is_ascii_uppercase() || pair[1] == b'_')
    };
    bytes.iter().any(u8::is_ascii_digit)
        || bytes.windows(2).any(is_constant)
        || text.contains("ption")
        || text.contains('可')
}

/// A list whose first value ends its introduction: `order state OPEN, FILLED, EXPIRED`. Two words alone may be anything.
fn introduced(text: &str) -> Option<&str> {
    let end = text.find([',', '，'])?;
    let rest = text.get(end..)?.trim_start_matches([',', '，']);
    let start = text[..end].rfind(char::is_whitespace)? + 1;
    let constant = text
        .get(start..end)
        .is_some_and(|word| is_unmistakable(word) && !is_number(word));
    let more = listed(rest, is_unmistakable).is_some();
    (constant && more).then(|| &text[start..])
}

fn listed(part: &str, fits: fn(&str) -> bool) -> Option<Vec<Value>> {
    let values = split(unwrapped(part))?;
    let good =
        values.len() > 1 && values.iter().all(|value| fits(&value.value)) && !are_examples(&values);
    good.then_some(values)
}

/// A constant's name, or a number.
fn is_unmistakable(value: &str) -> bool {
    let constant = value.len() > 1
        && value
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
        && value.as_bytes()[0].is_ascii_uppercase();
    constant || is_number(value)
}

fn is_number(value: &str) -> bool {
    !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit())
}

/// Constants with or without labels, or numbers each with a label.
fn all_of_one_kind(values: &[Value]) -> bool {
    values.iter().all(|value| !is_number(&value.value))
        || values
            .iter()
            .all(|value| is_number(&value.value) && value.label.is_some())
}

fn unwrapped(text: &str) -> &str {
    let text = text.trim();
    let text = text.trim_matches(['`', '"', '\'', '“', '”']).trim();
    for (open, close) in [
        ('[', ']'),
        ('【', '】'),
        ('{', '}'),
        ('(', ')'),
        ('（', '）'),
    ] {
        if let Some(inner) = text
            .strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close))
            && !inner.contains([open, close])
        {
            return inner.trim();
        }
    }
    text
}

fn is_prose(text: &str) -> bool {
    let lower = text.to_lowercase();
    [
        "e.g", "eg:", "eg.", "eg ", "example", "例如", "default", "默认", "such as", "please",
        "http",
    ]
    .iter()
    .any(|sign| lower.contains(sign))
}

/// Long numbers are ids of an example.
fn are_examples(values: &[Value]) -> bool {
    values
        .iter()
        .any(|value| value.value.len() > 9 && is_number(&value.value))
}

/// Splits at the strongest separator that stands in the text. A line that ends with another one goes on in the next.
fn split(text: &str) -> Option<Vec<Value>> {
    let joined = joined(without_note(text));
    let text = joined.as_str();
    let separators: &[&[&str]] = &[
        &[";", "；", "\n"],
        &["|"],
        &["、"],
        &[",", "，"],
        &[" / ", "/"],
        &[" or ", "或"],
    ];
    let found = separators
        .iter()
        .find(|signs| signs.iter().any(|sign| text.contains(*sign)))?;
    let mut parts = vec![text];
    for sign in *found {
        parts = parts
            .into_iter()
            .flat_map(|part| part.split(*sign))
            .collect();
    }
    let parts: Vec<&str> = parts
        .into_iter()
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let mut values: Vec<Value> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let part = part
            .strip_prefix("and ")
            .or_else(|| part.strip_prefix("or "))
            .unwrap_or(part);
        let read = value(part).or_else(|| {
            // The first may follow an introduction: `follow type, FUND;RATE`.
            let tail = part
                .rsplit([',', '，', ':', '：'])
                .next()
                .filter(|_| at == 0)?;
            let labelled = part
                .rsplit([',', '，'])
                .next()
                .filter(|tail| tail.len() < part.len());
            labelled
                .and_then(|tail| value(tail.trim()))
                .or_else(|| value(tail.trim()))
        })?;
        if values.iter().any(|have| have.value == read.value) {
            continue;
        }
        values.push(read);
    }
    Some(values)
}

fn joined(text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').map(str::trim).collect();
    let goes_on = |line: &str| line.ends_with([',', '，', '、', '/', '|']);
    let mut all = String::new();
    for (at, line) in lines.iter().enumerate() {
        if at > 0 {
            all.push(if goes_on(&all) { ' ' } else { '\n' });
        }
        all.push_str(line);
    }
    all
}

/// Drops a note at the end that is about the whole list: `(empty = all)`.
fn without_note(text: &str) -> &str {
    match text.rsplit_once('(') {
        Some((list, note)) if note.contains("empty") || note.contains("all)") => list.trim_end(),
        _ => text,
    }
}

/// `VALUE`, `VALUE - label`, `VALUE: label`, `VALUE=label`, `VALUE (label)`, `1 label`.
fn value(part: &str) -> Option<Value> {
    let part = part
        .trim()
        .trim_matches(['`', '"', '\'', '“', '”', '*'])
        .trim();
    if is_token(part) && !(labelled_number(part)) {
        return Some(Value {
            value: part.to_owned(),
            label: None,
        });
    }
    let end = part.find(|sign: char| !is_token_sign(sign) || sign == '-')?;
    let (word, rest) = part.split_at(end);
    let word = word.trim_matches(['`', '"', '\'']);
    let label = rest.trim_start_matches(['`', '"', '\'']).trim_start();
    let separated = label.starts_with(['-', ':', '：', '=', '(', '（', '–', '—', '→']);
    let spaced = is_number(word) && rest.starts_with(' ');
    if !is_token(word) || !(separated || spaced) {
        return None;
    }
    let label = label
        .trim_start_matches(['-', ':', '：', '=', '–', '—', '→', '>', ' '])
        .trim()
        .trim_matches(['(', ')', '（', '）', '.', ' ']);
    let label = (!label.is_empty()).then(|| label.to_owned());
    Some(Value {
        value: word.to_owned(),
        label,
    })
}

/// `1-spot` is a value and its label.
fn labelled_number(part: &str) -> bool {
    part.split_once('-')
        .is_some_and(|(number, label)| is_number(number) && !label.is_empty() && !is_number(label))
}

fn is_token_sign(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || "_-.+".contains(sign)
}

fn is_token(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 48
        && text.chars().all(is_token_sign)
        && text.chars().any(|sign| sign.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests;
