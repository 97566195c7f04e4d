//! Types as people print them: `String`, `int`, `list<integer>`, `order[]`, `bigDecimal`.
//!
//! Reading is total: what no word here fits is [`TypeWord::Named`], which the caller looks up or reports.

mod phrases;

use std::borrow::Cow;

use api_model::TimeUnit;

use phrases::{of_words, phrase};

/// What a printed type says. Weak words (`number`) leave room for rules and examples.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TypeWord {
    /// `boolean`, `bool`.
    Boolean,
    /// `integer`, as the page format spells it: it stands.
    Integer,
    /// `int`, `long`, `Integer`: a whole number in a program's word; rules may say that it is an instant or an id.
    Whole,
    /// `decimal`, `bigDecimal`, `double`, `float`.
    Decimal,
    /// `number`: integer or decimal, the rest of the evidence decides.
    Number,
    /// `string`.
    String,
    /// `secret`: a text that is never shown.
    Secret,
    /// `id`.
    Id,
    /// `timestamp`, `timestamp_s`.
    Timestamp(TimeUnit),
    /// `enum`: values stand elsewhere.
    Enum,
    /// `object`.
    Object,
    /// `map`.
    Map,
    /// `any`.
    Any,
    /// `array`, `list`, `x[]`, `list<x>`; the element where it is said.
    Array(Option<Box<TypeWord>>),
    /// A word that no rule knows: the name of a shared enum, or nothing we understand.
    Named(String),
}

impl TypeWord {
    /// The one spelling that messages use.
    pub(crate) fn says(&self) -> String {
        match self {
            Self::Boolean => "boolean".to_owned(),
            Self::Integer | Self::Whole => "integer".to_owned(),
            Self::Decimal => "decimal".to_owned(),
            Self::Number => "number".to_owned(),
            Self::String => "string".to_owned(),
            Self::Secret => "secret".to_owned(),
            Self::Id => "id".to_owned(),
            Self::Timestamp(TimeUnit::Milliseconds) => "timestamp".to_owned(),
            Self::Timestamp(TimeUnit::Seconds) => "timestamp_s".to_owned(),
            Self::Enum => "enum".to_owned(),
            Self::Object => "object".to_owned(),
            Self::Map => "map".to_owned(),
            Self::Any => "any".to_owned(),
            Self::Array(None) => "array".to_owned(),
            Self::Array(Some(element)) => format!("{}[]", element.says()),
            Self::Named(name) => name.clone(),
        }
    }
}

/// How deep `a[][]` and `list<list<a>>` are followed; deeper is nobody's type.
const DEPTH: usize = 8;

/// Spellings that are read, and are told of all the same: who writes them means another word.
const SLIPS: &[(&str, &str)] = &[("sting", "string"), ("stirng", "string")];

/// The word that a slip of the fingers stands for.
pub(crate) fn slip(text: &str) -> Option<&'static str> {
    let word = text.trim().to_lowercase();
    let found = SLIPS.iter().find(|(slip, _)| *slip == word)?;
    Some(found.1)
}

/// Reads a printed type; `None` for blank, `-` and the like.
pub(crate) fn read(text: &str) -> Option<TypeWord> {
    read_at(text, 0)
}

fn read_at(text: &str, depth: usize) -> Option<TypeWord> {
    let text = text.trim().trim_matches(['`', '*', '"', '\'']).trim();
    let text = text.trim_end_matches(['.', ',', ';', '?']).trim();
    if depth > DEPTH {
        return None;
    }
    // Most types of most pages are one known word, in which no rule below finds more.
    let is_word = text.bytes().all(|sign| sign.is_ascii_alphanumeric());
    if let Some(known) = is_word.then(|| scalar(text)).flatten() {
        return Some(known);
    }
    if is_nothing(text) {
        return None;
    }
    let simple = if text.contains('\\') {
        text.replace('\\', "")
    } else {
        text.to_owned()
    };
    if let Some(word) = union(&simple, depth) {
        return Some(word);
    }
    if let Some(word) = generic(&simple, depth) {
        return Some(word);
    }
    let without_note = simple.split(['(', '（']).next().unwrap_or_default().trim();
    let named = if without_note.is_empty() {
        &simple
    } else {
        without_note
    };
    Some(scalar(named).unwrap_or_else(|| phrase(named, depth)))
}

fn is_nothing(text: &str) -> bool {
    let said = text.to_lowercase();
    text.chars().all(|sign| "-–—/.".contains(sign))
        || matches!(
            said.as_str(),
            "n/a" | "none" | "null" | "nil" | "无" | "空" | "void"
        )
}

/// `string | number`, `integer or null`: the type that takes every alternative.
fn union(text: &str, depth: usize) -> Option<TypeWord> {
    let marks = text
        .replace(" or ", "|")
        .replace('或', "|")
        .replace(" / ", "|");
    if text.contains('<') || !marks.contains('|') {
        return slashed(text, depth);
    }
    widest(marks.split('|').filter_map(|part| read_at(part, depth + 1)))
}

