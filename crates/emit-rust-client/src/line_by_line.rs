//! Structs, and how objects are read and written, laid out here: a line per field that fits needs no printer.
//!
//! These are two thirds of what is printed, and syntax that was built only to be printed took a fifth of the
//! generator's time. What does not fit on its line is left to the printer; a test holds the rest to what it would print.

use std::fmt::Write;

use rust_plan::{
    docs::Docs,
    model::{Field, ObjectType},
    names::RustName,
};

use crate::{print::WIDTH, prose, types};

/// More fields than this make functions that carry an attribute.
const MANY: usize = 30;

const READING: &str = "\
\x20   #[inline]
    fn field(
        &mut self,
        name: &str,
        value: &mut Reader<'_>,
    ) -> Result<Known, DecodeError> {
        match name {
";
const UNKNOWN: &str = "\
\x20           _ => value.unknown(),
        }
    }

";
const LISTING: &str = "\
\x20   #[inline]
    fn members<'v>(&'v self, out: &mut Members<'v>) {
";

/// A struct after its attributes, which end in a line break; nothing where it has no field or a line would have to be
/// broken.
pub(crate) fn declaration(
    docs: &Docs,
    attributes: &str,
    name: &RustName,
    fields: &[&Field],
) -> Option<String> {
    if fields.is_empty() {
        return None;
    }
    let mut out = Lines::default();
    out.docs(docs, "");
    out.text.push_str(attributes);
    out.line(format_args!("pub struct {name} {{"))?;
    for field in fields {
        out.docs(&field.docs, "    ");
        let (name, ty) = (&field.name, types::text(&field.ty));
        if field.optional {
            out.line(format_args!("    pub {name}: Option<{ty}>,"))?;
        } else {
            out.line(format_args!("    pub {name}: {ty},"))?;
        }
    }
    out.text.push_str("}\n");
    Some(out.text)
}

/// The impl of an object whose wire names need no escape; nothing where a line would have to be broken.
pub(crate) fn travelling(object: &ObjectType) -> Option<String> {
    if object.fields.is_empty() || object.fields.len() > MANY {
        return None;
    }
    let mut out = Lines::default();
    out.line(format_args!("impl Object for {} {{", object.name))?;
    required(object, &mut out)?;
    out.text.push_str(READING);
    for Field { wire, name, .. } in &object.fields {
        out.line(format_args!(
            "            \"{wire}\" => value.read_into(&mut self.{name}),"
        ))?;
    }
    out.text.push_str(UNKNOWN);
    out.text.push_str(LISTING);
    for field in &object.fields {
        listed(field, &mut out)?;
    }
    out.text.push_str("    }\n}\n");
    Some(out.text)
}

fn required(object: &ObjectType, out: &mut Lines) -> Option<()> {
    let required = object.fields.iter().filter(|field| !field.optional);
    let quoted: Vec<String> = required
        .map(|field| format!("\"{}\"", field.wire))
        .collect();
    if quoted.is_empty() {
        return Some(());
    }
    out.line(format_args!(
        "    const REQUIRED: &'static [&'static str] = &[{}];",
        quoted.join(", ")
    ))
}

fn listed(field: &Field, out: &mut Lines) -> Option<()> {
    let Field { wire, name, .. } = field;
    let plain = name.text();
    if plain == wire {
        out.line(format_args!("        out.put(\"{wire}\", &self.{name});"))
    } else {
        out.line(format_args!(
            "        out.named(\"{plain}\", \"{wire}\", &self.{name});"
        ))
    }
}

/// A text of lines that fit.
#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    fn docs(&mut self, docs: &Docs, indent: &str) {
        let lines = docs.lines().iter().map(String::as_str);
        prose::write(lines, indent, &mut self.text);
    }

    /// Adds a line of ASCII; nothing where it is too wide.
    fn line(&mut self, line: std::fmt::Arguments<'_>) -> Option<()> {
        let before = self.text.len();
        self.text.write_fmt(line).ok()?;
        (self.text.len() - before <= WIDTH).then(|| self.text.push('\n'))
    }
}
