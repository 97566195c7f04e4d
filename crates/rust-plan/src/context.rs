//! What every part of the planning reads.

use std::collections::BTreeMap;

use api_model::{Api, Operation, Place};
use diagnostics::{Diagnostic, Span, codes::plan};

use crate::names::RustName;

/// What every part of the planning reads.
pub(crate) struct Context<'a> {
    pub(crate) api: &'a Api,
    pub(crate) locate: &'a (dyn Fn(&Place) -> Span + Sync),
    /// Names of [`Api::enums`], index by index.
    pub(crate) enum_names: Vec<RustName>,
    /// Operations by section and id.
    operations: BTreeMap<(&'a str, &'a str), &'a Operation>,
    /// Operations of each section, in their order.
    by_section: BTreeMap<&'a str, Vec<&'a Operation>>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(
        api: &'a Api,
        locate: &'a (dyn Fn(&Place) -> Span + Sync),
        enum_names: Vec<RustName>,
    ) -> Self {
        let named = |operation: &'a Operation| {
            let name = (operation.section.as_str(), operation.id.as_str());
            (name, operation)
        };
        let mut by_section: BTreeMap<&str, Vec<&Operation>> = BTreeMap::new();
        for operation in &api.operations {
            let section = by_section.entry(&operation.section).or_default();
            section.push(operation);
        }
        Self {
            api,
            locate,
            enum_names,
            operations: api.operations.iter().map(named).collect(),
            by_section,
        }
    }

    /// The operations of a section, in their order.
    pub(crate) fn operations_of(&self, section: &str) -> &[&'a Operation] {
        self.by_section.get(section).map_or(&[], Vec::as_slice)
    }

    /// The operation of a full name, such as `spot.place_order`.
    pub(crate) fn operation(&self, name: &str) -> Option<&'a Operation> {
        let name = name.split_once('.')?;
        self.operations.get(&name).copied()
    }

    /// A place as a reader finds it, `specs/xt/margin/balance.md:12`, as a code span.
    pub(crate) fn cite(&self, place: &Place) -> String {
        crate::docs::code(&self.line_of(place))
    }

    /// A place as a reader finds it.
    pub(crate) fn line_of(&self, place: &Place) -> String {
        format!("{}:{}", self.page(place), place.line)
    }

    /// The path of the page of a place; empty where the model does not know it.
    pub(crate) fn page(&self, place: &Place) -> &str {
        let index = usize::try_from(place.page).unwrap_or(usize::MAX);
        self.api.pages.get(index).map_or("", String::as_str)
    }

    /// Two things get one name.
    pub(crate) fn meet(&self, what: &str, name: &str, places: [Option<&Place>; 2]) -> Diagnostic {
        let message = format!("two {what} would both be called `{name}`");
        let [first, second] = places.map(|place| place.map(self.locate));
        let found = match (first, second) {
            (Some(first), Some(second)) => Diagnostic::new(plan::NAMES_MEET, second, message)
                .label("this one")
                .and(first, "and this one"),
            (first, second) => {
                let nowhere = Span::point(diagnostics::FileId(0), 0);
                Diagnostic::new(
                    plan::NAMES_MEET,
                    first.or(second).unwrap_or(nowhere),
                    message,
                )
            }
        };
        found.help("state another name on one of the pages")
    }
}
