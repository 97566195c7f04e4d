//! One exchange with a server.

use std::{future::Future, pin::Pin, time::Duration};

use reqwest::Response;

use super::{Client, Prepared};
use crate::{
    answer::{Answer, Payload},
    api::{Method, Operation},
    decode::DecodeError,
    error::{Call, Error},
    request::Parts,
};

impl Client {
    /// Sends a request and opens the answer.
    ///
    /// Boxed, so that the code of each operation holds a pointer and not the whole state of a transfer.
    pub(super) fn exchange(
        &self,
        operation: Operation,
        parts: Parts,
    ) -> Pin<Box<dyn Future<Output = Result<Payload, Error>> + Send + '_>> {
        Box::pin(async move {
            // Each attempt is put together and signed on its own, so that a repeated one is timed anew.
            let prepared = self.assemble(&operation, &parts)?;
            self.attempt(&operation, prepared).await
        })
    }

    async fn attempt(&self, operation: &Operation, prepared: Prepared) -> Result<Payload, Error> {
        let call = Call {
            operation: operation.id,
            is_read: operation.method.is_safe(),
            idempotent: operation.idempotent,
            sent: true,
        };
        let secrets = prepared.secrets();
        let request = self.wire(call, prepared)?;
        let sending = self.shared.http.execute(request).await;
        let mut response = sending.map_err(|error| lost(call, error))?;
        let status = response.status().as_u16();
        let retry_after = retry_after(&response);
        let body = self.collect(call, &mut response).await?;
        let text = match String::from_utf8(body) {
            Ok(text) => text,
            Err(error) if response.status().is_success() => {
                let offset = error.utf8_error().valid_up_to();
                let source = DecodeError::new("the answer is not UTF-8", "", offset);
                return Err(Error::Decode { call, source });
            }
            Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
        };
        let answer = Answer {
            call,
            status,
            retry_after,
            text,
            secrets,
        };
        answer.open(operation.envelope, &self.shared.auth_codes)
    }

    fn wire(&self, call: Call, prepared: Prepared) -> Result<reqwest::Request, Error> {
        let mut request = self
            .shared
            .http
            .request(method(prepared.method), &prepared.url);
        for (name, value) in &prepared.headers {
            request = request.header(name, value);
        }
        if !prepared.body.is_empty() {
            request = request.body(prepared.body);
        }
        request.build().map_err(|error| Error::Request {
            operation: call.operation,
            problem: error.without_url().to_string(),
        })
    }

    async fn collect(&self, call: Call, response: &mut Response) -> Result<Vec<u8>, Error> {
        let limit = self.shared.max_answer_bytes;
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| lost(call, error))? {
            if body.len() + chunk.len() > limit {
                return Err(Error::TooLong { call, limit });
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }
}

fn lost(call: Call, error: reqwest::Error) -> Error {
    let call = Call {
        sent: !error.is_connect(),
        ..call
    };
    if error.is_timeout() {
        Error::Timeout { call }
    } else {
        Error::Transport {
            call,
            source: error.without_url(),
        }
    }
}

fn retry_after(response: &Response) -> Option<Duration> {
    let seconds = response
        .headers()
        .get("retry-after")?
        .to_str()
        .ok()?
        .trim()
        .parse()
        .ok()?;
    Some(Duration::from_secs(seconds))
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
