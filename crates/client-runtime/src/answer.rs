//! From the text of an answer to its payload, through the envelope.

mod envelope;
mod request_id;
mod scan;

use std::time::Duration;

use bytes::Bytes;
use reqwest::header::HeaderMap;

use crate::{
    api::{Api, Envelope},
    decode::{Decode, DecodeError, Drift, Reader},
    error::{ApiError, Call, Error, StatusError, UnreadableAnswer},
    scalar::Json,
    text::Secrets,
};

pub(crate) use envelope::number_at;
use envelope::{Opened, Part, Refusal, open, peek};
pub(crate) use request_id::request_id;

/// An answer as it came from the network.
pub(crate) struct Answer {
    pub(crate) call: Call,
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) retry_after: Option<Duration>,
    /// From sending the request to the end of the answer.
    pub(crate) latency: Duration,
    /// As the network lent it; to be read as text.
    pub(crate) body: Bytes,
    pub(crate) secrets: Secrets,
}

/// An answer that is a success, its payload not yet read.
pub(crate) struct Payload {
    /// Boxed, since a payload is handed from one future to the next on its way to the caller.
    answer: Box<Answer>,
    /// Where the payload stands; nothing where there is none.
    part: Option<Part>,
    /// The path of the payload within the answer.
    path: &'static str,
    /// The envelope, as long as nobody has looked at what stands behind the payload.
    ajar: Option<(&'static Envelope, &'static Api)>,
}

impl Answer {
    /// Finds the payload of a success by a glance, as far as that will do.
    pub(crate) fn open_at_once(
        self: Box<Self>,
        envelope: Option<&'static Envelope>,
        api: &'static Api,
    ) -> Result<Payload, Box<Self>> {
        let text = match std::str::from_utf8(&self.body) {
            Ok(text) if self.is_success() => text,
            _ => return Err(self),
        };
        let Some(envelope) = envelope else {
            return Ok(self.bare());
        };
        match peek(text, envelope) {
            Some(part) => Ok(Payload {
                answer: self,
                part: Some(part),
                path: envelope.payload,
                ajar: Some((envelope, api)),
            }),
            None => Err(self),
        }
    }

    /// Finds the payload, or what the server complains about, where a glance does not do.
    pub(crate) fn open(
        self: Box<Self>,
        envelope: Option<&'static Envelope>,
        api: &'static Api,
    ) -> Result<Payload, Error> {
        if let Err(error) = std::str::from_utf8(&self.body) {
            if self.is_success() {
                return Err(self.into_no_text(error.valid_up_to()));
            }
            // Bytes of a failure may be no text; what is text in them tells all the same.
            let body = String::from_utf8_lossy(&self.body).into_owned().into();
            return Box::new(Self { body, ..*self }).open(envelope, api);
        }
        match envelope {
            Some(envelope) => self.open_wide(envelope, api),
            None if self.is_success() => Ok(self.bare()),
            None => Err(self.into_status()),
        }
    }

    fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// Finds the payload, or what the server complains about, by the whole envelope.
    fn open_wide(
        self: Box<Self>,
        envelope: &'static Envelope,
        api: &Api,
    ) -> Result<Payload, Error> {
        let success = self.is_success();
        match open(self.text(), envelope) {
            Ok(Opened {
                refusal: Some(refusal),
                ..
            }) => Err(self.into_refusal(refusal, api)),
            Ok(opened) if success => Ok(Payload {
                answer: self,
                part: opened.payload,
                path: envelope.payload,
                ajar: None,
            }),
            Err(source) if success => Err(self.into_unreadable(source)),
            Ok(_) | Err(_) => Err(self.into_status()),
        }
    }

    fn bare(self: Box<Self>) -> Payload {
        let whole = Part {
            start: 0,
            end: self.body.len(),
        };
        let part = (!self.body.trim_ascii().is_empty()).then_some(whole);
        Payload {
            answer: self,
            part,
            path: "",
            ajar: None,
        }
    }

    fn into_status(self) -> Error {
        Error::Status(Box::new(StatusError {
            raw: self.raw(),
            call: self.answered_call(),
            status: self.status,
            retry_after: self.retry_after,
        }))
    }

    fn into_refusal(self, refusal: Refusal, api: &Api) -> Error {
        let hide = |text: String| self.secrets.hide(&text);
        Error::Api(Box::new(ApiError {
            raw: self.raw(),
            call: self.answered_call(),
            status: self.status,
            meaning: api.meaning(&refusal.code),
            code: hide(refusal.code),
            message: refusal.message.map(hide),
            args: refusal.args.and_then(|args| Json::new(hide(args)).ok()),
            retry_after: self.retry_after,
        }))
    }

