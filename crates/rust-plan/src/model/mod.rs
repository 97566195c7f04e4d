//! The plan: a crate of Rust as data, every decision taken. Printing it needs no further thought.

mod items;
mod operation;
mod pages;
mod tree;
mod types;

pub use items::{
    ChannelType, EnumType, ErrorCodeValue, ErrorCodes, Field, Item, ObjectType, Parameter,
    RequestType, TopicPart, Variant,
};
pub use operation::{Call, ExampleValue, OperationData, RequestExample};
pub use pages::{PageSize, Pages, PagesStyle};
pub use tree::{ApiData, Module, RustCrate, Section, SectionLimits, Sources};
pub use types::{Home, RustType, TypePath};
