//! Declarations: lines that open a call, and the headings that announce its parts.

use std::collections::BTreeMap;

use diagnostics::Spanned;
use spec_draft::{EndpointDraft, command};
use spec_markup::{Block, Heading, ListItem, MappedText};

use super::super::declaration::{self, Form, Label, Line};
use super::{Call, Expects, Walker};
use crate::notes::{Notes, Topic, plain, topic};

const PATH_HEADINGS: &[&str] = &[
    "endpoint",
    "request url",
    "url",
    "path",
    "request path",
    "api path",
    "http request",
    "接口地址",
    "请求路径",
    "接口路径",
    "请求地址",
    "接口",
    "http 请求",
    "http请求",
];
const METHOD_HEADINGS: &[&str] = &[
    "request method",
    "method",
    "http method",
    "请求方式",
    "请求方法",
    "请求类型",
];
const GENERIC: &[&str] = &[
    "description",
    "overview",
    "introduction",
    "general",
    "basic information",
    "basic info",
    "note",
    "notes",
    "remark",
    "remarks",
    "details",
    "interface description",
    "接口描述",
    "描述",
    "概述",
    "简介",
    "基本信息",
    "接口说明",
    "说明",
    "备注",
    "注意",
    "注意事项",
];

const DEEDS: &[&str] = &[
    "add", "apply", "archive", "cancel", "change", "check", "close", "copy", "create", "delete",
    "edit", "export", "fetch", "find", "get", "import", "list", "modify", "move", "open", "place",
    "query", "remove", "reset", "retrieve", "save", "search", "send", "set", "start", "stop",
    "submit", "update", "upload", "verify", "view",
];

/// What a heading says must follow.
pub(super) fn announced(words: &str) -> Expects {
    let words = words.to_lowercase();
    if PATH_HEADINGS.contains(&words.as_str()) {
        Expects::Path
    } else if METHOD_HEADINGS.contains(&words.as_str()) {
        Expects::Method
    } else {
        Expects::Nothing
    }
}

/// Whether a heading announces a path and the block below it holds one.
pub(in super::super) fn announces(heading: &Heading, next: &Block) -> bool {
    let text = match next {
        Block::Paragraph(text) => text,
        Block::Code(code) => &code.text,
        _ => return false,
    };
    announced(&plain(heading.text.text())) == Expects::Path
        && !declaration::paths(text, 0..text.text().len()).is_empty()
}

/// Whether a heading names a part of any page, not a call.
pub(super) fn is_generic(words: &str) -> bool {
    GENERIC.contains(&words.to_lowercase().trim_end_matches([':', '：']))
}

/// Whether a heading says what a call does: `Create a field` has a word for answers in it, and lists none.
pub(super) fn is_deed(words: &str) -> bool {
    let first = words.split(' ').next().unwrap_or_default();
    DEEDS.contains(&first.to_lowercase().as_str())
}

/// Whether a list names several calls: it leads to their pages.
pub(in super::super) fn is_overview(items: &[ListItem]) -> bool {
    let bare = |item: &ListItem| match item.blocks.first() {
        Some(Block::Paragraph(text)) => declaration::lines(text)
            .iter()
            .any(|line| line.declares() && line.form != Form::Labelled),
        _ => false,
    };
    items.iter().filter(|item| bare(item)).count() > 1
}

/// `**Rate limit:** 10/s`: the text behind a label and what the label says of it.
pub(super) fn labelled(text: &MappedText) -> Option<(MappedText, Topic)> {
    let rest = text.text().strip_prefix("**")?;
    let (label, behind) = rest.split_once("**")?;
    let value = behind.trim_start_matches([':', '：', ' ']);
    let coloned = label.ends_with([':', '：']) || behind.starts_with([':', '：']);
    let own = topic(label);
    let known = matches!(own, Topic::Limits | Topic::Parameters);
    (known && coloned && !value.is_empty()).then(|| {
        let whole = text.text().len();
        (text.slice(whole - value.len()..whole), own)
    })
}

