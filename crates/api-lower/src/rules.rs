//! What a name says about a type: the manifest's rules first, then the built-in ones.

use api_model::Type;
use spec_draft::ManifestDraft;

/// Rules on names.
pub(crate) struct Rules {}

/// What a rule says.
pub(crate) struct Ruled {
    /// The type; an enum is given by index into `Api::enums`.
    pub(crate) ty: Type,
    /// For people: "the rule `*Time`".
    pub(crate) says: String,
    /// Whether fields of this name are always there.
    pub(crate) always: bool,
}

impl Rules {
    /// The manifest's rules, then the built-in ones. `enums`: names of the shared enums in the model's order.
    pub(crate) fn new(manifest: &ManifestDraft, enums: &[String]) -> Self {
        let _ = (manifest, enums);
        Self {}
    }

    /// What the name of a field or parameter says.
    pub(crate) fn of(&self, name: &str) -> Option<Ruled> {
        let _ = name;
        None
    }
}
