//! How well the pages cover an API: what types rest on, and what is described, limited, exampled and translated.
//!
//! Only counts are kept, so that two runs can be compared by their JSON; shares are made where the table is printed.

mod count;
mod table;

use api_model::Origin;
use serde::Serialize;

pub use count::coverage;

/// Counts over an API.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// [`Api::name`](api_model::Api::name).
    pub api: String,
    /// One per section, in the order of the model.
    pub sections: Vec<SectionCoverage>,
    /// All sections together.
    pub total: Counts,
}

impl Coverage {
    /// Two aligned Markdown tables: endpoints and fields, a row per section.
    #[must_use]
    pub fn table(&self) -> String {
        table::print(self)
    }

    /// Indented JSON that ends with a newline.
    ///
    /// # Errors
    /// Where a count cannot be written, which no value of these types gives rise to.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        Ok(text)
    }
}

/// Counts over one section.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SectionCoverage {
    /// [`Section::id`](api_model::Section::id).
    pub section: String,
    /// Its counts.
    #[serde(flatten)]
    pub counts: Counts,
}

/// Counts of endpoints, channels and their fields.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Calls.
    pub endpoints: EndpointCounts,
    /// Websocket channels.
    pub channels: usize,
    /// Parameters, arguments of channels, and fields of all objects that are sent or received.
    pub fields: FieldCounts,
}

/// Counts of calls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct EndpointCounts {
    /// All of them.
    pub total: usize,
    /// By the weakest evidence among the types of what they take and give; objects count by their fields.
    pub weakest: OriginCounts,
    /// Those that take nothing and of whose answer nothing is shown.
    pub untyped: usize,
    /// Neither title nor description.
    pub undocumented: usize,
    /// A rate limit is stated, for the call or for its section.
    pub limited: usize,
    /// A successful answer is shown.
    pub exampled: usize,
    /// Title or description in a second language.
    pub translated: usize,
}

/// Counts of fields.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FieldCounts {
    /// All of them.
    pub total: usize,
    /// By the evidence that decided the type.
    pub typed: OriginCounts,
    /// Without a description.
    pub undocumented: usize,
    /// Described in a second language.
    pub translated: usize,
}

/// Counts by rank of evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct OriginCounts {
    /// The corrections file.
    pub corrected: usize,
    /// The page.
    pub stated: usize,
    /// A rule on names.
    pub ruled: usize,
    /// Examples.
    pub inferred: usize,
    /// Nothing.
    pub defaulted: usize,
}

impl OriginCounts {
    fn add(&mut self, origin: Origin) {
        *match origin {
            Origin::Corrected => &mut self.corrected,
            Origin::Stated => &mut self.stated,
            Origin::Ruled => &mut self.ruled,
            Origin::Inferred => &mut self.inferred,
            Origin::Defaulted => &mut self.defaulted,
        } += 1;
    }
}
