//! Structs and enums.

use super::{OperationData, Pages, RustType};
use crate::{docs::Docs, names::RustName};

/// One item of a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// What is sent.
    Request(Box<RequestType>),
    /// An object.
    Object(ObjectType),
    /// Some values.
    Enum(EnumType),
    /// A topic that can be subscribed to.
    Channel(ChannelType),
}

/// The request of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestType {
    /// Its name.
    pub name: RustName,
    /// Its documentation.
    pub docs: Docs,
    /// What is sent, in the order of the documents.
    pub parameters: Vec<Parameter>,
    /// The whole body, where it is not an object of parameters.
    pub whole_body: Option<Field>,
    /// The operation as data.
    pub operation: OperationData,
    /// The payload of the answer; nothing where the documents show none.
    pub answer: Option<RustType>,
    /// How its answers are cut into pages.
    pub pages: Option<Pages>,
    /// Why it should no longer be used.
    pub deprecated: Option<String>,
}

/// One thing that is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Where it travels.
    pub location: api_model::Location,
    /// The wire name.
    pub wire: String,
    /// What the user sets, or the value that never varies.
    pub value: Result<Field, String>,
}

/// A field of a struct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: RustName,
    /// The method that sets it, in requests and the objects they hold.
    pub setter: RustName,
    /// The wire name.
    pub wire: String,
    /// Its type without the option.
    pub ty: RustType,
    /// Whether it may be left out or be null.
    pub optional: bool,
    /// Its documentation.
    pub docs: Docs,
}

/// An object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectType {
    /// Its name.
    pub name: RustName,
    /// Its documentation.
    pub docs: Docs,
    /// Its fields in the order of the documents.
    pub fields: Vec<Field>,
    /// Whether requests hold it, so that users make it.
    pub is_sent: bool,
}

/// An enum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnumType {
    /// Its name.
    pub name: RustName,
    /// Its documentation.
    pub docs: Docs,
    /// Whether the values travel as numbers.
    pub numeric: bool,
    /// Its values in the order of the documents.
    pub variants: Vec<Variant>,
}

/// A value of an enum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// Its name.
    pub name: RustName,
    /// The wire value.
    pub wire: String,
    /// Its documentation.
    pub docs: Docs,
}

/// The error codes of an API.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErrorCodes {
    /// The codes, by wire value.
    pub values: Vec<ErrorCodeValue>,
}

/// One error code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorCodeValue {
    /// Name, wire value, documentation.
    pub variant: Variant,
    /// What it means, in a line; may be empty.
    pub meaning: String,
}

/// A topic that can be subscribed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChannelType {
    /// Section and name, such as `spot.trades`.
    pub id: String,
    /// Its name.
    pub name: RustName,
    /// Its documentation.
    pub docs: Docs,
    /// The variables of the topic.
    pub arguments: Vec<Field>,
    /// The topic, part by part.
    pub format: Vec<TopicPart>,
    /// The word that names it in messages.
    pub topic: String,
    /// Whether it needs a listen key.
    pub private: bool,
    /// What is pushed; nothing where the documents show none.
    pub push: Option<RustType>,
}

/// A part of a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TopicPart {
    /// Text as it stands.
    Text(String),
    /// The value of an argument: index into [`ChannelType::arguments`].
    Argument(usize),
}
