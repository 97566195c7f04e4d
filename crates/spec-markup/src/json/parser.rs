//! The parser: recursive, with a bound on its depth, and back on its feet after every fault.

use std::collections::BTreeMap;

use diagnostics::codes::markup as codes;
use diagnostics::{Diagnostic, Sink, Span, Spanned};

use super::cursor::Cursor;
use super::faults::{Faults, cut};
use super::scalar;
use super::{Comment, Json, JsonKind, JsonMember};
use crate::{Limits, MappedText};

/// Parses one example.
pub(super) struct Parser<'a> {
    cursor: Cursor<'a>,
    faults: Faults<'a>,
    limits: Limits,
    depth: usize,
    values: usize,
    /// How many lists are open: a `]` inside an object closes the object only where a list waits for it.
    lists: usize,
    objects: usize,
    stopped: bool,
}

impl<'a> Parser<'a> {
    pub(super) fn new(text: &'a MappedText, limits: &Limits, sink: &'a mut Sink) -> Self {
        Self {
            cursor: Cursor::new(text),
            faults: Faults::new(sink),
            limits: *limits,
            depth: 0,
            values: 0,
            lists: 0,
            objects: 0,
            stopped: false,
        }
    }

    /// The example, or nothing where there is none.
    pub(super) fn root(mut self) -> Option<Json> {
        self.cursor.skip();
        let found = match self.cursor.peek()? {
            '"' | '\'' if self.key_follows() => {
                let start = self.cursor.at();
                self.object_body(start, false)
            }
            '{' | '[' | '"' => self.value(),
            _ => self.after_prose()?,
        };
        self.cursor.skip();
        let (at, rest) = (self.cursor.at(), self.cursor.rest().trim());
        if !rest.is_empty()
            && !self.stopped
            && !rest.trim_matches([',', ';', '.', '…', '`']).is_empty()
        {
            let first = at
                + self
                    .cursor
                    .rest()
                    .find('\n')
                    .unwrap_or(self.cursor.rest().len());
            self.faults.simple(
                codes::JSON_TRAILING_TEXT,
                self.span(at..first),
                "text follows the end of the example",
                "keep one example in a code block; put the rest into a block of its own",
            );
        }
        Some(found)
    }

    /// An example below lines of other text, or a scalar that stands for itself.
    fn after_prose(&mut self) -> Option<Json> {
        let rest = self.cursor.rest();
        let word = rest.trim();
        if !word.contains(char::is_whitespace) && scalar::word(word).is_some() {
            return Some(self.value());
        }
        let mut at = self.cursor.at();
        for line in rest.split_inclusive('\n') {
            let indent = line.len() - line.trim_start().len();
            if line.trim_start().starts_with(['{', '[']) && !line.trim().ends_with("]:") {
                let span = self.span(self.cursor.at()..at.max(self.cursor.at() + 1));
                self.cursor.seek(at + indent);
                self.cursor.comments.clear();
                self.faults.simple(
                    codes::JSON_TRAILING_TEXT,
                    span,
                    "text stands before the example",
                    "keep nothing but the example in the code block",
                );
                return Some(self.value());
            }
            at += line.len();
        }
        None
    }

    fn span(&self, range: std::ops::Range<usize>) -> Span {
        self.cursor.source().span(range)
    }

    /// Takes the comments met so far.
    fn comments(&mut self) -> Vec<Comment> {
        std::mem::take(&mut self.cursor.comments)
    }

    /// Takes the comments behind something on its line, up to the end of the line.
    fn trailing(&mut self) -> Vec<Comment> {
        let back = self.cursor.at();
        let known = self.cursor.comments.len();
        self.cursor.skip_line();
        if self.cursor.comments.len() == known {
            self.cursor.seek(back);
        }
        self.cursor.comments.drain(known..).collect()
    }

    /// Whether a quoted word and a colon come next.
    fn key_follows(&mut self) -> bool {
        let back = self.cursor.at();
        let known = self.cursor.comments.len();
        let quoted = matches!(self.cursor.peek(), Some('"' | '\''));
        let found = quoted && {
            let key = scalar::quoted(&mut self.cursor);
            self.cursor.skip_line();
            key.closed && self.cursor.peek() == Some(':')
        };
        self.cursor.seek(back);
        self.cursor.comments.truncate(known);
        found
    }

