//! What an answer holds and its type does not know.

/// What an answer holds and its type does not know: a sign that the documents lag behind the server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Drift {
    path: Vec<String>,
    /// Paths of the fields that nobody knows, in the order in which they first came; indices of lists are left out.
    pub fields: Vec<String>,
    /// Values of enums that nobody knows.
    pub values: Vec<UnknownValue>,
}

/// A value of an enum that its documents do not list.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnknownValue {
    /// The path of the field that holds it; indices of lists are left out.
    pub path: String,
    /// The value as text.
    pub value: String,
}

/// How much is noted. A list of two thousand markets tells the same thing two thousand times.
const MOST: usize = 200;

impl Drift {
    /// Whether all is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.values.is_empty()
    }

    /// What is found from here on lies below these fields.
    pub(crate) fn below(fields: &str) -> Self {
        Self {
            path: fields
                .split('.')
                .filter(|field| !field.is_empty())
                .map(str::to_owned)
                .collect(),
            ..Self::default()
        }
    }

    pub(super) fn enter(&mut self, field: &str) {
        self.path.push(field.to_owned());
    }

    pub(super) fn leave(&mut self) {
        self.path.pop();
    }

    /// Notes the field that was entered last.
    pub(super) fn note_field(&mut self) {
        let path = self.path.join(".");
        if self.fields.len() < MOST && !self.fields.contains(&path) {
            self.fields.push(path);
        }
    }

    /// Notes a value of the field that was entered last.
    pub(super) fn note_value(&mut self, value: &str) {
        let unknown = UnknownValue {
            path: self.path.join("."),
            value: value.to_owned(),
        };
        if self.values.len() < MOST && !self.values.contains(&unknown) {
            self.values.push(unknown);
        }
    }
}
