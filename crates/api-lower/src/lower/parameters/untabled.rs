//! Parameters that no table lists: variables of the path, its query, and request samples alone.

use api_model::{Bounds, Evidence, Field, Location, Node, Origin, Parameter, Place, Text, Type};
use diagnostics::{Diagnostic, codes};

use super::reading::is_count;
use super::tree::Item;
use super::{Lowering, Sent, shown};
use crate::lower::route::Route;
use crate::words::alike;

impl Lowering<'_, '_, '_> {
    /// Joins variables of the path with their rows; adds those that have none.
    pub(super) fn path_variables(&mut self, sent: &mut Sent) {
        for variable in self.call.route.variables() {
            let exact = sent
                .parameters
                .iter()
                .position(|have| have.field.name == variable);
            let at = exact.or_else(|| {
                sent.parameters
                    .iter()
                    .position(|have| alike(&have.field.name, variable))
            });
            let at = at.unwrap_or_else(|| {
                sent.parameters.push(self.undocumented(variable));
                sent.parameters.len() - 1
            });
            let parameter = &mut sent.parameters[at];
            parameter.location = Location::Path;
            variable.clone_into(&mut parameter.field.name);
            parameter.field.required = true;
        }
    }

    fn undocumented(&mut self, variable: &str) -> Parameter {
        let cx = self.typing.cx;
        let span = self.call.route.span;
        self.typing.sink.push(
            Diagnostic::new(
                codes::lower::PATH_VARIABLE,
                span,
                format!("the variable `{variable}` of the path is missing from the parameters"),
            )
            .note("it is taken as a required text")
            .help(format!("add a row for `{variable}` to the parameters")),
        );
        let rule = cx.rules.of(variable);
        let evidence = match &rule {
            Some(rule) => Evidence {
                origin: Origin::Ruled,
                says: rule.says.clone(),
                place: Some(cx.place(span)),
            },
            None => cx.evidence(
                Origin::Defaulted,
                "it stands in the path, and no table describes it",
                span,
            ),
        };
        let ty = rule.map_or(Type::String, |rule| rule.ty);
        Parameter {
            location: Location::Path,
            field: plain_field(variable, Node::new(ty, evidence), true, cx.place(span)),
        }
    }

    /// Adds parameters that only the query behind the path shows.
    pub(super) fn query_template(&mut self, route: &Route, sent: &mut Sent) {
        let cx = self.typing.cx;
        for (name, fixed) in &route.query {
            if sent.parameters.iter().any(|have| have.field.name == *name) {
                continue;
            }
            let evidence = cx.evidence(
                Origin::Defaulted,
                "it stands in the query behind the path",
                route.span,
            );
            let whole = is_count(name)
                && fixed
                    .as_ref()
                    .is_none_or(|value| value.parse::<i64>().is_ok());
            let ty = if whole { Type::Integer } else { Type::String };
            let mut field = plain_field(
                name,
                Node::new(ty, evidence),
                fixed.is_some(),
                cx.place(route.span),
            );
            field.default.clone_from(fixed);
            sent.parameters.push(Parameter {
                location: Location::Query,
                field,
            });
        }
    }

    /// Takes what is sent from the request sample of a page that describes no parameter at all.
    pub(super) fn only_sampled(&mut self, sent: &mut Sent) {
        let Some(json) = shown(self.call).filter(|_| self.travel.location == Location::Body) else {
            return;
        };
        let listed = !json.elements().is_empty();
        if !listed && json.members().is_empty() {
            return;
        }
        self.typing.sink.push(
            Diagnostic::new(
                codes::lower::PARAMETERS_SAMPLED,
                json.span,
                "the page describes no parameter; they are taken from its request example",
            )
            .help("add a table of parameters that says which of them are required"),
        );
        let none = Item {
            name: String::new(),
            many: listed,
            rows: Vec::new(),
            children: Vec::new(),
        };
        if listed {
            sent.whole_body = Some(self.typing.node(&none, &[], Vec::new(), Some(json)));
            return;
        }
        for member in json.members() {
            let item = Item {
                name: member.key.value.clone(),
                many: false,
                ..none.clone()
            };
            let field = self.field(&item, &[], Some(&member.value));
            sent.parameters.push(Parameter {
                location: Location::Body,
                field,
            });
        }
    }
}

fn plain_field(name: &str, node: Node, required: bool, place: Place) -> Field {
    Field {
        name: name.to_owned(),
        node,
        required,
        description: Text::default(),
        default: None,
        bounds: Bounds::default(),
        places: vec![place],
    }
}
