//! The command of one operation: a flag for each of its parameters.

use api_model::{EnumDef, Location, Operation, Parameter, Role, Text, Type};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgAction, Command};
use exact_json::Json;

use super::{help, names, settings};
use crate::call::paging;
use crate::model::Called;
use crate::value::{Check, is_structured};

/// The most values of an enum that help lists.
const LISTED: usize = 24;

/// One flag that stands for a parameter, or for the whole body.
pub(super) struct Flag<'m> {
    /// The name in clap's matches.
    pub(super) id: String,
    /// The name behind the dashes.
    pub(super) name: String,
    /// The parameter; nothing for the whole body.
    pub(super) parameter: Option<&'m Parameter>,
    /// How it is typed.
    pub(super) kind: Kind,
    /// How values are read.
    pub(super) check: Check,
}

/// How a parameter is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// One value.
    Single,
    /// Values with commas between, or the flag once for each.
    List,
    /// JSON, `@FILE`, or `-` for standard input.
    Json,
    /// Where the secret is; never the secret itself.
    Secret,
}

/// The command of an operation.
pub(super) fn command(called: &Called, checked: bool) -> Command {
    let operation = called.operation();
    let flags = flags(called, checked);
    let mut command = Command::new(names::word(&operation.id))
        .about(main(&operation.title))
        .long_about(help::about(called))
        .after_help(help::example(operation, &flags))
        .after_long_help(help::after(called, &flags))
        .disable_help_subcommand(true)
        .next_help_heading("Parameters")
        .args(flags.iter().map(|flag| argument(operation, flag)))
        .next_help_heading("Flags of this call");
    if paging::of(called).is_some() {
        command = command.args(paging_flags());
    }
    if !crate::call::changes(operation) {
        command = command.arg(watch_flag());
    }
    command
}

/// The flags of an operation, in the order of its parameters. A parameter that tells calls apart has none.
pub(super) fn flags(called: &Called, checked: bool) -> Vec<Flag<'_>> {
    let operation = called.operation();
    let names = names::flags(operation, &reserved());
    let fixed = operation
        .discriminator
        .as_ref()
        .map(|fixed| fixed.parameter.as_str());
    let mut flags: Vec<Flag<'_>> = operation
        .parameters
        .iter()
        .zip(names)
        .filter(|(parameter, _)| fixed != Some(&parameter.field.name))
        .map(|(parameter, name)| flag(called, parameter, name, checked))
        .collect();
    if let Some(node) = &operation.whole_body {
        let taken = flags.iter().any(|flag| flag.name == "body");
        let field = whole_body(node);
        flags.push(Flag {
            id: "whole body".to_owned(),
            name: if taken { "whole-body" } else { "body" }.to_owned(),
            parameter: None,
            kind: Kind::Json,
            check: Check::of(&called.api, &operation.types, &field, false, checked),
        });
    }
    flags
}

fn flag<'m>(called: &'m Called, parameter: &'m Parameter, name: String, checked: bool) -> Flag<'m> {
    let operation = called.operation();
    let field = &parameter.field;
    let kind = match &field.node.ty {
        Type::Secret => Kind::Secret,
        _ if is_structured(&field.node) => Kind::Json,
        Type::Array(_) => Kind::List,
        _ => Kind::Single,
    };
    let quoted = is_quoted(operation, parameter);
    Flag {
        id: format!("parameter {name}"),
        name,
        parameter: Some(parameter),
        kind,
        check: Check::of(&called.api, &operation.types, field, quoted, checked),
    }
}

/// The whole body as a field, which is what checks are made for.
fn whole_body(node: &api_model::Node) -> api_model::Field {
    api_model::Field {
        name: "body".to_owned(),
        node: node.clone(),
        required: true,
        description: Text::default(),
        default: None,
        bounds: api_model::Bounds::default(),
        places: Vec::new(),
    }
}

/// Whether the documented body has quotes around an id.
fn is_quoted(operation: &Operation, parameter: &Parameter) -> bool {
    let bodies = operation
        .examples
        .iter()
        .filter(|example| example.role == Role::RequestBody);
    let mut shown = bodies.filter_map(|example| {
        let body: Json = Json::parse(&example.json).ok()?;
        body.get(&parameter.field.name).cloned()
    });
    match shown.next() {
        Some(Json::List(items)) => matches!(items.first(), Some(Json::Text(_))),
        Some(value) => matches!(value, Json::Text(_)),
        None => parameter.location == Location::Body,
    }
}