    fn value(&mut self) -> Json {
        let comments = self.comments();
        self.values += 1;
        if self.depth >= self.limits.depth || self.values > self.limits.values {
            return self.stop();
        }
        self.depth += 1;
        let mut value = match self.cursor.peek() {
            Some('{') if self.placeholder().is_none() => self.object(),
            Some('[') => self.array(),
            Some('"' | '\'') => self.string(),
            _ => self.bare(),
        };
        self.depth -= 1;
        value.comments.splice(0..0, comments);
        value
    }

    /// Gives up on the rest: the text nests or counts beyond the limits.
    fn stop(&mut self) -> Json {
        let span = self.span(self.cursor.at()..self.cursor.at());
        if !self.stopped {
            let (depth, values) = (self.limits.depth, self.limits.values);
            self.faults.simple(
                codes::JSON_TOO_DEEP,
                span,
                "the example nests too deep or holds too many values",
                &format!("show an example of at most {depth} levels and {values} values"),
            );
        }
        self.stopped = true;
        let end = self.cursor.at() + self.cursor.rest().len();
        self.cursor.seek(end);
        Json {
            span,
            kind: JsonKind::Missing,
            comments: Vec::new(),
        }
    }

    /// The end of a `{Market}`: a name in braces that stands for a value.
    fn placeholder(&self) -> Option<usize> {
        let rest = self.cursor.rest().strip_prefix('{')?;
        let end = rest.find(['}', '\n', '{', '"'])?;
        let word = rest[..end].trim();
        if !rest[end..].starts_with('}') {
            return None;
        }
        let name = |c: char| c.is_alphanumeric() || c == '_' || c == '-' || c == '.';
        (!word.is_empty() && word.chars().all(name)).then_some(self.cursor.at() + end + 2)
    }

    fn string(&mut self) -> Json {
        let start = self.cursor.at();
        let mut text = scalar::quoted(&mut self.cursor);
        if !text.closed {
            let (open, end) = (
                self.span(start..start + 1),
                self.span(self.cursor.at()..self.cursor.at()),
            );
            self.faults.unclosed(open, end, "string");
        }
        let end = self.cursor.at();
        while text.closed && self.cursor.peek() == Some('"') && !self.key_follows() {
            text.value.push_str(&scalar::quoted(&mut self.cursor).value);
        }
        let end = end.max(self.cursor.at());
        Json {
            span: self.span(start..end),
            kind: JsonKind::String(text.value),
            comments: Vec::new(),
        }
    }

    fn bare(&mut self) -> Json {
        let start = self.cursor.at();
        let end = self
            .placeholder()
            .unwrap_or_else(|| scalar::bare_end(&self.cursor));
        let word = self.cursor.slice(start..end).trim();
        self.cursor.seek(end);
        let span = self.span(start..end);
        let kind = if word.is_empty() {
            JsonKind::Missing
        } else if let Some(kind) = scalar::word(word) {
            kind
        } else {
            self.faults.bare_value(span, word);
            JsonKind::Bare(word.to_owned())
        };
        Json {
            span,
            kind,
            comments: Vec::new(),
        }
    }

    fn object(&mut self) -> Json {
        let start = self.cursor.at();
        self.cursor.bump();
        let opening = self.trailing();
        let mut object = self.object_body(start, true);
        object.comments = opening;
        object
    }

    /// Members up to the closing brace; without braces (members at the root or directly in a list) up to what ends them.
    fn object_body(&mut self, start: usize, braces: bool) -> Json {
        self.objects += usize::from(braces);
        let mut members = Members::default();
        let mut end;
        loop {
            self.cursor.skip();
            end = self.cursor.at();
            match self.cursor.peek() {
                Some('}') if braces => {
                    self.cursor.bump();
                    end = self.cursor.at();
                    break;
                }
                None => {
                    if braces && !self.stopped {
                        self.faults.unclosed(
                            self.span(start..start + 1),
                            self.span(end..end),
                            "object",
                        );
                    }
                    break;
                }
                Some(']') if self.lists > 0 => {
                    if braces {
                        self.faults.unclosed(
                            self.span(start..start + 1),
                            self.span(end..end),
                            "object",
                        );
                    }
                    break;
                }
                Some('}') if self.objects > 0 => break,
                _ => self.member_or_stray(&mut members),
            }
        }
        self.objects -= usize::from(braces);
        self.leftover(&mut members);
        Json {
            span: self.span(start..end),
            kind: members.into_kind(),
            comments: Vec::new(),
        }
    }

    /// Comments on lines of their own behind the last member describe it.
    fn leftover(&mut self, members: &mut Members) {
        let left = self.comments();
        if let Some(last) = members.list.last_mut() {
            last.comments.extend(left);
        }
    }

