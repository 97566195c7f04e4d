//! Drafts as text that a reader can check against the page: one line a fact, indented by what it belongs to.

use std::fmt::Write as _;

use diagnostics::{Diagnostic, Sink, SourceMap};
use spec_draft::{
    ChannelDraft, Curl, CurlData, EndpointDraft, EnumDraft, ErrorDraft, FieldDraft, LabelledValue,
    PageContent, PageDraft, ParameterDraft, Said, Sample,
};
use spec_markup::Limits;
use spec_markup::json::{Json, JsonKind};

/// Reads a page and writes down all that was found in it, and every finding with its place.
pub(crate) fn read(path: &str, text: &str) -> String {
    let (mut sources, mut sink) = (SourceMap::new(), Sink::new());
    let file = sources.add(path, text);
    let limits = Limits::default();
    let document = spec_markup::read(file, text, &limits, &mut sink);
    let draft = spec_dialects::read(&document, path, &limits, &mut sink);
    let mut out = Out::default();
    out.page(&draft);
    for finding in sink.finish() {
        out.finding(&finding, &sources);
    }
    out.text
}

#[derive(Default)]
struct Out {
    text: String,
    depth: usize,
}

impl Out {
    fn line(&mut self, text: impl AsRef<str>) {
        let text = text.as_ref().trim_end().replace('\n', "⏎");
        writeln!(self.text, "{}{text}", "  ".repeat(self.depth)).expect("a string takes all");
    }

    fn inside(&mut self, act: impl FnOnce(&mut Self)) {
        self.depth += 1;
        act(self);
        self.depth -= 1;
    }

    fn said(&mut self, what: &str, said: Option<&Said>) {
        if let Some(said) = said {
            self.line(format!("{what}: {}", said.value));
        }
    }

    fn all(&mut self, what: &str, said: &[Said]) {
        for said in said {
            self.said(what, Some(said));
        }
    }

    fn page(&mut self, page: &PageDraft) {
        self.line(format!("{} {}", page.dialect, page.path));
        self.said("position", page.position.as_ref());
        self.said("translates", page.translates.as_ref());
        for content in &page.contents {
            match content {
                PageContent::Endpoint(call) => self.call(call),
                PageContent::Channel(channel) => self.channel(channel),
                PageContent::Enum(list) => self.list(list),
                PageContent::Errors(table) => {
                    self.line(format!(
                        "errors {}",
                        text(table.name.as_ref().or(table.title.as_ref()))
                    ));
                    self.inside(|out| out.errors(&table.codes));
                }
                PageContent::Prose(prose) => {
                    self.line(format!("prose {}", text(prose.title.as_ref())));
                }
            }
        }
    }

    fn call(&mut self, call: &EndpointDraft) {
        self.line(format!(
            "call {} {}",
            text(call.method.as_ref()),
            text(call.path.as_ref())
        ));
        self.inside(|out| {
            out.said("id", call.id.as_ref());
            out.said("title", call.title.as_ref());
            out.said("summary", call.summary.as_ref());
            out.all("description", &call.description);
            out.said("base", call.base_url.as_ref());
            out.said("signed", call.signed.as_ref());
            out.said("auth", call.auth.as_ref());
            out.said("permission", call.permission.as_ref());
            out.said("reads", call.reads.as_ref());
            out.said("finds out", call.finds_out.as_ref());
            if let Some(body) = &call.body {
                let named = [
                    (body.json, "json"),
                    (body.form, "form"),
                    (body.query, "query"),
                ];
                let named: Vec<_> = named
                    .iter()
                    .filter(|(is, _)| *is)
                    .map(|(_, name)| *name)
                    .collect();
                out.line(format!("body: {}", named.join(" or ")));
            }
            if call.says_no_parameters {
                out.line("no parameters");
            }
            call.parameters
                .iter()
                .for_each(|parameter| out.parameter(parameter));
            out.said("envelope", call.response.envelope.as_ref());
            out.said("answer", call.response.name.as_ref());
            out.said("answer type", call.response.type_text.as_ref());
            call.response
                .fields
                .iter()
                .for_each(|field| out.field(field));
            call.samples.iter().for_each(|sample| out.sample(sample));
            out.all("limit", &call.rate_limits);
            if let Some(cut) = &call.pagination {
                let steered: Vec<_> = cut
                    .parameters
                    .iter()
                    .map(|said| said.value.as_str())
                    .collect();
                out.line(format!(
                    "pages: {} by {} items={}",
                    cut.style.value,
                    steered.join(","),
                    text(cut.items.as_ref())
                ));
            }
            out.errors(&call.errors);
            out.said("status", call.status.as_ref());
            out.said("same as", call.same_as.as_ref());
            out.all("doubt", &call.doubts);
            out.all("unknown key", &call.unknown_keys);
        });
    }

    fn channel(&mut self, channel: &ChannelDraft) {
        self.line(format!(
            "channel {} {}",
            text(channel.topic.as_ref()),
            text(channel.format.as_ref())
        ));
        self.inside(|out| {
            out.said("id", channel.id.as_ref());
            out.said("title", channel.title.as_ref());
            out.all("description", &channel.description);
            out.said("server", channel.server.as_ref());
            out.said("interval", channel.interval.as_ref());
            out.said("signed", channel.signed.as_ref());
            channel
                .arguments
                .iter()
                .for_each(|argument| out.parameter(argument));
            out.said("push", channel.push_name.as_ref());
            channel
                .push_fields
                .iter()
                .for_each(|field| out.field(field));
            channel.samples.iter().for_each(|sample| out.sample(sample));
            out.all("doubt", &channel.doubts);
        });
    }

