//! Parameters that stand in a list of bullets or in a commented example instead of a table.

use diagnostics::Spanned;
use spec_draft::{ParameterDraft, Said};
use spec_markup::json::{Json, JsonKind};
use spec_markup::{Block, ListItem};

/// `- `name` (string, required): what it is`, item by item; nested items are parameters inside.
pub(super) fn bullets(items: &[ListItem]) -> Vec<ParameterDraft> {
    items.iter().filter_map(bullet).collect()
}

fn bullet(item: &ListItem) -> Option<ParameterDraft> {
    let text = item.blocks.iter().find_map(|block| match block {
        Block::Paragraph(text) => Some(text),
        _ => None,
    })?;
    let raw = text.text();
    let plain = raw.trim_start_matches(['*', '`', ' ']);
    let start = raw.len() - plain.len();
    let end = plain
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '[' | ']' | '-')))
        .unwrap_or(plain.len());
    let marked = raw.starts_with(['`', '*']);
    let behind = plain[end..].trim_start_matches(['*', '`', ' ']);
    if end == 0 || !(marked || behind.starts_with([':', '：', '(', '（'])) {
        return None;
    }
    let mut found = ParameterDraft::new(text.whole());
    found.name = Some(Spanned::new(
        plain[..end].to_owned(),
        text.span(start..start + end),
    ));
    let mut description = behind;
    if let Some(inner) = behind.strip_prefix(['(', '（']) {
        let close = inner.find([')', '）']).unwrap_or(inner.len());
        for word in inner[..close].split([',', '，', ';']) {
            let word = word.trim().trim_matches('`');
            let said = Spanned::new(word.to_owned(), text.whole());
            match word.to_lowercase().as_str() {
                "required" | "optional" | "mandatory" | "必填" | "可选" | "选填" => {
                    found.required = Some(said);
                }
                "" => {}
                _ if found.type_text.is_none() => found.type_text = Some(said),
                _ => {}
            }
        }
        description = inner[close..].trim_start_matches([')', '）', ' ', '*']);
    }
    let description = description
        .trim_start_matches([':', '：', '-', '—', '–', ' '])
        .trim();
    found.description =
        (!description.is_empty()).then(|| Spanned::new(description.to_owned(), text.whole()));
    for block in &item.blocks {
        if let Block::List(items) = block {
            found.children = bullets(items);
        }
    }
    Some(found)
}

/// The members of a commented example as parameters: comments describe them, values stay evidence in the sample.
pub(super) fn members(json: &Json) -> Vec<ParameterDraft> {
    match &json.kind {
        JsonKind::Array { elements, .. } => {
            let Some(first) = elements
                .iter()
                .find(|element| !element.members().is_empty())
            else {
                return Vec::new();
            };
            let mut whole = ParameterDraft::new(json.span);
            whole.name = Some(Spanned::new("[]".to_owned(), json.span));
            whole.children = members(first);
            vec![whole]
        }
        _ => json.members().iter().map(member).collect(),
    }
}

fn member(member: &spec_markup::json::JsonMember) -> ParameterDraft {
    let mut found = ParameterDraft::new(member.key.span.to(member.value.span));
    found.name = Some(member.key.clone());
    found.description = comment(&member.comments);
    found.required = found.description.as_ref().and_then(required);
    found.children = match &member.value.kind {
        JsonKind::Array { elements, .. } => {
            let first = elements
                .iter()
                .find(|element| !element.members().is_empty());
            first
                .map(|first| first.members().iter().map(self::member).collect())
                .unwrap_or_default()
        }
        _ => member.value.members().iter().map(self::member).collect(),
    };
    found
}

/// What a comment says of requirement, in a part of its own: `where to, required`, `(optional) how many`.
fn required(comment: &Said) -> Option<Said> {
    let lower = comment.value.to_lowercase();
    let part = |word: &str| {
        lower
            .split([
                ',', ';', '(', ')', '，', '；', '（', '）', '.', '。', '[', ']',
            ])
            .any(|part| part.trim() == word)
    };
    let word = if ["optional", "not required"].into_iter().any(part)
        || ["可选", "选填", "非必填"]
            .iter()
            .any(|word| lower.contains(word))
    {
        "optional"
    } else if ["required", "mandatory"].into_iter().any(part) || lower.contains("必填") {
        "required"
    } else {
        return None;
    };
    Some(Spanned::new(word.to_owned(), comment.span))
}

fn comment(comments: &[Said]) -> Option<Said> {
    let first = comments.first()?;
    let text: Vec<&str> = comments
        .iter()
        .map(|comment| comment.value.as_str())
        .collect();
    Some(Spanned::new(text.join(" "), first.span))
}
