//! Structs: a line per field.

use rust_plan::{docs::Docs, model::Field, names::RustName};

use super::Lines;
use crate::types;

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
    out.raw(attributes);
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
    out.raw("}\n");
    Some(out.finish())
}
