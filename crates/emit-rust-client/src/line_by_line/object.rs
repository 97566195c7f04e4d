//! How objects are read and written: a line per field in each.

use rust_plan::model::{Field, ObjectType};

use super::{Lines, MANY};

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

/// The impl of an object whose wire names need no escape; nothing where a line would have to be broken.
pub(crate) fn travelling(object: &ObjectType) -> Option<String> {
    if object.fields.is_empty() || object.fields.len() > MANY {
        return None;
    }
    let mut out = Lines::default();
    out.line(format_args!("impl Object for {} {{", object.name))?;
    required(object, &mut out)?;
    out.raw(READING);
    for Field { wire, name, .. } in &object.fields {
        out.line(format_args!(
            "            \"{wire}\" => value.read_into(&mut self.{name}),"
        ))?;
    }
    out.raw(UNKNOWN);
    out.raw(LISTING);
    for field in &object.fields {
        listed(field, &mut out)?;
    }
    out.raw("    }\n}\n");
    Some(out.finish())
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
