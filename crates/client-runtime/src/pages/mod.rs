//! Lists that come in pages, as streams of their items.

mod cursor;
mod list;
mod paging;
mod walk;

use std::{
    collections::VecDeque,
    fmt,
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll, ready},
};

use futures_core::Stream;

pub use cursor::Cursor;
pub use paging::{Paged, Paging};

use crate::{
    answer::Payload,
    api::Operation,
    client::Client,
    decode::{Decode, DecodeError, Drift},
    error::Error,
    request::{Fields, Parts},
};
use list::List;
use walk::{Asked, Place, Taken, Walk};

type Fetch = Pin<Box<dyn Future<Output = Result<Payload, Error>> + Send>>;

/// The items of a list that comes in pages, each once and in order: a [`Stream`], or item by item with
/// [`try_next`](Self::try_next). A page is asked for when the one before is used up.
///
/// An error does not lose the place: whoever asks again gets the page that failed, sent anew.
///
/// A list by page numbers may change while it is read. An item that moves to a later page is told by its key and
/// given once; where items vanish, those behind them can slip past unseen. That lies in page numbers.
#[must_use = "pages are asked for only when items are"]
pub struct Pages<T> {
    client: Client,
    operation: Operation,
    parts: Parts,
    /// What is wrong with the request, until it is told.
    walk: Result<Walk, String>,
    fetch: Option<Fetch>,
    page: Page<T>,
    place: Place,
    items_left: Option<u64>,
    requests_left: Option<u64>,
}

/// The items of a page that wait to be given out.
struct Page<T> {
    items: VecDeque<T>,
    keys: Vec<Option<String>>,
    taken: Taken,
    given: usize,
}

impl<T> Default for Page<T> {
    fn default() -> Self {
        Self {
            items: VecDeque::new(),
            keys: Vec::new(),
            taken: Taken::default(),
            given: 0,
        }
    }
}

impl Client {
    /// Calls an operation page by page, from where the request starts.
    pub fn pages<R: Paged>(&self, request: &R) -> Pages<R::Item> {
        let operation = R::OPERATION;
        let parts = Parts::gather(&operation, &|out: &mut Fields<'_>| request.fields(out));
        self.paged(operation, parts, R::PAGING)
    }

    pub(crate) fn paged<T>(&self, operation: Operation, parts: Parts, paging: Paging) -> Pages<T> {
        let walk = Walk::new(
            paging,
            &Asked {
                value: &|name| parts.value(name),
                now_ms: self.now_ms(),
            },
        );
        Pages {
            client: self.clone(),
            operation,
            parts,
            walk,
            fetch: None,
            page: Page::default(),
            place: Place::default(),
            items_left: None,
            requests_left: None,
        }
    }
}

/// What is set before the first item is asked for.
impl<T> Pages<T> {
    /// Ends after so many items.
    pub fn max_items(mut self, items: u64) -> Self {
        self.items_left = Some(items);
        self
    }

    /// Ends after so many pages: no more requests are sent.
    pub fn max_pages(mut self, pages: u64) -> Self {
        self.requests_left = Some(pages);
        self
    }

    /// Asks for so many items at once, whatever the request says. Where the API lets nobody choose, nothing changes.
    pub fn page_size(mut self, items: u32) -> Self {
        if let Ok(walk) = &mut self.walk {
            walk.set_size(items);
        }
        self
    }

    /// Starts after the last item that was given out when the cursor was taken.
    ///
    /// # Errors
    /// [`Error::Request`] where the cursor is that of another operation, or cannot be understood.
    pub fn resume(mut self, cursor: &Cursor) -> Result<Self, Error> {
        if cursor.operation != self.operation.id {
            let other = &cursor.operation;
            return Err(self.refuse(format!("the cursor belongs to `{other}`")));
        }
        if let Ok(walk) = &mut self.walk
            && let Err(problem) = walk.resume(cursor)
        {
            return Err(self.refuse(problem));
        }
        self.place = Place {
            start: cursor.start.clone(),
            last: cursor.last.clone(),
            given: cursor.given,
        };
        Ok(self)
    }
}

impl<T: Decode> Pages<T> {
    /// The place after the last item that was given out, to [`resume`](Self::resume) at.
    #[must_use]
    pub fn cursor(&self) -> Cursor {
        let place = match (&self.walk, self.page.given) {
            (Ok(walk), given @ 1..) => walk.place(&self.page.taken, &self.page.keys, given - 1),
            _ => self.place.clone(),
        };
        Cursor {
            operation: self.operation.id.to_owned(),
            start: place.start,
            last: place.last,
            given: place.given,
        }
    }

    /// The next item; nothing at the end.
    pub async fn try_next(&mut self) -> Result<Option<T>, Error> {
        poll_fn(|context| self.poll_item(context)).await.transpose()
    }

    /// The items of the next page with any, or of what is left of this one; nothing at the end.
    pub async fn next_page(&mut self) -> Result<Option<Vec<T>>, Error> {
        let Some(first) = self.try_next().await? else {
            return Ok(None);
        };
        let mut items = vec![first];
        while !self.page.items.is_empty() {
            match self.try_next().await? {
                Some(item) => items.push(item),
                None => break,
            }
        }
        Ok(Some(items))
    }

