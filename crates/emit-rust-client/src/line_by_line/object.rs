//! How objects are read and written: a line per field in each.

use rust_plan::model::{Field, ObjectType};

use super::{Lines, SKIP, is_plain};
use crate::{attributes, object};

const READING: &str = "\
\x20   fn field(
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

/// The impl of an object; nothing where it has no field, a wire name needs an escape, or a line would have to be
/// broken.
pub(crate) fn travelling(object: &ObjectType) -> Option<String> {
    let fields = &object.fields;
    if fields.is_empty() || !fields.iter().all(|field| is_plain(&field.wire)) {
        return None;
    }
    let mut out = Lines::default();
    if object::breaks_elsewhere(object) {
        out.raw(SKIP);
    }
    out.line(format_args!("impl Object for {} {{", object.name))?;
    let required = fields.iter().filter(|field| !field.optional);
    let required = required.map(|field| field.wire.as_str());
    if required.clone().next().is_some() {
        out.texts("REQUIRED", required)?;
    }
    reading(fields, &mut out)?;
    listing(object, &mut out)?;
    out.raw("}\n");
    Some(out.finish())
}

fn reading(fields: &[Field], out: &mut Lines) -> Option<()> {
    out.inlined(attributes::is_long_list(fields.len()));
    out.raw(READING);
    for Field { wire, name, .. } in fields {
        out.arm(
            "            ",
            format_args!("\"{wire}\""),
            format_args!("value.read_into(&mut self.{name})"),
        )?;
    }
    out.raw(UNKNOWN);
    Some(())
}

fn listing(object: &ObjectType, out: &mut Lines) -> Option<()> {
    out.inlined(object::is_listing_long(object));
    out.raw("    fn members<'v>(&'v self, out: &mut Members<'v>) {\n");
    for field in &object.fields {
        listed(field, out)?;
    }
    out.raw("    }\n");
    Some(())
}

fn listed(field: &Field, out: &mut Lines) -> Option<()> {
    let Field { wire, name, .. } = field;
    let plain = name.text();
    if plain == wire {
        return out.line(format_args!("        out.put(\"{wire}\", &self.{name});"));
    }
    out.or(
        format_args!("        out.named(\"{plain}\", \"{wire}\", &self.{name});"),
        |out| {
            out.raw("        out.named(\n");
            out.line(format_args!("            \"{plain}\","))?;
            out.line(format_args!("            \"{wire}\","))?;
            out.line(format_args!("            &self.{name},"))?;
            out.raw("        );\n");
            Some(())
        },
    )
}
