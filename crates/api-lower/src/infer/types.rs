//! From everything seen of a value to its type, with the evidence in its order.

use std::collections::BTreeSet;

use api_model::{EnumRef, Evidence, Field, Node, Origin, Text, TimeUnit, Type, TypeTable};
use diagnostics::{Diagnostic, Sink, Span, codes::lower as codes};
use heck::ToSnakeCase;

use super::forms::{Form, form_of, forms, stated_word, yes};
use super::seen::Seen;
use super::shapes::Shapes;
use super::{Scalar, enums, maps, scalars};
use crate::context::Context;
use crate::type_words::TypeWord;

/// Settles the types of one answer or push message.
pub(super) struct Settler<'c, 't> {
    pub(super) cx: &'c Context<'c>,
    pub(super) sink: &'t mut Sink,
    pub(super) types: &'t mut TypeTable,
    pub(super) shapes: Shapes,
}

/// What a page states about a value: the first row that says a type.
pub(super) struct Stated {
    pub(super) word: TypeWord,
    pub(super) evidence: Evidence,
    pub(super) span: Span,
}

impl<'c, 't> Settler<'c, 't> {
    /// Starts on one answer; objects and enums go to `types`, beside those of the request.
    pub(super) fn new(cx: &'c Context<'c>, types: &'t mut TypeTable, sink: &'t mut Sink) -> Self {
        Self {
            cx,
            sink,
            types,
            shapes: Shapes::default(),
        }
    }

    /// Names what is left to name.
    pub(super) fn finish(self) {
        self.shapes.name(self.types);
    }

    /// Gives a shape the name that a page states for the payload.
    pub(super) fn call(&mut self, at: usize, name: &str) {
        let shape = &mut self.types.shapes[at];
        if !shape.stated {
            shape.name = name.to_snake_case();
            shape.stated = true;
        }
    }

    /// The type of a value called `name`, reached by `path` from the payload.
    pub(super) fn node(&mut self, seen: &Seen<'_>, name: &str, path: &[String]) -> Node {
        let stated = self.stated(seen);
        if let Some(ty) = enums::of(self, seen, path) {
            return self.with_examples(ty, seen);
        }
        // Whoever writes `any` knows of answers that the example does not show.
        let any = |stated: &Stated| stated.word == TypeWord::Any;
        if stated.as_ref().is_some_and(any) || (path.is_empty() && seen.is_placeholder()) {
            return self.with_examples(self.unknown(seen, stated.as_ref()), seen);
        }
        let forms = forms(seen);
        let says = stated.as_ref().and_then(|stated| form_of(&stated.word));
        let form = match (forms.as_slice(), says) {
            ([], says) => says,
            ([only], Some(says)) if *only != says => {
                Some(self.contradicted(*only, says, stated.as_ref()))
            }
            ([only], _) => Some(*only),
            (_, Some(says)) => Some(says),
            (_, None) => {
                self.conflict(seen, name, &forms);
                None
            }
        };
        let mut node = match form {
            Some(Form::Object) => self.object(seen, name, path, stated.as_ref()),
            Some(Form::List) => self.list(seen, name, path, stated.as_ref()),
            Some(Form::Scalar) => scalars::settle(self, seen, name, stated.as_ref()),
            None => self.unknown(seen, stated.as_ref()),
        };
        if let Some(stated) = stated.filter(|stated| !node.evidence.contains(&stated.evidence)) {
            node.evidence.push(stated.evidence);
        }
        node
    }

    /// The first row that says a type, as evidence.
    fn stated(&self, seen: &Seen<'_>) -> Option<Stated> {
        seen.stated.iter().find_map(|(_, field)| {
            let (word, span, text) = stated_word(field)?;
            let says = format!("the page says `{text}`");
            Some(Stated {
                word,
                evidence: self.cx.evidence(Origin::Stated, says, span),
                span,
            })
        })
    }

    pub(super) fn with_examples(&self, mut node: Node, seen: &Seen<'_>) -> Node {
        node.evidence.extend(self.examples(seen));
        node
    }

    /// One piece of evidence for each look of the examples' scalars.
    pub(super) fn examples(&self, seen: &Seen<'_>) -> Vec<Evidence> {
        let shows = |(kind, span): &(Scalar, Span)| {
            self.cx.evidence(
                Origin::Inferred,
                format!("an example shows {}", kind.says()),
                *span,
            )
        };
        seen.scalars.iter().take(3).map(shows).collect()
    }

    fn object(
        &mut self,
        seen: &Seen<'_>,
        name: &str,
        path: &[String],
        stated: Option<&Stated>,
    ) -> Node {
        let shown = seen.objects.first().map(|span| {
            self.cx
                .evidence(Origin::Inferred, "an example shows an object", *span)
        });
        let said_map = stated.is_some_and(|stated| stated.word == TypeWord::Map);
        let children = seen
            .stated
            .iter()
            .any(|(_, field)| !field.children.is_empty());
        let ty = if seen.members.is_empty() || (!children && (said_map || maps::is_map(seen))) {
            Type::Map(Box::new(self.entries(seen, name, path)))
        } else {
            Type::Object(self.shape(seen, path))
        };
        settled(
            ty,
            stated.map(|stated| stated.evidence.clone()),
            shown.into_iter().collect(),
        )
    }

