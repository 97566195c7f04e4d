//! One operation of the model from all that pages say about a call.

use api_model::{
    BodyEncoding, Doubt, ErrorCode, Example, Location, Operation, Role as ExampleRole, Status,
    Text, TypeTable,
};
use diagnostics::{Diagnostic, Sink, codes};
use spec_draft::{CurlData, EndpointDraft, Said, Sample, SampleRole};
use spec_markup::json::{Json, JsonKind};

use super::calls::{Call, Role};
use super::settings::{SectionSettings, Settings};
use super::{
    access, checks, differences, ids, lookups, pagination, parameters, prose, rate_limits, tables,
};
use crate::context::Context;
use crate::infer::{self, AnswerSettings};

/// What operations need beside the context.
pub(crate) struct Surroundings<'a> {
    pub(crate) settings: &'a Settings,
    pub(crate) sections: &'a [SectionSettings],
    /// Whether the manifest lists servers.
    pub(crate) servers_listed: bool,
}

/// Lowers a call that is sent to `servers`.
pub(crate) fn lower(
    cx: &Context<'_>,
    around: &Surroundings<'_>,
    call: &Call<'_>,
    servers: Vec<String>,
    sink: &mut Sink,
) -> Operation {
    differences::report(call, sink);
    let section = &around.sections[call.section];
    let mut types = TypeTable::default();
    let sent = parameters::lower(cx, call, section.body, &mut types, sink);
    let drafts: Vec<(&str, &EndpointDraft)> = call
        .tellings
        .iter()
        .map(|telling| (telling.language, telling.draft))
        .collect();
    let envelope = section.envelope.as_deref();
    let response = infer::response(cx, &drafts, &AnswerSettings { envelope }, &mut types, sink);
    let main = call.main().draft;
    let own = || {
        call.tellings
            .iter()
            .filter(|telling| telling.role != Role::Translation)
            .map(|telling| telling.draft)
    };
    let stated_pages = own().find_map(|draft| draft.pagination.as_ref());
    let pagination = pagination::lower(
        stated_pages,
        &sent.parameters,
        response.payload.as_ref(),
        &types,
        sink,
    );
    let (id, id_stated) = ids::of(call);
    let operation = Operation {
        id,
        id_stated,
        section: section.id.clone(),
        group: call.group.clone(),
        title: title(call),
        description: description(cx, call),
        method: call.route.method,
        auth: access::auth(call, &sent.path, section, around.settings, sink),
        servers,
        path: sent.path,
        permission: own()
            .find_map(|draft| draft.permission.as_ref())
            .map(|said| prose::line(&said.value)),
        reads: access::reads(own().find_map(|draft| draft.reads.as_ref()), sink),
        finds_out: lookups::said(call).map(|said| lookups::written(&section.id, &said.value)),
        examples: examples(cx, call, sent.body),
        parameters: sent.parameters,
        body: sent.body,
        whole_body: sent.whole_body,
        discriminator: call.discriminator.clone(),
        response,
        types,
        rate_limits: rate_limits::lower(cx, &limits(call), sink),
        pagination,
        errors: errors(cx, call),
        status: status(main, sink),
        doubts: doubts(cx, call, sent.body),
        places: call
            .tellings
            .iter()
            .map(|telling| cx.place(telling.draft.span))
            .collect(),
    };
    checks::call(cx, call, &operation, sink);
    operation
}

/// The title in every language; where no page has one, the summary.
fn title(call: &Call<'_>) -> Text {
    let mut text = Text::default();
    for telling in &call.tellings {
        let said = telling
            .draft
            .title
            .as_ref()
            .or(telling.draft.summary.as_ref());
        if let Some(said) = said {
            text.add(telling.language, &prose::line(&said.value));
        }
    }
    text
}

/// Summary and paragraphs in every language. A repetition's prose counts where the main page has none.
fn description(cx: &Context<'_>, call: &Call<'_>) -> Text {
    let mut text = Text::default();
    for telling in &call.tellings {
        let draft = telling.draft;
        let summary = draft.summary.as_ref().filter(|_| draft.title.is_some());
        let paragraphs: Vec<String> = summary
            .into_iter()
            .chain(&draft.description)
            .filter_map(|said| cx.text(telling.language, said).main().map(str::to_owned))
            .collect();
        text.add(telling.language, &paragraphs.join("\n\n"));
    }
    text
}

/// The limits of the main page, else of a repetition, else of a translation.
fn limits(call: &Call<'_>) -> Vec<Said> {
    call.tellings
        .iter()
        .map(|telling| &telling.draft.rate_limits)
        .find(|limits| !limits.is_empty())
        .cloned()
        .unwrap_or_default()
}

fn errors(cx: &Context<'_>, call: &Call<'_>) -> Vec<ErrorCode> {
    let mut codes = Vec::new();
    for telling in &call.tellings {
        for error in &telling.draft.errors {
            tables::add_error(
                &mut codes,
                telling.language,
                error,
                cx.place(error.code.span),
            );
        }
    }
    codes
}

