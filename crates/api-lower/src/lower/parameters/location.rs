//! Where parameters travel, and how a body is written.
//!
//! The rules in their order: a variable of the path is in the path; GET asks in the query; else the page's note, its
//! curl command, its request example, the section's habit; a body in JSON where nobody says.

use api_model::{BodyEncoding, Location, Method};
use spec_draft::{BodyDraft, Curl, CurlData, EndpointDraft, SampleRole};

use crate::lower::settings::SectionBody;

/// Where the parameters of an operation travel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Travel {
    /// Where those go that say nothing themselves.
    pub(crate) location: Location,
    /// How the body is written, if one is sent.
    pub(crate) encoding: BodyEncoding,
    /// Names that a sample sends in the query although there is a body.
    pub(crate) in_query: Vec<String>,
}

impl Travel {
    fn query() -> Self {
        Self {
            location: Location::Query,
            encoding: BodyEncoding::Json,
            in_query: Vec::new(),
        }
    }

    fn body(encoding: BodyEncoding) -> Self {
        Self {
            location: Location::Body,
            encoding,
            in_query: Vec::new(),
        }
    }
}

/// Decides for an operation from its pages, the main one first.
pub(crate) fn decide(
    method: Method,
    drafts: &[&EndpointDraft],
    section: Option<SectionBody>,
) -> Travel {
    let notes = drafts.iter().filter_map(|draft| draft.body.as_ref());
    let notes: Vec<Travel> = notes.filter_map(by_note).collect();
    let sampled = drafts.iter().find_map(|draft| by_samples(draft));
    if matches!(method, Method::Get | Method::Head | Method::Options) {
        // A body of a GET is believed only where the page states it for certain.
        let encoding = notes
            .first()
            .map_or(BodyEncoding::Json, |note| note.encoding);
        return Travel {
            encoding,
            ..Travel::query()
        };
    }
    let open = drafts.iter().any(|draft| {
        draft
            .body
            .as_ref()
            .is_some_and(|body| body.json && body.form)
    });
    let by_page = notes.into_iter().next();
    // A note that names both encodings leaves the choice to the sample.
    let said = if open {
        sampled.or(by_page)
    } else {
        by_page.or(sampled)
    };
    said.unwrap_or_else(|| match (method, section) {
        (Method::Delete, _) | (_, Some(SectionBody::Query)) => Travel::query(),
        (_, Some(SectionBody::Encoded(BodyEncoding::Form))) => Travel::body(BodyEncoding::Form),
        _ => Travel::body(BodyEncoding::Json),
    })
}

fn by_note(note: &BodyDraft) -> Option<Travel> {
    match (note.json, note.form, note.query) {
        (true, _, _) => Some(Travel::body(BodyEncoding::Json)),
        (_, true, _) => Some(Travel::body(BodyEncoding::Form)),
        (_, _, true) => Some(Travel::query()),
        _ => None,
    }
}

fn by_samples(draft: &EndpointDraft) -> Option<Travel> {
    let requests = || {
        draft
            .samples
            .iter()
            .filter(|sample| matches!(sample.role, SampleRole::Request | SampleRole::Code))
    };
    requests()
        .filter_map(|sample| sample.curl.as_ref())
        .find_map(by_curl)
        .or_else(|| {
            requests()
                .filter(|sample| sample.role == SampleRole::Request && sample.curl.is_none())
                .find(|sample| sample.json.is_some())
                .map(|_| Travel::body(BodyEncoding::Json))
        })
}

fn by_curl(curl: &Curl) -> Option<Travel> {
    let content = curl
        .headers
        .iter()
        .find(|(name, _)| name.value.eq_ignore_ascii_case("content-type"));
    let says =
        |word: &str| content.is_some_and(|(_, value)| value.value.to_lowercase().contains(word));
    let in_query: Vec<String> = curl
        .query
        .iter()
        .map(|(name, _)| name.value.clone())
        .collect();
    let encoding = match curl.data.first() {
        Some(_) if curl.get => return Some(Travel::query()),
        Some(CurlData::Json(_)) => Some(BodyEncoding::Json),
        Some(CurlData::Pairs(_)) => Some(if says("json") {
            BodyEncoding::Json
        } else {
            BodyEncoding::Form
        }),
        Some(CurlData::Other(_)) | None if says("json") => Some(BodyEncoding::Json),
        Some(CurlData::Other(_)) | None if says("urlencoded") => Some(BodyEncoding::Form),
        Some(CurlData::Other(_)) | None => None,
    };
    match encoding {
        Some(encoding) => Some(Travel {
            in_query,
            ..Travel::body(encoding)
        }),
        None if !in_query.is_empty() => Some(Travel::query()),
        None => None,
    }
}

/// The location that a page writes beside a parameter.
pub(crate) fn word(said: &str) -> Option<Location> {
    match said.trim().to_lowercase().as_str() {
        "path" | "url" | "uri" | "路径" => Some(Location::Path),
        "query" | "querystring" | "query string" | "params" | "查询" => Some(Location::Query),
        "body" | "form" | "formdata" | "form-data" | "json" | "请求体" => Some(Location::Body),
        "header" | "headers" | "请求头" => Some(Location::Header),
        _ => None,
    }
}
