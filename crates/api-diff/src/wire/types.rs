//! Types: what two of them accept and promise, all the way down.

use std::collections::BTreeSet;

use api_model::{EnumRef, Field, Node, Operation, Type, TypeTable};

use super::{enums, fields, scalars, texts};
use crate::log::{Log, Note, Subject};
use crate::{Class, Kind};

/// Who makes the values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Direction {
    /// Callers: what is narrower refuses what was accepted.
    Sent,
    /// The server: what is wider surprises who reads.
    Received,
    /// Either.
    Both,
}

/// A walk over the types of two operations or channels.
pub(crate) struct Types<'s, 't> {
    pub(crate) subject: &'s Subject,
    pub(crate) tables: (&'t TypeTable, &'t TypeTable),
    pub(crate) direction: Direction,
    /// Wire names of parameters that say how much of a list comes at once.
    cutting: Vec<String>,
    seen: BTreeSet<(usize, usize)>,
}

impl<'s, 't> Types<'s, 't> {
    /// A walk that has not begun.
    pub(crate) fn new(
        subject: &'s Subject,
        tables: (&'t TypeTable, &'t TypeTable),
        direction: Direction,
    ) -> Self {
        Self {
            subject,
            tables,
            direction,
            cutting: Vec::new(),
            seen: BTreeSet::new(),
        }
    }

    /// Knows which parameters cut lists.
    pub(crate) fn cuts_lists(&mut self, a: &Operation, b: &Operation) {
        let all = [a, b].into_iter().filter_map(|one| one.pagination.as_ref());
        self.cutting = all.flat_map(|one| one.parameters.clone()).collect();
        let usual = [
            "limit",
            "size",
            "page",
            "pageSize",
            "pageNo",
            "page_size",
            "page_no",
        ];
        self.cutting.extend(usual.map(str::to_owned));
    }

    /// Compares all that is said of two fields or parameters beside their names.
    pub(crate) fn fields(&mut self, log: &mut Log<'_>, (a, b): (&Field, &Field), member: &str) {
        let places = (a.places.first(), b.places.first());
        let mut say = |kind, wire, message: String| {
            let note = Note::new(kind, wire, message).of(member, &b.name);
            log.push(self.subject, note.at(places.0, places.1));
        };
        if a.required != b.required {
            let stricter = match self.direction {
                Direction::Sent => b.required,
                Direction::Received => a.required,
                Direction::Both => true,
            };
            let wire = if stricter {
                Class::Breaking
            } else {
                Class::Compatible
            };
            let is = if b.required { "required" } else { "optional" };
            say(
                Kind::RequiredChanged,
                wire,
                format!("`{}` is {is} now", b.name),
            );
        }
        if a.default != b.default && self.direction != Direction::Received {
            let wire = self.default_class(a, b);
            let value = |value: &Option<String>| {
                value
                    .as_ref()
                    .map_or("nothing".to_owned(), |value| format!("`{value}`"))
            };
            let (old, new) = (value(&a.default), value(&b.default));
            let message = format!("where `{}` is left out, {new} is taken, was {old}", b.name);
            say(Kind::DefaultChanged, wire, message);
        }
        if let Some((wire, message)) = scalars::bounds(&a.bounds, &b.bounds, self.direction) {
            say(
                Kind::BoundsChanged,
                wire,
                format!("`{}`: {message}", b.name),
            );
        }
        let both = (&a.description, &b.description);
        texts::told(log, self.subject, member, both, places);
        if self.direction == Direction::Sent {
            self.no_longer_listed(log, (a, b), member);
        }
        self.nodes(log, (&a.node, &b.node), member, &b.name);
    }

    /// Another default changes what a call means that nobody changed, unless it only says how much comes at once.
    fn default_class(&self, a: &Field, b: &Field) -> Class {
        let both = a.default.is_some() && b.default.is_some();
        // Not so the direction that a list is read in.
        let counts = matches!(b.node.ty, Type::Integer | Type::Decimal);
        if both && !b.required && !(counts && self.cutting.contains(&b.name)) {
            Class::Breaking
        } else {
            Class::Compatible
        }
    }

