//! What a request sends: the constant of its operation, and a line per parameter.

use rust_plan::model::{ApiData, Parameter, RequestType, RustType};

use super::{Lines, is_plain};
use crate::{
    attributes,
    operation::{self, Argument, Link},
    request, types,
};

/// The impl of a request; nothing where a text needs an escape, the constant may fit a line, or a line would have to
/// be broken.
pub(crate) fn sending(api: &ApiData, request: &RequestType) -> Option<String> {
    // A list of limits is laid out by the printer.
    if operation::has_long_limits(&request.operation) {
        return None;
    }
    let mut out = Lines::default();
    out.line(format_args!("impl Request for {} {{", request.name))?;
    let answer = types::text(request.answer.as_ref().unwrap_or(&RustType::Any));
    out.line(format_args!("    type Answer = {answer};"))?;
    constant(api, request, &mut out)?;
    fields(request, &mut out)?;
    out.raw("}\n");
    Some(out.finish())
}

fn constant(api: &ApiData, request: &RequestType, out: &mut Lines) -> Option<()> {
    let links = operation::links(api, &request.operation);
    let links: Vec<String> = links.iter().map(link).collect::<Option<_>>()?;
    let method = operation::method(request.operation.method);
    let head = format!("const OPERATION: Operation = Operation::{method}");
    out.chain(&head, &links)
}

fn link(link: &Link<'_>) -> Option<String> {
    let name = link.name;
    Some(match &link.argument {
        None => format!(".{name}()"),
        Some(Argument::Text(text)) => format!(".{name}(\"{}\")", plain(text)?),
        Some(Argument::Texts(texts)) => {
            let texts: Option<Vec<&str>> = texts.iter().map(|text| plain(text)).collect();
            format!(".{name}(&[\"{}\"])", texts?.join("\", \""))
        }
        Some(Argument::Index(index)) => format!(".{name}({index})"),
        Some(Argument::Truth(truth)) => format!(".{name}({truth})"),
        Some(Argument::Envelope(envelope)) => format!(".{name}(&api::{envelope})"),
        Some(Argument::Limits([limit])) => {
            let window = operation::grouped(limit.window_ms);
            let scope = operation::scope(limit.scope);
            format!(
                ".{name}(&[Limit::new({}, {window}, Scope::{scope})])",
                limit.count
            )
        }
        Some(Argument::Limits(_)) => return None,
    })
}

fn fields(request: &RequestType, out: &mut Lines) -> Option<()> {
    out.inlined(attributes::is_long_list(request.parameters.len()));
    if request.parameters.is_empty() && request.whole_body.is_none() {
        out.raw("    fn fields(&self, _: &mut Fields<'_>) {}\n");
        return Some(());
    }
    out.raw("    fn fields(&self, out: &mut Fields<'_>) {\n");
    for Parameter {
        wire,
        location,
        value,
        ..
    } in &request.parameters
    {
        let (put, wire) = (request::place(*location), plain(wire)?);
        match value {
            Ok(field) => out.line(format_args!(
                "        out.{put}(\"{wire}\", &self.{});",
                field.name
            ))?,
            Err(fixed) => out.line(format_args!(
                "        out.{put}(\"{wire}\", &\"{}\");",
                plain(fixed)?
            ))?,
        }
    }
    if let Some(body) = &request.whole_body {
        out.line(format_args!("        out.whole_body(&self.{});", body.name))?;
    }
    out.raw("    }\n");
    Some(())
}

/// A text that is a literal as it stands.
fn plain(text: &str) -> Option<&str> {
    is_plain(text).then_some(text)
}
