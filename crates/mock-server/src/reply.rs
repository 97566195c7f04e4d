//! Canned answers.

use exact_json::Json;

/// An answer that stands instead of the documented one.
#[derive(Clone, Debug)]
pub struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) content: Content,
}

#[derive(Clone, Debug)]
pub(crate) enum Content {
    /// The whole body.
    Body(Vec<u8>),
    /// What stands in the operation's envelope.
    Payload(Json),
    /// A code that the operation is refused by, and words for people.
    Refusal(String, String),
    /// Members that are put into the documented answer's payload, by dotted path.
    Members(Vec<(String, Json)>),
}

impl Reply {
    /// A whole body with status 200, envelope included.
    pub fn body(body: impl Into<Vec<u8>>) -> Self {
        Self::new(200, Content::Body(body.into()))
    }

    /// A payload as JSON; the operation's envelope comes around it. Text that is no JSON is sent as a text.
    pub fn payload(json: impl AsRef<str>) -> Self {
        Self::new(200, Content::Payload(read(json.as_ref())))
    }

    /// A refusal by one of the API's codes, in the operation's envelope.
    pub fn refusal(code: impl Into<String>) -> Self {
        let code = code.into();
        Self::new(200, Content::Refusal(code.clone(), code))
    }

    /// An answer of a status, without a body.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self::new(status, Content::Body(Vec::new()))
    }

    /// The documented answer with other values: `("state", "\"FILLED\"")` by dotted path and JSON.
    pub fn example_with<'a>(members: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let each = members.into_iter();
        let members = each.map(|(path, json)| (path.to_owned(), read(json)));
        Self::new(200, Content::Members(members.collect()))
    }

    /// The status instead.
    #[must_use]
    pub fn with_status(mut self, status: u16) -> Self {
        self.status = status;
        self
    }

    /// One header more.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    fn new(status: u16, content: Content) -> Self {
        Self {
            status,
            headers: Vec::new(),
            content,
        }
    }
}

fn read(json: &str) -> Json {
    Json::parse(json).unwrap_or_else(|_| Json::text(json))
}
