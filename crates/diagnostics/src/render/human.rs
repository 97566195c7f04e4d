//! Findings for people: message, place, the lines of the page, notes, and what to do.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Patch, Renderer, Snippet,
};

use super::Style;
use super::place::Place;
use super::window::{self, Mark, Window};
use crate::{Diagnostic, Fix, Label, Severity, SourceMap};

/// Bytes of a line that a suggestion shows; a longer one is cut around the change.
const LINE: usize = 160;

pub(super) fn render(findings: &[Diagnostic], sources: &SourceMap, style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Colour => Renderer::styled(),
    }
    .decor_style(DecorStyle::Ascii);
    let mut out = String::new();
    for finding in findings {
        out.push_str(&one(finding, sources, &renderer));
        out.push_str("\n\n");
    }
    out.truncate(out.trim_end().len());
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

fn one(finding: &Diagnostic, sources: &SourceMap, renderer: &Renderer) -> String {
    let title = level(finding.severity)
        .primary_title(window::message(&finding.message))
        .id(finding.code.id);
    let mut main = Group::with_title(title);
    for shown in window::windows(&finding.labels, sources, window::WIDE) {
        let place = Place::of(shown.span, sources);
        let path = window::message(place.path);
        if shown.cut {
            main = main
                .element(origin(path, &place))
                .element(snippet(shown, None));
        } else {
            main = main.element(snippet(shown, Some(path)));
        }
    }
    for note in &finding.notes {
        main = main.element(Level::NOTE.message(window::message(note)));
    }
    // A cure that the suggestion shows anyway is not told twice.
    let told = finding.fix.as_ref().map(|fix| fix.title.as_str());
    if let Some(help) = finding.help.as_deref().filter(|help| told != Some(help)) {
        main = main.element(Level::HELP.message(window::message(help)));
    }
    let mut groups = vec![main];
    groups.extend(
        finding
            .fix
            .as_ref()
            .and_then(|fix| suggestion(fix, sources)),
    );
    renderer.render(&groups)
}

const fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Note => Level::NOTE,
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    }
}

/// The line `--> path:line:column` of a cut line, counted in the page itself.
fn origin<'a>(path: String, place: &Place<'_>) -> Origin<'a> {
    Origin::path(path)
        .line(place.start.line as usize)
        .char_column(place.start.column as usize)
}

fn snippet(shown: Window<'_>, path: Option<String>) -> Element<'_> {
    let line = shown.line as usize;
    let annotations = shown.marks.iter().map(annotation).collect::<Vec<_>>();
    Snippet::source(shown.text)
        .path(path)
        .line_start(line)
        .annotations(annotations)
        .into()
}

fn annotation<'a>(mark: &Mark<'_>) -> Annotation<'a> {
    let kind = if mark.primary {
        AnnotationKind::Primary
    } else {
        AnnotationKind::Context
    };
    let label = (!mark.text.is_empty()).then(|| window::message(mark.text));
    kind.span(mark.range.clone()).label(label)
}

fn suggestion<'a>(fix: &'a Fix, sources: &'a SourceMap) -> Option<Group<'a>> {
    let label = [Label {
        span: fix.span,
        text: String::new(),
    }];
    let shown = window::windows(&label, sources, LINE);
    let (line, text, range) = shown.into_iter().find_map(|shown| {
        let range = shown.marks.first()?.range.clone();
        Some((shown.line as usize, shown.text, range))
    })?;
    let patch = Patch::new(range, window::message(&fix.replacement));
    let snippet = Snippet::source(text).line_start(line).patch(patch);
    Some(
        Level::HELP
            .secondary_title(window::message(&fix.title))
            .element(snippet),
    )
}
