//! One of the two states that are compared.

use api_model::{Api, EnumDef, EnumRef, Place, TypeTable};
use rust_plan::model::RustCrate;

use crate::Spot;

/// One state of an API.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The model.
    pub api: &'a Api,
    /// Its Rust plan.
    pub plan: &'a RustCrate,
    /// The folder that the pages of the model begin with; two states may lie in two folders.
    pub root: &'a str,
    /// Texts of all pages and of the manifest, by path as in the model.
    pub texts: &'a [(String, String)],
}

impl<'a> Side<'a> {
    /// A place as people name it.
    pub(crate) fn spot(&self, place: &Place) -> Option<Spot> {
        let page = self.api.pages.get(usize::try_from(place.page).ok()?)?;
        Some(Spot {
            page: page.clone(),
            line: place.line,
        })
    }

    /// What stands at a place of a page.
    pub(crate) fn said(&self, place: &Place) -> &'a str {
        let page = usize::try_from(place.page).ok();
        let page = page.and_then(|index| self.api.pages.get(index));
        let text = page.and_then(|page| self.texts.iter().find(|(path, _)| path == page));
        let within = place.start as usize..place.end as usize;
        text.and_then(|(_, text)| text.get(within))
            .unwrap_or_default()
    }

    /// The path of a page below the folder.
    pub(crate) fn below(&self, page: &'a str) -> &'a str {
        page.strip_prefix(self.root)
            .map_or(page, |rest| rest.trim_start_matches('/'))
    }

    /// The page of a place, below the folder.
    pub(crate) fn page(&self, place: Option<&Place>) -> &'a str {
        let index = place.and_then(|place| usize::try_from(place.page).ok());
        let page = index.and_then(|index| self.api.pages.get(index));
        page.map_or("", |page| self.below(page))
    }

    /// The enum that a type means.
    pub(crate) fn enumeration(&self, types: &'a TypeTable, which: &EnumRef) -> Option<&'a EnumDef> {
        match which {
            EnumRef::Shared(index) => self.api.enums.get(*index),
            EnumRef::Local(index) => types.enums.get(*index),
        }
    }
}
