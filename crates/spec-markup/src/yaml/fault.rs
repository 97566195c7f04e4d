//! What is wrong with a text that is no YAML, in words of a person.

use std::borrow::Cow;

use diagnostics::codes::markup as codes;
use diagnostics::{Diagnostic, Severity};
use serde_yaml::granit_parser::{ErrorKind, ScanError};

use super::read::Source;

/// A fault that ends the reading.
#[derive(Debug)]
pub(super) struct Fault {
    /// Where in the text.
    pub(super) at: usize,
    pub(super) kind: FaultKind,
}

/// Kinds of faults.
#[derive(Debug)]
pub(super) enum FaultKind {
    /// Nested beyond the limit.
    Depth(usize),
    /// More values than the limit allows.
    Values(usize),
    /// A TAB where blanks belong.
    Tab,
    /// A value that starts with a sign that means something to YAML.
    Sign,
    /// Anything else: what is wrong, and the cure.
    Syntax(String, Cow<'static, str>),
}

impl Fault {
    pub(super) fn of(error: &ScanError, text: &str) -> Self {
        let marker = error.marker();
        let kind = kind(error);
        let mut at = marker.byte_offset().unwrap_or(text.len()).min(text.len());
        if matches!(kind, FaultKind::Tab) {
            // The parser tells where the value began that the TAB breaks off.
            at += text.get(at..).and_then(|rest| rest.find('\t')).unwrap_or(0);
        }
        Self { at, kind }
    }

    /// Whether a bound was met: trying again is of no use.
    pub(super) const fn is_bound(&self) -> bool {
        matches!(self.kind, FaultKind::Depth(_) | FaultKind::Values(_))
    }

    /// The finding; a warning where the line could be read without a doubt.
    pub(super) fn finding(&self, source: &Source<'_>, harmless: bool) -> Diagnostic {
        let span = source.span(self.at..self.at);
        match &self.kind {
            FaultKind::Depth(limit) => {
                let said = "the front matter nests too deep";
                Diagnostic::new(codes::YAML_TOO_DEEP, span, said)
                    .help(format!("nest at most {limit} levels"))
            }
            FaultKind::Values(limit) => {
                let said = "the front matter holds too many values, aliases expanded";
                Diagnostic::new(codes::YAML_TOO_DEEP, span, said).help(format!(
                    "hold at most {limit} values, and repeat none by aliases of aliases"
                ))
            }
            FaultKind::Tab => Diagnostic::new(
                codes::YAML_TAB,
                span,
                "a TAB stands where YAML allows blanks only",
            )
            .help("replace the TAB by blanks"),
            FaultKind::Sign if harmless => Diagnostic::new(
                codes::YAML_UNQUOTED,
                span,
                "this value starts with a sign of YAML and stands without quotes",
            )
            .help("put the value in quotes"),
            FaultKind::Sign => invalid(
                span,
                "a value cannot start with this sign",
                "put the value in quotes",
            ),
            FaultKind::Syntax(said, help) => invalid(span, said, help),
        }
        .weighed(harmless)
    }
}

fn invalid(span: diagnostics::Span, said: &str, help: &str) -> Diagnostic {
    Diagnostic::new(
        codes::YAML_INVALID,
        span,
        format!("this is no valid YAML: {said}"),
    )
    .help(help)
}

trait Weighed {
    fn weighed(self, harmless: bool) -> Self;
}

impl Weighed for Diagnostic {
    /// A line that could not be mended is an error, whatever was wrong with it.
    fn weighed(mut self, harmless: bool) -> Self {
        if !harmless {
            self.severity = Severity::Error;
        }
        self
    }
}

fn kind(error: &ScanError) -> FaultKind {
    use ErrorKind as K;
    let (said, help) = match error.kind() {
        K::RecursionLimitExceeded => return FaultKind::Depth(0),
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabInIndentation
        | K::TabInPlainScalar
        | K::TabAtBlockScalarStart => return FaultKind::Tab,
        K::UnexpectedCharacter { .. }
        | K::UnknownAnchor
        | K::MissingAnchorOrAliasName
        | K::UndeclaredTagHandle
        | K::ExpectedTagBang
        | K::InvalidTagTerminator
        | K::PlainScalarStartsWithDashFlowIndicator => return FaultKind::Sign,
        K::MappingValueNotAllowed | K::InvalidColonPlacement | K::InvalidMappingValueWhitespace => {
            (
                "a second `: ` stands in the line, or the line is indented too deep",
                "put a value that holds `: ` in quotes; else align the line with its neighbours",
            )
        }
        K::ExpectedBlockMappingKey
        | K::ExpectedBlockSequenceEntry
        | K::BlockSequenceEntryNotAllowed
        | K::MappingKeyNotAllowed
        | K::InvalidIndentation
        | K::InvalidSimpleKey
        | K::SimpleKeyExpected => (
            "the line is no `key: value`, or its indentation fits no line above",
            "align the line with its neighbours and write it as `key: value`",
        ),
        K::UnclosedQuotedScalar
        | K::DocumentIndicatorInQuotedScalar
        | K::InvalidQuotedScalarIndent => ("a quote opens and never closes", "close the quote"),
        K::UnclosedFlowCollection { .. }
        | K::UnexpectedEofFlowSequence
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping
        | K::ExpectedFlowMappingSeparator
        | K::ExpectedFlowSequenceSeparator
        | K::MisplacedFlowCollectionEnd
        | K::MismatchedFlowCollectionEnd { .. } => (
            "the brackets of this value do not match",
            "close each bracket, or put the value in quotes if it is text",
        ),
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => (
            "text follows the closing quote of a value",
            "put the whole value in one pair of quotes",
        ),
        K::UnknownQuotedScalarEscape | K::InvalidQuotedScalarHexEscape => (
            "an unknown escape stands between double quotes",
            "use single quotes, or write each backslash twice",
        ),
        _ => {
            return FaultKind::Syntax(
                error.info(),
                "mend the line: indent with blanks, and put text with signs in quotes".into(),
            );
        }
    };
    FaultKind::Syntax(said.to_owned(), help.into())
}