    fn member_or_stray(&mut self, members: &mut Members) {
        let at = self.cursor.at();
        match self.cursor.peek() {
            Some(',') => {
                self.cursor.bump();
                self.extra_comma(at);
            }
            Some('.' | '…') if self.dots() => {}
            Some('{') => {
                self.stray(at, "an object stands where a key should");
                if let JsonKind::Object(inner) = self.value().kind {
                    for member in inner {
                        members.push(member, &mut self.faults);
                    }
                }
                self.separator(None);
            }
            Some('[') => {
                self.stray(at, "a list stands where a key should");
                members.stray = Some(self.value().kind);
                self.separator(None);
            }
            Some(':' | ']' | '}' | ')' | '(' | ';' | '`') => {
                self.cursor.bump();
                self.stray(at, "this character does not belong here");
            }
            _ => {
                let member = self.member();
                members.push(member, &mut self.faults);
            }
        }
    }

    fn member(&mut self) -> JsonMember {
        let mut comments: Vec<Comment> = self.comments();
        let (mut key, quoted, span) = self.key();
        self.cursor.skip_line();
        let colon = self.cursor.eat(':') || self.cursor.eat('=') || {
            self.cursor.skip();
            self.cursor.eat(':')
        };
        if let Some(stem) = key.strip_suffix([':', '：']) {
            self.faults.simple(
                codes::JSON_KEY_COLON,
                span,
                format!("the key `{}` has its colon inside the quotes", cut(&key)),
                "move the colon behind the closing quote",
            );
            key.truncate(stem.trim_end().len());
        } else if !colon {
            self.faults.simple(
                codes::JSON_MISSING_COLON,
                span.after(),
                format!("no colon and value follow the key `{}`", cut(&key)),
                "write `\"key\": value`",
            );
        }
        if !quoted {
            self.faults.bare_key(span, &key);
        }
        comments.extend(self.trailing());
        let mut value = self.member_value(span, &key, colon);
        comments.append(&mut value.comments);
        comments.extend(self.separator(Some(value.span)));
        JsonMember {
            key: Spanned::new(key, span),
            value,
            comments,
        }
    }

    fn key(&mut self) -> (String, bool, Span) {
        let start = self.cursor.at();
        if matches!(self.cursor.peek(), Some('"' | '\'')) {
            let key = scalar::quoted(&mut self.cursor);
            let span = self.span(start..self.cursor.at());
            return (key.value.trim().to_owned(), true, span);
        }
        let stop = |c: char| {
            matches!(
                super::cursor::plain(c),
                ':' | ',' | '}' | ']' | '{' | '[' | '\n' | '"'
            )
        };
        let length = self
            .cursor
            .rest()
            .find(stop)
            .unwrap_or(self.cursor.rest().len());
        let word = self.cursor.rest()[..length].trim_end();
        self.cursor
            .seek(start + word.len().max(1).min(self.cursor.rest().len()));
        while !self
            .cursor
            .source()
            .text()
            .is_char_boundary(self.cursor.at())
        {
            self.cursor.seek(self.cursor.at() + 1);
        }
        (word.to_owned(), false, self.span(start..self.cursor.at()))
    }

    /// The value behind a colon; missing where the next member or the end comes instead.
    fn member_value(&mut self, key: Span, name: &str, colon: bool) -> Json {
        let here = self.cursor.at();
        self.cursor.skip();
        let gone = match self.cursor.peek() {
            None | Some(',' | '}' | ']') => true,
            Some(_) if !colon => {
                let back =
                    self.cursor.slice(here..self.cursor.at()).contains('\n') || self.key_follows();
                back || !matches!(self.cursor.peek(), Some('"' | '{' | '[' | '0'..='9' | '-'))
            }
            Some(_) => {
                self.cursor.slice(here..self.cursor.at()).contains('\n') && self.key_follows()
            }
        };
        if !gone {
            return self.value();
        }
        if colon {
            self.faults.simple(
                codes::JSON_MISSING_VALUE,
                key.after(),
                format!("the key `{}` has no value", cut(name)),
                "write an example value",
            );
        }
        Json {
            span: key.after(),
            kind: JsonKind::Missing,
            comments: Vec::new(),
        }
    }

