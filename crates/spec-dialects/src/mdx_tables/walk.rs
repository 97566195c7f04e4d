//! The walk over a page.

use diagnostics::{Sink, Spanned};
use spec_draft::{EndpointDraft, ErrorTableDraft, Said, SampleRole};
use spec_markup::{Block, CodeBlock, Limits, MappedText, Table};

use super::columns::Columns;
use super::declaration::{self, Line};
use super::{listing, rows};
use crate::front_matter::errors;
use crate::notes::{Notes, Topic, bold, plain, topic};
use crate::samples::{self, Hints, Raw};

/// What a page holds.
#[derive(Default)]
pub(super) struct Walked {
    pub(super) calls: Vec<EndpointDraft>,
    /// Error tables outside any call.
    pub(super) errors: Vec<ErrorTableDraft>,
}

/// Walks over the blocks of a page.
pub(super) fn walk(blocks: &[&Block], limits: &Limits, sink: &mut Sink) -> Walked {
    let mut walker = Walker {
        limits,
        sink,
        calls: Vec::new(),
        errors: Vec::new(),
        topic: Topic::Other,
        heading: None,
        expects: Expects::Nothing,
        method: None,
        early: Notes::default(),
        same: 1,
    };
    blocks.iter().for_each(|block| walker.block(block));
    walker.finish()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Expects {
    Nothing,
    Method,
    Path,
}

struct Call {
    draft: EndpointDraft,
    notes: Notes,
}

struct Walker<'a> {
    limits: &'a Limits,
    sink: &'a mut Sink,
    calls: Vec<Call>,
    errors: Vec<ErrorTableDraft>,
    topic: Topic,
    heading: Option<Said>,
    expects: Expects,
    /// A method that was declared before its path.
    method: Option<Said>,
    /// Prose before the first declaration.
    early: Notes,
    /// How many calls the last declaration opened: what follows belongs to all of them.
    same: usize,
}

