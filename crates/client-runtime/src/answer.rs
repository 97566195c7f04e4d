//! From the text of an answer to its payload, through the envelope.

mod envelope;
mod scan;

use std::time::Duration;

use reqwest::header::HeaderMap;

use crate::{
    api::{Api, Envelope},
    decode::{Decode, DecodeError, Drift, Reader},
    error::{ApiError, Call, Error, StatusError, UnreadableAnswer},
    scalar::Json,
    text::Secrets,
};

pub(crate) use envelope::number_at;
use envelope::{Opened, Part, Refusal, open};

/// An answer as it came from the network.
pub(crate) struct Answer {
    pub(crate) call: Call,
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) retry_after: Option<Duration>,
    /// From sending the request to the end of the answer.
    pub(crate) latency: Duration,
    pub(crate) text: String,
    pub(crate) secrets: Secrets,
}

/// An answer that is a success, its payload not yet read.
pub(crate) struct Payload {
    answer: Answer,
    /// Where the payload stands; nothing where there is none.
    part: Option<Part>,
    /// The path of the payload within the answer.
    path: &'static str,
}

impl Answer {
    /// Finds the payload, or what the server complains about.
    pub(crate) fn open(
        self,
        envelope: Option<&'static Envelope>,
        api: &Api,
    ) -> Result<Payload, Error> {
        let success = (200..300).contains(&self.status);
        let Some(envelope) = envelope else {
            return if success {
                Ok(self.bare())
            } else {
                Err(self.into_status())
            };
        };
        match open(&self.text, envelope) {
            Ok(Opened {
                refusal: Some(refusal),
                ..
            }) => Err(self.into_refusal(refusal, api)),
            Ok(opened) if success => Ok(Payload {
                answer: self,
                part: opened.payload,
                path: envelope.payload,
            }),
            Err(source) if success => Err(self.into_unreadable(source)),
            Ok(_) | Err(_) => Err(self.into_status()),
        }
    }

    fn bare(self) -> Payload {
        let part = if self.text.trim().is_empty() {
            None
        } else {
            Some(Part {
                start: 0,
                end: self.text.len(),
            })
        };
        Payload {
            answer: self,
            part,
            path: "",
        }
    }

    fn into_status(self) -> Error {
        Error::Status(Box::new(StatusError {
            call: self.call,
            status: self.status,
            retry_after: self.retry_after,
            raw: self.secrets.hide(&self.text),
        }))
    }

    fn into_refusal(self, refusal: Refusal, api: &Api) -> Error {
        let hide = |text: String| self.secrets.hide(&text);
        Error::Api(Box::new(ApiError {
            call: self.call,
            status: self.status,
            meaning: api.meaning(&refusal.code),
            code: hide(refusal.code),
            message: refusal.message.map(hide),
            args: refusal.args.and_then(|args| Json::new(hide(args)).ok()),
            retry_after: self.retry_after,
            raw: self.secrets.hide(&self.text),
        }))
    }

    fn into_unreadable(self, mut source: DecodeError) -> Error {
        source.hide(&self.secrets);
        Error::Decode(Box::new(UnreadableAnswer {
            call: self.call,
            status: self.status,
            source,
            raw: self.secrets.hide(&self.text),
        }))
    }
}

impl Payload {
    /// Reads the payload; the names of fields that nobody knows go to `drift`, where somebody wants them.
    pub(crate) fn read<T: Decode>(self, drift: Option<&mut Drift>) -> Result<T, Error> {
        match self.value(drift) {
            Ok(value) => Ok(value),
            Err(source) => Err(self.unreadable(source)),
        }
    }

    /// Reads the payload and keeps what came around it.
    pub(crate) fn read_all<T: Decode>(self) -> Result<(T, Drift, Answer), Error> {
        let mut drift = Drift::default();
        match self.value(Some(&mut drift)) {
            Ok(value) => Ok((value, drift, self.answer)),
            Err(source) => Err(self.unreadable(source)),
        }
    }

    /// Reads the payload by its text, which starts at the given byte of the answer and is `null` where it is absent.
    pub(crate) fn read_by<T>(
        self,
        read: impl FnOnce(&str, usize) -> Result<T, DecodeError>,
    ) -> Result<T, Error> {
        let (text, start) = self.part.map_or(("null", 0), |part| {
            let text = self.answer.text.get(part.start..part.end);
            (text.unwrap_or_default(), part.start)
        });
        match read(text, start) {
            Ok(value) => Ok(value),
            Err(source) => {
                let source = self.within(source);
                Err(self.unreadable(source))
            }
        }
    }

    fn unreadable(self, source: DecodeError) -> Error {
        self.answer.into_unreadable(source).with_outcome()
    }

    fn value<T: Decode>(&self, drift: Option<&mut Drift>) -> Result<T, DecodeError> {
        let Some(part) = self.part else {
            return T::absent().ok_or_else(|| self.nothing("absent"));
        };
        let text = self
            .answer
            .text
            .get(part.start..part.end)
            .unwrap_or_default();
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

    fn nothing(&self, state: &str) -> DecodeError {
        let problem = format!("the payload is required, but {state}");
        self.within(DecodeError::new(problem, &self.answer.text, 0))
    }

    fn within(&self, error: DecodeError) -> DecodeError {
        if self.path.is_empty() {
            error
        } else {
            error.in_field(self.path)
        }
    }
}