    /// The comma behind a value, and the comments of its line. `value`: where one must stand before the next member.
    fn separator(&mut self, value: Option<Span>) -> Vec<Comment> {
        let mut comments = self.trailing();
        let back = self.cursor.at();
        let known = self.cursor.comments.len();
        self.cursor.skip();
        match self.cursor.peek() {
            Some(',') => {
                let same_line = !self.cursor.slice(back..self.cursor.at()).contains('\n');
                comments.extend(self.cursor.comments.drain(known..));
                self.cursor.bump();
                if same_line {
                    comments.extend(self.trailing());
                }
            }
            None | Some('}' | ']') => {}
            Some('.' | '…') if self.cursor.rest().starts_with(['.', '…']) => {}
            Some(_) => {
                if let Some(value) = value
                    && !self.stopped
                {
                    self.faults.missing_comma(value);
                }
            }
        }
        comments
    }

    fn array(&mut self) -> Json {
        let start = self.cursor.at();
        self.cursor.bump();
        self.lists += 1;
        let opening = self.trailing();
        let (mut elements, mut more) = (Vec::new(), false);
        let mut end;
        loop {
            self.cursor.skip();
            end = self.cursor.at();
            match self.cursor.peek() {
                Some(']') => {
                    self.cursor.bump();
                    end = self.cursor.at();
                    break;
                }
                None | Some('}') => {
                    if !self.stopped {
                        self.faults.unclosed(
                            self.span(start..start + 1),
                            self.span(end..end),
                            "list",
                        );
                    }
                    break;
                }
                Some(',') => {
                    self.cursor.bump();
                    self.extra_comma(end);
                }
                Some('.' | '…') if self.dots() => more = true,
                Some(':' | ')' | '(' | ';') => {
                    self.cursor.bump();
                    self.stray(end, "this character does not belong here");
                }
                _ => elements.push(self.element()),
            }
        }
        self.lists -= 1;
        let left = self.comments();
        if let Some(last) = elements.last_mut() {
            last.comments.extend(left);
        }
        let kind = JsonKind::Array { elements, more };
        Json {
            span: self.span(start..end),
            kind,
            comments: opening,
        }
    }

    fn element(&mut self) -> Json {
        if self.key_follows() {
            let start = self.cursor.at();
            self.faults.simple(
                codes::JSON_MEMBER_IN_ARRAY,
                self.span(start..start + 1),
                "members stand directly in a list",
                "put the members into an object: `[{ … }]`",
            );
            return self.object_body(start, false);
        }
        let before = self.cursor.at();
        let mut value = self.value();
        if self.cursor.at() == before {
            self.cursor.bump();
        }
        let comments = self.separator(Some(value.span));
        value.comments.extend(comments);
        value
    }

    fn dots(&mut self) -> bool {
        let rest = self.cursor.rest();
        let dots = rest.len() - rest.trim_start_matches(['.', '…']).len();
        let found = rest.starts_with("..") || rest.starts_with('…');
        if found {
            self.cursor.seek(self.cursor.at() + dots);
            self.cursor.skip_line();
            self.cursor.eat(',');
        }
        found
    }

    fn extra_comma(&mut self, at: usize) {
        let span = self.span(at..at + 1);
        self.faults.simple(
            codes::JSON_EXTRA_COMMA,
            span,
            "this comma follows nothing",
            "remove the comma",
        );
    }

    fn stray(&mut self, at: usize, message: &str) {
        let span = self.span(at..at + 1);
        self.faults.simple(
            codes::JSON_UNEXPECTED,
            span,
            message,
            "remove it, or mend the line around it",
        );
    }
}

/// Members gathered so far; a repeated key keeps its first place.
#[derive(Default)]
struct Members {
    list: Vec<JsonMember>,
    known: BTreeMap<String, Span>,
    /// A list that stands in the braces: all there is in `{ [ … ] }`.
    stray: Option<JsonKind>,
}

impl Members {
    fn into_kind(self) -> JsonKind {
        match self.stray {
            Some(list) if self.list.is_empty() => list,
            _ => JsonKind::Object(self.list),
        }
    }

    fn push(&mut self, member: JsonMember, faults: &mut Faults<'_>) {
        let key = &member.key;
        if let Some(&first) = self.known.get(&key.value) {
            faults.tell(
                Diagnostic::new(
                    codes::JSON_DUPLICATE_KEY,
                    key.span,
                    format!("the key `{}` stands twice in one object", cut(&key.value)),
                )
                .and(first, "first here")
                .help("keep one of them"),
            );
            return;
        }
        self.known.insert(key.value.clone(), key.span);
        self.list.push(member);
    }
}
