//! A server that gives out a shelf of items by pages, in each of the ways that servers have.

use std::collections::BTreeMap;

use client_runtime::{
    Api, Client, Clock, DecodeError, Envelope, Fields, Id, Known, Members, Object, Operation,
    Paged, Paging, Reader, Request, RetryPolicy, Server, Timestamp,
};

use crate::loopback::{Act, Answer, Loopback, Seen};

const API: Api = Api::new(
    "Shelf",
    &[Server {
        name: "main",
        url: "https://shelf.example.com",
    }],
);
const RC: Envelope = Envelope::new("rc", &["0"], "result");

/// An item.
#[derive(Clone, Default)]
pub(crate) struct Item {
    pub(crate) id: Option<Id>,
    pub(crate) time: Option<Timestamp>,
}

impl Object for Item {
    fn field(&mut self, name: &str, value: &mut Reader<'_>) -> Result<Known, DecodeError> {
        match name {
            "id" => value.read_into(&mut self.id),
            "time" => value.read_into(&mut self.time),
            _ => value.unknown(),
        }
    }

    fn members<'v>(&'v self, out: &mut Members<'v>) {
        out.put("id", &self.id);
        out.put("time", &self.time);
    }
}

client_runtime::object!(Item);

/// The values of a request, by name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Values {
    pub(crate) start: Option<u64>,
    pub(crate) end: Option<u64>,
    pub(crate) limit: Option<u64>,
    pub(crate) direction: Option<&'static str>,
}

macro_rules! paged {
    ($($name:ident, $path:literal, $paging:expr;)+) => {$(
        #[derive(Clone, Debug, Default)]
        pub(crate) struct $name(pub(crate) Values);

        impl Request for $name {
            type Answer = client_runtime::Json;

            const OPERATION: Operation = Operation::get($path).id($path).envelope(&RC);

            fn fields(&self, out: &mut Fields<'_>) {
                out.query("start", &self.0.start);
                out.query("end", &self.0.end);
                out.query("limit", &self.0.limit);
                out.query("direction", &self.0.direction);
            }
        }

        impl Paged for $name {
            type Item = Item;

            const PAGING: Paging = $paging;
        }
    )+};
}

paged! {
    ById, "/id", Paging::by_id("start", "id").direction("direction", "NEXT", "PREV").size("limit", Some(10), Some(100)).items("items").more("hasNext", "hasPrev");
    ByIdCounted, "/counted", Paging::by_id("start", "id").size("limit", None, None).items("page.list").total("total");
    ByIdBare, "/bare", Paging::by_id("start", "id").size("limit", Some(10), Some(100));
    ByNumber, "/number", Paging::by_number("start", 1).key("id").size("limit", Some(10), Some(100)).items("items").more("hasNext", "");
    ByNumberCounted, "/number-counted", Paging::by_number("start", 0).key("id").size("limit", None, None).items("items").total("total");
    ByOffset, "/offset", Paging::by_offset("start").size("limit", Some(10), Some(100));
    ByTime, "/time", Paging::by_time("start", "end", "time").size("limit", Some(10), Some(50));
}

/// How a server gives out a shelf.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shelf {
    /// Keys, or instants, in the order of the shelf.
    pub(crate) keys: Vec<u64>,
    /// Pages begin with the item that they start from.
    pub(crate) sends_border: bool,
    /// The most items of a page, whatever is asked for.
    pub(crate) most: usize,
    /// Between two instants: gives the latest items where there is no room for all, the latest first.
    pub(crate) latest_first: bool,
    /// The instant that ends a window is not counted in.
    pub(crate) excludes_end: bool,
}

impl Shelf {
    /// So many items, the newest (of the greatest key) first.
    pub(crate) fn of(items: u64) -> Self {
        Self {
            keys: (1..=items).rev().collect(),
            most: 100,
            ..Self::default()
        }
    }

