//! Lists of values: tables and bullets whose first column holds nothing but constants.

use diagnostics::Spanned;
use spec_draft::{EnumDraft, LabelledValue, Said};
use spec_markup::{Block, ListItem, Table};

/// Headings under which constants are examples, not the values of something.
const ASIDES: &[&str] = &[
    "note",
    "rule",
    "example",
    "permission",
    "http",
    "header",
    "request",
    "response",
    "feature",
    "return code",
    "注意",
    "示例",
    "权限",
    "请求",
    "响应",
    "返回码",
    "规则",
];

/// Whether a table lists values: two columns, the first of constants, below a heading that may name them.
pub(crate) fn is_values(table: &Table, heading: &str) -> bool {
    let constants = table.rows.iter().all(|row| {
        row.first()
            .is_some_and(|cell| is_constant(&unmarked(&cell.value)))
    });
    table.header.len() == 2
        && table.rows.len() > 1
        && constants
        && !heading.is_empty()
        && !ASIDES.iter().any(|aside| heading.contains(aside))
}

/// The values of a table.
pub(crate) fn values(table: &Table) -> Vec<LabelledValue> {
    let one = |row: &Vec<Said>| {
        let value = row.first()?.clone().map(|value| unmarked(&value));
        let label = row.get(1).filter(|label| !label.value.is_empty()).cloned();
        Some(LabelledValue {
            value,
            label,
            name: None,
        })
    };
    table.rows.iter().filter_map(one).collect()
}

/// An enum of a table below a heading.
pub(crate) fn of_table(table: &Table, heading: &Said, values: Vec<LabelledValue>) -> EnumDraft {
    named(heading, table.span, values)
}

/// An enum of bullets: `- `VALUE` - what it means`, every one of them.
pub(super) fn of_list(items: &[ListItem], heading: &Said) -> Option<EnumDraft> {
    let lower = heading.value.to_lowercase();
    if items.len() < 2 || ASIDES.iter().any(|aside| lower.contains(aside)) {
        return None;
    }
    let values: Vec<LabelledValue> = items.iter().map_while(bullet).collect();
    let first = values.first()?.value.span;
    let last = values.last()?.value.span;
    (values.len() == items.len()).then(|| named(heading, first.to(last), values))
}

fn bullet(item: &ListItem) -> Option<LabelledValue> {
    let [Block::Paragraph(text)] = item.blocks.as_slice() else {
        return None;
    };
    let (value, rest) = text.text().strip_prefix('`')?.split_once('`')?;
    let label = rest
        .trim_start_matches([' ', '-', ':', '：', '—', '–', '='])
        .trim();
    let at = text.text().len() - text.text().trim_end().len();
    let end = text.text().len() - at;
    let label_at = end - label.len();
    is_constant(value).then(|| LabelledValue {
        value: Spanned::new(value.to_owned(), text.span(1..value.len() + 1)),
        label: (!label.is_empty())
            .then(|| Spanned::new(label.to_owned(), text.span(label_at..end))),
        name: None,
    })
}

/// The name of an enum: the word of code in its heading, else the heading.
fn named(heading: &Said, span: diagnostics::Span, values: Vec<LabelledValue>) -> EnumDraft {
    let text = &heading.value;
    let between = |open: char, close: char| {
        let (_, rest) = text.split_once(open)?;
        let (inner, _) = rest.split_once(close)?;
        let word = inner.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        (word && inner.len() > 3).then(|| inner.to_owned())
    };
    let code = between('(', ')').or_else(|| between('（', '）'));
    EnumDraft {
        span,
        name: Spanned::new(code.unwrap_or_else(|| text.clone()), heading.span),
        title: Some(heading.clone()),
        description: Vec::new(),
        type_text: None,
        values,
        by_heading: true,
    }
}

/// `PARTIALLY_FILLED`, `1`, `GTC`: what stands for a value and is no word of prose.
fn is_constant(text: &str) -> bool {
    let number = text
        .parse::<i16>()
        .is_ok_and(|number| (-9..100).contains(&number));
    let word = text.starts_with(|c: char| c.is_ascii_uppercase())
        && text
            .chars()
            .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_')
        && text.len() > 1;
    number || word
}

fn unmarked(text: &str) -> String {
    text.trim().trim_matches(['`', '*']).replace("\\_", "_")
}
