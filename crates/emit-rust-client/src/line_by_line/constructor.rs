//! How users make structs: `new`, and a setter for what is not required.

use rust_plan::{model::Field, names::RustName};

use super::{Lines, is_plain};
use crate::{attributes, constructor, types};

/// The impl of a struct's constructor and setters; nothing where it is long, or an attribute or a line would have to be
/// broken.
pub(crate) fn inherent(name: &RustName, fields: &[&Field], starts: &str) -> Option<String> {
    let is_long = attributes::is_long_list(fields.len());
    if is_long || attributes::any_long(fields.iter().map(|field| &field.wire)) {
        return None;
    }
    let mut out = Lines::default();
    out.line(format_args!("impl {name} {{"))?;
    new(fields, starts, &mut out)?;
    for field in fields.iter().filter(|field| field.optional) {
        out.raw("\n");
        setter(field, &mut out)?;
    }
    out.raw("}\n");
    Some(out.finish())
}

fn new(fields: &[&Field], starts: &str, out: &mut Lines) -> Option<()> {
    debug_assert!(is_plain(starts));
    let mut required = fields.iter().filter(|field| !field.optional).peekable();
    if required.peek().is_none() {
        out.line(format_args!("    /// {starts}; it needs nothing."))?;
        out.raw("    #[inline]\n    pub fn new() -> Self {\n        Self::default()\n    }\n");
        return Some(());
    }
    out.line(format_args!("    /// {starts} with what it must have."))?;
    out.raw("    #[inline]\n");
    match constructor::lints(fields).as_slice() {
        [] => {}
        [lint] => out.line(format_args!(
            "    #[expect(clippy::{lint}, reason = \"{}\")]",
            constructor::EXPECTED
        ))?,
        _ => return None,
    }
    let taken: Vec<String> = required
        .map(|field| format!("{}: {}", field.name, argument(field)))
        .collect();
    let joined = taken.join(", ");
    out.or(format_args!("    pub fn new({joined}) -> Self {{"), |out| {
        out.raw("    pub fn new(\n");
        for argument in &taken {
            out.line(format_args!("        {argument},"))?;
        }
        out.raw("    ) -> Self {\n");
        Some(())
    })?;
    made(fields, out)?;
    out.raw("    }\n");
    Some(())
}

/// `Self { … }`, on one line where it is short.
fn made(fields: &[&Field], out: &mut Lines) -> Option<()> {
    /// Columns between the braces, and those.
    const SHORT: usize = 34;
    let values: Vec<String> = fields.iter().map(|field| started(field)).collect();
    let joined = values.join(", ");
    if "Self { ".len() + joined.len() < SHORT {
        return out.line(format_args!("        Self {{ {joined} }}"));
    }
    out.raw("        Self {\n");
    for value in values {
        out.line(format_args!("            {value},"))?;
    }
    out.raw("        }\n");
    Some(())
}

/// A field and what it holds at first.
fn started(field: &Field) -> String {
    let name = &field.name;
    if field.optional {
        format!("{name}: None")
    } else if constructor::converts(&field.ty) {
        format!("{name}: {name}.into()")
    } else {
        name.to_string()
    }
}

fn argument(field: &Field) -> String {
    let plain = types::text(&field.ty);
    if constructor::converts(&field.ty) {
        format!("impl Into<{plain}>")
    } else {
        plain.into_owned()
    }
}

fn setter(field: &Field, out: &mut Lines) -> Option<()> {
    let (name, setter, plain) = (&field.name, &field.setter, types::text(&field.ty));
    out.line(format_args!("    /// Sets `{}`.", name.text()))?;
    out.line(format_args!(
        "    pub fn {setter}(mut self, value: impl Into<{plain}>) -> Self {{"
    ))?;
    out.line(format_args!("        self.{name} = Some(value.into());"))?;
    out.raw("        self\n    }\n");
    Some(())
}