    /// Serves it.
    pub(crate) async fn serve(self) -> Loopback {
        Loopback::serving(move |_, seen| Act::Answer(Answer::ok(self.answer(seen)))).await
    }

    /// The answer to a request.
    pub(crate) fn answer(&self, seen: &Seen) -> String {
        let (path, query) = seen.target.split_once('?').unwrap_or((&seen.target, ""));
        let query: BTreeMap<&str, &str> = query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .collect();
        let number = |name: &str| query.get(name).and_then(|text| text.parse::<u64>().ok());
        let size = number("limit").map_or(10, |limit| usize::try_from(limit).unwrap_or(0));
        let size = size.min(self.most);
        let payload = match path {
            "/time" => self.between(number("start"), number("end"), size),
            "/id" | "/counted" | "/bare" => {
                let back = query.get("direction") == Some(&"PREV");
                self.by_item(path, number("start"), back, size)
            }
            _ => {
                let step = match (path, number("start")) {
                    ("/offset", start) => start.unwrap_or(0),
                    ("/number", start) => (start.unwrap_or(1) - 1) * size as u64,
                    (_, start) => start.unwrap_or(0) * size as u64,
                };
                self.by_index(path, usize::try_from(step).unwrap_or(usize::MAX), size)
            }
        };
        format!(r#"{{"rc":0,"result":{payload}}}"#)
    }

    fn by_item(&self, path: &str, start: Option<u64>, back: bool, size: usize) -> String {
        let at = start.and_then(|start| self.keys.iter().position(|key| *key == start));
        if back {
            let end = at.map_or(0, |at| at + usize::from(self.sends_border));
            return self.page(path, end.saturating_sub(size)..end);
        }
        let begin = at.map_or(0, |at| at + usize::from(!self.sends_border));
        self.by_index(path, begin, size)
    }

    fn by_index(&self, path: &str, begin: usize, size: usize) -> String {
        let begin = begin.min(self.keys.len());
        self.page(path, begin..self.keys.len().min(begin + size))
    }

    fn page(&self, path: &str, range: std::ops::Range<usize>) -> String {
        let (more, back) = (range.end < self.keys.len(), range.start > 0);
        let items = items(self.keys[range].iter().copied());
        let total = self.keys.len();
        match path {
            "/bare" | "/offset" => items,
            "/counted" => format!(r#"{{"total":"{total}","page":{{"list":{items}}}}}"#),
            "/number-counted" => format!(r#"{{"items":{items},"ps":10,"total":{total}}}"#),
            _ => format!(r#"{{"hasNext":{more},"hasPrev":{back},"items":{items}}}"#),
        }
    }

    fn between(&self, start: Option<u64>, end: Option<u64>, size: usize) -> String {
        let (start, end) = (start.unwrap_or(0), end.unwrap_or(u64::MAX));
        let within =
            |key: &&u64| **key >= start && (**key < end || (**key == end && !self.excludes_end));
        let found = self.keys.iter().filter(within).copied();
        if self.latest_first {
            items(found.rev().take(size))
        } else {
            items(found.take(size))
        }
    }
}

fn items(keys: impl Iterator<Item = u64>) -> String {
    let items: Vec<String> = keys
        .map(|key| format!(r#"{{"id":"{key}","time":{key}}}"#))
        .collect();
    format!("[{}]", items.join(","))
}

#[derive(Debug)]
struct Noon;

impl Clock for Noon {
    fn now_ms(&self) -> u64 {
        5_000
    }
}

/// A client of a server on this machine, which does not try again of its own.
pub(crate) fn client(server: &Loopback) -> Client {
    let builder = Client::builder(&API).all_servers(&server.url).clock(Noon);
    builder
        .retry(RetryPolicy::new().attempts(1))
        .build()
        .expect("a client")
}

/// The keys of items.
pub(crate) fn keys(items: &[Item]) -> Vec<u64> {
    let key = |item: &Item| item.id.as_ref().and_then(Id::as_u64);
    items.iter().filter_map(key).collect()
}
