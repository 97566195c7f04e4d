//! What the parser says about faults.

use diagnostics::codes::markup as codes;
use diagnostics::{Code, Diagnostic, Fix, Sink, Span};

/// Findings of one example; a text that is all faults is told of once in a while, not a million times.
const MOST: usize = 40;

/// Reports faults into a sink, up to a bound.
pub(super) struct Faults<'a> {
    sink: &'a mut Sink,
    told: usize,
}

impl<'a> Faults<'a> {
    pub(super) fn new(sink: &'a mut Sink) -> Self {
        Self { sink, told: 0 }
    }

    pub(super) fn tell(&mut self, finding: Diagnostic) {
        self.told += 1;
        if self.told <= MOST {
            self.sink.push(finding);
        }
    }

    pub(super) fn missing_comma(&mut self, before: Span) {
        let at = before.after();
        let fix = Fix {
            title: "add a comma".into(),
            span: at,
            replacement: ",".into(),
            safe: true,
        };
        self.tell(
            Diagnostic::new(
                codes::JSON_MISSING_COMMA,
                at,
                "a comma is missing after this value",
            )
            .label("expected `,` here")
            .help("add a comma")
            .fix(fix),
        );
    }

    pub(super) fn bare_value(&mut self, span: Span, word: &str) {
        self.simple(
            codes::JSON_BARE_VALUE,
            span,
            format!("the value `{}` stands without quotes", cut(word)),
            "write an example value, in quotes where it is text",
        );
    }

    pub(super) fn bare_key(&mut self, span: Span, key: &str) {
        let fix = Fix {
            title: "quote the key".into(),
            span,
            replacement: format!("\"{key}\""),
            safe: true,
        };
        self.tell(
            Diagnostic::new(
                codes::JSON_BARE_KEY,
                span,
                format!("the key `{}` stands without quotes", cut(key)),
            )
            .help("quote the key")
            .fix(fix),
        );
    }

    /// A string in other quotes than those of JSON, as it is written. Single quotes are what every reader understands.
    pub(super) fn other_quotes(&mut self, span: Span, raw: &str) {
        let Some(first) = raw
            .chars()
            .next()
            .filter(|sign| !matches!(sign, '"' | '\''))
        else {
            return;
        };
        let inner = raw.trim_start_matches(first);
        let last = inner.chars().next_back().map_or(0, char::len_utf8);
        let inner = &inner[..inner.len() - last];
        let found = Diagnostic::new(
            codes::JSON_OTHER_SIGN,
            span,
            format!("`{}` stands in other quotes than those of JSON", cut(raw)),
        );
        // What holds a quote or a backslash needs a person to look.
        self.tell(if inner.contains(['"', '\\', '\'']) {
            found.help("write it in `\"`, and `\\\"` for each of them inside")
        } else {
            let replacement = format!("\"{inner}\"");
            found
                .help(format!("write `{}`", cut(&replacement)))
                .fix(Fix {
                    title: "write the quotes of JSON".into(),
                    span,
                    replacement,
                    safe: true,
                })
        });
    }

    /// Another sign than the colon or comma of JSON.
    pub(super) fn other_sign(&mut self, span: Span, written: &str, wanted: char) {
        if written.starts_with(wanted) {
            return;
        }
        let said = format!("`{written}` stands where JSON has `{wanted}`");
        self.tell(
            Diagnostic::new(codes::JSON_OTHER_SIGN, span, said)
                .help(format!("write `{wanted}`"))
                .fix(Fix {
                    title: format!("write `{wanted}`"),
                    span,
                    replacement: wanted.to_string(),
                    safe: true,
                }),
        );
    }

    pub(super) fn simple(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
        help: &str,
    ) {
        self.tell(Diagnostic::new(code, span, message).help(help));
    }

    pub(super) fn unopened(&mut self, key: Span, name: &str, bracket: char) {
        self.tell(
            Diagnostic::new(
                codes::JSON_UNOPENED,
                key,
                format!(
                    "a bracket closes below that nothing opens after `{}`",
                    cut(name)
                ),
            )
            .label(format!("`{bracket}` is missing behind this key"))
            .help(format!("write `\"{}\": {bracket}`", cut(name))),
        );
    }

    pub(super) fn unclosed(&mut self, open: Span, at: Span, what: &str) {
        self.tell(
            Diagnostic::new(
                codes::JSON_UNCLOSED,
                at,
                format!("the {what} that opens above never closes"),
            )
            .label("ends here")
            .and(open, "opens here")
            .help(format!("close the {what}")),
        );
    }
}

/// A word short enough for a message.
pub(super) fn cut(word: &str) -> String {
    let mut short: String = word.chars().take(40).collect();
    if short.len() < word.len() {
        short.push('…');
    }
    short
}
