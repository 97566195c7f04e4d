//! Requests that came, for tests and for people.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::arrived::Arrived;
use crate::refusal::Refusal;

/// How many requests are kept; the oldest go first.
const MOST: usize = 10_000;

/// A request, and what became of it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Recorded {
    /// The operation, as `section.id`; nothing where none was meant.
    pub operation: Option<String>,
    /// The method's word; empty where what came was no HTTP.
    pub method: String,
    /// From the first `/` to the `?`, as sent.
    pub path: String,
    /// Behind the `?`, as sent.
    pub query: String,
    /// Names in lower case, in their order.
    pub headers: Vec<(String, String)>,
    /// The body, as sent.
    pub body: Vec<u8>,
    /// Numbers, texts and truth values of path, query and body by name, as text.
    pub parameters: Vec<(String, String)>,
    /// The status of the answer; 0 where there was none.
    pub status: u16,
    /// Why it was refused, and by which code.
    pub refusal: Option<(Refusal, String)>,
}

impl Recorded {
    pub(crate) fn new(arrived: &Arrived) -> Self {
        Self {
            operation: None,
            method: arrived.method.clone(),
            path: arrived.path.clone(),
            query: arrived.query.clone(),
            headers: arrived.headers.clone(),
            body: arrived.body.to_vec(),
            parameters: Vec::new(),
            status: 0,
            refusal: None,
        }
    }

    /// What came and was no HTTP.
    pub(crate) fn misheard(status: u16, refusal: (Refusal, String)) -> Self {
        Self {
            operation: None,
            method: String::new(),
            path: String::new(),
            query: String::new(),
            headers: Vec::new(),
            body: Vec::new(),
            parameters: Vec::new(),
            status,
            refusal: Some(refusal),
        }
    }

    /// The value of a parameter, as text.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&str> {
        let found = self.parameters.iter().find(|(have, _)| have == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The value of a header; its name in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(have, _)| have == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The body as text; what is no UTF-8 is replaced.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// One line: `POST /v4/order 200 spot.place_order refused AUTH_101: nobody has the key`.
impl fmt::Display for Recorded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.method.as_str() {
            "" => f.write_str("something")?,
            method => write!(f, "{method} {}", shown(&self.path))?,
        }
        if !self.query.is_empty() {
            write!(f, "?{}", shown(&self.query))?;
        }
        match self.status {
            0 => f.write_str(" no answer")?,
            status => write!(f, " {status}")?,
        }
        if let Some(operation) = &self.operation {
            write!(f, " {operation}")?;
        }
        if let Some((refusal, code)) = &self.refusal {
            write!(f, " refused {code}: {}", shown(&refusal.why))?;
        }
        Ok(())
    }
}

/// Text from outside on one line, of bearable length.
fn shown(text: &str) -> String {
    const MOST: usize = 500;
    let plain = |sign: char| if sign.is_control() { '\u{fffd}' } else { sign };
    let mut shown: String = text.chars().take(MOST).map(plain).collect();
    if shown.len() < text.len() && text.chars().nth(MOST).is_some() {
        shown.push('…');
    }
    shown
}

/// The last requests.
#[derive(Debug, Default)]
pub(crate) struct Records(Mutex<VecDeque<Recorded>>);

impl Records {
    /// Keeps one more.
    pub(crate) fn push(&self, request: Recorded) {
        let mut kept = self.lock();
        if kept.len() >= MOST {
            kept.pop_front();
        }
        kept.push_back(request);
    }

    /// A copy of all that are kept, the oldest first.
    pub(crate) fn all(&self) -> Vec<Recorded> {
        self.lock().iter().cloned().collect()
    }

    /// Forgets them.
    pub(crate) fn clear(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<Recorded>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
