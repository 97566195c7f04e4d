//! Requests of operations that are known at run time alone, for programs that interpret a model of an API.

use super::{Calling, Client, Prepared};
use crate::{
    api::Operation,
    error::Error,
    pages::{Pages, Paging},
    request::{Fields, Parts},
    scalar::Json,
};

/// A request of an operation that no type stands for. Its answer is [`Json`], kept as it came.
///
/// What holds for requests with a type holds for it: signatures, limits, what is sent again and what is not.
///
/// ```
/// use client_runtime::{Api, Client, DynamicRequest, Operation, Server};
///
/// const API: Api = Api::new("Sample", &[Server { name: "spot", url: "https://spot.example.com" }]);
///
/// # fn main() -> Result<(), client_runtime::Error> {
/// let client = Client::builder(&API).build()?;
/// let operation = Operation::get("/v4/public/ticker");
/// let request = DynamicRequest::new(operation, &|out| out.query("symbol", &"btc_usdt"));
/// assert!(client.prepare_dynamic(&request)?.url.ends_with("/v4/public/ticker?symbol=btc_usdt"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct DynamicRequest {
    operation: Operation,
    parts: Parts,
}

impl DynamicRequest {
    /// A request that carries the values which `fields` lists.
    #[must_use]
    pub fn new(operation: Operation, fields: &dyn Fn(&mut Fields<'_>)) -> Self {
        let parts = Parts::gather(&operation, fields);
        Self { operation, parts }
    }
}

impl Client {
    /// Calls the operation of a request that has no type.
    pub fn send_dynamic(&self, request: &DynamicRequest) -> Calling<Json> {
        self.calling(request.operation, request.parts.clone())
    }

    /// Puts a request that has no type together and signs it, but does not send it.
    pub fn prepare_dynamic(&self, request: &DynamicRequest) -> Result<Prepared, Error> {
        self.prepared(&request.operation, &request.parts)
    }

    /// Calls the operation of a request that has no type page by page, from where the request starts.
    pub fn pages_dynamic(&self, request: &DynamicRequest, paging: Paging) -> Pages<Json> {
        self.paged(request.operation, request.parts.clone(), paging)
    }
}

/// Values stay out.
impl std::fmt::Debug for DynamicRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DynamicRequest")
            .field("operation", &self.operation.id)
            .finish_non_exhaustive()
    }
}
