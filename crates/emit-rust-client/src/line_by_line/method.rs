//! Methods of a section: a call each.

use rust_plan::names::RustName;

use super::Lines;
use crate::{calls::Method, types};

/// The impl of a section's methods; nothing where one is deprecated or a line would have to be broken.
pub(crate) fn methods(accessor: &RustName, methods: &[Method<'_>]) -> Option<String> {
    let mut out = Lines::default();
    out.line(format_args!("impl crate::generated::{accessor}<'_> {{"))?;
    for (nth, method) in methods.iter().enumerate() {
        if nth > 0 {
            out.raw("\n");
        }
        one(method, &mut out)?;
    }
    out.raw("}\n");
    Some(out.finish())
}

fn one(method: &Method<'_>, out: &mut Lines) -> Option<()> {
    if method.deprecated.is_some() {
        return None;
    }
    out.docs(&method.docs, "    ");
    let Method { name, request, .. } = method;
    let (gives, what) = (method.kind.gives(), types::text(&method.what));
    out.or(
        format_args!(
            "    pub fn {name}(&self, request: impl Borrow<{request}>) -> {gives}<{what}> {{"
        ),
        |out| {
            out.line(format_args!("    pub fn {name}("))?;
            out.raw("        &self,\n");
            out.line(format_args!("        request: impl Borrow<{request}>,"))?;
            out.line(format_args!("    ) -> {gives}<{what}> {{"))
        },
    )?;
    let sends = method.kind.sends();
    out.line(format_args!(
        "        self.client.{sends}(request.borrow())"
    ))?;
    out.raw("    }\n");
    Some(())
}
