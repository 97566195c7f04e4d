//! A server on this machine, and two clients of it that do the same: this one, and one written by hand.

pub(crate) mod bare;
pub(crate) mod ours;
pub(crate) mod server;

/// What both sign with.
pub(crate) const KEY: &str = "626fa1c2-94bf-4559-a3f2-c62897bc392e";
/// See [`KEY`].
pub(crate) const SECRET: &str = "0123456789abcdef0123456789abcdef01234567";

/// The calls that are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Call {
    /// `GET /v4/balances`, signed.
    Balances,
    /// `POST /v4/order`, signed.
    Order,
    /// `GET /v4/public/symbol`: a large answer.
    Symbols,
}

/// A client that can make the calls, each to the point where its answer is decoded.
pub(crate) trait Caller: Clone + Send + Sync + 'static {
    /// A client of the server at an address.
    fn new(url: &str) -> Self;

    /// Makes one call; gives back something of the answer, so that nothing is left out.
    fn call(&self, call: Call) -> impl Future<Output = usize> + Send;
}
