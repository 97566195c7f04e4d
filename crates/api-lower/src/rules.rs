//! What a name says about a type: the manifest's rules first, then the built-in ones.
//!
//! A rule supports what examples show and never overrules it: a word stays text whatever its field is called, and a
//! date in words is no millisecond timestamp. Built-in rules only hold where examples leave room for them.

use std::collections::BTreeSet;

use api_model::{EnumRef, TimeUnit, Type};
use heck::ToSnakeCase;
use spec_draft::{ManifestDraft, Said};

use crate::infer::Scalar;
use crate::pattern;
use crate::type_words::{self, TypeWord};

/// Rules on names.
pub(crate) struct Rules {
    stated: Vec<Stated>,
    unknown: Vec<Said>,
}

struct Stated {
    pattern: String,
    /// What stands between the `*` of the pattern.
    parts: Vec<String>,
    ty: Type,
    always: bool,
}

/// What a rule says.
pub(crate) struct Ruled {
    /// The type; an enum is given by index into `Api::enums`.
    pub(crate) ty: Type,
    /// For people: "the rule `*Time`".
    pub(crate) says: String,
    /// Whether fields of this name are always there.
    pub(crate) always: bool,
    /// Whether the manifest states it; else it is built in and weaker than any example.
    pub(crate) stated: bool,
}

impl Rules {
    /// The manifest's rules, then the built-in ones. `enums`: names of the shared enums in the model's order.
    pub(crate) fn new(manifest: &ManifestDraft, enums: &[String]) -> Self {
        let mut rules = Self {
            stated: Vec::new(),
            unknown: Vec::new(),
        };
        for rule in &manifest.types {
            let Some(ty) = named_type(&rule.is, enums) else {
                rules.unknown.push(rule.is.clone());
                continue;
            };
            rules.stated.push(Stated {
                parts: pattern::parts(&rule.pattern.value),
                pattern: rule.pattern.value.clone(),
                ty,
                always: rule.always.as_ref().is_some_and(|always| always.value),
            });
        }
        rules
    }

    /// Types of the manifest's rules that mean nothing; their rules hold for no name.
    pub(crate) fn unknown(&self) -> &[Said] {
        &self.unknown
    }

    /// What the name of a field or parameter says, examples aside.
    pub(crate) fn of(&self, name: &str) -> Option<Ruled> {
        let rule = || built_in(name).filter(|_| !is_maybe_instant(name));
        self.by_manifest(name).or_else(rule)
    }

    /// What the name says where examples show `shown`: nothing where they contradict. The unit of an instant follows
    /// the examples.
    pub(crate) fn given(&self, name: &str, shown: &BTreeSet<Scalar>) -> Option<Ruled> {
        if let Some(rule) = self.by_manifest(name) {
            return fitted(rule, shown)
                .filter(|rule| shown.iter().all(|kind| allows(&rule.ty, *kind)));
        }
        let instant = |kind: &Scalar| {
            kind.is_instant(TimeUnit::Seconds) || kind.is_instant(TimeUnit::Milliseconds)
        };
        let sure = !is_maybe_instant(name) || shown.iter().any(instant);
        fitted(built_in(name)?, shown).filter(|rule| sure && supported(&rule.ty, shown))
    }

    fn by_manifest(&self, name: &str) -> Option<Ruled> {
        let rule = self
            .stated
            .iter()
            .find(|rule| pattern::matches(&rule.parts, name))?;
        Some(Ruled {
            ty: rule.ty.clone(),
            says: format!("the rule `{}`", rule.pattern),
            always: rule.always,
            stated: true,
        })
    }
}

fn named_type(is: &str, enums: &[String]) -> Option<Type> {
    Some(match type_words::read(is)? {
        TypeWord::Boolean => Type::Boolean,
        TypeWord::Integer | TypeWord::Whole => Type::Integer,
        TypeWord::Decimal | TypeWord::Number => Type::Decimal,
        TypeWord::String => Type::String,
        TypeWord::Secret => Type::Secret,
        TypeWord::Id => Type::Id,
        TypeWord::Timestamp(unit) => Type::Timestamp(unit),
        TypeWord::Any => Type::Any,
        TypeWord::Named(name) => {
            let name = name.to_snake_case();
            let at = enums.iter().position(|have| have.to_snake_case() == name)?;
            Type::Enum(EnumRef::Shared(at))
        }
        TypeWord::Enum | TypeWord::Object | TypeWord::Map | TypeWord::Array(_) => return None,
    })
}

