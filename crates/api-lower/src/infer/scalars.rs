//! The type of a single value from stated words, rules on names, and examples, in this order.

use std::collections::BTreeSet;

use api_model::{Evidence, Node, Origin, Type};
use diagnostics::{Diagnostic, codes::lower as codes};

use super::Scalar;
use super::counts;
use super::seen::Seen;
use super::types::{Settler, Stated, instant, shared};
use crate::rules::{Ruled, allows};
use crate::type_words::TypeWord;

/// Settles the type of a single value called `name`.
pub(super) fn settle(
    settler: &mut Settler<'_, '_>,
    seen: &Seen<'_>,
    name: &str,
    stated: Option<&Stated>,
) -> Node {
    let mut shown: BTreeSet<Scalar> = seen.scalars.iter().map(|(kind, _)| *kind).collect();
    let examples = settler.examples(seen);
    let (ty, leading) = match stated {
        Some(stated) => by_word(settler, name, stated, &mut shown),
        None => by_name(settler, name, &shown),
    };
    let mut evidence = leading;
    evidence.extend(examples);
    if evidence.is_empty() {
        let node = settler.unknown(seen, stated);
        return Node {
            ty,
            evidence: node.evidence,
        };
    }
    Node { ty, evidence }
}

/// The type of an element or field of which nothing but a stated word is known.
pub(super) fn of_word(
    settler: &mut Settler<'_, '_>,
    word: &TypeWord,
    name: &str,
    stated: &Stated,
) -> Node {
    let stated = Stated {
        word: word.clone(),
        evidence: stated.evidence.clone(),
        span: stated.span,
    };
    match word {
        TypeWord::Array(inner) => {
            let element = match inner {
                Some(inner) => of_word(settler, inner, name, &stated),
                None => settler.unknown(&Seen::default(), None),
            };
            Node::new(Type::Array(Box::new(element)), stated.evidence)
        }
        TypeWord::Object | TypeWord::Map => {
            let any = settler.unknown(&Seen::default(), None);
            Node::new(Type::Map(Box::new(any)), stated.evidence)
        }
        _ => settle(settler, &Seen::default(), name, Some(&stated)),
    }
}

fn by_name(
    settler: &Settler<'_, '_>,
    name: &str,
    shown: &BTreeSet<Scalar>,
) -> (Type, Vec<Evidence>) {
    let rule = settler.cx.rules.given(name, shown);
    match rule {
        Some(rule) => (rule.ty.clone(), vec![ruled(&rule)]),
        None => by_examples(name, shown),
    }
}

fn ruled(rule: &Ruled) -> Evidence {
    let says = format!("{} says {}", rule.says, type_says(&rule.ty));
    Evidence {
        origin: Origin::Ruled,
        says,
        place: None,
    }
}

fn type_says(ty: &Type) -> &'static str {
    match ty {
        Type::Boolean => "boolean",
        Type::Integer => "integer",
        Type::Decimal => "decimal",
        Type::String => "string",
        Type::Secret => "secret",
        Type::Id => "id",
        Type::Timestamp(api_model::TimeUnit::Seconds) => "timestamp in seconds",
        Type::Timestamp(api_model::TimeUnit::Milliseconds) => "timestamp in milliseconds",
        Type::Enum(_) => "enum",
        Type::Object(_) => "object",
        Type::Array(_) => "list",
        Type::Map(_) => "map",
        Type::Any => "any",
    }
}

/// The type that takes every value shown and refuses none that may come.
fn by_examples(name: &str, shown: &BTreeSet<Scalar>) -> (Type, Vec<Evidence>) {
    let strong: BTreeSet<Scalar> = shown
        .iter()
        .copied()
        .filter(|kind| *kind != Scalar::Null)
        .collect();
    if strong.iter().all(|kind| *kind == Scalar::Zero) && !strong.is_empty() {
        return of_number(name);
    }
    let only = |kinds: &[Scalar]| strong.iter().all(|kind| kinds.contains(kind));
    let whole = strong
        .iter()
        .all(|kind| kind.is_whole() || *kind == Scalar::Zero);
    let numeric = |kind: &Scalar| {
        kind.is_whole() || matches!(kind, Scalar::Zero | Scalar::Fraction | Scalar::NumericText)
    };
    let any = |kinds: &[Scalar]| strong.iter().any(|kind| kinds.contains(kind));
    let quoted = strong.iter().all(|kind| kind.ty() == Some(Type::String));
    let ty = if strong.is_empty() {
        Type::Any
    } else if only(&[Scalar::Boolean, Scalar::BooleanText]) {
        Type::Boolean
    } else if quoted {
        Type::String
    } else if whole && any(&[Scalar::Huge]) {
        Type::Id
    } else if whole && any(&[Scalar::Integer]) {
        return of_number(name);
    } else if whole {
        // What looks like an instant or an identifier has no fraction.
        Type::Integer
    } else if strong.iter().all(numeric) {
        Type::Decimal
    } else if strong.contains(&Scalar::Boolean) {
        Type::Any
    } else {
        Type::String
    };
    (ty, Vec::new())
}

