//! Names: the only place that makes an identifier.
//!
//! A name is a function of the wire name and of the kind of thing it names, never of order. Two rules exist:
//!
//! - the *plain* rule splits a wire name into words and joins them in the case that Rust wants (`orderId` → `order_id`,
//!   `USDTAmount` → `UsdtAmount`);
//! - where wire names of one struct or enum meet under the plain rule, *each* of them takes its *exact* rule, which
//!   tells what the plain rule left out: the style (`order_id`, `order_id_camel`), then every sign (`a_dash_b`).
//!
//! See [`distinct`] for the two together.

mod exact;
mod ident;
mod reserved;
mod words;

use std::collections::BTreeMap;

pub use ident::RustName;
pub(crate) use reserved::{is_reserved_setter, is_root_module};
pub(crate) use words::snake;

/// What a name is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameKind {
    /// A field, an argument, a setter.
    Field,
    /// A value of an enum.
    Variant,
    /// A struct or enum.
    Type,
    /// A method of a section.
    Method,
    /// A module and its file.
    Module,
    /// A constant.
    Constant,
}

impl RustName {
    /// The plain name of a wire name.
    #[must_use]
    pub fn plain(kind: NameKind, wire: &str) -> Self {
        Self::shape(kind, &words::words(wire))
    }

    /// The exact name of a wire name: told apart from every other that has the same plain name, where one can.
    #[must_use]
    pub fn exact(kind: NameKind, wire: &str) -> Self {
        Self::shape(kind, &exact::styled(kind, wire))
    }

    /// The name that spells every sign of a wire name.
    #[must_use]
    pub fn spelled(kind: NameKind, wire: &str) -> Self {
        Self::shape(kind, &exact::spelled(wire))
    }

    fn shape<S: AsRef<str>>(kind: NameKind, words: &[S]) -> Self {
        match kind {
            NameKind::Field | NameKind::Method | NameKind::Module => {
                Self::lower(kind, words::snake(words))
            }
            NameKind::Constant => Self::screaming(&words::snake(words)),
            NameKind::Variant | NameKind::Type => Self::upper(kind, words::pascal(words)),
        }
    }

    fn lower(kind: NameKind, mut text: String) -> Self {
        if text.starts_with(|c: char| c.is_ascii_digit()) {
            let prefix = if kind == NameKind::Method {
                "call_"
            } else {
                "v"
            };
            text.insert_str(0, prefix);
        }
        if kind == NameKind::Module && reserved::is_keyword(&text) {
            text.push('_');
        }
        if kind == NameKind::Method && reserved::is_reserved_setter(&text) {
            text.insert_str(0, "call_");
        }
        Self::checked(text)
    }

    fn screaming(text: &str) -> Self {
        let mut text = text.to_ascii_uppercase();
        if text.starts_with(|c: char| c.is_ascii_digit()) {
            text.insert(0, 'V');
        }
        Self::checked(text)
    }

    fn upper(kind: NameKind, mut text: String) -> Self {
        if text.starts_with(|c: char| c.is_ascii_digit()) {
            let prefix = if kind == NameKind::Type { "Call" } else { "V" };
            text.insert_str(0, prefix);
        }
        if kind == NameKind::Variant && reserved::is_reserved_variant(&text) {
            text.push_str("Value");
        }
        if kind == NameKind::Type && reserved::is_reserved_type(&text) {
            text.push_str("Type");
        }
        Self::checked(text)
    }
}

/// A name for each wire name of one struct or enum, told apart by the wire names alone.
///
/// Wire names whose plain names meet all take their exact names; what still meets spells every sign. `None` stands
/// for a wire name that cannot be told apart even so, such as one that is there twice.
#[must_use]
pub fn distinct(kind: NameKind, wires: &[&str]) -> Vec<Option<RustName>> {
    let rules = [RustName::plain, RustName::exact, RustName::spelled];
    let mut level = vec![0; wires.len()];
    // Raising one name may make it meet another: each round raises at least one, so it ends.
    loop {
        let names: Vec<_> = wires
            .iter()
            .zip(&level)
            .map(|(wire, &level): (_, &usize)| rules[level.min(2)](kind, wire))
            .collect();
        let mut bearers: BTreeMap<&RustName, Vec<usize>> = BTreeMap::new();
        for (index, name) in names.iter().enumerate() {
            bearers.entry(name).or_default().push(index);
        }
        let meeting: Vec<usize> = bearers
            .into_values()
            .filter(|indices| indices.len() > 1)
            .flatten()
            .collect();
        if meeting.iter().all(|&index| level[index] >= 2) {
            let mut names: Vec<_> = names.into_iter().map(Some).collect();
            for index in meeting {
                names[index] = None;
            }
            return names;
        }
        for index in meeting {
            level[index] += 1;
        }
    }
}
