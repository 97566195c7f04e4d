//! Which required fields of an object have not come yet.

use smallvec::{SmallVec, smallvec};

/// Names still waited for; objects with few of them need no memory for it.
pub(super) struct Missing<'n> {
    names: &'n [&'n str],
    /// Whether each has come.
    found: SmallVec<[bool; 32]>,
}

impl<'n> Missing<'n> {
    /// Nothing has come yet.
    pub(super) fn all_of(names: &'n [&'n str]) -> Self {
        Self {
            names,
            found: smallvec![false; names.len()],
        }
    }

    /// Takes a name that comes for the first time off the list, and says whether it did.
    pub(super) fn take(&mut self, name: &str) -> bool {
        let mut places = self.names.iter().zip(&mut self.found);
        match places.find(|(required, _)| **required == name) {
            Some((_, found)) => !std::mem::replace(found, true),
            None => false,
        }
    }

    /// The first name that has not come.
    pub(super) fn first(&self) -> Option<&'n str> {
        let mut places = self.names.iter().zip(&self.found);
        places.find(|(_, found)| !**found).map(|(name, _)| *name)
    }
}
