//! One call of an API as constant data.

use std::fmt;

use super::{Envelope, Limit};

/// One call of an API.
///
/// Built in constants, so that generated text reads like the documentation of the call:
///
/// ```
/// use client_runtime::{Envelope, Operation};
///
/// const RC: Envelope = Envelope::new("rc", &["0"], "result");
/// const BALANCE: Operation = Operation::get("/v4/lever/balance")
///     .id("margin.get_lever_balance")
///     .signed("spot")
///     .envelope(&RC);
/// assert!(BALANCE.idempotent);
/// ```
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Operation {
    /// Section and name, such as `margin.get_lever_balance`.
    pub id: &'static str,
    /// The method.
    pub method: Method,
    /// The path from the first `/`, variables as `{name}`.
    pub path: &'static str,
    /// Which of the API's servers answers it.
    pub server: usize,
    /// Who may call it.
    pub auth: Auth,
    /// How its body is written.
    pub body: Body,
    /// What its answer is wrapped in; nothing where the payload stands bare.
    pub envelope: Option<&'static Envelope>,
    /// How often it may be called.
    pub limits: &'static [Limit],
    /// Whether its request or its answer holds secrets, such as a token. It goes only where nobody reads along then, and
    /// errors show little of what the server says.
    pub confidential: bool,
    /// Whether it changes nothing.
    pub reads: bool,
    /// Whether sending it twice does what sending it once does, so that it may be repeated unasked.
    pub idempotent: bool,
    /// The operation that finds out what became of this one when its answer is lost.
    pub finds_out: Option<&'static str>,
    /// The values of its request by which that operation finds it, by their paths: `items.clientOrderId` are those of
    /// all objects in the list `items`.
    pub found_by: &'static [&'static str],
    /// The page and line that describe it.
    pub page: &'static str,
}

impl Operation {
    /// A GET, its path yet to be said.
    pub const GET: Self = Self::new(Method::Get, "");

    /// A POST, its path yet to be said.
    pub const POST: Self = Self::new(Method::Post, "");

    /// A PUT, its path yet to be said.
    pub const PUT: Self = Self::new(Method::Put, "");

    /// A PATCH, its path yet to be said.
    pub const PATCH: Self = Self::new(Method::Patch, "");

    /// A DELETE, its path yet to be said.
    pub const DELETE: Self = Self::new(Method::Delete, "");

    /// A HEAD, its path yet to be said.
    pub const HEAD: Self = Self::new(Method::Head, "");

    /// An OPTIONS, its path yet to be said.
    pub const OPTIONS: Self = Self::new(Method::Options, "");

    /// A call by any method. Reads alone start as idempotent: exchanges place and change orders by PUT as well.
    #[must_use]
    pub const fn new(method: Method, path: &'static str) -> Self {
        Self {
            id: path,
            method,
            path,
            server: 0,
            auth: Auth::Public,
            body: Body::None,
            envelope: None,
            limits: &[],
            confidential: false,
            reads: method.is_safe(),
            idempotent: method.is_safe(),
            finds_out: None,
            found_by: &[],
            page: "",
        }
    }

    /// A GET of a path.
    #[must_use]
    pub const fn get(path: &'static str) -> Self {
        Self::GET.path(path)
    }

    /// A POST of a path.
    #[must_use]
    pub const fn post(path: &'static str) -> Self {
        Self::POST.path(path)
    }

    /// A PUT of a path.
    #[must_use]
    pub const fn put(path: &'static str) -> Self {
        Self::PUT.path(path)
    }

    /// A PATCH of a path.
    #[must_use]
    pub const fn patch(path: &'static str) -> Self {
        Self::PATCH.path(path)
    }

    /// A DELETE of a path.
    #[must_use]
    pub const fn delete(path: &'static str) -> Self {
        Self::DELETE.path(path)
    }

    /// Says the path from the first `/`, variables as `{name}`; it is the name too until there is one.
    #[must_use]
    pub const fn path(mut self, path: &'static str) -> Self {
        self.path = path;
        self.id = path;
        self
    }

    /// Names the call.
    #[must_use]
    pub const fn id(mut self, id: &'static str) -> Self {
        self.id = id;
        self
    }

    /// Says which of the API's servers answers, by index.
    #[must_use]
    pub const fn server(mut self, index: usize) -> Self {
        self.server = index;
        self
    }

    /// Requires a signature by that scheme.
    #[must_use]
    pub const fn signed(mut self, scheme: &'static str) -> Self {
        self.auth = Auth::Signed(scheme);
        self
    }

    /// Sends body fields as JSON.
    #[must_use]
    pub const fn json(mut self) -> Self {
        self.body = Body::Json;
        self
    }

    /// Sends body fields as a form.
    #[must_use]
    pub const fn form(mut self) -> Self {
        self.body = Body::Form;
        self
    }

    /// Says what the answer is wrapped in.
    #[must_use]
    pub const fn envelope(mut self, envelope: &'static Envelope) -> Self {
        self.envelope = Some(envelope);
        self
    }

    /// Says how often it may be called.
    #[must_use]
    pub const fn limits(mut self, limits: &'static [Limit]) -> Self {
        self.limits = limits;
        self
    }

    /// Says that its request or its answer holds secrets.
    #[must_use]
    pub const fn confidential(mut self) -> Self {
        self.confidential = true;
        self
    }

    /// Says whether it changes nothing, whatever its method promises. What only reads may be repeated, what acts may not.
    #[must_use]
    pub const fn reads(mut self, reads: bool) -> Self {
        self.reads = reads;
        self.idempotent = reads;
        self
    }

    /// Says whether sending it twice does what sending it once does.
    #[must_use]
    pub const fn idempotent(mut self, idempotent: bool) -> Self {
        self.idempotent = idempotent;
        self
    }

    /// Names the operation that finds out what became of this one when its answer is lost.
    #[must_use]
    pub const fn finds_out(mut self, operation: &'static str) -> Self {
        self.finds_out = Some(operation);
        self
    }

    /// Names the values of the request by which that operation finds it, such as the id that the caller gives to an order.
    #[must_use]
    pub const fn found_by(mut self, names: &'static [&'static str]) -> Self {
        self.found_by = names;
        self
    }

    /// Names the page and line that describe it.
    #[must_use]
    pub const fn page(mut self, page: &'static str) -> Self {
        self.page = page;
        self
    }
}

/// Who may call an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Auth {
    /// Anyone.
    Public,
    /// Whoever signs by that scheme.
    Signed(&'static str),
}

impl Auth {
    /// The scheme by which callers sign; nothing where anyone may call.
    #[must_use]
    pub const fn scheme(self) -> Option<&'static str> {
        match self {
            Self::Public => None,
            Self::Signed(scheme) => Some(scheme),
        }
    }
}

/// How a body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Body {
    /// There is none.
    None,
    /// As JSON.
    Json,
    /// As `application/x-www-form-urlencoded`.
    Form,
}

/// An HTTP method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// GET.
    Get,
    /// POST.
    Post,
    /// PUT.
    Put,
    /// PATCH.
    Patch,
    /// DELETE.
    Delete,
    /// HEAD.
    Head,
    /// OPTIONS.
    Options,
}

impl Method {
    /// The method as it is sent.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
            Self::Head => "HEAD",
            Self::Options => "OPTIONS",
        }
    }

    /// Whether the method only reads.
    #[must_use]
    pub const fn is_safe(self) -> bool {
        matches!(self, Self::Get | Self::Head | Self::Options)
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
