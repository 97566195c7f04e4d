//! Advice: what is no fault, but could be said better. Each rule runs only where it is asked for.

use std::collections::{BTreeMap, BTreeSet};

use api_model::{Api, Field, Operation, Origin, Place, TypeTable};
use diagnostics::codes::advice as codes;
use diagnostics::{Code, Diagnostic, FileId, Sink, SourceMap, Span};
use spec_draft::{ManifestDraft, PageDraft};

use super::layout::Layout;

/// Looks for what could be said better, as far as `wanted` asks for the code.
pub fn advise(
    api: &Api,
    pages: &[PageDraft],
    manifest: &ManifestDraft,
    sources: &SourceMap,
    wanted: &dyn Fn(Code) -> bool,
    sink: &mut Sink,
) {
    if !codes::ALL.iter().any(|code| wanted(*code)) {
        return;
    }
    let by_path: BTreeMap<&str, FileId> = sources
        .files()
        .map(|(id, file)| (file.path(), id))
        .collect();
    let files = api
        .pages
        .iter()
        .map(|page| by_path.get(page.as_str()).copied().unwrap_or(FileId(0)));
    let mut advisor = Advisor {
        files: files.collect(),
        told: BTreeSet::new(),
        wanted,
        sink,
    };
    for operation in &api.operations {
        advisor.call(api, operation);
    }
    for channel in &api.channels {
        advisor.fields(&channel.types);
    }
    advisor.values(api);
    if wanted(codes::UNTRANSLATED) {
        advisor.languages(pages, manifest);
    }
}

struct Advisor<'a> {
    files: Vec<FileId>,
    /// Shapes are shared by places: each place is told of once.
    told: BTreeSet<(&'static str, Span)>,
    wanted: &'a dyn Fn(Code) -> bool,
    sink: &'a mut Sink,
}

impl Advisor<'_> {
    fn tell(&mut self, code: Code, span: Option<Span>, message: String, help: &str) {
        let Some(span) = span.filter(|_| (self.wanted)(code)) else {
            return;
        };
        if self.told.insert((code.id, span)) {
            self.sink
                .push(Diagnostic::new(code, span, message).help(help));
        }
    }

    fn span(&self, place: Option<&Place>) -> Option<Span> {
        let place = place?;
        let file = *self.files.get(place.page as usize)?;
        Some(Span {
            file,
            start: place.start,
            end: place.end,
        })
    }

    fn call(&mut self, api: &Api, operation: &Operation) {
        let at = self.span(operation.places.first());
        let call = format!("{} {}", operation.method.as_str(), operation.path);
        for parameter in &operation.parameters {
            self.parameter(&parameter.field);
        }
        self.fields(&operation.types);
        let section = api
            .sections
            .iter()
            .find(|have| have.id == operation.section);
        if operation.rate_limits.is_empty()
            && section.is_none_or(|section| section.rate_limits.is_empty())
        {
            let message = format!("nothing says how often `{call}` may be called");
            self.tell(
                codes::LIMIT_UNSTATED,
                at,
                message,
                "add `rate_limits: [10/s/apikey]` to the page, or to its section in `api.yml`",
            );
        }
        if operation.response.examples.is_empty() {
            let message = format!("no example shows what `{call}` answers");
            self.tell(
                codes::EXAMPLE_MISSING,
                at,
                message,
                "add `response_example: |-` with an answer as it comes",
            );
        }
        if !operation.id_stated {
            let message = format!("`{call}` is named `{}` after its path", operation.id);
            self.tell(codes::ID_UNSTATED, at, message, "add `id: a_name` to the front matter, so that the name stays when the path changes");
        }
    }

    fn parameter(&mut self, field: &Field) {
        if field.description.is_empty() {
            let at = self.span(field.places.first());
            let message = format!("nothing says what the parameter `{}` is", field.name);
            self.tell(
                codes::PARAMETER_UNDESCRIBED,
                at,
                message,
                "add a `description`",
            );
        }
    }

    fn fields(&mut self, types: &TypeTable) {
        for field in types.shapes.iter().flat_map(|shape| &shape.fields) {
            let at = self.span(field.places.first());
            if field.description.is_empty() {
                let message = format!("nothing says what the field `{}` is", field.name);
                self.tell(
                    codes::FIELD_UNDESCRIBED,
                    at,
                    message,
                    "add a `description`, or a comment behind it in the example",
                );
            }
            if field.node.origin() == Origin::Defaulted {
                let message = format!(
                    "nothing tells the type of `{}`: {}",
                    field.name,
                    says(field)
                );
                self.tell(
                    codes::WEAK_EVIDENCE,
                    at,
                    message,
                    "state its `type` under `response`, or show a real value in the example",
                );
            }
        }
    }

    fn values(&mut self, api: &Api) {
        for list in &api.enums {
            let bare: Vec<String> = list
                .values
                .iter()
                .filter(|value| value.label.is_empty())
                .map(|value| format!("`{}`", value.value))
                .collect();
            if !bare.is_empty() {
                let at = self.span(list.places.first());
                let message = format!(
                    "the enum `{}` does not say what {} means",
                    list.name,
                    bare.join(", ")
                );
                self.tell(
                    codes::VALUE_UNLABELLED,
                    at,
                    message,
                    "add a `label` to each value",
                );
            }
        }
    }

    fn languages(&mut self, pages: &[PageDraft], manifest: &ManifestDraft) {
        let layout = Layout::new(manifest, pages);
        let mut have: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for page in pages {
            let spot = layout.spot(&page.path);
            have.entry(spot.key).or_default().insert(spot.language);
        }
        for page in pages {
            let spot = layout.spot(&page.path);
            let missing =
                (1..layout.languages.len()).find(|language| !have[&spot.key].contains(language));
            if let Some(missing) = missing.filter(|_| spot.language == 0) {
                let language = &layout.languages[missing].code;
                let message = format!("the page has no translation into `{language}`");
                let at = Some(Span::point(page.file, 0));
                self.tell(
                    codes::UNTRANSLATED,
                    at,
                    message,
                    "add a page of the same name below the folder of that language",
                );
            }
        }
    }
}

fn says(field: &Field) -> &str {
    field
        .node
        .evidence
        .first()
        .map_or("", |evidence| evidence.says.as_str())
}
