//! Types of parameters and fields, each with the evidence it rests on.

use serde::{Deserialize, Serialize};

use crate::{Place, Text};

/// A type and why it is that type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Node {
    /// The type.
    #[serde(rename = "type")]
    pub ty: Type,
    /// What was known, the deciding evidence first. Never empty.
    pub evidence: Vec<Evidence>,
}

impl Node {
    /// A type that rests on one piece of evidence.
    #[must_use]
    pub fn new(ty: Type, evidence: Evidence) -> Self {
        Self {
            ty,
            evidence: vec![evidence],
        }
    }

    /// The rank of the deciding evidence.
    #[must_use]
    pub fn origin(&self) -> Origin {
        self.evidence
            .first()
            .map_or(Origin::Defaulted, |evidence| evidence.origin)
    }
}

/// One piece of evidence for a type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Its rank.
    pub origin: Origin,
    /// What it says, for people: "the parameter table says `long`", "the rule `*Time` says timestamp (ms)".
    pub says: String,
    /// Where; nothing for what no page says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

/// Ranks of evidence, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The corrections file says so.
    Corrected,
    /// The page states it.
    Stated,
    /// A rule of the manifest (or a built-in rule) on names.
    Ruled,
    /// An example shows it.
    Inferred,
    /// Nothing is known; the type that loses and refuses nothing.
    Defaulted,
}

/// A language-neutral type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Type {
    /// True or false.
    Boolean,
    /// A whole number of 64 bits.
    Integer,
    /// An exact decimal number.
    Decimal,
    /// Text.
    String,
    /// Text that opens doors (a secret key, a token): never shown.
    Secret,
    /// An identifier that may exceed 2^53, printed as number or string.
    Id,
    /// An instant.
    Timestamp(TimeUnit),
    /// One of some values, open towards new ones.
    Enum(EnumRef),
    /// An object: index into [`TypeTable::shapes`].
    Object(usize),
    /// A list.
    Array(Box<Node>),
    /// An object whose keys are data (a symbol, a currency).
    Map(Box<Node>),
    /// Any JSON.
    Any,
}

/// The unit of an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeUnit {
    /// Since the Unix epoch, in seconds.
    Seconds,
    /// Since the Unix epoch, in milliseconds.
    Milliseconds,
}

/// Which enum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EnumRef {
    /// A page of its own: index into [`Api::enums`](crate::Api::enums).
    Shared(usize),
    /// Of this operation alone: index into [`TypeTable::enums`].
    Local(usize),
}

/// The objects and enums of one operation or channel.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypeTable {
    /// Objects.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shapes: Vec<Shape>,
    /// Enums that no other page shares.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub enums: Vec<EnumDef>,
}

/// An object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shape {
    /// Words in `snake_case`, unique in the table: the stated name, else the path of fields that leads here
    /// (`response`, `response_items`), else what the merged places have in common.
    pub name: String,
    /// Whether a page states the name; it is then used as it is, without the operation's name before it.
    pub stated: bool,
    /// What it is.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub description: Text,
    /// Its fields in the order of the documents.
    pub fields: Vec<Field>,
    /// Every place that shows it; more than one where equal shapes merged.
    pub places: Vec<Place>,
}

/// A field of an object, or the data of a parameter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// The wire name; never empty.
    pub name: String,
    /// The type.
    pub node: Node,
    /// In a request: must be given. In an answer: is always there and never null.
    pub required: bool,
    /// What it is.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub description: Text,
    /// What the server takes when it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
    /// What values are allowed.
    #[serde(default, skip_serializing_if = "Bounds::is_empty")]
    pub bounds: Bounds,
    /// Every place that shows it, the main one first.
    pub places: Vec<Place>,
}

/// Limits on values; numbers stay text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Bounds {
    /// Smallest value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<String>,
    /// Largest value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<String>,
    /// Whether `min` itself is refused.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub exclusive_min: bool,
    /// Whether `max` itself is refused.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub exclusive_max: bool,
    /// Fewest characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_length: Option<u64>,
    /// Most characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u64>,
    /// Most elements.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_items: Option<u64>,
    /// A regular expression.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
}

impl Bounds {
    /// Whether everything is allowed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// An enum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnumDef {
    /// Words in `snake_case`, unique among its like.
    pub name: String,
    /// Whether a page states the name.
    pub stated: bool,
    /// What it is.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub description: Text,
    /// Whether the values travel as numbers.
    pub numeric: bool,
    /// The documented values in their order.
    pub values: Vec<EnumValue>,
    /// Every place that lists them.
    pub places: Vec<Place>,
}

/// A value of an enum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnumValue {
    /// The wire value; may be empty text.
    pub value: String,
    /// What it means.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub label: Text,
    /// A name for code, in `snake_case`, where the page states one (for values such as `1` or `<=`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}