/// `int/long` without blanks, where both sides are plain words.
fn slashed(text: &str, depth: usize) -> Option<TypeWord> {
    let parts: Vec<TypeWord> = text.split('/').filter_map(scalar).collect();
    if depth > DEPTH || parts.len() < 2 || parts.len() != text.split('/').count() {
        return None;
    }
    widest(parts.into_iter())
}

fn widest(words: impl Iterator<Item = TypeWord>) -> Option<TypeWord> {
    words.reduce(|left, right| {
        let pair = [&left, &right];
        let all = |known: &[TypeWord]| pair.iter().all(|word| known.contains(word));
        if left == right {
            left
        } else if all(&[TypeWord::Integer, TypeWord::Whole]) {
            TypeWord::Whole
        } else if all(&[
            TypeWord::Integer,
            TypeWord::Whole,
            TypeWord::Decimal,
            TypeWord::Number,
        ]) {
            TypeWord::Decimal
        } else if all(SCALARS) {
            TypeWord::String
        } else {
            TypeWord::Any
        }
    })
}

/// What a reader of text takes without loss: a number's text stays as printed.
const SCALARS: &[TypeWord] = &[
    TypeWord::String,
    TypeWord::Integer,
    TypeWord::Whole,
    TypeWord::Decimal,
    TypeWord::Number,
    TypeWord::Id,
    TypeWord::Enum,
    TypeWord::Timestamp(TimeUnit::Milliseconds),
    TypeWord::Timestamp(TimeUnit::Seconds),
];

/// `order[]`, `[string]`, `list<order>`, `Map<String, Object>`, `array of strings`.
fn generic(text: &str, depth: usize) -> Option<TypeWord> {
    let list = |element: &str| {
        let element = read_at(element, depth + 1);
        Some(TypeWord::Array(element.map(Box::new)))
    };
    if let Some(element) = text.strip_suffix("[]") {
        return list(element);
    }
    if let Some(element) = text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
    {
        return list(element);
    }
    if let Some((outer, rest)) = text.split_once(['<', '〈', '《']) {
        let inner = rest.trim_end().trim_end_matches(['>', '〉', '》']);
        let closed = rest.len() - inner.len();
        let inner = &rest[..rest.len() - closed.min(1)];
        return Some(match scalar(outer) {
            Some(TypeWord::Array(_)) => return list(inner),
            Some(TypeWord::Map) => TypeWord::Map,
            Some(word) => word,
            None => TypeWord::Named(text.to_owned()),
        });
    }
    let lower = text.to_lowercase();
    let of = ["array of ", "list of ", "arrays of ", "lists of ", "array "]
        .iter()
        .find_map(|start| {
            lower
                .strip_prefix(start)
                .map(|rest| &text[text.len() - rest.len()..])
        });
    if let Some(element) = of.filter(|_| lower.len() == text.len()) {
        return list(singular(
            element
                .trim()
                .trim_start_matches(['(', '['])
                .trim_end_matches([')', ']']),
        ));
    }
    let before = ["数组", "列表"]
        .iter()
        .find_map(|end| text.strip_suffix(end));
    let before = before.filter(|element| !element.is_empty());
    before.or_else(|| of_words(text)).and_then(list)
}

fn singular(word: &str) -> &str {
    let lower = word.to_lowercase();
    match word.strip_suffix('s') {
        Some(one) if lower != "s" && scalar(word).is_none() => one,
        _ => word,
    }
}

