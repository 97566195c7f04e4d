//! Objects: keys, colons, values, and what stands where none of them should.

use diagnostics::codes::markup as codes;
use diagnostics::{Span, Spanned};

use super::cursor::plain;
use super::faults::cut;
use super::members::Members;
use super::parser::Parser;
use super::{Comment, Json, JsonKind, JsonMember, scalar};

impl Parser<'_> {
    pub(super) fn object(&mut self) -> Json {
        let start = self.cursor.at();
        self.cursor.bump();
        let opening = self.trailing();
        let mut object = self.object_body(start, true);
        object.comments = opening;
        object
    }

    /// Members up to the closing brace; without braces (members at the root or directly in a list) up to what ends them.
    pub(super) fn object_body(&mut self, start: usize, braces: bool) -> Json {
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
                Some(']') if self.unopened(&members) => {
                    self.cursor.bump();
                    self.separator(None);
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

    /// Tells of a list whose opening bracket is missing: the last member's value stands on a line of its own, and a
    /// bracket that nothing opened comes below it.
    fn unopened(&mut self, members: &Members) -> bool {
        let Some(last) = members.list.last().filter(|_| members.last_on_own_line) else {
            return false;
        };
        if self.told_unopened != Some(last.key.span) {
            self.told_unopened = Some(last.key.span);
            self.faults.unopened(last.key.span, &last.key.value, '[');
        }
        true
    }

    /// Whether an object where a key should stand is one more element of such a list.
    fn list_goes_on(&mut self, members: &Members) -> bool {
        let objects = members
            .list
            .last()
            .is_some_and(|last| matches!(last.value.kind, JsonKind::Object(_)));
        objects && self.unopened(members)
    }

    /// Whether a text where a key should stand is one more element of such a list.
    fn strings_go_on(&mut self, members: &Members) -> bool {
        let last = members.list.last().map(|last| &last.value.kind);
        matches!(last, Some(JsonKind::String(_))) && !self.key_follows() && self.unopened(members)
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
                let elements = self.list_goes_on(members);
                if !elements {
                    self.stray(at, "an object stands where a key should");
                }
                if let JsonKind::Object(inner) = self.value().kind
                    && !elements
                {
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
            Some('"' | '\'') if self.strings_go_on(members) => {
                let _ = self.value();
                self.separator(None);
            }
            _ => {
                let (member, own_line) = self.member();
                members.push(member, &mut self.faults);
                members.last_on_own_line = own_line;
            }
        }
    }

    /// A member, and whether its value stands on another line than its key.
    fn member(&mut self) -> (JsonMember, bool) {
        let mut comments: Vec<Comment> = self.comments();
        let (mut key, quoted, span) = self.key();
        self.cursor.skip_line();
        let colon = self.cursor.eat(':') || self.cursor.eat('=') || {
            self.cursor.skip();
            self.cursor.eat(':')
        };
        if colon {
            self.sign(':');
        }
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
        let rest = self.cursor.rest();
        let own_line = rest[..rest.len() - rest.trim_start().len()].contains('\n');
        let mut value = self.member_value(span, &key, colon);
        comments.append(&mut value.comments);
        let told = value.kind == JsonKind::Missing;
        comments.extend(self.separator((!told).then_some(value.span)));
        let member = JsonMember {
            key: Spanned::new(key, span),
            value,
            comments,
        };
        (member, own_line && !told)
    }

    fn key(&mut self) -> (String, bool, Span) {
        let start = self.cursor.at();
        if matches!(self.cursor.peek(), Some('"' | '\'')) {
            let key = scalar::quoted(&mut self.cursor);
            let span = self.span(start..self.cursor.at());
            if key.closed {
                self.quotes(start);
            }
            return (key.value.trim().to_owned(), true, span);
        }
        let stop = |c: char| matches!(plain(c), ':' | ',' | '}' | ']' | '{' | '[' | '\n' | '"');
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
            self.in_member = true;
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
}
