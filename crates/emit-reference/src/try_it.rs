//! The form that sends a call to a server beside the site. It stays hidden until the script knows of one.

use api_model::{BodyEncoding, Location, Operation, Parameter, Type};
use maud::{Markup, html};

use crate::samples::values::Values;
use crate::site::Site;
use crate::words::word;

/// The form.
pub(crate) fn form(site: &Site<'_>, operation: &Operation) -> Markup {
    let body = match operation.body {
        BodyEncoding::None => "none",
        BodyEncoding::Json => "json",
        BodyEncoding::Form => "form",
    };
    let scheme = site
        .api
        .auth
        .iter()
        .find(|one| Some(&one.name) == operation.auth.as_ref());
    let headers = scheme.map(|scheme| scheme.headers.join(" "));
    let values = Values::of(site, operation);
    html! {
        form.try hidden data-method=(operation.method.as_str()) data-path=(operation.path) data-body=(body) data-signed=[headers] {
            h2 { (word(site, "Try it")) }
            p.quiet { (word(site, "The mock server beside this site answers as the documents say.")) }
            @for (at, parameter) in operation.parameters.iter().enumerate() {
                (input(&values, at, parameter))
            }
            @if let Some(node) = &operation.whole_body {
                label for="try-body" { "body" }
                textarea #try-body name="whole" data-in="whole" data-kind="json" rows="4" spellcheck="false" { (values.whole(node)) }
            }
            button type="submit" { (word(site, "Send")) }
            output aria-live="polite" {}
        }
    }
}

fn input(values: &Values<'_>, at: usize, parameter: &Parameter) -> Markup {
    let field = &parameter.field;
    let id = format!("try-{at}");
    let place = match parameter.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Body => "body",
        Location::Header => "header",
    };
    let kind = match &field.node.ty {
        Type::Integer | Type::Timestamp(_) | Type::Boolean => "bare",
        Type::Object(_) | Type::Map(_) | Type::Any | Type::Array(_) => "json",
        _ => "text",
    };
    let value = values.given(parameter);
    let value = value.as_ref().map(|value| match kind {
        "json" => value.to_string(),
        _ => value.plain().into_owned(),
    });
    html! {
        label for=(id) { code { (field.name) } @if field.required { " *" } }
        input id=(id) name=(field.name) data-in=(place) data-kind=(kind) required[field.required] autocomplete="off" spellcheck="false" value=[value];
    }
}
