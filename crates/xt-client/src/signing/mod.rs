//! How XT's requests are signed.
//!
//! A signature is the HMAC of `X + Y` under the secret key, in hexadecimal digits. `X` are signed headers, sorted by
//! name, as `name=value` pairs joined with `&`. `Y` is `#METHOD#path#query#body`, where a part that is empty goes
//! together with its `#`. Queries are sorted by name, and signed with their values as they are before they are encoded
//! for the wire. The two [`Style`]s differ in which headers are signed, and in whether the method is.

mod broker;
mod credentials;
mod prefix;
mod signer;
mod style;

pub use broker::user_signature;
pub use client_runtime::signing::Algorithm;
pub use credentials::Credentials;
pub use prefix::{Field, HeaderPrefix};
pub use signer::XtSigner;
pub use style::Style;