    /// All items that are left. An error loses those that came before it: bound the list, or take it page by page.
    pub async fn all(mut self) -> Result<Vec<T>, Error> {
        let mut items = Vec::new();
        while let Some(item) = self.try_next().await? {
            items.push(item);
        }
        Ok(items)
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        loop {
            if self.items_left == Some(0) {
                return Poll::Ready(None);
            }
            if let Some(item) = self.page.items.pop_front() {
                self.page.given += 1;
                self.items_left = self.items_left.map(|left| left - 1);
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.poll_page(context)) {
                Ok(true) => {}
                Ok(false) => return Poll::Ready(None),
                Err(error) => return Poll::Ready(Some(Err(error))),
            }
        }
    }

    /// Gets the next page; says whether there was one to get.
    fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Result<bool, Error>> {
        let walk = match &self.walk {
            Ok(walk) => walk,
            Err(problem) => return Poll::Ready(Err(self.refuse(problem.clone()))),
        };
        if walk.ended || self.requests_left == Some(0) {
            return Poll::Ready(Ok(false));
        }
        let mut fetch = match self.fetch.take() {
            Some(fetch) => fetch,
            None => self.fetch(walk),
        };
        let Poll::Ready(answered) = fetch.as_mut().poll(context) else {
            self.fetch = Some(fetch);
            return Poll::Pending;
        };
        Poll::Ready(
            answered
                .and_then(|payload| self.open(payload))
                .map(|()| true),
        )
    }

    fn fetch(&self, walk: &Walk) -> Fetch {
        let (client, operation) = (self.client.clone(), self.operation);
        let mut parts = self.parts.clone();
        for (name, value) in walk.values() {
            parts.set(name, value);
        }
        client.payload(operation, parts)
    }

    fn open(&mut self, payload: Payload) -> Result<(), Error> {
        let cursor = self.cursor();
        let Ok(walk) = &mut self.walk else {
            return Ok(());
        };
        let hook = self.client.drift_hook();
        let mut drift = hook.map(|_| Drift::below(walk.paging.items));
        let read = payload.read_by(|text, offset| {
            let list = List::read(text, offset, &walk.paging)?;
            let items = decode(&list, walk.paging.items, drift.as_mut())?;
            Ok(walk.take(&list).map(|taken| {
                let keys = list.items.into_iter().map(|item| item.key).collect();
                (items, keys, taken)
            }))
        });
        let taken = match read? {
            Ok((items, keys, taken)) => page(items, keys, taken),
            Err(problem) => return Err(self.refuse(problem)),
        };
        if let (Some(hook), Some(drift)) = (hook, drift)
            && !drift.is_empty()
        {
            hook(self.operation.id, &drift);
        }
        self.place = Place {
            start: cursor.start,
            last: cursor.last,
            given: cursor.given,
        };
        self.page = taken;
        self.requests_left = self.requests_left.map(|left| left - 1);
        Ok(())
    }
}

impl<T> Pages<T> {
    #[cfg(feature = "blocking")]
    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    fn refuse(&self, problem: String) -> Error {
        Error::Request {
            operation: self.operation.id,
            problem,
        }
    }
}

/// Reads the items of a list.
fn decode<T: Decode>(
    list: &List<'_>,
    path: &str,
    mut drift: Option<&mut Drift>,
) -> Result<Vec<T>, DecodeError> {
    let within = |index: usize, error: DecodeError| {
        let error = error.in_item(index);
        if path.is_empty() {
            error
        } else {
            error.in_field(path)
        }
    };
    let mut items = Vec::with_capacity(list.items.len());
    for (index, item) in list.items.iter().enumerate() {
        let mut reader = item.reader();
        if let Some(drift) = drift.as_deref_mut() {
            reader.watch_drift_with(std::mem::take(drift));
        }
        items.push(T::decode(&mut reader).map_err(|error| within(index, error))?);
        if let Some(drift) = drift.as_deref_mut() {
            *drift = reader.take_drift();
        }
    }
    Ok(items)
}

/// The new items of a page, in the order in which they are given out.
fn page<T>(items: Vec<T>, mut keys: Vec<Option<String>>, taken: Taken) -> Page<T> {
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    Page {
        items: taken
            .fresh
            .iter()
            .filter_map(|at| items.get_mut(*at)?.take())
            .collect(),
        keys: taken
            .fresh
            .iter()
            .map(|at| keys.get_mut(*at).and_then(Option::take))
            .collect(),
        taken,
        given: 0,
    }
}

// Nothing in it is pinned.
impl<T> Unpin for Pages<T> {}

impl<T: Decode> Stream for Pages<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(context)
    }
}

/// Values of the request stay out.
impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("operation", &self.operation.id)
            .field("waiting", &self.page.items.len())
            .field("items_left", &self.items_left)
            .field("requests_left", &self.requests_left)
            .finish_non_exhaustive()
    }
}
