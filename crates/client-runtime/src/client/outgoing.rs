//! A request as it is handed to the network: its address and headers in the network's own types.

use std::{borrow::Cow, future::Future};

use reqwest::{
    Request, Response, Url,
    header::{HOST, HeaderMap, HeaderName, HeaderValue},
};

use super::{Prepared, Shared, address::Address};
use crate::{
    api::{Method, Operation},
    error::Error,
    text::Secrets,
};

/// How many headers the client adds to all requests: what it accepts, in which encodings, and what it calls itself.
const ADDED: usize = 3;

/// A request that sets out as soon as it is awaited.
pub(super) struct Outgoing<F> {
    pub(super) sending: F,
    /// What no message may show of it.
    pub(super) secrets: Secrets,
    /// When it was signed, by the own clock, uncorrected.
    pub(super) sent: u64,
}

impl Shared {
    /// Hands a request over that was signed at a time of the own clock. Nothing is sent yet.
    pub(super) fn hand_over(
        &self,
        operation: &Operation,
        prepared: Prepared,
        stated_secrets: &[String],
        sent: u64,
    ) -> Result<
        Outgoing<impl Future<Output = Result<Response, reqwest::Error>> + Send + use<>>,
        Error,
    > {
        let refuse = |problem: String| Error::Request {
            operation: operation.id,
            problem,
        };
        let server = self.servers.get(operation.server);
        let known = server.and_then(|server| server.url_of(&prepared.url));
        let url = known.map_or_else(|| Url::parse(&prepared.url), Ok);
        let url = url.map_err(|error| refuse(error.to_string()))?;
        let mut request = Request::new(method(prepared.method), url);
        let signing = prepared.signing_headers().iter();
        let secrets = Secrets::of(signing.map(|(_, value)| value.as_str()), stated_secrets);
        let headers = request.headers_mut();
        headers.reserve(prepared.headers.len() + 1 + ADDED);
        for (name, value) in prepared.headers {
            let (name, value) = header(name, value).map_err(&refuse)?;
            headers.append(name, value);
        }
        add_host(headers, server.map(Address::host));
        if !prepared.body.is_empty() {
            *request.body_mut() = Some(prepared.body.into());
        }
        Ok(Outgoing {
            sending: self.http.execute(request),
            secrets,
            sent,
        })
    }
}

/// The host, which would else be written anew for each request.
fn add_host(headers: &mut HeaderMap, host: Option<&HeaderValue>) {
    if let Some(host) = host
        && !headers.contains_key(HOST)
    {
        headers.insert(HOST, host.clone());
    }
}

/// A header as it is sent. What is wrong is said without its value, which may be a key.
fn header(name: Cow<'static, str>, value: String) -> Result<(HeaderName, HeaderValue), String> {
    let name = header_name(name)?;
    match HeaderValue::try_from(value) {
        Ok(value) => Ok((name, value)),
        Err(_) => Err(unfit(name.as_str())),
    }
}

/// A name that the program holds is used as it stands, without a copy.
fn header_name(name: Cow<'static, str>) -> Result<HeaderName, String> {
    const LONGEST: usize = 64;
    let stands = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    match name {
        Cow::Borrowed(name) if (1..=LONGEST).contains(&name.len()) && name.bytes().all(stands) => {
            Ok(HeaderName::from_static(name))
        }
        name => HeaderName::from_bytes(name.as_bytes()).map_err(|_| unfit(&name)),
    }
}

fn unfit(name: &str) -> String {
    format!("the header `{name}` cannot be sent")
}

fn method(method: Method) -> reqwest::Method {
    match method {
        Method::Get => reqwest::Method::GET,
        Method::Post => reqwest::Method::POST,
        Method::Put => reqwest::Method::PUT,
        Method::Patch => reqwest::Method::PATCH,
        Method::Delete => reqwest::Method::DELETE,
        Method::Head => reqwest::Method::HEAD,
        Method::Options => reqwest::Method::OPTIONS,
    }
}
