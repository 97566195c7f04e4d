//! What every page of the site needs to know, and where pages lie.

use std::collections::BTreeSet;

use api_model::{Api, Channel, EnumDef, EnumRef, Operation, Place, Text, TypeTable};

use crate::{Options, words};

/// The site as pages see it.
pub(crate) struct Site<'a> {
    pub(crate) api: &'a Api,
    pub(crate) options: &'a Options,
    /// Human languages, the main one first.
    pub(crate) languages: Vec<String>,
}

impl<'a> Site<'a> {
    pub(crate) fn new(api: &'a Api, options: &'a Options) -> Self {
        Self {
            api,
            options,
            languages: languages(api),
        }
    }

    /// The main language.
    pub(crate) fn language(&self) -> &str {
        self.languages.first().map_or("en", String::as_str)
    }

    /// An enum that a type speaks of.
    pub(crate) fn definition(&self, types: &'a TypeTable, which: &EnumRef) -> Option<&'a EnumDef> {
        match which {
            EnumRef::Local(at) => types.enums.get(*at),
            EnumRef::Shared(at) => self.api.enums.get(*at),
        }
    }

    /// `page:line`.
    pub(crate) fn at(&self, place: &Place) -> String {
        let page = self.api.pages.get(place.page as usize);
        format!("{}:{}", page.map_or("", String::as_str), place.line)
    }

    /// The call with this id, `section.id`.
    pub(crate) fn call(&self, id: &str) -> Option<&'a Operation> {
        let wanted =
            |one: &&Operation| id.split_once('.') == Some((one.section.as_str(), one.id.as_str()));
        self.api.operations.iter().find(wanted)
    }
}

/// The page of a section.
pub(crate) fn section_path(id: &str) -> String {
    format!("sections/{id}.html")
}

/// The page of a call.
pub(crate) fn call_path(operation: &Operation) -> String {
    format!("calls/{}/{}.html", operation.section, operation.id)
}

/// The page of a channel.
pub(crate) fn channel_path(channel: &Channel) -> String {
    format!("channels/{}/{}.html", channel.section, channel.id)
}

/// The languages of titles and descriptions: the most frequent first language, then the others by name.
fn languages(api: &Api) -> Vec<String> {
    let sections = api
        .sections
        .iter()
        .flat_map(|one| [&one.title, &one.description]);
    let calls = api.operations.iter().flat_map(|one| {
        let parameters = one.parameters.iter().map(|one| &one.field.description);
        [&one.title, &one.description].into_iter().chain(parameters)
    });
    let channels = api.channels.iter().map(|one| &one.title);
    let texts: Vec<&Text> = sections.chain(calls).chain(channels).collect();
    let all: BTreeSet<String> = texts
        .iter()
        .flat_map(|text| &text.entries)
        .map(|(language, _)| words::tag(language))
        .collect();
    let leads = |language: &String| {
        let first = |text: &&&Text| {
            let entry = text.entries.first();
            entry.is_some_and(|(lead, _)| words::tag(lead) == *language)
        };
        texts.iter().filter(first).count()
    };
    let mut all: Vec<String> = all.into_iter().collect();
    all.sort_by_key(|language| std::cmp::Reverse(leads(language)));
    if all.is_empty() {
        all.push("en".to_owned());
    }
    all
}
