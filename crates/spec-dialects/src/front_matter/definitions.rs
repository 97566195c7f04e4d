//! Definition lists of kramdown: a name on one line, `: what it is` on the next.

use diagnostics::Spanned;
use spec_draft::Said;
use spec_markup::MappedText;

/// A name and what is said of it.
pub(super) struct Definition {
    pub(super) name: Said,
    pub(super) text: Said,
}

/// The definitions of a paragraph that holds nothing else.
pub(super) fn read(paragraph: &MappedText) -> Option<Vec<Definition>> {
    let lines = lines(paragraph);
    let mut found: Vec<Definition> = Vec::new();
    let mut name: Option<Said> = None;
    for (at, line) in lines.iter().enumerate() {
        let text = line.text();
        if text.is_empty() || text.starts_with("{:") {
            continue;
        }
        if let Some(lead) = definition(text) {
            let part = super::endpoint::said(&line.slice(lead..text.len()));
            match (name.take(), found.last_mut()) {
                (Some(name), _) => found.push(Definition { name, text: part }),
                (None, Some(last)) => append(last, &part),
                (None, None) => return None,
            }
        } else if lines
            .get(at + 1)
            .is_some_and(|next| definition(next.text()).is_some())
        {
            name = Some(named(line)?);
        } else {
            append(found.last_mut()?, &super::endpoint::said(line));
        }
    }
    (!found.is_empty() && name.is_none()).then_some(found)
}

/// Where the text of a definition begins.
fn definition(line: &str) -> Option<usize> {
    let rest = line.strip_prefix(':')?;
    rest.starts_with([' ', '\t'])
        .then(|| line.len() - rest.trim_start().len())
}

fn append(definition: &mut Definition, more: &Said) {
    definition.text.value.push('\n');
    definition.text.value.push_str(&more.value);
    definition.text.span = definition.text.span.to(more.span);
}

/// One word, its marks taken off.
fn named(line: &MappedText) -> Option<Said> {
    let text = line.text();
    let bare = text.trim_matches(['*', '`', '_']).replace("\\_", "_");
    let is_word = !bare.is_empty() && !bare.contains(char::is_whitespace);
    is_word.then(|| Spanned::new(bare, line.whole()))
}

fn lines(text: &MappedText) -> Vec<MappedText> {
    let mut at = 0;
    text.text()
        .split_inclusive('\n')
        .map(|line| {
            let part = text.slice(at..at + line.len()).trimmed();
            at += line.len();
            part
        })
        .collect()
}