    /// What the values of a map have in common.
    fn entries(&mut self, seen: &Seen<'_>, name: &str, path: &[String]) -> Node {
        let mut all = Seen::default();
        for (_, value) in seen.members.iter() {
            all.absorb(value);
        }
        all.keys.clear();
        if all.spans().is_empty() {
            return self.unknown(&all, None);
        }
        self.node(&all, name, &extended(path, "entry"))
    }

    fn shape(&mut self, seen: &Seen<'_>, path: &[String]) -> usize {
        let mut fields = Vec::new();
        for (name, member) in seen.members.iter() {
            fields.push(self.field(member, name, &extended(path, name)));
        }
        let name = seen.names.first().map(|name| name.value.as_str());
        // A member's text describes the field; an element's has no other home than its type.
        let text = if seen.keys.is_empty() {
            self.text(seen)
        } else {
            Text::default()
        };
        let places = seen
            .objects
            .iter()
            .chain(&seen.keys)
            .copied()
            .collect::<BTreeSet<_>>();
        let places = if places.is_empty() {
            seen.spans().into_iter().collect()
        } else {
            places
        };
        let places = places.into_iter().map(|span| self.cx.place(span)).collect();
        self.shapes
            .add(self.types, fields, path, name, text, places)
    }

    fn field(&mut self, seen: &Seen<'_>, name: &str, path: &[String]) -> Field {
        let node = self.node(seen, name, path);
        let says = |said: Option<bool>| said == Some(true);
        let rule = self
            .cx
            .rules
            .of(name)
            .is_some_and(|rule| rule.stated && rule.always);
        let always = seen
            .stated
            .iter()
            .any(|(_, field)| says(yes(field.always.as_ref())));
        let never = seen.stated.iter().any(|(_, field)| {
            says(yes(field.nullable.as_ref())) || yes(field.always.as_ref()) == Some(false)
        });
        Field {
            name: name.to_owned(),
            node,
            required: (always || rule) && !never,
            description: self.text(seen),
            default: None,
            bounds: api_model::Bounds::default(),
            places: seen
                .spans()
                .into_iter()
                .map(|span| self.cx.place(span))
                .collect(),
        }
    }

    /// What rows say, else what comments say, each language once.
    pub(super) fn text(&self, seen: &Seen<'_>) -> Text {
        let rows = seen
            .stated
            .iter()
            .filter_map(|(language, field)| Some((*language, field.description.as_ref()?)));
        let mut text = Text::default();
        for (language, said) in
            rows.chain(seen.texts.iter().map(|(language, said)| (*language, said)))
        {
            if let Some(prose) = self.cx.text(language, said).main() {
                text.add(language, prose);
            }
        }
        text
    }

    /// Nothing is known, or what is known does not fit together: any JSON.
    pub(super) fn unknown(&self, seen: &Seen<'_>, stated: Option<&Stated>) -> Node {
        let any = stated.filter(|stated| stated.word == TypeWord::Any);
        let says = "nothing shows what stands here; any JSON is taken";
        let place = seen.spans().first().map(|span| self.cx.place(*span));
        let nothing = Evidence {
            origin: Origin::Defaulted,
            says: says.to_owned(),
            place,
        };
        Node::new(
            Type::Any,
            any.map_or(nothing, |stated| stated.evidence.clone()),
        )
    }

    fn contradicted(&mut self, shown: Form, says: Form, stated: Option<&Stated>) -> Form {
        if shown == Form::Scalar {
            return says;
        }
        if let Some(stated) = stated {
            let text = format!(
                "the page states {}, its example shows {}",
                says.says(),
                shown.says()
            );
            let found = Diagnostic::new(codes::TYPE_CONTRADICTED, stated.span, text);
            self.sink
                .push(found.help("say in the table what the example shows, or mend the example"));
        }
        shown
    }

    fn conflict(&mut self, seen: &Seen<'_>, name: &str, forms: &[Form]) {
        let first = |form: Form| match form {
            Form::Object => seen.objects.first().copied(),
            Form::List => seen.arrays.first().copied(),
            Form::Scalar => seen
                .scalars
                .iter()
                .find(|(kind, _)| !kind.is_weak())
                .map(|(_, span)| *span),
        };
        let mut places = forms
            .iter()
            .filter_map(|form| Some((form.says(), first(*form)?)));
        let Some((says, span)) = places.next() else {
            return;
        };
        let text = format!("examples show `{name}` in different forms; any JSON is taken");
        let found = Diagnostic::new(codes::EXAMPLES_CONFLICT, span, text).label(says);
        let found = places.fold(found, |found, (says, span)| found.and(span, says));
        self.sink
            .push(found.help("state the type of the field, or mend one of the examples"));
    }
}

/// A node that rests on the stated word where there is one, else on what is shown.
pub(super) fn settled(ty: Type, stated: Option<Evidence>, shown: Vec<Evidence>) -> Node {
    let mut evidence: Vec<Evidence> = stated.into_iter().chain(shown).collect();
    if evidence.is_empty() {
        let says = "fields inside it are known".to_owned();
        evidence.push(Evidence {
            origin: Origin::Stated,
            says,
            place: None,
        });
    }
    Node { ty, evidence }
}

fn extended(path: &[String], name: &str) -> Vec<String> {
    let mut path = path.to_vec();
    path.push(name.to_owned());
    path
}

/// An instant, for messages and rules.
pub(super) const fn instant(unit: TimeUnit) -> Type {
    Type::Timestamp(unit)
}

/// A shared enum.
pub(super) const fn shared(index: usize) -> Type {
    Type::Enum(EnumRef::Shared(index))
}
