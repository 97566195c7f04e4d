//! Enums: a line per variant, and an arm in each direction.

use rust_plan::{
    model::{EnumType, Variant},
    names::RustName,
};

use super::{Lines, SKIP, is_plain};
use crate::attributes;

const DERIVED: &str = "\
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
";

/// The declaration of an enum; `open` says what a value is that is not listed.
pub(crate) fn declaration(def: &EnumType, open: &str) -> Option<String> {
    let mut out = Lines::default();
    out.docs(&def.docs, "");
    out.raw(DERIVED);
    out.line(format_args!("pub enum {} {{", def.name))?;
    for variant in &def.variants {
        out.docs(&variant.docs, "    ");
        out.line(format_args!("    {},", variant.name))?;
    }
    out.line(format_args!("    /// {open}"))?;
    out.raw("    Unknown(String),\n}\n");
    Some(out.finish())
}

/// How an enum is read and written; nothing where it has no variant, a value needs an escape, or a line would have to
/// be broken.
pub(crate) fn travelling(name: &RustName, numeric: bool, variants: &[Variant]) -> Option<String> {
    let mut wires = variants.iter().map(|variant| &variant.wire);
    if variants.is_empty() || !wires.clone().all(|wire| is_plain(wire)) {
        return None;
    }
    let mut out = Lines::default();
    if attributes::any_long(&mut wires) {
        out.raw(SKIP);
    }
    out.line(format_args!("impl Enumeration for {name} {{"))?;
    if numeric {
        out.raw("    const NUMERIC: bool = true;\n");
    }
    let wires = variants.iter().map(|variant| variant.wire.as_str());
    out.texts("VALUES", wires)?;
    reading(variants, &mut out)?;
    out.raw("\n");
    writing(variants, &mut out)?;
    out.raw("}\n");
    Some(out.finish())
}

fn reading(variants: &[Variant], out: &mut Lines) -> Option<()> {
    out.inlined(attributes::is_long_list(variants.len()));
    out.raw("    fn from_wire(text: &str) -> Self {\n        match text {\n");
    for Variant { name, wire, .. } in variants {
        out.arm(
            "            ",
            format_args!("\"{wire}\""),
            format_args!("Self::{name}"),
        )?;
    }
    out.raw("            other => Self::Unknown(other.to_owned()),\n        }\n    }\n");
    Some(())
}

fn writing(variants: &[Variant], out: &mut Lines) -> Option<()> {
    out.inlined(attributes::is_long_list(variants.len()));
    out.raw("    fn as_str(&self) -> &str {\n        match self {\n");
    for Variant { name, wire, .. } in variants {
        out.arm(
            "            ",
            format_args!("Self::{name}"),
            format_args!("\"{wire}\""),
        )?;
    }
    out.raw("            Self::Unknown(text) => text,\n        }\n    }\n");
    Some(())
}