/// What pages say they doubt, and whether they name two encodings of the body.
fn doubts(cx: &Context<'_>, call: &Call<'_>, body: BodyEncoding) -> Vec<Doubt> {
    let mut doubts: Vec<Doubt> = Vec::new();
    let own = || {
        call.tellings
            .iter()
            .filter(|telling| telling.role != Role::Translation)
            .map(|telling| telling.draft)
    };
    let followed = match body {
        BodyEncoding::Json => Some("JSON"),
        BodyEncoding::Form => Some("the form"),
        BodyEncoding::None => None,
    };
    let both = own()
        .filter_map(|draft| draft.body.as_ref())
        .find(|body| body.json && body.form);
    if let (Some(both), Some(followed)) = (both, followed) {
        doubts.push(Doubt {
            text: format!("{}; {followed} is followed.", Doubt::TWO_BODIES),
            place: cx.place(both.span),
        });
    }
    for said in own().flat_map(|draft| &draft.doubts) {
        let text = prose::clean(&said.value);
        if doubts.iter().all(|have| have.text != text) {
            doubts.push(Doubt {
                text,
                place: cx.place(said.span),
            });
        }
    }
    doubts
}

fn status(draft: &EndpointDraft, sink: &mut Sink) -> Status {
    let Some(said) = &draft.status else {
        return Status::Active;
    };
    match said.value.trim().to_lowercase().as_str() {
        "" | "active" | "stable" => Status::Active,
        "deprecated" => Status::Deprecated,
        "undocumented" => Status::Undocumented,
        other => {
            sink.push(
                Diagnostic::new(
                    codes::lower::ENDPOINT_STATUS,
                    said.span,
                    format!("`{other}` is no status"),
                )
                .help("write `deprecated` or `undocumented`, or take the line out"),
            );
            Status::Active
        }
    }
}

/// The documented requests.
fn examples(cx: &Context<'_>, call: &Call<'_>, body: BodyEncoding) -> Vec<Example> {
    let role = if body == BodyEncoding::None {
        ExampleRole::RequestQuery
    } else {
        ExampleRole::RequestBody
    };
    let mut examples = Vec::new();
    for sample in call
        .tellings
        .iter()
        .flat_map(|telling| &telling.draft.samples)
    {
        if !matches!(sample.role, SampleRole::Request | SampleRole::Code) {
            continue;
        }
        let found = match &sample.curl {
            Some(curl) => of_curl(cx, sample, curl, role),
            None if sample.role == SampleRole::Request => {
                infer::example(cx, sample, role).or_else(|| of_pairs(cx, sample, role))
            }
            None => None,
        };
        if let Some(example) = found {
            infer::push_example(&mut examples, example);
        }
    }
    examples
}

fn of_curl(
    cx: &Context<'_>,
    sample: &Sample,
    curl: &spec_draft::Curl,
    role: ExampleRole,
) -> Option<Example> {
    let made = |role, json: String, clean| Example {
        role,
        title: sample.title.clone(),
        json,
        clean,
        place: cx.place(sample.span),
    };
    match curl.data.first() {
        Some(CurlData::Json(json)) => Some(made(role, infer::strict_json(json)?, is_clean(json))),
        Some(CurlData::Pairs(_)) => {
            let pairs = curl.data.iter().flat_map(|data| match data {
                CurlData::Pairs(pairs) => pairs.as_slice(),
                _ => &[],
            });
            let role = if curl.get {
                ExampleRole::RequestQuery
            } else {
                role
            };
            Some(made(
                role,
                object(pairs.map(|(name, value)| (name.value.as_str(), value.value.as_str()))),
                false,
            ))
        }
        Some(CurlData::Other(_)) => None,
        None if curl.query.is_empty() => None,
        None => {
            let pairs = curl
                .query
                .iter()
                .map(|(name, value)| (name.value.as_str(), value.value.as_str()));
            Some(made(ExampleRole::RequestQuery, object(pairs), false))
        }
    }
}

/// Whether nothing had to be mended to make the value strict.
fn is_clean(json: &Json) -> bool {
    match &json.kind {
        JsonKind::Bare(_) | JsonKind::Missing => false,
        JsonKind::Array { elements, more } => !more && elements.iter().all(is_clean),
        JsonKind::Object(members) => members.iter().all(|member| is_clean(&member.value)),
        _ => true,
    }
}

/// `symbol=btc_usdt&limit=5` as an object of text.
fn of_pairs(cx: &Context<'_>, sample: &Sample, role: ExampleRole) -> Option<Example> {
    let text = sample.text.text().trim();
    let query = text.rsplit_once('?').map_or(text, |(_, query)| query);
    let pairs: Vec<(&str, &str)> = query
        .split(['&', '\n'])
        .map(str::trim)
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('='))
        .collect::<Option<_>>()?;
    let plain = |name: &str| {
        !name.is_empty()
            && name
                .chars()
                .all(|sign| sign.is_alphanumeric() || "_-.[]".contains(sign))
    };
    if pairs.is_empty() || !pairs.iter().all(|(name, _)| plain(name)) {
        return None;
    }
    Some(Example {
        role,
        title: sample.title.clone(),
        json: object(pairs.into_iter()),
        clean: false,
        place: cx.place(sample.span),
    })
}

/// An object of text as strict JSON; a name that comes twice keeps its first value.
fn object<'t>(pairs: impl Iterator<Item = (&'t str, &'t str)>) -> String {
    let mut object = serde_json::Map::new();
    for (name, value) in pairs {
        object
            .entry(name)
            .or_insert_with(|| serde_json::Value::from(value));
    }
    format!("{:#}", serde_json::Value::Object(object))
}

/// Whether anything of an operation travels in its body.
pub(crate) fn has_body(operation: &Operation) -> bool {
    operation.whole_body.is_some()
        || operation
            .parameters
            .iter()
            .any(|have| have.location == Location::Body)
}