/// Last words of names that hold amounts in every API that has them.
const AMOUNTS: &[&str] = &[
    "amount",
    "amt",
    "price",
    "qty",
    "quantity",
    "rate",
    "fee",
    "fees",
    "balance",
    "volume",
    "vol",
    "profit",
    "pnl",
    "commission",
    "ratio",
    "equity",
    "turnover",
    "interest",
    "principal",
    "apy",
    "apr",
    "cost",
    "funds",
    "loan",
    "percent",
    "percentage",
    "margin",
    "notional",
];

/// Words behind those of an amount that leave it one: `amountU`, `marginFrozen`.
const TAILS: &[&str] = &["u", "usd", "usdt", "btc", "frozen", "unfrozen", "locked"];

/// First words of names that ask yes or no, whatever follows them.
const QUESTIONS: &[&str] = &[
    "is", "has", "can", "enable", "enabled", "support", "show", "allow", "need", "auto", "display",
];

/// Words before `time` that make it a length of time.
const LENGTHS: &[&str] = &[
    "delay",
    "interval",
    "duration",
    "elapsed",
    "wait",
    "remaining",
    "remain",
    "cost",
    "left",
    "period",
    "countdown",
    "avg",
    "average",
    "hold",
    "spent",
    "online",
];

/// An instant, until examples show another unit.
const MILLISECONDS: Type = Type::Timestamp(TimeUnit::Milliseconds);

/// Names that may be an instant; only an example that looks like one tells.
const MAYBE_INSTANTS: &[&str] = &["date", "ts", "t"];

fn is_maybe_instant(name: &str) -> bool {
    let bare = name.trim_end_matches(|sign: char| !sign.is_alphanumeric());
    if !ends_with_any(bare, [MAYBE_INSTANTS]) {
        return false;
    }
    let snake = name.to_snake_case();
    snake
        .rsplit('_')
        .next()
        .is_some_and(|last| MAYBE_INSTANTS.contains(&last))
}

/// Last words, besides those of amounts, that the built-in rules know.
const KNOWN: &[&str] = &[
    "time",
    "timestamp",
    "at",
    "date",
    "ts",
    "t",
    "id",
    "ids",
    "uid",
];

/// Whether a name ends with the letters of a word: a quick look before it is taken apart.
fn ends_with_any<const N: usize>(name: &str, words: [&[&str]; N]) -> bool {
    let name = name.as_bytes();
    words.into_iter().flatten().any(|word| {
        let start = name.len().checked_sub(word.len());
        start.is_some_and(|start| name[start..].eq_ignore_ascii_case(word.as_bytes()))
    })
}

fn built_in(name: &str) -> Option<Ruled> {
    // What is no letter or digit is no part of a word.
    let bare = name.trim_end_matches(|sign: char| !sign.is_alphanumeric());
    if !ends_with_any(bare, [KNOWN, AMOUNTS, TAILS]) {
        return None;
    }
    let snake = name.to_snake_case();
    let words: Vec<&str> = snake.split('_').filter(|word| !word.is_empty()).collect();
    let (last, before) = words.split_last()?;
    if before
        .first()
        .is_some_and(|first| QUESTIONS.contains(first))
    {
        return None;
    }
    let length = before.iter().any(|word| LENGTHS.contains(word));
    let tail = before
        .last()
        .is_some_and(|word| TAILS.contains(last) && AMOUNTS.contains(word));
    let (ty, says) = match *last {
        "time" | "timestamp" if !length => (MILLISECONDS, "names that end in `time`"),
        "at" if before.len() == 1 && before[0].ends_with('d') => {
            (MILLISECONDS, "names such as `createdAt`")
        }
        "date" | "ts" => (MILLISECONDS, "names that end in `date`"),
        "t" if before.is_empty() => (MILLISECONDS, "the name `t`"),
        "id" | "ids" | "uid" => (Type::Id, "names that end in `id`"),
        word if tail || AMOUNTS.contains(&word) => (Type::Decimal, "names of amounts"),
        _ => return None,
    };
    let says = format!("the built-in rule for {says}");
    Some(Ruled {
        ty,
        says,
        always: false,
        stated: false,
    })
}

