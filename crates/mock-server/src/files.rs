//! Files that a server hands out beside the API, such as a site that tries its calls.

use std::collections::BTreeMap;
use std::time::Duration;

use bytes::Bytes;

use crate::arrived::Arrived;
use crate::outcome::{Delivery, Outcome};

/// Files by path.
#[derive(Default)]
pub(crate) struct Files(BTreeMap<String, File>);

struct File {
    headers: Vec<(String, String)>,
    body: Bytes,
}

impl Files {
    pub(crate) fn add(&mut self, path: String, headers: Vec<(String, String)>, body: Vec<u8>) {
        let body = Bytes::from(body);
        self.0.insert(path, File { headers, body });
    }

    /// The file that a request asks for; nothing where it means something else.
    pub(crate) fn answer(&self, arrived: &Arrived) -> Option<Outcome> {
        let asks = arrived.method == "GET" || arrived.method == "HEAD";
        let file = self.0.get(&arrived.path).filter(|_| asks)?;
        Some(Outcome {
            status: 200,
            headers: file.headers.clone(),
            body: file.body.clone(),
            latency: Duration::ZERO,
            delivery: Delivery::Whole,
        })
    }
}