/// What a path is that is declared again below a heading beside that of its call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Again {
    /// The same call, as above its examples.
    SameCall,
    /// Another call: what is sent tells them apart.
    OtherCall,
}

/// Pages on which tables have different words for one name are those where all calls go to one path: `Command | Users.Get`
/// in one, `Command | Users.Delete` in the next.
pub(super) fn again(blocks: &[&Block]) -> Again {
    let mut commands: BTreeMap<&str, &str> = BTreeMap::new();
    let tables = blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    for row in tables.flat_map(|table| &table.rows) {
        let [name, cells @ ..] = row.as_slice() else {
            continue;
        };
        let words = cells
            .iter()
            .filter_map(|cell| command(&name.value, &cell.value));
        for word in words {
            if *commands.entry(&name.value).or_insert(word) != word {
                return Again::OtherCall;
            }
        }
    }
    Again::SameCall
}

impl Walker<'_> {
    /// Whether a text declares or announces a part of a call.
    pub(super) fn declares(&self, text: &MappedText) -> bool {
        self.topic != Topic::Aside
            && declaration::lines(text)
                .iter()
                .any(|line| line.declares() || line.announces.is_some())
    }

    /// The lines of a paragraph: declarations, and prose between them.
    pub(super) fn lines(&mut self, text: &MappedText) {
        if self.expected(text) {
            return;
        }
        if !self.declares(text) && !self.names_paths(text) {
            self.prose(text);
            return;
        }
        let lines = declaration::lines(text);
        let (mut at, mut prose) = (0, None::<std::ops::Range<usize>>);
        for (line, raw) in lines.into_iter().zip(text.text().split_inclusive('\n')) {
            let range = at..at + raw.len();
            at = range.end;
            let part = text.slice(range.clone());
            let named = self.named(&part);
            let line = named.unwrap_or(line);
            let speaks = line.declares() || line.announces.is_some() || line.prose.is_some();
            if speaks || self.expects != Expects::Nothing {
                self.flush(text, &mut prose);
            }
            if speaks {
                self.declare(line);
            } else if !self.expected(&part) {
                let start = prose.map_or(range.start, |prose| prose.start);
                prose = Some(start..range.end);
            }
        }
        self.flush(text, &mut prose);
    }

    /// Whether a line names a path by a label of its own: behind a method, or beside another one that was named so.
    fn named(&self, line: &MappedText) -> Option<Line> {
        if !(self.method.is_some() || self.fresh) || self.topic == Topic::Aside {
            return None;
        }
        let known = &declaration::lines(line)[..];
        let paths = declaration::named_paths(line);
        let label = known
            .iter()
            .any(|line| line.declares() || line.form == Form::Labelled);
        (!label && !paths.is_empty()).then(|| Line {
            paths,
            form: Form::Named,
            ..Line::default()
        })
    }

    fn names_paths(&self, text: &MappedText) -> bool {
        let mut at = 0;
        text.text().split_inclusive('\n').any(|raw| {
            let line = text.slice(at..at + raw.len());
            at += raw.len();
            self.named(&line).is_some()
        })
    }

    /// The paths of a list that a label announced.
    pub(super) fn listed(&mut self, items: &[ListItem]) -> bool {
        if self.expects != Expects::Path {
            return false;
        }
        let one = |item: &ListItem| match item.blocks.first() {
            Some(Block::Paragraph(text)) => declaration::paths(text, 0..text.text().len()),
            _ => Vec::new(),
        };
        let paths: Vec<_> = items.iter().flat_map(one).collect();
        if paths.is_empty() {
            return false;
        }
        self.expects = Expects::Nothing;
        self.declare(Line {
            paths,
            ..Line::default()
        });
        true
    }

    fn flush(&mut self, text: &MappedText, prose: &mut Option<std::ops::Range<usize>>) {
        if let Some(range) = prose.take() {
            self.prose(&text.slice(range).trimmed());
        }
    }

    /// A path or method that the heading or line above has announced.
    pub(super) fn expected(&mut self, text: &MappedText) -> bool {
        let words = text.text().trim().trim_matches(['`', '*']).to_owned();
        match self.expects {
            Expects::Path => {
                let paths = declaration::paths(text, 0..text.text().len());
                if paths.is_empty() {
                    return false;
                }
                let method = words.split(' ').next().filter(|word| {
                    words.contains(' ') && word.chars().all(|c| c.is_ascii_uppercase())
                });
                let method = method.map(|method| Spanned::new(method.to_owned(), text.whole()));
                self.expects = Expects::Nothing;
                self.declare(Line {
                    method,
                    paths,
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
                    ..Line::default()
                });
                true
            }
            _ => false,
        }
    }

    pub(super) fn declare(&mut self, line: Line) {
        match line.announces {
            Some(Label::Path) => self.expects = Expects::Path,
            Some(Label::Method) => self.expects = Expects::Method,
            None => {}
        }
        if let Some(method) = line.method {
            match self.calls.last_mut() {
                Some(call) if call.draft.method.is_none() && line.paths.is_empty() => {
                    call.draft.method = Some(method);
                }
                _ => self.method = Some(method),
            }
        }
        if let Some(prose) = &line.prose {
            self.prose(prose);
        }
        let known = self.method.is_some();
        if self.repeats(&line.paths) {
            self.method = None;
        } else if !line.paths.is_empty() && (known || line.form != Form::Loose) {
            self.open(line.paths);
            self.fresh = line.form == Form::Named;
        }
    }

    /// Whether the open call is declared once more, as above its examples. Where calls
    /// are told apart by what they send, it is another call below a heading beside its own.
    fn repeats(&self, paths: &[spec_draft::Said]) -> bool {
        let ([path], Some(call)) = (paths, self.calls.last()) else {
            return false;
        };
        let title = self.title.as_ref();
        let beside = title.is_some_and(|(_, level)| call.level == Some(*level));
        if beside && self.again == Again::OtherCall && !call.draft.parameters.is_empty() {
            return false;
        }
        let method = |said: &Option<spec_draft::Said>| {
            said.as_ref().map(|said| said.value.to_ascii_uppercase())
        };
        let (_, path) = declaration::split(path.clone());
        let plain = |path: &str| path.split(['?', '#']).next().unwrap_or_default().to_owned();
        let again = call
            .draft
            .path
            .as_ref()
            .is_some_and(|known| plain(&known.value) == plain(&path.value));
        again && self.method.is_some() && method(&self.method) == method(&call.draft.method)
    }

    /// Opens a call for each path. One without a method has that of the call above; directly below its declaration it
    /// shares all that follows, too.
    fn open(&mut self, paths: Vec<spec_draft::Said>) {
        let above = self.calls.last().map(|call| {
            let method = call.draft.method.clone();
            (method, call.draft.title.clone())
        });
        let beside = self.fresh && self.method.is_none();
        let shared = above.filter(|_| self.method.is_none());
        self.same = paths.len() + if beside { self.same } else { 0 };
        let method = self
            .method
            .take()
            .or_else(|| shared.as_ref().and_then(|(method, _)| method.clone()));
        let (title, level) = self.title.take().unzip();
        let title = title.or_else(|| shared.filter(|_| beside).and_then(|(_, title)| title));
        for path in paths {
            let mut draft = EndpointDraft::new(path.span);
            draft.method.clone_from(&method);
            let (base, path) = declaration::split(path);
            draft.base_url = base;
            draft.path = Some(path);
            draft.title.clone_from(&title);
            let notes = if self.calls.is_empty() {
                std::mem::take(&mut self.early)
            } else {
                Notes::default()
            };
            self.calls.push(Call {
                draft,
                notes,
                level,
            });
        }
        self.topic = Topic::Other;
        self.level = 0;
        self.prose_parameters = false;
    }
}
