//! What could stand in `corrections.yml` to change something, with what stands there now.

use std::fmt::Write;

use api_lower::{type_as_corrected, values_as_corrected};
use api_model::{
    Api, BodyEncoding, Field, Location, Node, Operation, Parameter, RateLimit, Scope, TypeTable,
};

use super::{is_enum, names};

/// What an entry corrects: a call, and the way to the field.
#[derive(Clone)]
pub(super) struct Target {
    call: String,
    /// `parameters.side`, `response.lines.left`.
    steps: Vec<String>,
    /// Where a parameter travels, while it is the parameter itself that is meant.
    location: Option<Location>,
}

impl Target {
    pub(super) fn parameter(operation: &Operation, parameter: &Parameter) -> Self {
        Self {
            call: call(operation),
            steps: vec!["parameters".to_owned(), parameter.field.name.clone()],
            location: Some(parameter.location),
        }
    }

    pub(super) fn response(operation: &Operation) -> Self {
        Self {
            call: call(operation),
            steps: vec!["response".to_owned()],
            location: None,
        }
    }

    /// The shortest way to an object; nothing where no entry reaches it.
    pub(super) fn of_shape(operation: &Operation, shape: usize) -> Option<Self> {
        let parameters = operation
            .parameters
            .iter()
            .map(|one| (Self::parameter(operation, one), &one.field.node));
        let payload = operation.response.payload.iter();
        let payload = payload.map(|node| (Self::response(operation), node));
        let mut open: Vec<(Self, &Node)> = payload.chain(parameters).collect();
        let mut seen = vec![false; operation.types.shapes.len()];
        while !open.is_empty() {
            let mut next = Vec::new();
            for (target, node) in open {
                let Some(at) = names::shape_index(node) else {
                    continue;
                };
                if at == shape {
                    return Some(target);
                }
                let fields = operation.types.shapes.get(at).map(|shape| &shape.fields);
                if let Some(seen) = seen.get_mut(at).filter(|seen| !**seen) {
                    *seen = true;
                    let fields = fields.into_iter().flatten();
                    next.extend(fields.map(|one| (target.clone().below(&[&one.name]), &one.node)));
                }
            }
            open = next;
        }
        None
    }

    /// The same with further steps.
    pub(super) fn below(mut self, path: &[&str]) -> Self {
        if !path.is_empty() {
            self.location = None;
            self.steps.extend(path.iter().map(|&step| step.to_owned()));
        }
        self
    }

    /// Whether an entry can mean it alone. Names may stand in the way: an entry separates them by dots and ends its place
    /// at a blank.
    fn is_writable(&self) -> bool {
        let plain = |step: &String| {
            !step.is_empty()
                && !step.ends_with("[]")
                && !step.contains(|c: char| c == '.' || c.is_whitespace())
        };
        self.call.split(' ').count() == 2 && self.steps.iter().all(plain)
    }

    fn at(&self, aspect: &str) -> String {
        format!("{} {}.{aspect}", self.call, self.steps.join("."))
    }
}

/// Entries for a parameter or field.
pub(super) fn field(
    api: &Api,
    types: &TypeTable,
    field: &Field,
    target: &Target,
) -> Option<String> {
    if !target.is_writable() {
        return None;
    }
    let mut out = of_type(api, types, &field.node, target);
    let (now, other) = if field.required {
        ("true", "false")
    } else {
        ("false", "true")
    };
    entry(&mut out, &target.at("required"), now, Some(other));
    let described = field.description.main().unwrap_or("none");
    entry(&mut out, &target.at("description"), described, None);
    if target
        .steps
        .first()
        .is_some_and(|side| side == "parameters")
    {
        let default = field.default.as_deref().unwrap_or("none");
        entry(&mut out, &target.at("default"), default, None);
    }
    if let Some(location) = target.location {
        let now = match location {
            Location::Path => "path",
            Location::Query => "query",
            Location::Body => "body",
            Location::Header => "header",
        };
        entry(&mut out, &target.at("in"), now, None);
    }
    Some(out)
}

/// Entries for a payload.
pub(super) fn node(api: &Api, types: &TypeTable, node: &Node, target: &Target) -> Option<String> {
    target
        .is_writable()
        .then(|| of_type(api, types, node, target))
}

/// Entries for a call.
pub(super) fn operation(operation: &Operation) -> Option<String> {
    let mut out = String::new();
    let call = call(operation);
    if call.split(' ').count() != 2 {
        return None;
    }
    let limits = limits(&operation.rate_limits);
    entry(&mut out, &format!("{call} rate_limits"), &limits, None);
    let body = match operation.body {
        BodyEncoding::None => "none",
        BodyEncoding::Json => "json",
        BodyEncoding::Form => "form",
    };
    entry(&mut out, &format!("{call} body"), body, None);
    let auth = operation.auth.as_deref().unwrap_or("none");
    entry(&mut out, &format!("{call} auth"), auth, None);
    Some(out)
}

/// The call as entries name it. Of several on one method and path, the value of a parameter tells which.
fn call(operation: &Operation) -> String {
    let which = operation.discriminator.as_ref();
    let which = which.map_or(String::new(), |which| {
        format!("?{}={}", which.parameter, which.value)
    });
    format!("{} {}{which}", operation.method.as_str(), operation.path)
}

fn of_type(api: &Api, types: &TypeTable, node: &Node, target: &Target) -> String {
    let mut out = String::new();
    let now = type_as_corrected(&node.ty, types, &api.enums);
    entry(&mut out, &target.at("type"), &now, None);
    if is_enum(&node.ty) {
        let now = values_as_corrected(node, types, &api.enums);
        entry(&mut out, &target.at("enum"), &now, None);
    }
    out
}

/// Limits as pages and corrections write them.
fn limits(limits: &[RateLimit]) -> String {
    if limits.is_empty() {
        return "none".to_owned();
    }
    let one = |limit: &RateLimit| {
        let when = limit.when.iter().map(|when| format!("{when}: "));
        let window = match limit.window_ms {
            1000 => "s".to_owned(),
            ms if ms % 1000 == 0 => format!("{}s", ms / 1000),
            ms => format!("{ms}ms"),
        };
        let scope = match limit.scope {
            Scope::Ip => "/ip",
            Scope::ApiKey => "/apikey",
            Scope::User => "/user",
            Scope::Unsaid => "",
        };
        format!(
            "{}{}/{window}{scope}",
            when.collect::<String>(),
            limit.count
        )
    };
    limits.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn entry(out: &mut String, at: &str, from: &str, to: Option<&str>) {
    let _ = write!(
        out,
        "    - at: {}\n      from: {}\n      to: {}\n      why: …\n",
        scalar(at),
        scalar(from),
        to.map_or_else(|| "…".to_owned(), scalar)
    );
}

/// A text as YAML reads it back: bare where it is a plain word or place, in quotes otherwise.
fn scalar(text: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || "_/.-[]{} ".contains(c);
    let starts = text.starts_with(|c: char| c.is_ascii_alphabetic());
    let speaks = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    let plain = starts
        && !text.ends_with(' ')
        && text.chars().all(bare)
        && !text.contains(" -")
        && !speaks.contains(&text.to_ascii_lowercase().as_str());
    if plain {
        text.to_owned()
    } else {
        serde_json::Value::from(text).to_string()
    }
}
