//! From text to the tree.

use std::fmt;

use jiter::{Jiter, JiterError, Peek};

use crate::Json;

/// Levels that are followed.
const DEPTH: usize = 128;

/// Why a text is no JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    problem: String,
    offset: usize,
}

impl ParseError {
    /// The byte of the text where it breaks.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.problem, self.offset)
    }
}

impl std::error::Error for ParseError {}

pub(crate) fn parse(text: &str) -> Result<Json, ParseError> {
    let mut reader = Reader {
        tokens: Jiter::new(text.as_bytes()),
        text,
    };
    let next = reader.tokens.peek().map_err(broken)?;
    let json = reader.value(next, DEPTH)?;
    reader.tokens.finish().map_err(broken)?;
    Ok(json)
}

/// Whether a text is a number as JSON spells them, and nothing else.
#[must_use]
pub fn is_number(text: &str) -> bool {
    let starts = text.starts_with(|sign: char| sign == '-' || sign.is_ascii_digit());
    let mut tokens = Jiter::new(text.as_bytes());
    starts && tokens.next_number_bytes().is_ok() && tokens.current_index() == text.len()
}

struct Reader<'t> {
    tokens: Jiter<'t>,
    text: &'t str,
}

impl Reader<'_> {
    fn value(&mut self, next: Peek, depth: usize) -> Result<Json, ParseError> {
        match next {
            Peek::Null => self
                .tokens
                .known_null()
                .map(|()| Json::Null)
                .map_err(broken),
            Peek::True | Peek::False => {
                self.tokens.known_bool(next).map(Json::Bool).map_err(broken)
            }
            Peek::String => self.tokens.known_str().map(Json::text).map_err(broken),
            Peek::Array => self.elements(self.below(depth)?),
            Peek::Object => self.members(self.below(depth)?),
            _ => self.number(),
        }
    }

    fn below(&self, depth: usize) -> Result<usize, ParseError> {
        depth.checked_sub(1).ok_or_else(|| ParseError {
            problem: format!("nests deeper than {DEPTH} levels"),
            offset: self.tokens.current_index(),
        })
    }

    fn elements(&mut self, depth: usize) -> Result<Json, ParseError> {
        let mut all = Vec::new();
        let mut next = self.tokens.known_array().map_err(broken)?;
        while let Some(peek) = next {
            all.push(self.value(peek, depth)?);
            next = self.tokens.array_step().map_err(broken)?;
        }
        Ok(Json::List(all))
    }

    fn members(&mut self, depth: usize) -> Result<Json, ParseError> {
        let mut all = Vec::new();
        let first = self.tokens.known_object().map_err(broken)?;
        let mut name = first.map(str::to_owned);
        while let Some(member) = name {
            let next = self.tokens.peek().map_err(broken)?;
            all.push((member, self.value(next, depth)?));
            let following = self.tokens.next_key().map_err(broken)?;
            name = following.map(str::to_owned);
        }
        Ok(Json::Map(all))
    }

    fn number(&mut self) -> Result<Json, ParseError> {
        let start = self.tokens.current_index();
        self.tokens.next_number_bytes().map_err(broken)?;
        let spelled = self.text.get(start..self.tokens.current_index());
        Ok(Json::Number(spelled.unwrap_or_default().to_owned()))
    }
}

fn broken(JiterError { error_type, index }: JiterError) -> ParseError {
    ParseError {
        problem: error_type.to_string(),
        offset: index,
    }
}