fn argument(operation: &Operation, flag: &Flag<'_>) -> Arg {
    let mut arg = Arg::new(flag.id.clone())
        .long(flag.name.clone())
        .value_name(value_name(flag))
        .allow_hyphen_values(true)
        .help(help::of_flag(flag));
    if let Some(wire) = alias(operation, flag) {
        arg = arg.alias(wire.to_owned());
    }
    arg = match flag.kind {
        // Files and standard input are read when the words are known to be right.
        Kind::Json | Kind::Secret => arg,
        Kind::List => typed(arg, &flag.check)
            .value_delimiter(',')
            .action(ArgAction::Append),
        Kind::Single if flag.check.is_boolean() => typed(arg, &flag.check)
            .num_args(0..=1)
            .default_missing_value("true"),
        Kind::Single => typed(arg, &flag.check),
    };
    // A secret that is not named is asked for.
    let required = flag
        .parameter
        .is_none_or(|parameter| parameter.field.required);
    arg.required(required && flag.kind != Kind::Secret)
}

fn value_name(flag: &Flag<'_>) -> &'static str {
    match flag.kind {
        Kind::Secret => "@FILE|-",
        _ => flag.check.word(),
    }
}

/// The name on the wire, where it is another than the flag's and leads to no other flag.
fn alias<'m>(operation: &'m Operation, flag: &Flag<'m>) -> Option<&'m str> {
    let wire = flag.parameter?.field.name.as_str();
    let mut all = operation
        .parameters
        .iter()
        .map(|parameter| &parameter.field.name);
    let meets = all.clone().filter(|name| *name == wire).count() > 1
        || all.any(|name| name != wire && names::word(name) == wire);
    let usable = wire != flag.name && !meets && !reserved().iter().any(|name| name == wire);
    usable.then_some(wire)
}

/// Values are read and checked as clap takes them, so that its messages name the flag.
fn typed(arg: Arg, check: &Check) -> Arg {
    let read = check.clone();
    match check.values() {
        Some(def) => {
            let possible: Vec<PossibleValue> = def.values.iter().map(possible).collect();
            let hidden = possible.len() > LISTED;
            let parser = PossibleValuesParser::new(possible)
                .try_map(move |typed: String| read.read(&typed).map_err(Refused));
            arg.value_parser(parser)
                .ignore_case(!differs_by_case(def))
                .hide_possible_values(hidden)
        }
        None => arg.value_parser(move |typed: &str| read.read(typed).map_err(Refused)),
    }
}

fn possible(value: &api_model::EnumValue) -> PossibleValue {
    let possible = PossibleValue::new(value.value.clone());
    let possible = match &value.name {
        Some(name) => possible.alias(name.clone()),
        None => possible,
    };
    match value.label.main() {
        Some(label) => possible.help(label.to_owned()),
        None => possible,
    }
}

/// Whether two values are told apart by the case of their letters alone.
fn differs_by_case(def: &EnumDef) -> bool {
    let mut folded: Vec<String> = def
        .values
        .iter()
        .map(|value| value.value.to_lowercase())
        .collect();
    folded.sort();
    folded.windows(2).any(|pair| pair[0] == pair[1])
}

/// What a check refuses.
#[derive(Debug)]
struct Refused(String);

impl std::fmt::Display for Refused {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for Refused {}

fn paging_flags() -> [Arg; 2] {
    [
        Arg::new("all")
            .long("all")
            .action(ArgAction::SetTrue)
            .conflicts_with("raw")
            .help("Go through all pages of the list"),
        Arg::new("max")
            .long("max")
            .value_name("ITEMS")
            .value_parser(clap::value_parser!(u64).range(1..))
            .requires("all")
            .help("End after so many items"),
    ]
}

fn watch_flag() -> Arg {
    Arg::new("watch")
        .long("watch")
        .value_name("TIME")
        .value_parser(settings::duration)
        .help("Call again and again, with this time between, such as 2s")
}

/// Long names that parameters cannot have.
fn reserved() -> Vec<String> {
    let of_calls = settings::arguments();
    let of_calls = of_calls.iter().filter_map(|arg| arg.get_long());
    let own = ["all", "max", "watch", "help"];
    of_calls.chain(own).map(str::to_owned).collect()
}

/// The prose of the main language.
pub(super) fn main(text: &Text) -> String {
    text.main().unwrap_or_default().to_owned()
}
