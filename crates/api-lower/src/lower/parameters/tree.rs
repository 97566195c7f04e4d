//! Parameters as a tree, and the trees of several pages as one.
//!
//! A dotted name (`item.symbol`, `list[].id`) goes under the parameter it belongs to; `[]` is the whole body as a list.

use diagnostics::{Diagnostic, Sink, codes};
use spec_draft::ParameterDraft;

use super::reading::{self, Reading};
use crate::lower::calls::Role;
use crate::words::{alike, singular};

/// One page's row on a parameter.
#[derive(Clone, Debug)]
pub(crate) struct Row<'a> {
    /// What its page is to the operation.
    pub(crate) role: Role,
    /// The language of its texts.
    pub(crate) language: &'a str,
    /// The row.
    pub(crate) draft: &'a ParameterDraft,
    /// Its cells.
    pub(crate) reading: Reading,
}

/// A parameter, as all pages have it.
#[derive(Clone, Debug)]
pub(crate) struct Item<'a> {
    /// The wire name; empty for the whole body.
    pub(crate) name: String,
    /// Whether a name says that it is a list (`list[].id`).
    pub(crate) many: bool,
    /// The rows, the main page's first; none for what only dotted names speak of.
    pub(crate) rows: Vec<Row<'a>>,
    /// What is inside.
    pub(crate) children: Vec<Item<'a>>,
}

/// How a page's rows are read.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a> {
    pub(crate) role: Role,
    pub(crate) language: &'a str,
    /// Whether objects can travel: else a dot belongs to the name.
    pub(crate) nests: bool,
}

impl<'a> Reader<'a> {
    /// The tree of one page.
    pub(crate) fn tree(self, rows: &'a [ParameterDraft], sink: &mut Sink) -> Vec<Item<'a>> {
        let mut items: Vec<Item<'a>> = Vec::new();
        let mut dotted = Vec::new();
        for draft in rows {
            let Some(reading) = reading::read(draft) else {
                continue;
            };
            let steps = steps(&reading.name);
            match steps.as_slice() {
                [(name, many)] if !many || name.is_empty() || self.nests => {
                    let item = self.item(name.clone(), *many, draft, reading, sink);
                    add(&mut items, item, sink);
                }
                [_] => {
                    let whole = reading.name.clone();
                    let item = self.item(whole, true, draft, reading, sink);
                    add(&mut items, item, sink);
                }
                _ => dotted.push((draft, reading, steps)),
            }
        }
        for (draft, reading, steps) in dotted {
            self.nest(&mut items, draft, reading, &steps, sink);
        }
        items
    }

    fn item(
        self,
        name: String,
        many: bool,
        draft: &'a ParameterDraft,
        reading: Reading,
        sink: &mut Sink,
    ) -> Item<'a> {
        let wire = draft
            .wire_name
            .as_ref()
            .map(|said| said.value.trim().to_owned());
        let children = Reader {
            nests: true,
            ..self
        }
        .tree(&draft.children, sink);
        let row = Row {
            role: self.role,
            language: self.language,
            draft,
            reading,
        };
        Item {
            name: wire.unwrap_or(name),
            many,
            rows: vec![row],
            children,
        }
    }

    fn nest(
        self,
        items: &mut Vec<Item<'a>>,
        draft: &'a ParameterDraft,
        reading: Reading,
        steps: &[(String, bool)],
        sink: &mut Sink,
    ) {
        let Some(((first, many), rest)) = steps.split_first() else {
            return;
        };
        let known = parent(items, first);
        if known.is_none() && !self.nests && !first.is_empty() {
            let whole = reading.name.clone();
            let item = self.item(whole, false, draft, reading, sink);
            return add(items, item, sink);
        }
        let at = known.unwrap_or_else(|| {
            if !first.is_empty() && self.role != Role::Translation {
                sink.push(no_parent(draft, &reading.name, first));
            }
            items.push(Item {
                name: first.clone(),
                many: *many,
                rows: Vec::new(),
                children: Vec::new(),
            });
            items.len() - 1
        });
        let parent = &mut items[at];
        parent.many |= many;
        if let [(name, many)] = rest {
            let item = self.item(name.clone(), *many, draft, reading, sink);
            add(&mut parent.children, item, sink);
        } else {
            Reader {
                nests: true,
                ..self
            }
            .nest(&mut parent.children, draft, reading, rest, sink);
        }
    }
}

