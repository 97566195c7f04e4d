//! Everything that pages show of one value, gathered into one tree before any type is settled.
//!
//! Examples of all pages and all elements of a list fall onto the same tree, so that a field that only one of them
//! has is known all the same. Nothing is judged here.

use std::collections::BTreeMap;

use diagnostics::Span;
use spec_draft::{FieldDraft, Said};
use spec_markup::json::{Comment, Json, JsonKind};

use super::Scalar;

/// What is known of a value.
#[derive(Default)]
pub(super) struct Seen<'a> {
    /// Members, where it was seen as an object.
    pub(super) members: Members<'a>,
    /// What its elements have in common, where it was seen as a list that is not empty.
    pub(super) elements: Option<Box<Seen<'a>>>,
    /// Where an object stands.
    pub(super) objects: Vec<Span>,
    /// Where a list stands.
    pub(super) arrays: Vec<Span>,
    /// Scalars of examples: the first of each look.
    pub(super) scalars: Vec<(Scalar, Span)>,
    /// Rows and entries that speak of it, with their language.
    pub(super) stated: Vec<(&'a str, &'a FieldDraft)>,
    /// What rows call the object that stands here, or that lists of it hold.
    pub(super) names: Vec<&'a Said>,
    /// What people say about it, by language.
    pub(super) texts: Vec<(&'a str, Said)>,
    /// Where its name stands.
    pub(super) keys: Vec<Span>,
}

/// Members by name, in the order in which they were first seen.
#[derive(Default)]
pub(super) struct Members<'a> {
    list: Vec<(String, Seen<'a>)>,
    index: BTreeMap<String, usize>,
}

impl<'a> Members<'a> {
    /// The member of that name, made where there is none.
    pub(super) fn entry(&mut self, name: &str) -> &mut Seen<'a> {
        let at = if let Some(at) = self.index.get(name) {
            *at
        } else {
            self.index.insert(name.to_owned(), self.list.len());
            self.list.push((name.to_owned(), Seen::default()));
            self.list.len() - 1
        };
        &mut self.list[at].1
    }

    /// Whether there is a member of that name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.index.contains_key(name)
    }

    /// Every member.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &Seen<'a>)> {
        self.list.iter().map(|(name, seen)| (name.as_str(), seen))
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }
}

impl<'a> Seen<'a> {
    /// Adds what an example shows.
    pub(super) fn add_json(&mut self, language: &'a str, json: &Json) {
        if let Some(scalar) = Scalar::of(json) {
            if !self.scalars.iter().any(|(have, _)| *have == scalar) {
                self.scalars.push((scalar, json.span));
            }
            return;
        }
        match &json.kind {
            JsonKind::Object(members) => {
                self.objects.push(json.span);
                for member in members.iter().filter(|member| !member.key.value.is_empty()) {
                    let seen = self.members.entry(&member.key.value);
                    seen.keys.push(member.key.span);
                    seen.say(language, &member.comments);
                    seen.add_json(language, &member.value);
                }
            }
            JsonKind::Array { elements, .. } => self.add_elements(language, json.span, elements),
            _ => {}
        }
    }

    fn add_elements(&mut self, language: &'a str, span: Span, elements: &[Json]) {
        self.arrays.push(span);
        let mut positions = Vec::new();
        for (at, element) in elements.iter().enumerate() {
            let seen = self.elements.get_or_insert_default();
            if element.members().is_empty() {
                positions.extend(position(at, &element.comments));
            } else {
                seen.say(language, &element.comments);
            }
            seen.add_json(language, element);
        }
        self.say(language, &positions);
    }

    /// Notes comments as one text, unless the language has said something before.
    fn say(&mut self, language: &'a str, comments: &[Comment]) {
        let said: Vec<&str> = comments
            .iter()
            .map(|comment| comment.value.trim())
            .filter(|text| !text.is_empty())
            .collect();
        if said.is_empty() || self.texts.iter().any(|(have, _)| *have == language) {
            return;
        }
        let span = comments[1..]
            .iter()
            .fold(comments[0].span, |all, next| all.to(next.span));
        self.texts
            .push((language, Said::new(said.join("\n"), span)));
    }

    /// Adds what `other` knows.
    pub(super) fn absorb(&mut self, other: &Self) {
        for (name, theirs) in other.members.iter() {
            self.members.entry(name).absorb(theirs);
        }
        if let Some(theirs) = &other.elements {
            self.elements.get_or_insert_default().absorb(theirs);
        }
        self.objects.extend(&other.objects);
        self.arrays.extend(&other.arrays);
        for (kind, span) in &other.scalars {
            if !self.scalars.iter().any(|(have, _)| have == kind) {
                self.scalars.push((*kind, *span));
            }
        }
        self.stated.extend(&other.stated);
        self.names.extend(&other.names);
        self.texts.extend(other.texts.iter().cloned());
        self.keys.extend(&other.keys);
    }

    /// Whether it was seen as an object that has members, or as a list.
    pub(super) fn is_composite(&self) -> bool {
        !self.members.is_empty() || !self.arrays.is_empty() || self.elements.is_some()
    }

    /// Whether all that was seen is `{}`, which writers put where they do not show what comes.
    pub(super) fn is_placeholder(&self) -> bool {
        let elsewhere = self.arrays.is_empty() && self.scalars.is_empty() && self.stated.is_empty();
        !self.objects.is_empty() && self.members.is_empty() && elsewhere
    }

    /// Whether nothing at all was seen of it.
    pub(super) fn is_unknown(&self) -> bool {
        let shown = self.is_composite() || !self.objects.is_empty() || !self.scalars.is_empty();
        !shown && self.stated.is_empty()
    }

    /// Every place that shows it: its names, else its values.
    pub(super) fn spans(&self) -> Vec<Span> {
        let values = self.objects.iter().chain(&self.arrays).copied();
        let stated = self.stated.iter().map(|(_, field)| field.span);
        let mut spans: Vec<Span> = stated.chain(self.keys.iter().copied()).collect();
        if spans.is_empty() {
            spans = values
                .chain(self.scalars.iter().map(|(_, span)| *span))
                .collect();
        }
        let mut known = std::collections::BTreeSet::new();
        spans.retain(|span| known.insert(*span));
        spans
    }
}

/// A comment on an element without members says what stands at that position: `[0]: price`.
fn position(at: usize, comments: &[Comment]) -> Option<Comment> {
    let first = comments.first()?;
    let said: Vec<&str> = comments
        .iter()
        .map(|comment| comment.value.trim())
        .collect();
    let said = said.join(" ");
    let said = said
        .trim_start_matches(&format!("[{at}]"))
        .trim_start_matches(':')
        .trim();
    (!said.is_empty()).then(|| Comment::new(format!("`[{at}]`: {said}"), first.span))
}