/// A whole number in an example shows that a number comes, not which: only a decimal takes each, unless the name
/// speaks for a whole number.
fn of_number(name: &str) -> (Type, Vec<Evidence>) {
    let (ty, origin, says) = if counts::whole(name) {
        let says = "the built-in rule for names that count says integer";
        (Type::Integer, Origin::Ruled, says)
    } else {
        let says = "a whole example leaves open whether a fraction may come; a decimal takes both";
        (Type::Decimal, Origin::Defaulted, says)
    };
    let evidence = Evidence {
        origin,
        says: says.to_owned(),
        place: None,
    };
    (ty, vec![evidence])
}

fn by_word(
    settler: &mut Settler<'_, '_>,
    name: &str,
    stated: &Stated,
    shown: &mut BTreeSet<Scalar>,
) -> (Type, Vec<Evidence>) {
    let evidence = vec![stated.evidence.clone()];
    let ty = match &stated.word {
        TypeWord::Boolean => Type::Boolean,
        TypeWord::Integer => Type::Integer,
        TypeWord::Decimal => Type::Decimal,
        TypeWord::Id => Type::Id,
        TypeWord::Secret => Type::Secret,
        TypeWord::Timestamp(unit) => instant(*unit),
        TypeWord::Whole | TypeWord::Number => {
            return by_number(settler, name, stated, shown);
        }
        TypeWord::Any => return (Type::Any, evidence),
        TypeWord::Named(word) => match settler.cx.shared_enum(word) {
            Some(index) => return (shared(index), evidence),
            None => return by_name(settler, name, shown),
        },
        TypeWord::Enum
            if shown
                .iter()
                .any(|kind| matches!(kind.ty(), Some(Type::Integer))) =>
        {
            Type::Integer
        }
        _ => Type::String,
    };
    if let Some(kind) = shown.iter().find(|kind| !allows(&ty, **kind)) {
        return refused(settler, name, stated, *kind, shown);
    }
    (ty, evidence)
}

/// `number` and `long` leave open whether an instant, an id or an amount is meant.
fn by_number(
    settler: &mut Settler<'_, '_>,
    name: &str,
    stated: &Stated,
    shown: &mut BTreeSet<Scalar>,
) -> (Type, Vec<Evidence>) {
    let evidence = stated.evidence.clone();
    if let Some(kind) = shown.iter().find(|kind| !allows(&Type::Decimal, **kind)) {
        return refused(settler, name, stated, *kind, shown);
    }
    shown.retain(|kind| !matches!(kind, Scalar::Word | Scalar::Empty | Scalar::Null));
    if shown.is_empty() {
        shown.insert(Scalar::Zero);
    }
    let whole = stated.word == TypeWord::Whole;
    let rule = settler.cx.rules.given(name, shown);
    if let Some(rule) = rule.filter(|rule| !whole || rule.stated || rule.ty != Type::Decimal) {
        return (rule.ty.clone(), vec![evidence, ruled(&rule)]);
    }
    let fraction = shown
        .iter()
        .any(|kind| matches!(kind, Scalar::Fraction | Scalar::NumericText));
    let ty = if whole && shown.contains(&Scalar::Huge) {
        Type::Id
    } else if whole && !fraction {
        Type::Integer
    } else if fraction {
        Type::Decimal
    } else {
        by_examples(name, shown).0
    };
    (ty, vec![evidence])
}

/// What a page states cannot hold the value of its own example: the example's type is taken, with a warning.
fn refused(
    settler: &mut Settler<'_, '_>,
    name: &str,
    stated: &Stated,
    kind: Scalar,
    shown: &BTreeSet<Scalar>,
) -> (Type, Vec<Evidence>) {
    let text = format!(
        "{} for `{name}`, yet an example shows {}",
        stated.evidence.says,
        kind.says()
    );
    let found = Diagnostic::new(codes::TYPE_CONTRADICTED, stated.span, text);
    settler
        .sink
        .push(found.help("say in the table what the example shows, or mend the example"));
    by_name(settler, name, shown)
}
