//! The example of a method, as a test that is compiled and never run.

use rust_plan::model::{Call, ExampleValue, Home, Pages, RustCrate, Section, TypePath};

/// Lines that fit.
const WIDTH: usize = 90;

/// The lines of the code block that shows a call.
pub(crate) fn lines(plan: &RustCrate, section: &Section, call: &Call) -> Vec<String> {
    let sent = format!(
        "let answer = client.{}().{}(request).await?;",
        section.method, call.method
    );
    block(plan, section, call, [sent, "# drop(answer);".to_owned()])
}

/// The lines of the code block that reads a list page by page.
pub(crate) fn paged(
    plan: &RustCrate,
    section: &Section,
    call: &Call,
    pages: &Pages,
) -> Vec<String> {
    let asked = format!(
        "let mut items = client.{}().{}(request);",
        section.method, pages.method
    );
    let read = [
        "while let Some(item) = items.try_next().await? {",
        "    println!(\"{item:?}\");",
        "}",
    ];
    let lines = std::iter::once(asked).chain(read.map(str::to_owned));
    block(plan, section, call, lines)
}

/// A code block that makes the request and goes on with it.
fn block(
    plan: &RustCrate,
    section: &Section,
    call: &Call,
    rest: impl IntoIterator<Item = String>,
) -> Vec<String> {
    let (library, module) = (&plan.library, &section.module);
    let fallible = call.example.arguments.iter().any(is_fallible);
    let error = if fallible {
        "Box<dyn std::error::Error>".to_owned()
    } else {
        format!("{library}::Error")
    };
    let mut lines = vec![
        "```no_run".to_owned(),
        format!("# async fn example(client: &{library}::Client) -> Result<(), {error}> {{"),
        format!("use {library}::{module};"),
        String::new(),
    ];
    lines.extend(construction(plan, section, call));
    lines.extend(rest);
    lines.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
    lines
}

fn construction(plan: &RustCrate, section: &Section, call: &Call) -> Vec<String> {
    let start = format!("let request = {}::{}::new(", section.module, call.request);
    let values: Vec<String> = call
        .example
        .arguments
        .iter()
        .map(|value| expression(plan, section, value))
        .collect();
    let line = format!("{start}{});", values.join(", "));
    if line.chars().count() <= WIDTH {
        return vec![line];
    }
    let mut lines = vec![start];
    lines.extend(values.into_iter().map(|value| format!("    {value},")));
    lines.push(");".to_owned());
    lines
}

/// Whether a value is parsed from text.
fn is_fallible(value: &ExampleValue) -> bool {
    match value {
        ExampleValue::Decimal(_) => true,
        ExampleValue::Object(_, values) | ExampleValue::List(values) => {
            values.iter().any(is_fallible)
        }
        _ => false,
    }
}

fn expression(plan: &RustCrate, section: &Section, value: &ExampleValue) -> String {
    let all = |values: &[ExampleValue]| {
        let values: Vec<String> = values
            .iter()
            .map(|value| expression(plan, section, value))
            .collect();
        values.join(", ")
    };
    let library = &plan.library;
    match value {
        ExampleValue::Boolean(truth) => truth.to_string(),
        ExampleValue::Integer(number) => number.to_string(),
        ExampleValue::Decimal(text) => {
            format!("{}.parse::<{library}::Decimal>()?", literal(text))
        }
        ExampleValue::Text(text) | ExampleValue::Id(text) => literal(text),
        ExampleValue::Seconds(number) => {
            format!("{library}::TimestampSeconds::from_seconds({number})")
        }
        ExampleValue::Milliseconds(number) => {
            format!("{library}::Timestamp::from_millis({number})")
        }
        ExampleValue::Variant(path, variant) => {
            format!("{}::{variant}", type_path(plan, section, path))
        }
        ExampleValue::Object(path, values) => {
            format!("{}::new({})", type_path(plan, section, path), all(values))
        }
        ExampleValue::List(values) => {
            let values: Vec<String> = values
                .iter()
                .map(|value| element(plan, section, value))
                .collect();
            format!("vec![{}]", values.join(", "))
        }
        ExampleValue::Map | ExampleValue::Any => "Default::default()".to_owned(),
    }
}

/// An element of a list: nothing converts it, so it is written as its own type.
fn element(plan: &RustCrate, section: &Section, value: &ExampleValue) -> String {
    match value {
        ExampleValue::Text(text) => format!("{}.to_owned()", literal(text)),
        ExampleValue::Id(text) => format!("{}::Id::from({})", plan.library, literal(text)),
        other => expression(plan, section, other),
    }
}

fn type_path(plan: &RustCrate, section: &Section, path: &TypePath) -> String {
    let module = &section.module;
    match &path.home {
        Home::Section(_) => format!("{module}::{}", path.name),
        Home::Channels(_) => format!("{module}::channels::{}", path.name),
        Home::Enums => format!("{}::enums::{}", plan.library, path.name),
    }
}

/// A string literal on one line, of visible characters alone.
fn literal(text: &str) -> String {
    let mut literal = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => literal.extend(['\\', c]),
            ' ' => literal.push(c),
            c if c.is_ascii_graphic() => literal.push(c),
            c if c.is_alphanumeric() => literal.push(c),
            c => literal.extend(c.escape_unicode()),
        }
    }
    literal.push('"');
    literal
}