impl Walker<'_> {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(heading) => self.heading(&heading.text),
            Block::Paragraph(text) => self.paragraph(text),
            Block::Table(table) => self.table(table),
            Block::Code(code) => self.code(code),
            Block::List(items) => {
                if self.topic == Topic::Parameters
                    && !self.calls.is_empty()
                    && items.iter().all(|item| !item.blocks.is_empty())
                {
                    let found = listing::bullets(items);
                    if found.len() == items.len() {
                        self.each(|call| call.draft.parameters.extend(found.iter().cloned()));
                        return;
                    }
                }
                for item in items {
                    item.blocks.iter().for_each(|block| self.block(block));
                }
            }
            Block::Quote(blocks) => blocks.iter().for_each(|block| self.block(block)),
            Block::Html(_) | Block::Module(_) => {}
        }
    }

    fn heading(&mut self, text: &MappedText) {
        let words = plain(text.text());
        self.heading = Some(Spanned::new(words.clone(), text.whole()));
        self.topic = topic(text.text());
        let lines = declaration::lines(text);
        if lines.iter().any(|line| line.declares) {
            lines.into_iter().for_each(|line| self.declare(line));
            return;
        }
        self.expects = match words.to_lowercase().as_str() {
            "endpoint" | "request url" | "url" | "path" | "request path" | "接口地址"
            | "请求路径" | "接口路径" | "请求地址" | "接口" => Expects::Path,
            "request method" | "method" | "http method" | "请求方式" | "请求方法" | "请求类型" => {
                Expects::Method
            }
            _ => Expects::Nothing,
        };
    }

    fn paragraph(&mut self, text: &MappedText) {
        if let Some(title) = bold(text.text())
            && topic(title) != Topic::Other
        {
            self.topic = topic(title);
            return;
        }
        let lines = declaration::lines(text);
        if self.expected(text) {
            return;
        }
        if !lines
            .iter()
            .any(|line| line.declares || line.announces_path || line.announces_method)
        {
            self.prose(text);
            return;
        }
        let mut at = 0;
        for (line, raw) in lines.into_iter().zip(text.text().split_inclusive('\n')) {
            let part = text.slice(at..at + raw.len());
            at += raw.len();
            if line.declares || line.announces_path || line.announces_method || line.prose.is_some()
            {
                self.declare(line);
            } else if !self.expected(&part) {
                self.prose(&part);
            }
        }
    }

    /// A path or method that the heading or line above has announced.
    fn expected(&mut self, text: &MappedText) -> bool {
        let words = text.text().trim().trim_matches(['`', '*']).to_owned();
        match self.expects {
            Expects::Path => {
                let paths = declaration::paths(text, 0..text.text().len());
                let method = words.split(' ').next().filter(|word| {
                    words.contains(' ') && word.chars().all(|c| c.is_ascii_uppercase())
                });
                let method = method.map(|method| Spanned::new(method.to_owned(), text.whole()));
                if paths.is_empty() {
                    return false;
                }
                self.expects = Expects::Nothing;
                self.declare(Line {
                    method,
                    paths,
                    declares: true,
                    ..Line::default()
                });
                true
            }
            Expects::Method
                if words.chars().all(|c| c.is_ascii_alphabetic()) && words.len() < 8 =>
            {
                self.expects = Expects::Nothing;
                let method = Some(Spanned::new(words, text.whole()));
                self.declare(Line {
                    method,
                    declares: true,
                    ..Line::default()
                });
                true
            }
            _ => false,
        }
    }

    fn declare(&mut self, line: Line) {
        if line.announces_path {
            self.expects = Expects::Path;
        } else if line.announces_method {
            self.expects = Expects::Method;
        }
        if let Some(method) = line.method {
            match self.calls.last_mut() {
                Some(call) if call.draft.method.is_none() && line.paths.is_empty() => {
                    call.draft.method = Some(method)
                }
                _ => self.method = Some(method),
            }
        }
        if let Some(prose) = &line.prose {
            self.prose(prose);
        }
        let count = line.paths.len();
        for path in line.paths {
            let mut draft = EndpointDraft::new(path.span);
            draft.method = self.method.clone();
            draft.path = Some(path);
            draft.title = self.heading.clone().filter(|said| {
                topic(&said.value) == Topic::Other
                    && said.value.len() > 12
                    && !said.value.eq_ignore_ascii_case("description")
            });
            let notes = if self.calls.is_empty() {
                std::mem::take(&mut self.early)
            } else {
                Notes::default()
            };
            self.calls.push(Call { draft, notes });
        }
        if count > 0 {
            self.method = None;
            self.same = count;
            self.topic = Topic::Other;
        }
    }

    /// Does something to the calls that the last declaration opened.
    fn each(&mut self, mut act: impl FnMut(&mut Call)) {
        let from = self.calls.len().saturating_sub(self.same);
        self.calls[from..].iter_mut().for_each(&mut act);
    }

    fn prose(&mut self, text: &MappedText) {
        if self.topic == Topic::Aside {
            return;
        }
        let topic = self.topic;
        if self.calls.is_empty() {
            self.early.paragraph(text, topic);
        } else {
            self.each(|call| call.notes.paragraph(text, topic));
        }
    }

    fn table(&mut self, table: &Table) {
        let columns = Columns::of(table);
        let heading = self
            .heading
            .clone()
            .map(|said| said.value.to_lowercase())
            .unwrap_or_default();
        if heading.contains("header") || heading.contains("请求头") {
            return;
        }
        if errors::is_error_table(table) && !columns.is_parameters() {
            let codes = errors::rows(table);
            if self.calls.is_empty() {
                let title = self.heading.clone();
                self.errors.push(ErrorTableDraft {
                    span: table.span,
                    name: None,
                    title,
                    codes,
                });
            } else {
                self.each(|call| call.draft.errors.extend(codes.iter().cloned()));
            }
            return;
        }
        let answer = matches!(self.topic, Topic::Fields | Topic::ResponseExample);
        if columns.is_parameters() && !answer
            || self.topic == Topic::Parameters && columns.is_fields()
        {
            let (found, says_none) = rows::parameters(table, &columns);
            self.each(|call| adopt(&mut call.draft, &heading, &found, says_none));
        } else if answer && columns.is_fields() {
            let found = rows::fields(table, &columns);
            self.each(|call| call.draft.response.fields.extend(found.iter().cloned()));
        }
    }

    fn code(&mut self, code: &CodeBlock) {
        if self.expects == Expects::Path && self.expected(&code.text.trimmed()) {
            return;
        }
        if self.calls.is_empty() {
            return;
        }
        let place = match self.topic {
            Topic::RequestExample | Topic::Parameters => Some(SampleRole::Request),
            Topic::ResponseExample | Topic::Fields => Some(SampleRole::Response),
            Topic::Errors => Some(SampleRole::Failure),
            _ => None,
        };
        let raw = Raw {
            title: code.title.clone(),
            language: code.language.clone(),
            text: code.text.clone(),
            span: code.span,
        };
        let Some(sample) = samples::read(
            raw,
            Hints {
                place,
                channel: false,
            },
            self.limits,
            self.sink,
        ) else {
            return;
        };
        let parameters = self.topic == Topic::Parameters && sample.role == SampleRole::Request;
        let found = sample
            .json
            .as_ref()
            .filter(|_| parameters)
            .map(listing::members)
            .unwrap_or_default();
        self.each(|call| {
            if call.draft.parameters.is_empty() {
                call.draft.parameters.extend(found.iter().cloned());
            }
            call.draft.samples.push(sample.clone());
        });
    }

    fn finish(self) -> Walked {
        let calls = self.calls.into_iter().map(|call| {
            let mut draft = call.draft;
            draft.description = call.notes.description;
            draft.rate_limits = call.notes.rate_limits;
            draft.body = call.notes.body;
            draft.signed = call.notes.signed;
            draft.permission = call.notes.permission;
            draft
        });
        Walked {
            calls: calls.collect(),
            errors: self.errors,
        }
    }
}

/// A table below a heading that names a known parameter lists what is inside that one.
fn adopt(
    draft: &mut EndpointDraft,
    heading: &str,
    found: &[spec_draft::ParameterDraft],
    says_none: bool,
) {
    let words: Vec<&str> = heading
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .collect();
    let parent = draft.parameters.iter_mut().find(|parameter| {
        let name = parameter
            .name
            .as_ref()
            .map(|name| name.value.to_lowercase())
            .unwrap_or_default();
        name.len() > 2 && words.contains(&name.as_str())
    });
    match parent {
        Some(parent) if topic(heading) != Topic::Parameters || words.len() > 1 => {
            parent.children.extend(found.iter().cloned())
        }
        _ => draft.parameters.extend(found.iter().cloned()),
    }
    draft.says_no_parameters |= says_none && draft.parameters.is_empty();
}
