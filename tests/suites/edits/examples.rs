//! Edits of examples of answers, which is where these pages say what comes back.

use crate::{Edit, Page};

/// A line `"name": value,  // comment` of an example.
struct Line<'a> {
    index: usize,
    indent: &'a str,
    name: &'a str,
    value: &'a str,
    rest: &'a str,
}

/// Names of envelopes.
const WRAPPING: &[&str] = &[
    "rc",
    "mc",
    "ma",
    "result",
    "data",
    "code",
    "msg",
    "returnCode",
    "msgInfo",
    "error",
    "success",
    "message",
];

/// Every edit that the page's example of an answer can have; of like lines the first.
pub(crate) fn edits(page: &Page<'_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    let lines: Vec<Line<'_>> = page.lines.iter().enumerate().filter_map(read).collect();
    let alone = |line: &&Line<'_>| {
        let quoted = format!("\"{}\"", line.name);
        let row = |other: &str| other.trim_start().starts_with('|') && other.contains(line.name);
        let stands = |other: &&&str| other.contains(&quoted) || row(other);
        page.lines.iter().filter(stands).count() == 1
    };
    let inner = lines.iter().filter(alone).filter(|line| {
        !WRAPPING.contains(&line.name) && answers(page, line.name) && !page.sends(line.name)
    });
    for line in inner.take(4) {
        of_line(page, line, &mut edits);
    }
    edits
}

/// Whether answers have a field of that name.
fn answers(page: &Page<'_>, name: &str) -> bool {
    let shapes = page
        .understood
        .api
        .operations
        .iter()
        .flat_map(|operation| &operation.types.shapes);
    shapes
        .flat_map(|shape| &shape.fields)
        .any(|field| field.name == name)
}

fn read<'a>((index, line): (usize, &&'a str)) -> Option<Line<'a>> {
    let start = line.trim_start();
    let indent = &line[..line.len() - start.len()];
    let (name, rest) = start.strip_prefix('"')?.split_once("\": ")?;
    let end = rest.find([',', ' ']).unwrap_or(rest.len());
    let (value, rest) = rest.split_at(end);
    let plain =
        value.parse::<i64>().is_ok() || ["true", "false"].contains(&value) || is_text(value);
    let whole = rest.trim_start_matches(',').trim_start();
    let ends = whole.is_empty() || whole.starts_with("//");
    (plain && ends && rest.starts_with(',')).then_some(Line {
        index,
        indent,
        name,
        value,
        rest,
    })
}

fn is_text(value: &str) -> bool {
    value.len() > 2 && value.starts_with('"') && value[1..].find('"') == Some(value.len() - 2)
}

fn of_line(page: &Page<'_>, line: &Line<'_>, edits: &mut Vec<Edit>) {
    let Line {
        index,
        indent,
        name,
        value,
        rest,
    } = *line;
    let mut say = |sort, verdict, lines: &[String]| {
        edits.push(page.edit(sort, verdict, page.with(index, lines)));
    };
    let own = page.lines[index].to_owned();
    say("field removed", "breaking", &[]);
    say(
        "field renamed",
        "breaking",
        &[format!("{indent}\"{name}Again\": {value}{rest}")],
    );
    say(
        "field added",
        "compatible",
        &[own.clone(), format!("{indent}\"oneMore\": {value},")],
    );
    say(
        "blanks in an example",
        "docs-only",
        &[format!("{indent}  \"{name}\" :   {value}{rest}")],
    );
    if let Ok(number) = value.parse::<i64>() {
        if number > 9 {
            say(
                "another number",
                "docs-only",
                &[format!("{indent}\"{name}\": {}{rest}", number + 1)],
            );
            say(
                "a number as text",
                "breaking",
                &[format!("{indent}\"{name}\": \"{value}\"{rest}")],
            );
        }
        say(
            "a number is an object",
            "breaking",
            &[format!("{indent}\"{name}\": {{\"a\": 1}}{rest}")],
        );
    } else if value == "true" {
        say(
            "another truth",
            "docs-only",
            &[format!("{indent}\"{name}\": false{rest}")],
        );
    } else if is_text(value) {
        say(
            "text is a list",
            "breaking",
            &[format!("{indent}\"{name}\": [{value}]{rest}")],
        );
    }
    if !rest.contains("//") {
        say(
            "comment",
            "docs-only",
            &[format!("{own} // as said elsewhere")],
        );
    }
}
