//! What pages say, every value with its span; data only, nothing judged.
//!
//! Dialects write drafts, lowering reads them; so this crate is all that the two share. Invariants:
//!
//! - text is as the page has it (blanks at both ends taken off): `Yes`, `mandatory`, `String[]`, `1~500`;
//! - nothing is filled in: what the page does not say is `None` or empty;
//! - no type of a Markdown or YAML library appears here.

mod channel;
mod corrections;
mod endpoint;
mod manifest;
mod page;
mod sample;
mod tables;
mod words;

pub use channel::ChannelDraft;
pub use corrections::CorrectionDraft;
pub use endpoint::{
    BodyDraft, EndpointDraft, FieldDraft, LabelledValue, PaginationDraft, ParameterDraft,
    ResponseDraft, Said,
};
pub use manifest::{
    AuthDraft, CodeDraft, EnvelopeDraft, LanguageDraft, ManifestDraft, RefusalDraft, SectionDraft,
    ServerDraft, SigningDraft, TimeDraft, TypeRuleDraft,
};
pub use page::{PageContent, PageDraft, ProseDraft};
pub use sample::{Curl, CurlData, Sample, SampleRole};
pub use tables::{EnumDraft, ErrorDraft, ErrorTableDraft};
pub use words::command;