    /// Compares two types; `name` is the wire name of what has them.
    pub(crate) fn nodes(
        &mut self,
        log: &mut Log<'_>,
        (a, b): (&Node, &Node),
        member: &str,
        name: &str,
    ) {
        match (&a.ty, &b.ty) {
            (Type::Object(old), Type::Object(new)) => self.objects(log, (*old, *new), member),
            (Type::Array(old), Type::Array(new)) => {
                self.nodes(log, (old, new), &format!("{member}[]"), name);
            }
            (Type::Map(old), Type::Map(new)) => {
                self.nodes(log, (old, new), &format!("{member}{{}}"), name);
            }
            (Type::Enum(old), Type::Enum(new)) => {
                self.enumerations(log, (old, new), (member, name));
            }
            (old, new) if old == new => {}
            _ => self.other(log, (a, b), member, name),
        }
    }

    fn other(&self, log: &mut Log<'_>, (a, b): (&Node, &Node), member: &str, name: &str) {
        let wire = if self.lists_numbers(log, (a, b)) {
            Class::Compatible
        } else {
            scalars::changed(a, b, self.direction)
        };
        let (old, new) = (scalars::word(&a.ty), scalars::word(&b.ty));
        let message = format!("the type is {new}, was {old}");
        let place = |node: &Node| node.evidence.first().and_then(|evidence| evidence.place);
        let note = Note::new(Kind::TypeChanged, wire, message).of(member, name);
        let (old, new) = (place(a), place(b));
        log.push(self.subject, note.at(old.as_ref(), new.as_ref()));
    }

    /// A page that listed values and still names some of them has taken back the others: `LIMIT, MARKET` became `LIMIT`,
    /// and a single word is no list.
    fn no_longer_listed(&self, log: &mut Log<'_>, (a, b): (&Field, &Field), member: &str) {
        let (Type::Enum(values), Type::String | Type::Integer) = (&a.node.ty, &b.node.ty) else {
            return;
        };
        let (Some(def), Some(place)) =
            (log.old.enumeration(self.tables.0, values), b.places.first())
        else {
            return;
        };
        let said = log.new.said(place);
        let words: BTreeSet<&str> = said
            .split(|sign: char| !(sign.is_ascii_alphanumeric() || "_-".contains(sign)))
            .collect();
        let (left, gone): (Vec<_>, Vec<_>) = def
            .values
            .iter()
            .map(|one| one.value.as_str())
            .partition(|value| words.contains(value));
        if left.is_empty() {
            return;
        }
        for value in gone {
            let message = format!("the value `{value}` is gone");
            let note = Note::new(Kind::ValueRemoved, Class::Breaking, message);
            log.push(
                self.subject,
                note.of(member, &b.name).at(a.places.first(), Some(place)),
            );
        }
    }

    /// Whether a whole number has its values listed now, or no longer: the same numbers travel.
    fn lists_numbers(&self, log: &Log<'_>, (a, b): (&Node, &Node)) -> bool {
        let (olds, news) = self.tables;
        let whole = |ty: &Type| matches!(ty, Type::Integer | Type::Id);
        let listed = match (&a.ty, &b.ty) {
            (Type::Enum(values), other) if whole(other) => log.old.enumeration(olds, values),
            (other, Type::Enum(values)) if whole(other) => log.new.enumeration(news, values),
            _ => None,
        };
        listed.is_some_and(|values| values.numeric)
    }

    fn objects(&mut self, log: &mut Log<'_>, (old, new): (usize, usize), member: &str) {
        if !self.seen.insert((old, new)) {
            return;
        }
        let (olds, news) = self.tables;
        let (Some(a), Some(b)) = (olds.shapes.get(old), news.shapes.get(new)) else {
            return;
        };
        let places = (a.places.first(), b.places.first());
        let both = (&a.description, &b.description);
        texts::told(log, self.subject, member, both, places);
        fields::compare(log, self, (&a.fields, &b.fields), member);
    }

    fn enumerations(
        &self,
        log: &mut Log<'_>,
        (old, new): (&EnumRef, &EnumRef),
        (member, name): (&str, &str),
    ) {
        let (a, b) = (
            log.old.enumeration(self.tables.0, old),
            log.new.enumeration(self.tables.1, new),
        );
        let (Some(a), Some(b)) = (a, b) else {
            return;
        };
        // What happens to a shared enum is told once, at the enum.
        let shared = matches!((old, new), (EnumRef::Shared(_), EnumRef::Shared(_)));
        if !(shared && enums::is_same(log, a, b)) {
            enums::values(log, self.subject, (a, b), self.direction, (member, name));
        }
    }
}
