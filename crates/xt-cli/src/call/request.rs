//! The request of a call.

use api_model::{Catalogue, Location};
use client_runtime::{DynamicRequest, Encode, Fields};

use super::api::{self, keep};
use super::server::Session;
use crate::command::{Given, Sent};
use crate::model::Called;
use crate::value::Value;

/// The request, and its double that may be shown.
pub(super) struct Request {
    /// What is sent.
    pub(super) sent: DynamicRequest,
    /// The same with secrets masked.
    pub(super) shown: DynamicRequest,
}

impl Request {
    /// Puts together what was given.
    pub(super) fn new(
        catalogue: Catalogue<'_>,
        called: &Called,
        session: &Session,
        given: &Given,
    ) -> Self {
        let operation = api::operation(catalogue, called, session.server);
        let values: Vec<(&'static str, &Sent)> = given
            .sent
            .iter()
            .map(|sent| (keep(&sent.name), sent))
            .collect();
        let request = |masked: bool| {
            DynamicRequest::new(operation, &|out: &mut Fields<'_>| {
                for (name, sent) in &values {
                    let value = if masked {
                        sent.value.masked()
                    } else {
                        sent.value.clone()
                    };
                    put(out, sent.location, name, &value);
                }
                if let Some(body) = &given.body {
                    out.whole_body(body);
                }
            })
        };
        Self {
            sent: request(false),
            shown: request(true),
        }
    }
}

fn put(out: &mut Fields<'_>, location: Location, name: &'static str, value: &Value) {
    let value: &dyn Encode = value;
    match location {
        Location::Path => out.path(name, value),
        Location::Query => out.query(name, value),
        Location::Body => out.body(name, value),
        Location::Header => out.header(name, value),
    }
}