/// One word for one type.
fn scalar(word: &str) -> Option<TypeWord> {
    if word.trim() == "integer" {
        return Some(TypeWord::Integer);
    }
    let word = word.trim();
    let is_plain = word
        .bytes()
        .all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit());
    let word = if is_plain {
        Cow::Borrowed(word)
    } else {
        let lower = word.to_lowercase();
        let signs = lower.chars().filter(|sign| !" _-".contains(*sign));
        Cow::Owned(signs.collect())
    };
    Some(match word.as_ref() {
        "boolean" | "bool" | "布尔" | "布尔值" | "布尔型" => TypeWord::Boolean,
        "int" | "integer" | "long" | "short" | "byte" | "biginteger" | "bigint" | "int32"
        | "int64" | "uint" | "uint32" | "uint64" | "i32" | "i64" | "u32" | "u64" | "int8"
        | "int16" | "longint" | "整数" | "整型" | "整形" | "长整型" | "长整数" => {
            TypeWord::Whole
        }
        "decimal" | "bigdecimal" | "double" | "float" | "float32" | "float64" | "real"
        | "money" | "decimalstring" | "小数" | "浮点" | "浮点数" | "浮点型" | "高精度" => {
            TypeWord::Decimal
        }
        "number" | "num" | "numeric" | "数字" | "数值" | "数" => TypeWord::Number,
        "string" | "str" | "text" | "char" | "varchar" | "charsequence" | "sting" | "stirng"
        | "date" | "datetime" | "uuid" | "url" | "uri" | "email" | "file" | "binary" | "base64"
        | "字符串" | "字符" | "字符型" | "文本" | "日期" | "文件" => TypeWord::String,
        "id" => TypeWord::Id,
        "secret" => TypeWord::Secret,
        "timestamp" | "timestampms" | "timestampmillis" | "时间戳" | "毫秒时间戳" => {
            TypeWord::Timestamp(TimeUnit::Milliseconds)
        }
        "timestamps" | "timestampsec" | "timestampseconds" | "秒级时间戳" | "秒时间戳" => {
            TypeWord::Timestamp(TimeUnit::Seconds)
        }
        "enum" | "enumeration" | "枚举" | "枚举值" | "枚举型" => TypeWord::Enum,
        "object" | "obj" | "struct" | "json" | "jsonobject" | "对象" => TypeWord::Object,
        "map" | "hashmap" | "dict" | "dictionary" | "hash" | "映射" | "字典" => TypeWord::Map,
        "any" | "mixed" | "unknown" | "任意" => TypeWord::Any,
        "array" | "list" | "set" | "arraylist" | "collection" | "jsonarray" | "数组" | "列表"
        | "集合" => TypeWord::Array(None),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{TimeUnit, TypeWord, read};

    fn list(element: TypeWord) -> TypeWord {
        TypeWord::Array(Some(Box::new(element)))
    }

    #[test]
    fn spellings_of_real_pages() {
        let cases = [
            (
                "int Int Integer long Long short BigInteger int64 整数",
                TypeWord::Whole,
            ),
            (
                "bigDecimal BigDecimal decimal double Float 小数",
                TypeWord::Decimal,
            ),
            ("integer `integer` integer?", TypeWord::Integer),
            ("number Number 数字", TypeWord::Number),
            (
                "string String `string` date datetime file 字符串",
                TypeWord::String,
            ),
            ("bool Boolean 布尔", TypeWord::Boolean),
            ("enum Enum 枚举", TypeWord::Enum),
            ("object 对象", TypeWord::Object),
            ("map Map<String,Object> Map<String>", TypeWord::Map),
            ("array list List 数组", TypeWord::Array(None)),
            ("timestamp", TypeWord::Timestamp(TimeUnit::Milliseconds)),
            ("timestamp_s", TypeWord::Timestamp(TimeUnit::Seconds)),
            ("id", TypeWord::Id),
            ("secret", TypeWord::Secret),
            ("any", TypeWord::Any),
            (
                "String[] List<String> list<string> array<string> [string] 字符串数组",
                list(TypeWord::String),
            ),
            ("list<integer>", list(TypeWord::Integer)),
            ("List<Order> order[]", TypeWord::Array(None)),
        ];
        for (words, expected) in cases {
            for word in words.split(' ') {
                let found = read(word);
                if words.contains("order[]") {
                    let Some(TypeWord::Array(Some(element))) = found else {
                        panic!("{word}")
                    };
                    assert!(matches!(*element, TypeWord::Named(_)), "{word}");
                } else {
                    assert_eq!(found, Some(expected.clone()), "{word}");
                }
            }
        }
    }

    #[test]
    fn phrases_and_alternatives() {
        let cases = [
            ("string | number", TypeWord::String),
            ("string \\| number", TypeWord::String),
            ("string or null", TypeWord::String),
            ("int/long", TypeWord::Whole),
            ("integer|long", TypeWord::Whole),
            ("integer | decimal", TypeWord::Decimal),
            ("boolean | string", TypeWord::Any),
            ("array of strings", list(TypeWord::String)),
            ("String array", list(TypeWord::String)),
            ("JSON array", TypeWord::Array(None)),
            ("Integer that says how many to give", TypeWord::Whole),
            ("String array of marks", list(TypeWord::String)),
            ("JSON object with arbitrary data", TypeWord::Object),
            ("Way in which", TypeWord::Named("Way in which".to_owned())),
            ("Map<String, Object>", TypeWord::Map),
            ("list<list<string>>", list(list(TypeWord::String))),
            ("string(enum)", TypeWord::String),
            ("string enum", TypeWord::Enum),
            ("Side", TypeWord::Named("Side".to_owned())),
        ];
        for (text, expected) in cases {
            assert_eq!(read(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn nothing_is_said() {
        for text in ["", "  ", "-", "—", "N/A", "none", "/"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn nesting_without_end_ends() {
        assert!(read(&"list<".repeat(10_000)).is_some());
        assert!(read(&format!("a{}", "[]".repeat(10_000))).is_some());
    }
}
