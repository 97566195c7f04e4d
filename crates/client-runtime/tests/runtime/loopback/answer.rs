//! What the server answers.

/// An answer.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Answer {
    /// An answer of that status, without a body.
    pub(crate) fn status(status: u16) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: Vec::new(),
        }
    }

    /// A success with that body.
    pub(crate) fn ok(body: impl Into<Vec<u8>>) -> Self {
        Self::status(200).body(body)
    }

    /// A refusal in the sample API's envelope, with the status of a success.
    pub(crate) fn refusal(code: &str) -> Self {
        Self::ok(format!(r#"{{"rc":1,"mc":"{code}","ma":[],"result":null}}"#))
    }

    /// Sets the body.
    pub(crate) fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = body.into();
        self
    }

    /// Adds a header.
    pub(crate) fn header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    /// As it goes over the wire.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let headers: String = self
            .headers
            .iter()
            .flat_map(|(name, value)| [name.as_str(), ": ", value.as_str(), "\r\n"])
            .collect();
        let (status, length) = (self.status, self.body.len());
        let head = format!("HTTP/1.1 {status} Said\r\n{headers}content-length: {length}\r\n\r\n");
        [head.into_bytes(), self.body.clone()].concat()
    }
}
