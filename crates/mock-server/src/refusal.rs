//! Why a request is refused, and by which code.

use std::fmt;

use api_model::{Api, Cause, CodeMeaning, ErrorTable, Meaning, Operation, RefusalRule};

/// The HTTP status of a refusal: where refusals have an envelope of their own, only the way to an operation tells by
/// status.
pub(crate) const fn status(cause: Cause, enveloped: bool) -> u16 {
    match cause {
        Cause::UnknownPath => 404,
        Cause::WrongMethod => 405,
        Cause::RateLimit => 429,
        _ if enveloped => 200,
        Cause::ParameterMissing | Cause::ParameterMalformed => 400,
        _ => 401,
    }
}

/// What clients make of it, where the manifest has a word for that.
const fn meaning(cause: Cause) -> Option<Meaning> {
    match cause {
        Cause::UnknownPath
        | Cause::WrongMethod
        | Cause::ParameterMissing
        | Cause::ParameterMalformed => None,
        Cause::Clock => Some(Meaning::Clock),
        Cause::RateLimit => Some(Meaning::RateLimit),
        _ => Some(Meaning::Auth),
    }
}

/// Why a request is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong.
    pub cause: Cause,
    /// The wire name of the parameter or header that is at fault.
    pub name: Option<String>,
    /// What is wrong, for people.
    pub why: String,
}

impl Refusal {
    pub(crate) fn new(cause: Cause, why: impl Into<String>) -> Self {
        Self {
            cause,
            name: None,
            why: why.into(),
        }
    }

    /// Says which parameter or header is at fault.
    pub(crate) fn of(mut self, name: &str) -> Self {
        self.name = Some(name.to_owned());
        self
    }

    /// The code by which the API refuses it: that of the first rule of its manifest that fits, else one whose meaning
    /// to clients is stated, else the word for the cause.
    pub(crate) fn code(&self, api: &Api, operation: Option<&Operation>) -> String {
        let ruled = api
            .refusals
            .iter()
            .find_map(|rule| self.ruled(api, operation, rule));
        let means = |meaning| {
            let exact = |code: &&CodeMeaning| code.means == meaning && !code.code.ends_with('*');
            api.codes.iter().find(exact).map(|code| code.code.clone())
        };
        ruled
            .or_else(|| meaning(self.cause).and_then(means))
            .unwrap_or_else(|| self.cause.word().to_owned())
    }

    fn ruled(
        &self,
        api: &Api,
        operation: Option<&Operation>,
        rule: &RefusalRule,
    ) -> Option<String> {
        let section = operation.map(|operation| &operation.section);
        let here = rule.sections.is_empty()
            || section.is_some_and(|section| rule.sections.contains(section));
        let this = rule.parameters.is_empty()
            || self
                .name
                .as_ref()
                .is_some_and(|name| rule.parameters.contains(name));
        if rule.when != self.cause || !here || !this {
            return None;
        }
        if !rule.code.contains("{name}") {
            return Some(rule.code.clone());
        }
        let name = self.name.as_deref()?;
        let listed = |code: &String| {
            let own = operation
                .into_iter()
                .flat_map(|operation| &operation.errors);
            let holds =
                |table: &&ErrorTable| table.section.is_none() || table.section.as_ref() == section;
            let tables = api.errors.iter().filter(holds);
            let mut all = own.chain(tables.flat_map(|table| &table.codes));
            all.any(|known| known.code == *code)
        };
        // Tables write `position_side` for the parameter `positionSide`, and `origQty` as it is.
        let written = [name.to_owned(), snake_case(name)];
        let mut codes = written.iter().map(|name| rule.code.replace("{name}", name));
        codes.find(listed)
    }
}

fn snake_case(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    for sign in name.chars() {
        if sign.is_ascii_uppercase() && !words.is_empty() {
            words.push('_');
        }
        words.push(sign.to_ascii_lowercase());
    }
    words
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.why)
    }
}
