//! The parser: recursive, with a bound on its depth, and back on its feet after every fault.

use diagnostics::codes::markup as codes;
use diagnostics::{Sink, Span};

use super::cursor::Cursor;
use super::faults::Faults;
use super::scalar;
use super::{Comment, Json, JsonKind};
use crate::{Limits, MappedText};

/// Parses one example.
pub(super) struct Parser<'a> {
    pub(super) cursor: Cursor<'a>,
    pub(super) faults: Faults<'a>,
    limits: Limits,
    depth: usize,
    values: usize,
    /// How many lists are open: a `]` inside an object closes the object only where a list waits for it.
    pub(super) lists: usize,
    pub(super) objects: usize,
    /// Whether the value being read is a member's.
    pub(super) in_member: bool,
    pub(super) stopped: bool,
    /// The key whose missing bracket was told of last.
    pub(super) told_unopened: Option<Span>,
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
            in_member: false,
            stopped: false,
            told_unopened: None,
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

    pub(super) fn span(&self, range: std::ops::Range<usize>) -> Span {
        self.cursor.source().span(range)
    }

    /// Takes the comments met so far.
    pub(super) fn comments(&mut self) -> Vec<Comment> {
        std::mem::take(&mut self.cursor.comments)
    }

    /// Takes the comments behind something on its line, up to the end of the line.
    pub(super) fn trailing(&mut self) -> Vec<Comment> {
        let back = self.cursor.at();
        let known = self.cursor.comments.len();
        self.cursor.skip_line();
        if self.cursor.comments.len() == known {
            self.cursor.seek(back);
        }
        self.cursor.comments.drain(known..).collect()
    }

    /// Whether a quoted word and a colon come next.
    pub(super) fn key_follows(&mut self) -> bool {
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

    pub(super) fn value(&mut self) -> Json {
        let comments = self.comments();
        self.values += 1;
        if self.depth >= self.limits.depth || self.values > self.limits.values {
            return self.stop();
        }
        self.depth += 1;
        let in_member = std::mem::take(&mut self.in_member);
        let mut value = match self.cursor.peek() {
            Some('{') if self.placeholder().is_none() => self.object(),
            Some('[') => self.array(),
            Some('"' | '\'') => self.string(in_member),
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

    fn string(&mut self, in_member: bool) -> Json {
        let start = self.cursor.at();
        let mut text = scalar::quoted(&mut self.cursor);
        if text.closed {
            self.quotes(start);
        } else {
            let (open, end) = (
                self.span(start..start + 1),
                self.span(self.cursor.at()..self.cursor.at()),
            );
            self.faults.unclosed(open, end, "string");
        }
        let mut end = self.cursor.at();
        while text.closed && self.string_goes_on(in_member) {
            let next = self.cursor.at();
            let more = scalar::quoted(&mut self.cursor);
            text.value.push_str(&more.value);
            text.closed = more.closed;
            end = self.cursor.at();
            self.faults.simple(
                codes::JSON_UNEXPECTED,
                self.span(next..end),
                "this string continues the one before it",
                "write them as one string",
            );
        }
        Json {
            span: self.span(start..end),
            kind: JsonKind::String(text.value),
            comments: Vec::new(),
        }
    }

    /// Goes to a string that continues the one just read: behind a `+`, or where a member's value is over and no key
    /// begins. Stays where there is none.
    fn string_goes_on(&mut self, in_member: bool) -> bool {
        let back = self.cursor.at();
        let known = self.cursor.comments.len();
        self.cursor.skip();
        let joined = self.cursor.eat('+');
        self.cursor.skip();
        let quoted = matches!(self.cursor.peek(), Some('"' | '\''));
        let goes_on = quoted && (joined || in_member && !self.key_follows());
        if !goes_on {
            self.cursor.seek(back);
        }
        if !goes_on || !joined {
            self.cursor.comments.truncate(known);
        }
        goes_on
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

    /// The comma behind a value, and the comments of its line. `value`: where one must stand before the next member.
    pub(super) fn separator(&mut self, value: Option<Span>) -> Vec<Comment> {
        let mut comments = self.trailing();
        let back = self.cursor.at();
        let known = self.cursor.comments.len();
        self.cursor.skip();
        match self.cursor.peek() {
            Some(',') => {
                let same_line = !self.cursor.slice(back..self.cursor.at()).contains('\n');
                comments.extend(self.cursor.comments.drain(known..));
                self.cursor.bump();
                self.sign(',');
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

    pub(super) fn dots(&mut self) -> bool {
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

    pub(super) fn extra_comma(&mut self, at: usize) {
        let span = self.span(at..at + 1);
        self.faults.simple(
            codes::JSON_EXTRA_COMMA,
            span,
            "this comma follows nothing",
            "remove the comma",
        );
    }

    pub(super) fn stray(&mut self, at: usize, message: &str) {
        let span = self.span(at..at + 1);
        self.faults.simple(
            codes::JSON_UNEXPECTED,
            span,
            message,
            "remove it, or mend the line around it",
        );
    }
}