/// Lets examples decide between seconds and milliseconds: an instant of ten digits is none in milliseconds.
fn fitted(mut rule: Ruled, shown: &BTreeSet<Scalar>) -> Option<Ruled> {
    if let Type::Timestamp(unit) = &mut rule.ty {
        let any = |unit| shown.iter().any(|kind| kind.is_instant(unit));
        match (any(TimeUnit::Seconds), any(TimeUnit::Milliseconds)) {
            (true, false) => *unit = TimeUnit::Seconds,
            (false, true) => *unit = TimeUnit::Milliseconds,
            (true, true) => return None,
            (false, false) => {}
        }
    }
    Some(rule)
}

/// Whether a built-in rule may decide: something speaks for it, and nothing is left open against it.
fn supported(ty: &Type, shown: &BTreeSet<Scalar>) -> bool {
    let instant = |kind: Scalar| {
        kind.is_instant(TimeUnit::Seconds) || kind.is_instant(TimeUnit::Milliseconds)
    };
    let speaks = |kind: Scalar| match ty {
        Type::Timestamp(_) => kind == Scalar::Zero || instant(kind),
        Type::Id => kind == Scalar::Zero || kind.is_whole(),
        _ => kind != Scalar::Null,
    };
    // Where `"string"` stands for an id or an instant, words may come: it only rules out nothing for amounts.
    let fits = |kind: Scalar| match ty {
        Type::Timestamp(_) | Type::Id => speaks(kind) || kind == Scalar::Null,
        _ => allows(ty, kind),
    };
    shown.iter().any(|kind| speaks(*kind)) && shown.iter().all(|kind| fits(*kind))
}

/// Whether a value that looks like `kind` can be one of `ty` without loss.
pub(crate) fn allows(ty: &Type, kind: Scalar) -> bool {
    let small = kind.is_whole() && !matches!(kind, Scalar::Big | Scalar::Huge);
    match ty {
        Type::Boolean => {
            matches!(
                kind,
                Scalar::Boolean | Scalar::BooleanText | Scalar::Null | Scalar::Word
            )
        }
        Type::Integer => kind.is_weak() || (kind.is_whole() && kind != Scalar::Huge),
        Type::Timestamp(_) => kind.is_weak() || small,
        Type::Id => kind.is_weak() || kind.is_whole(),
        Type::Decimal => {
            kind.is_weak()
                || kind.is_whole()
                || matches!(kind, Scalar::Fraction | Scalar::NumericText)
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(kinds: &[Scalar]) -> BTreeSet<Scalar> {
        kinds.iter().copied().collect()
    }

    fn built(name: &str, kinds: &[Scalar]) -> Option<Type> {
        let rules = Rules {
            stated: Vec::new(),
            unknown: Vec::new(),
        };
        rules.given(name, &shown(kinds)).map(|rule| rule.ty)
    }

    #[test]
    fn built_in_rules_follow_examples() {
        let ms = Type::Timestamp(TimeUnit::Milliseconds);
        let seconds = Type::Timestamp(TimeUnit::Seconds);
        for (name, kinds, expected) in [
            ("updatedTime", &[Scalar::Zero][..], Some(ms.clone())),
            ("created_at", &[Scalar::Milliseconds], Some(ms.clone())),
            ("createTime", &[Scalar::Seconds], Some(seconds)),
            ("createTime", &[Scalar::Text], None),
            ("createTime", &[Scalar::Word], None),
            ("createTime", &[Scalar::Zero, Scalar::Text], None),
            ("delayTime", &[Scalar::Zero], None),
            ("avgHoldTime", &[Scalar::Milliseconds], None),
            ("onboardDate", &[Scalar::Zero], None),
            ("publishDate", &[Scalar::Milliseconds], Some(ms.clone())),
            ("t", &[Scalar::Milliseconds], Some(ms.clone())),
            ("amountU", &[Scalar::Integer], Some(Type::Decimal)),
            ("marginFrozen", &[Scalar::Word], Some(Type::Decimal)),
            ("autoMargin", &[Scalar::Zero], None),
            ("loanAmount", &[Scalar::Word], Some(Type::Decimal)),
            (
                "price",
                &[Scalar::NumericText, Scalar::Null],
                Some(Type::Decimal),
            ),
            ("fee", &[Scalar::Text], None),
            ("feeCurrency", &[Scalar::Word], None),
            ("isFee", &[Scalar::Zero], None),
            ("orderId", &[Scalar::Digits], Some(Type::Id)),
            ("clientOrderId", &[Scalar::Text], None),
            ("price", &[Scalar::Null], None),
        ] {
            assert_eq!(built(name, kinds), expected, "{name} {kinds:?}");
        }
    }
}
