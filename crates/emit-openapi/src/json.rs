//! A JSON tree whose numbers stay text and whose members keep their order.

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, exactly as it is to be printed.
    Number(String),
    /// Text.
    Text(String),
    /// Elements.
    List(Vec<Json>),
    /// Members.
    Map(Vec<(String, Json)>),
}

/// Levels that [`Json::parse`] follows.
const DEPTH: usize = 128;

impl Json {
    /// Text.
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// An object without members.
    pub(crate) const fn map() -> Self {
        Self::Map(Vec::new())
    }

    /// An object of one member.
    pub(crate) fn of(key: &str, value: Self) -> Self {
        Self::map().with(key, value)
    }

    /// A list of texts.
    pub(crate) fn texts<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Self {
        Self::List(
            texts
                .into_iter()
                .map(|text| Self::text(text.as_ref()))
                .collect(),
        )
    }

    /// A number, where the text is one that JSON has.
    pub(crate) fn number(text: &str) -> Option<Self> {
        let mut rest = text;
        number(&mut rest).filter(|_| rest.is_empty())
    }

    /// Sets a member of an object; of anything else, nothing.
    pub(crate) fn set(&mut self, key: &str, value: Self) {
        if let Self::Map(members) = self {
            match members.iter_mut().find(|(have, _)| have == key) {
                Some((_, have)) => *have = value,
                None => members.push((key.to_owned(), value)),
            }
        }
    }

    /// The object with a member more.
    #[must_use]
    pub(crate) fn with(mut self, key: &str, value: Self) -> Self {
        self.set(key, value);
        self
    }

    /// The member of an object.
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Map(members) => members
                .iter()
                .find(|(have, _)| have == key)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// Whether it is an object without members or a list without elements.
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::Map(members) => members.is_empty(),
            Self::List(elements) => elements.is_empty(),
            _ => false,
        }
    }

    /// The text, indented by two blanks.
    pub(crate) fn printed(&self) -> String {
        let mut out = String::new();
        self.print(0, &mut out);
        out
    }

    fn print(&self, depth: usize, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Self::Number(text) => out.push_str(text),
            Self::Text(text) => quote(text, out),
            Self::List(elements) => {
                let items = elements.iter().map(|element| (None, element));
                print_all(['[', ']'], items, depth, out);
            }
            Self::Map(members) => {
                let items = members
                    .iter()
                    .map(|(key, value)| (Some(key.as_str()), value));
                print_all(['{', '}'], items, depth, out);
            }
        }
    }

    /// Reads strict JSON; `None` for anything else, and for what nests too deep.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut rest = text;
        let value = value(&mut rest, DEPTH)?;
        blank(&mut rest);
        rest.is_empty().then_some(value)
    }
}

fn print_all<'a>(
    marks: [char; 2],
    items: impl Iterator<Item = (Option<&'a str>, &'a Json)>,
    depth: usize,
    out: &mut String,
) {
    out.push(marks[0]);
    let mut any = false;
    for (key, value) in items {
        out.push_str(if any { ",\n" } else { "\n" });
        out.push_str(&"  ".repeat(depth + 1));
        if let Some(key) = key {
            quote(key, out);
            out.push_str(": ");
        }
        value.print(depth + 1, out);
        any = true;
    }
    if any {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    }
    out.push(marks[1]);
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    for sign in text.chars() {
        match sign {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            sign if sign.is_control() => {
                out.push_str("\\u");
                let digits = format!("{:04x}", u32::from(sign));
                out.push_str(&digits);
            }
            sign => out.push(sign),
        }
    }
    out.push('"');
}

fn blank(rest: &mut &str) {
    *rest = rest.trim_start_matches([' ', '\t', '\n', '\r']);
}

fn take(rest: &mut &str, start: &str) -> Option<()> {
    *rest = rest.strip_prefix(start)?;
    Some(())
}

fn value(rest: &mut &str, depth: usize) -> Option<Json> {
    blank(rest);
    match rest.chars().next()? {
        '{' => members(rest, depth.checked_sub(1)?),
        '[' => elements(rest, depth.checked_sub(1)?),
        '"' => string(rest).map(Json::Text),
        'n' => take(rest, "null").map(|()| Json::Null),
        't' => take(rest, "true").map(|()| Json::Bool(true)),
        'f' => take(rest, "false").map(|()| Json::Bool(false)),
        _ => number(rest),
    }
}

fn members(rest: &mut &str, depth: usize) -> Option<Json> {
    let mut all = Vec::new();
    take(rest, "{")?;
    blank(rest);
    while take(rest, "}").is_none() {
        if !all.is_empty() {
            take(rest, ",")?;
            blank(rest);
        }
        let key = string(rest)?;
        blank(rest);
        take(rest, ":")?;
        all.push((key, value(rest, depth)?));
        blank(rest);
    }
    Some(Json::Map(all))
}

fn elements(rest: &mut &str, depth: usize) -> Option<Json> {
    let mut all = Vec::new();
    take(rest, "[")?;
    blank(rest);
    while take(rest, "]").is_none() {
        if !all.is_empty() {
            take(rest, ",")?;
        }
        all.push(value(rest, depth)?);
        blank(rest);
    }
    Some(Json::List(all))
}

fn string(rest: &mut &str) -> Option<String> {
    take(rest, "\"")?;
    let mut out = String::new();
    loop {
        let sign = rest.chars().next()?;
        *rest = &rest[sign.len_utf8()..];
        match sign {
            '"' => return Some(out),
            '\\' => out.push(escape(rest)?),
            sign if u32::from(sign) < 0x20 => return None,
            sign => out.push(sign),
        }
    }
}

fn escape(rest: &mut &str) -> Option<char> {
    let sign = rest.chars().next()?;
    *rest = &rest[sign.len_utf8()..];
    Some(match sign {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'b' => '\u{8}',
        'f' => '\u{c}',
        '"' | '\\' | '/' => sign,
        'u' => {
            let first = unit(rest)?;
            let both = if (0xd800..0xdc00).contains(&first) {
                take(rest, "\\u")?;
                0x1_0000 + ((first - 0xd800) << 10) + unit(rest)?.checked_sub(0xdc00)?
            } else {
                first
            };
            char::from_u32(both)?
        }
        _ => return None,
    })
}

fn unit(rest: &mut &str) -> Option<u32> {
    let digits = rest.get(..4)?;
    *rest = &rest[4..];
    u32::from_str_radix(digits, 16).ok()
}

fn number(rest: &mut &str) -> Option<Json> {
    let text = *rest;
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let mut left = some_digits(unsigned)?;
    if unsigned.starts_with('0') && unsigned.len() - left.len() > 1 {
        return None;
    }
    if let Some(tail) = left.strip_prefix('.') {
        left = some_digits(tail)?;
    }
    if let Some(tail) = left.strip_prefix(['e', 'E']) {
        left = some_digits(tail.strip_prefix(['-', '+']).unwrap_or(tail))?;
    }
    *rest = left;
    Some(Json::Number(text[..text.len() - left.len()].to_owned()))
}

/// What is left behind one digit or more.
fn some_digits(text: &str) -> Option<&str> {
    let tail = text.trim_start_matches(|sign: char| sign.is_ascii_digit());
    (tail.len() < text.len()).then_some(tail)
}