    /// What was called, with the name that the server gave to the exchange.
    fn answered_call(&self) -> Call {
        let call = self.call.clone();
        call.answered_with(&self.headers, &self.secrets)
    }

    /// The text as it may be shown.
    fn raw(&self) -> String {
        self.secrets.hide(self.text())
    }

    /// Nothing, where it is not known to be text yet.
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap_or_default()
    }

    /// A success must be text; the error says where it ceases to be.
    fn into_no_text(self, offset: usize) -> Error {
        let shown = String::from_utf8_lossy(&self.body);
        Error::Decode(Box::new(UnreadableAnswer {
            status: self.status,
            source: DecodeError::new("the answer is not UTF-8", "", offset),
            raw: self.secrets.hide(&shown),
            call: self.answered_call(),
        }))
    }

    fn into_unreadable(self, mut source: DecodeError) -> Error {
        source.hide(&self.secrets);
        if self.call.is_confidential() {
            source.forget_found();
        }
        Error::Decode(Box::new(UnreadableAnswer {
            raw: self.raw(),
            call: self.answered_call(),
            status: self.status,
            source,
        }))
    }
}

impl Payload {
    /// Reads the payload; the names of fields that nobody knows go to `drift`, where somebody wants them.
    pub(crate) fn read<T: Decode>(self, mut drift: Option<&mut Drift>) -> Result<T, Error> {
        match self.value(drift.as_deref_mut()) {
            Ok(value) => Ok(value),
            Err(_) if self.ajar.is_some() => self.opened()?.read(drift),
            Err(source) => Err(self.unreadable(source)),
        }
    }

    /// Reads the payload and keeps what came around it.
    pub(crate) fn read_all<T: Decode>(self) -> Result<(T, Drift, Answer), Error> {
        let mut drift = Drift::default();
        match self.value(Some(&mut drift)) {
            Ok(value) => Ok((value, drift, *self.answer)),
            Err(_) if self.ajar.is_some() => self.opened()?.read_all(),
            Err(source) => Err(self.unreadable(source)),
        }
    }

    /// Reads the payload by its text, which starts at the given byte of the answer and is `null` where it is absent.
    pub(crate) fn read_by<T>(
        self,
        read: impl FnOnce(&str, usize) -> Result<T, DecodeError>,
    ) -> Result<T, Error> {
        let payload = self.opened()?;
        let part = payload.part;
        let (text, start) = part.map_or(("null", 0), |part| (payload.text_of(part), part.start));
        match read(text, start) {
            Ok(value) => Ok(value),
            Err(source) => {
                let source = payload.within(source);
                Err(payload.unreadable(source))
            }
        }
    }

    /// The same with a look at the whole envelope, which may refuse behind its payload.
    fn opened(self) -> Result<Self, Error> {
        match self.ajar {
            Some((envelope, api)) => {
                let opened = self.answer.open_wide(envelope, api);
                opened.map_err(Error::with_outcome)
            }
            None => Ok(self),
        }
    }

    fn unreadable(self, source: DecodeError) -> Error {
        self.answer.into_unreadable(source).with_outcome()
    }

    fn value<T: Decode>(&self, drift: Option<&mut Drift>) -> Result<T, DecodeError> {
        let Some(part) = self.part else {
            return T::absent().ok_or_else(|| self.nothing("absent"));
        };
        let text = self.text_of(part);
        if text == "null" {
            let value = T::absent().map_or_else(|| T::decode(&mut Reader::new(text)), Ok);
            return value.map_err(|_| self.nothing("null"));
        }
        let mut reader = Reader::at(text, part.start);
        if drift.is_some() {
            reader.watch_drift();
        }
        let value = T::decode(&mut reader).map_err(|error| self.within(error))?;
        reader.finish().map_err(|error| self.within(error))?;
        if let Some(drift) = drift {
            *drift = reader.take_drift();
        }
        Ok(value)
    }

    /// The payload as it stands in the answer; empty where there is none.
    pub(crate) fn text(&self) -> &str {
        self.part.map_or("", |part| self.text_of(part))
    }

    /// A part of what is known to be text.
    fn text_of(&self, part: Part) -> &str {
        let bytes = self.answer.body.get(part.start..part.end);
        bytes
            .and_then(|bytes| std::str::from_utf8(bytes).ok())
            .unwrap_or_default()
    }

    fn nothing(&self, state: &str) -> DecodeError {
        let problem = format!("the payload is required, but {state}");
        self.within(DecodeError::new(problem, self.answer.text(), 0))
    }

    fn within(&self, error: DecodeError) -> DecodeError {
        if self.path.is_empty() {
            error
        } else {
            error.in_field(self.path)
        }
    }
}
