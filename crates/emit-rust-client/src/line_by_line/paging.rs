//! How the answers of a request are cut into pages: a chain of calls.

use rust_plan::{
    model::{PageSize, Pages, PagesStyle},
    names::RustName,
};

use super::{Lines, SKIP, is_plain};
use crate::{pages, types};

/// The impl of a request for pages; nothing where a text needs an escape, the chain may fit a line, or a line would have
/// to be broken.
pub(crate) fn paged(name: &RustName, pages: &Pages) -> Option<String> {
    let mut out = Lines::default();
    if pages::breaks_elsewhere(pages) {
        out.raw(SKIP);
    }
    out.line(format_args!("impl Paged for {name} {{"))?;
    out.line(format_args!(
        "    type Item = {};",
        types::text(&pages.item)
    ))?;
    let head = format!("const PAGING: Paging = Paging::{}", style(pages)?);
    out.chain(&head, &links(pages)?)?;
    out.raw("}\n");
    Some(out.finish())
}

fn style(pages: &Pages) -> Option<String> {
    let start = &pages.start;
    Some(match &pages.style {
        PagesStyle::Id => call("by_id", &[start, &pages.key])?,
        PagesStyle::Number(first) => format!("by_number({}, {first})", quoted(start)?),
        PagesStyle::Offset => call("by_offset", &[start])?,
        PagesStyle::Time(end, _) => call("by_time", &[start, end, &pages.key])?,
    })
}

fn links(pages: &Pages) -> Option<Vec<String>> {
    let mut links = Vec::new();
    let mut link = |name: &str, texts: &[&String]| {
        links.push(format!(".{}", call(name, texts)?));
        Some(())
    };
    match &pages.style {
        PagesStyle::Number(_) | PagesStyle::Offset if !pages.key.is_empty() => {
            link("key", &[&pages.key])?;
        }
        PagesStyle::Time(_, true) => link("in_seconds", &[])?,
        _ => {}
    }
    if let Some([name, on, back]) = &pages.direction {
        link("direction", &[name, on, back])?;
    }
    if let Some(size) = &pages.size {
        links.push(self::size(size)?);
    }
    let mut link = |name: &str, texts: &[&String]| {
        if texts.iter().any(|text| !text.is_empty()) {
            links.push(format!(".{}", call(name, texts)?));
        }
        Some(())
    };
    link("items", &[&pages.items])?;
    let [more, back] = &pages.more;
    link("more", &[more, back])?;
    link("total", &[&pages.total])?;
    Some(links)
}

fn size(size: &PageSize) -> Option<String> {
    let number = |number: Option<u32>| match number {
        Some(number) => format!("Some({number})"),
        None => "None".to_owned(),
    };
    let (usual, most) = (number(size.usual), number(size.most));
    Some(format!(
        ".size({}, {usual}, {most})",
        quoted(&size.parameter)?
    ))
}

fn call(name: &str, texts: &[&String]) -> Option<String> {
    let texts: Option<Vec<String>> = texts.iter().map(|text| quoted(text)).collect();
    Some(format!("{name}({})", texts?.join(", ")))
}

fn quoted(text: &str) -> Option<String> {
    is_plain(text).then(|| format!("\"{text}\""))
}