fn no_parent(draft: &ParameterDraft, name: &str, parent: &str) -> Diagnostic {
    Diagnostic::new(
        codes::lower::PARAMETER_PARENT,
        draft.name.as_ref().map_or(draft.span, |said| said.span),
        format!("`{name}` belongs to a parameter `{parent}` that the page does not have"),
    )
    .note(format!("`{parent}` is taken as an object"))
    .help(format!("add a row for `{parent}` that states its type"))
}

/// `list[].id` as `[(list, true), (id, false)]`; brackets around a word belong to the name.
fn steps(name: &str) -> Vec<(String, bool)> {
    let steps: Vec<(String, bool)> = name
        .split('.')
        .map(|step| {
            let plain = step
                .strip_suffix(']')
                .and_then(|rest| rest.rsplit_once('['))
                .filter(|(_, index)| {
                    index.is_empty()
                        || index.bytes().all(|b| b.is_ascii_digit())
                        || matches!(*index, "i" | "n")
                });
            plain.map_or_else(
                || (step.to_owned(), false),
                |(plain, _)| (plain.to_owned(), true),
            )
        })
        .collect();
    let whole = steps
        .iter()
        .enumerate()
        .any(|(at, (step, many))| step.is_empty() && !(at == 0 && *many));
    if whole {
        vec![(name.to_owned(), false)]
    } else {
        steps
    }
}

/// The item a dotted name belongs to: its name, in other case, or its plural.
fn parent(items: &[Item<'_>], name: &str) -> Option<usize> {
    let one = singular(name);
    let fits: [&dyn Fn(&Item<'_>) -> bool; 3] = [
        &|item| item.name == name,
        &|item| alike(&item.name, name),
        &|item| alike(singular(&item.name), one),
    ];
    fits.iter().find_map(|fits| items.iter().position(fits))
}

/// Adds an item; a second row on one name is reported and kept as further evidence.
fn add<'a>(items: &mut Vec<Item<'a>>, item: Item<'a>, sink: &mut Sink) {
    let Some(first) = items.iter_mut().find(|have| have.name == item.name) else {
        items.push(item);
        return;
    };
    if let (Some(row), Some(have)) = (item.rows.first(), first.rows.first())
        && row.role != Role::Translation
    {
        sink.push(
            Diagnostic::new(
                codes::lower::PARAMETER_TWICE,
                row.draft.span,
                format!("the parameter `{}` stands twice in the table", item.name),
            )
            .and(have.draft.span, "first here; this row decides")
            .help("take one of the rows out"),
        );
    }
    first.many |= item.many;
    if first.rows.is_empty() {
        first.rows = item.rows;
    }
    for child in item.children {
        if !first.children.iter().any(|have| have.name == child.name) {
            first.children.push(child);
        }
    }
}

/// Adds what another page says. What only a repetition has joins the tree; what only a translation has does not.
pub(crate) fn merge<'a>(tree: &mut Vec<Item<'a>>, other: Vec<Item<'a>>) {
    for mut item in other {
        let at = tree
            .iter()
            .position(|have| have.name == item.name)
            .or_else(|| tree.iter().position(|have| alike(&have.name, &item.name)));
        if let Some(at) = at {
            let children = std::mem::take(&mut item.children);
            tree[at].rows.append(&mut item.rows);
            merge(&mut tree[at].children, children);
        } else {
            let repeated = item
                .rows
                .first()
                .is_none_or(|row| row.role == Role::Repetition);
            if repeated && !item.rows.is_empty() {
                tree.push(item);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::steps;

    #[test]
    fn steps_of_names() {
        let told = |name: &str| {
            steps(name)
                .into_iter()
                .map(|(step, many)| if many { format!("{step}[]") } else { step })
                .collect::<Vec<_>>()
                .join(" ")
        };
        let cases = [
            ("symbol", "symbol"),
            ("item.symbol", "item symbol"),
            ("list[].id", "list[] id"),
            ("list[0].id", "list[] id"),
            ("[].id", "[] id"),
            ("[]", "[]"),
            ("page[size]", "page[size]"),
            ("a..b", "a..b"),
        ];
        for (name, expected) in cases {
            assert_eq!(told(name), expected, "{name}");
        }
    }
}
