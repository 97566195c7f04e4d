//! Examples, and the parameters that stand in nothing but an example.

use spec_draft::{CurlData, ParameterDraft, Sample, SampleRole};
use spec_markup::CodeBlock;
use spec_markup::json::{Json, JsonKind};

use super::super::declaration::{self, Form};
use super::super::listing;
use super::{Expects, Walker};
use crate::notes::Topic;
use crate::samples::{self, Hints, Raw};

/// Members that stand in the frame of an answer. Two of them in one object are hardly ever sent.
const FRAME: &[&str] = &[
    "rc",
    "mc",
    "ma",
    "result",
    "returnCode",
    "msgInfo",
    "code",
    "msg",
    "message",
    "data",
    "success",
    "error",
];

impl Walker<'_> {
    pub(super) fn code(&mut self, code: &CodeBlock) {
        let text = code.text.trimmed();
        if self.expects == Expects::Path && self.expected(&text) || self.request_line(code) {
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
        let hints = Hints {
            place,
            channel: false,
        };
        let Some(mut sample) = samples::read(raw, hints, self.limits, self.sink) else {
            return;
        };
        if sample.role == SampleRole::Request && sample.json.as_ref().is_some_and(is_framed) {
            sample.role = SampleRole::Response;
        }
        let found = self.sent(&sample);
        self.each(|call| {
            if call.draft.parameters.is_empty() {
                call.draft.parameters.extend(found.iter().cloned());
            }
            call.draft.samples.push(sample.clone());
        });
    }

    /// `GET /path` as code of one line: a declaration, or once more the call that is open.
    fn request_line(&mut self, code: &CodeBlock) -> bool {
        let text = code.text.trimmed();
        if text.text().contains('\n') || self.topic == Topic::Aside {
            return false;
        }
        let Some(line) = declaration::lines(&text)
            .pop()
            .filter(declaration::Line::declares)
        else {
            return false;
        };
        let open = self.calls.last().and_then(|call| call.draft.path.as_ref());
        let again = open.is_some_and(|open| {
            line.paths
                .iter()
                .any(|path| path.value.contains(&open.value))
        });
        let example = self.topic == Topic::RequestExample && open.is_some();
        if line.form == Form::Labelled || line.paths.is_empty() || example {
            return false;
        }
        if !again {
            self.declare(line);
        }
        true
    }

    /// The parameters that an example shows where no table does: an example below their heading, or the body of the
    /// request where only prose stands below it.
    fn sent(&self, sample: &Sample) -> Vec<ParameterDraft> {
        if sample.role != SampleRole::Request {
            return Vec::new();
        }
        if self.topic == Topic::Parameters
            && let Some(json) = &sample.json
        {
            return listing::members(json);
        }
        let body = sample.curl.as_ref().and_then(|curl| {
            curl.data.iter().find_map(|data| match data {
                CurlData::Json(json) => Some(json),
                _ => None,
            })
        });
        body.or(sample.json.as_ref())
            .filter(|_| self.prose_parameters && self.says_body())
            .map(listing::members)
            .unwrap_or_default()
    }

    fn says_body(&self) -> bool {
        self.calls
            .last()
            .is_some_and(|call| !call.notes.no_parameters)
    }
}

fn is_framed(json: &Json) -> bool {
    let JsonKind::Object(members) = &json.kind else {
        return false;
    };
    let frame = members
        .iter()
        .filter(|member| FRAME.contains(&member.key.value.as_str()));
    frame.count() > 1 && members.len() < 6
}