    fn list(&mut self, list: &EnumDraft) {
        self.line(format!("enum {}", list.name.value));
        self.inside(|out| {
            out.said("title", list.title.as_ref());
            out.all("description", &list.description);
            out.said("type", list.type_text.as_ref());
            out.values(&list.values);
        });
    }

    fn values(&mut self, values: &[LabelledValue]) {
        for value in values {
            let name = value
                .name
                .as_ref()
                .map(|name| format!(" ({})", name.value))
                .unwrap_or_default();
            self.line(format!(
                "= {}{name}: {}",
                value.value.value,
                text(value.label.as_ref())
            ));
        }
    }

    fn errors(&mut self, errors: &[ErrorDraft]) {
        for error in errors {
            self.line(format!(
                "error {}: {}",
                error.code.value,
                text(error.meaning.as_ref())
            ));
        }
    }

    fn parameter(&mut self, parameter: &ParameterDraft) {
        self.line(format!("parameter {}", text(parameter.name.as_ref())));
        self.inside(|out| {
            out.said("wire name", parameter.wire_name.as_ref());
            out.said("in", parameter.location.as_ref());
            out.said("type", parameter.type_text.as_ref());
            out.said("items", parameter.items.as_ref());
            out.said("required", parameter.required.as_ref());
            out.said("default", parameter.default.as_ref());
            out.said("description", parameter.description.as_ref());
            out.said("ranges", parameter.ranges.as_ref());
            out.values(&parameter.enum_values);
            out.said("enum", parameter.enum_name.as_ref());
            out.said("min", parameter.min.as_ref());
            out.said("max", parameter.max.as_ref());
            out.said("min length", parameter.min_length.as_ref());
            out.said("max length", parameter.max_length.as_ref());
            out.said("max items", parameter.max_items.as_ref());
            out.said("pattern", parameter.pattern.as_ref());
            parameter
                .children
                .iter()
                .for_each(|child| out.parameter(child));
        });
    }

    fn field(&mut self, field: &FieldDraft) {
        self.line(format!("field {}", field.name.value));
        self.inside(|out| {
            out.said("type", field.type_text.as_ref());
            out.said("items", field.items.as_ref());
            out.said("always", field.always.as_ref());
            out.said("nullable", field.nullable.as_ref());
            out.said("description", field.description.as_ref());
            out.values(&field.enum_values);
            out.said("enum", field.enum_name.as_ref());
            out.said("type name", field.type_name.as_ref());
            field.children.iter().for_each(|child| out.field(child));
        });
    }

    fn sample(&mut self, sample: &Sample) {
        let title = sample
            .title
            .as_ref()
            .map(|title| format!(" \"{title}\""))
            .unwrap_or_default();
        let language = sample
            .language
            .as_ref()
            .map(|language| format!(" {language}"))
            .unwrap_or_default();
        self.line(format!("sample {:?}{title}{language}", sample.role));
        self.inside(|out| {
            if let Some(value) = &sample.json {
                out.line(json(value));
            } else if let Some(curl) = &sample.curl {
                out.curl(curl);
            } else {
                out.line(sample.text.text().trim());
            }
        });
    }

    fn curl(&mut self, curl: &Curl) {
        let get = if curl.get { " -G" } else { "" };
        self.line(format!(
            "curl{get} {} {}",
            text(curl.method.as_ref()),
            text(curl.url.as_ref())
        ));
        self.inside(|out| {
            for (name, value) in &curl.query {
                out.line(format!("?{}={}", name.value, value.value));
            }
            for (name, value) in &curl.headers {
                out.line(format!("{}: {}", name.value, value.value));
            }
            for data in &curl.data {
                match data {
                    CurlData::Pairs(pairs) => {
                        for (name, value) in pairs {
                            out.line(format!("{}={}", name.value, value.value));
                        }
                    }
                    CurlData::Json(value) => out.line(json(value)),
                    CurlData::Other(other) => out.line(format!("data {}", other.value)),
                }
            }
        });
    }

    fn finding(&mut self, finding: &Diagnostic, sources: &SourceMap) {
        let place = sources.place(finding.span());
        self.line(format!(
            "! {}:{}: {}: {}",
            place.line, place.column, finding.code.id, finding.message
        ));
    }
}

fn text(said: Option<&Said>) -> &str {
    said.map(|said| said.value.as_str()).unwrap_or_default()
}

fn notes(comments: &[Said]) -> String {
    let parts: Vec<_> = comments
        .iter()
        .map(|comment| format!(" /*{}*/", comment.value))
        .collect();
    parts.concat()
}

fn json(value: &Json) -> String {
    let remarks = notes(&value.comments);
    let text = match &value.kind {
        JsonKind::Null => "null".to_owned(),
        JsonKind::Boolean(value) => value.to_string(),
        JsonKind::Number(number) => number.clone(),
        JsonKind::String(text) => format!("{text:?}"),
        JsonKind::Bare(word) => format!("<{word}>"),
        JsonKind::Missing => "<missing>".to_owned(),
        JsonKind::Array { elements, more } => {
            let mut parts: Vec<_> = elements.iter().map(json).collect();
            parts.extend(more.then(|| "...".to_owned()));
            format!("[{}]", parts.join(", "))
        }
        JsonKind::Object(members) => {
            let member = |member: &spec_markup::json::JsonMember| {
                let notes = notes(&member.comments);
                format!("{}: {}{notes}", member.key.value, json(&member.value))
            };
            format!(
                "{{{}}}",
                members.iter().map(member).collect::<Vec<_>>().join(", ")
            )
        }
    };
    text + &remarks
}
