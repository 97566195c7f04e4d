//! The crate and its modules.

use api_model::{AuthScheme, CodeMeaning, Envelope, RateLimit, Server, TimeSource};

use super::{Call, EnumType, ErrorCodes, Item};
use crate::{docs::Docs, names::RustName};

/// A crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RustCrate {
    /// The name of the package, as cargo wants it.
    pub package: String,
    /// The name of the library, as code names it.
    pub library: RustName,
    /// What people call the API, on one line.
    pub title: String,
    /// The version of the API that the documents state.
    pub version: Option<String>,
    /// What the API is.
    pub docs: Docs,
    /// The folder that all pages stand in.
    pub source: String,
    /// Servers, authentication schemes and envelopes.
    pub api: ApiData,
    /// Its parts.
    pub sections: Vec<Section>,
    /// Enums that several pages share.
    pub enums: Vec<EnumType>,
    /// Every error code.
    pub errors: ErrorCodes,
}

/// What all operations refer to, as the model has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApiData {
    /// Where it is served.
    pub servers: Vec<(RustName, Server)>,
    /// How requests are authenticated.
    pub auth: Vec<(RustName, AuthScheme)>,
    /// What answers are wrapped in.
    pub envelopes: Vec<(RustName, Envelope)>,
    /// What codes of refusals mean.
    pub codes: Vec<CodeMeaning>,
    /// Where the time of the server can be asked for.
    pub time: Option<TimeSource>,
    /// Limits that hold for all operations of a section together.
    pub limits: Vec<SectionLimits>,
}

/// Limits that hold for all operations of a section together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionLimits {
    /// The section, as ids of its operations begin.
    pub section: String,
    /// The limits.
    pub limits: Vec<RateLimit>,
    /// For how long whoever exceeds one is shut out, in milliseconds.
    pub lock_ms: Option<u64>,
}

/// A part of the API: a module, a cargo feature, and an accessor of the client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The module.
    pub module: RustName,
    /// The cargo feature.
    pub feature: String,
    /// The type whose methods call the operations.
    pub accessor: RustName,
    /// The method of the client that hands it out.
    pub method: RustName,
    /// What it is.
    pub docs: Docs,
    /// The module of requests and answers.
    pub root: Module,
    /// The public module of channels.
    pub channels: Option<Module>,
}

/// A module: one file, or a folder where it holds others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Module {
    /// Its name.
    pub name: RustName,
    /// What it holds.
    pub docs: Docs,
    /// Where its items are described.
    pub sources: Sources,
    /// Methods of the section.
    pub calls: Vec<Call>,
    /// Structs and enums.
    pub items: Vec<Item>,
    /// Private modules, whose items it exports.
    pub modules: Vec<Module>,
}

/// Where the items of a file are described.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    /// The folder or page that holds every page of the file.
    pub path: String,
}

impl Section {
    /// Whether there is anything to call: a section of nothing but channels needs no accessor.
    #[must_use]
    pub fn has_calls(&self) -> bool {
        self.root.has_calls()
    }
}

impl Module {
    fn has_calls(&self) -> bool {
        !self.calls.is_empty() || self.modules.iter().any(Self::has_calls)
    }
}
