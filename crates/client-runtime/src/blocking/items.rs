//! The items of a list that comes in pages, for `for`.

use std::fmt;

use crate::{
    decode::Decode,
    error::Error,
    pages::{Cursor, Pages},
};

/// The items of a list that comes in pages, each once and in order. A page is asked for when the one before is used up.
///
/// As with [`Pages`], an error does not lose the place: whoever asks again gets the page that failed, sent anew. A loop
/// that goes on after errors must end by itself.
#[must_use = "pages are asked for only when items are"]
pub struct Items<T>(Pages<T>);

impl<T: Decode> Items<T> {
    pub(super) fn of(pages: Pages<T>) -> Self {
        Self(pages)
    }

    /// The place after the last item that was given out, to [`resume`](Pages::resume) at.
    #[must_use]
    pub fn cursor(&self) -> Cursor {
        self.0.cursor()
    }

    /// The items of the next page with any, or of what is left of this one; nothing at the end.
    pub fn next_page(&mut self) -> Result<Option<Vec<T>>, Error> {
        let client = self.0.client().clone();
        client.worker().wait(self.0.next_page())
    }
}

impl<T: Decode> Iterator for Items<T> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let client = self.0.client().clone();
        client.worker().wait(self.0.try_next()).transpose()
    }
}

impl<T> fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Items").field(&self.0).finish()
    }
}
