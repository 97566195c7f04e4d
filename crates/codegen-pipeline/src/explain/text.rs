//! Explanations as people read them.

use std::fmt::Write;

use api_model::{
    Api, Channel, EnumDef, Field, Node, Operation, Origin, Place, Shape, Type, TypeTable,
};

use super::correct::{self, Target};
use super::excerpt::Excerpts;
use super::node::{bounds, kind, origin};
use crate::Understood;

/// Writes one explanation.
pub(super) struct Teller<'a> {
    api: &'a Api,
    excerpts: Excerpts<'a>,
    /// The corrections file as messages name it.
    corrections: String,
    out: String,
}

impl<'a> Teller<'a> {
    pub(super) fn new(understood: &'a Understood) -> Self {
        Self {
            api: &understood.api,
            excerpts: Excerpts::new(understood),
            corrections: format!("{}/corrections.yml", understood.shown),
            out: String::new(),
        }
    }

    pub(super) fn api(&self) -> &'a Api {
        self.api
    }

    /// An operation: where it is declared, what it takes and gives.
    pub(super) fn operation(mut self, operation: &Operation) -> String {
        let Operation {
            section, id, path, ..
        } = operation;
        self.title(&format!(
            "{section}.{id}: {} {path}",
            operation.method.as_str()
        ));
        let made = if operation.id_stated {
            "stated by the page"
        } else {
            "made from method and path"
        };
        self.say("id", made);
        self.places("declared", &operation.places);
        self.say("auth", operation.auth.as_deref().unwrap_or("public"));
        for limit in &operation.rate_limits {
            let said = format!("{} in {} ms", limit.count, limit.window_ms);
            self.placed("limit", &said, limit.place.as_ref());
        }
        for parameter in &operation.parameters {
            let name = format!("parameters.{}", parameter.field.name);
            self.summary(&name, &parameter.field.node);
        }
        if let Some(payload) = &operation.response.payload {
            self.summary("response", payload);
        }
        for doubt in &operation.doubts {
            self.placed("doubt", &doubt.text, Some(&doubt.place));
        }
        self.changed_by(correct::operation(operation));
        self.out
    }

    /// A channel: where it is declared, what it takes and pushes.
    pub(super) fn channel(mut self, channel: &Channel) -> String {
        let Channel {
            section,
            id,
            format,
            ..
        } = channel;
        self.title(&format!("{section}.{id}: channel {format}"));
        self.places("declared", &channel.places);
        for argument in &channel.arguments {
            self.summary(&format!("arguments.{}", argument.name), &argument.node);
        }
        if let Some(push) = &channel.push {
            self.summary("push", push);
        }
        self.changed_by(None);
        self.out
    }

    /// An object type and its fields.
    pub(super) fn shape(
        mut self,
        name: &str,
        types: &TypeTable,
        shape: &Shape,
        target: Option<Target>,
    ) -> String {
        self.title(&format!("{name}: an object"));
        self.places("shown", &shape.places);
        for field in &shape.fields {
            self.summary(&field.name, &field.node);
        }
        let first = shape.fields.first().zip(target);
        let entries = first.and_then(|(field, target)| {
            correct::field(self.api, types, field, &target.below(&[&field.name]))
        });
        if let Some(field) = shape.fields.first() {
            let _ = writeln!(
                self.out,
                "  fields are corrected one by one, `{name}.{}` for example:",
                field.name
            );
        }
        self.changed_by(entries);
        self.out
    }

    /// An enum and its values.
    pub(super) fn definition(mut self, name: &str, def: &EnumDef) -> String {
        self.title(&format!("{name}: an enum"));
        let named = if def.stated {
            "stated by a page"
        } else {
            "made from the field's"
        };
        self.say("name", named);
        self.places("listed", &def.places);
        for value in &def.values {
            let label = value.label.main().unwrap_or_default();
            let said = format!("{}  {label}", value.value);
            self.say("value", said.trim_end());
        }
        self.say(
            "change",
            "list other values on that page, or correct a field: explain the field for its entry",
        );
        self.out
    }

    /// A parameter or field: its type, the whole chain of evidence, and what would change it.
    pub(super) fn field(
        mut self,
        title: &str,
        types: &TypeTable,
        field: &Field,
        target: Option<Target>,
    ) -> String {
        self.evidence(title, &field.node);
        self.say("required", if field.required { "yes" } else { "no" });
        if let Some(default) = &field.default {
            self.say("default", default);
        }
        if !field.bounds.is_empty() {
            self.say("bounds", &bounds(&field.bounds));
        }
        self.places("shown", &field.places);
        self.advice(&field.node);
        let entries = target.and_then(|target| correct::field(self.api, types, field, &target));
        self.changed_by(entries);
        self.out
    }

    /// A payload: its type, the whole chain of evidence, and what would change it.
    pub(super) fn node(
        mut self,
        title: &str,
        types: &TypeTable,
        node: &Node,
        target: Option<Target>,
    ) -> String {
        self.evidence(title, node);
        self.advice(node);
        let entries = target.and_then(|target| correct::node(self.api, types, node, &target));
        self.changed_by(entries);
        self.out
    }

    /// The deciding piece first; then what the elements of a list rest on.
    fn evidence(&mut self, title: &str, node: &Node) {
        self.title(&format!("{title}: {}", kind(self.api, &node.ty)));
        let mut element = Some(node);
        while let Some(node) = element {
            for (index, evidence) in node.evidence.iter().enumerate() {
                let mark = if index == 0 { "because" } else { "and" };
                let said = format!("{}: {}", origin(evidence.origin), evidence.says);
                self.placed(mark, &said, evidence.place.as_ref());
            }
            element = match &node.ty {
                Type::Array(inner) | Type::Map(inner) => Some(inner),
                _ => None,
            };
            if let Some(inner) = element {
                self.say("of", &kind(self.api, &inner.ty));
            }
        }
    }

    fn advice(&mut self, node: &Node) {
        match node.origin() {
            Origin::Corrected => {
                let said = format!(
                    "{} corrects it already: change that entry",
                    self.corrections
                );
                self.say("note", &said);
            }
            Origin::Stated => {}
            Origin::Ruled | Origin::Inferred | Origin::Defaulted => {
                self.say(
                    "better",
                    "state the type on the page, where it can be changed",
                );
            }
        }
    }

    fn changed_by(&mut self, entries: Option<String>) {
        match entries {
            Some(entries) => {
                let said = format!("{}, by one of (docs/corrections.md):", self.corrections);
                self.say("change", &said);
                self.out.push_str(&entries);
            }
            None => self.say("change", "on the page: no correction reaches it"),
        }
    }

    fn title(&mut self, title: &str) {
        let _ = writeln!(self.out, "{title}");
    }

    fn say(&mut self, label: &str, said: &str) {
        let _ = writeln!(self.out, "  {label:8}  {said}");
    }

    fn placed(&mut self, label: &str, said: &str, place: Option<&Place>) {
        let Some(place) = place else {
            return self.say(label, said);
        };
        let at = self.excerpts.at(place);
        self.say(label, &format!("{said}  {at}"));
        self.excerpts.lines(&mut self.out, place);
    }

    fn places(&mut self, label: &str, places: &[Place]) {
        for place in places {
            let at = self.excerpts.at(place);
            self.say(label, &at);
            self.excerpts.lines(&mut self.out, place);
        }
    }

    fn summary(&mut self, name: &str, node: &Node) {
        let says = node.evidence.first();
        let says = says.map(|evidence| evidence.says.as_str());
        let _ = writeln!(
            self.out,
            "  {name}: {} ({}: {})",
            kind(self.api, &node.ty),
            origin(node.origin()),
            says.unwrap_or_default()
        );
    }
}
