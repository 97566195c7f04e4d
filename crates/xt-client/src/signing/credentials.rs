//! A user's key and secret, and how requests are signed with them.

use std::sync::Arc;

use client_runtime::{IntoSigners, Secret, SignError, Signer, signing::Algorithm};

use super::{HeaderPrefix, Style, XtSigner, signer::DEFAULT_WINDOW};

/// An API key of XT with its secret, for all of XT's schemes: `spot`, `futures` and `third_party`.
///
/// ```
/// use xt_client::Credentials;
///
/// let credentials = Credentials::new("key", "secret").recv_window(10_000);
/// assert!(!format!("{credentials:?}").contains("secret"));
/// ```
#[derive(Clone, Debug)]
pub struct Credentials {
    values: client_runtime::Credentials,
    prefix: HeaderPrefix,
    algorithm: Algorithm,
    recv_window: u32,
    third_party: Style,
    access_token: Option<Secret>,
}

impl Credentials {
    /// The environment variable of the key.
    pub const KEY_VARIABLE: &'static str = "XT_API_KEY";
    /// The environment variable of the secret.
    pub const SECRET_VARIABLE: &'static str = "XT_API_SECRET";

    /// Credentials from their values.
    #[must_use]
    pub fn new(key: impl Into<String>, secret: impl Into<String>) -> Self {
        Self::with(client_runtime::Credentials::new(key, secret))
    }

    /// Credentials from the environment: `XT_API_KEY` and `XT_API_SECRET`.
    pub fn from_env() -> Result<Self, SignError> {
        let values = client_runtime::Credentials::from_env(
            Self::KEY_VARIABLE,
            Self::SECRET_VARIABLE,
        )?;
        Ok(Self::with(values))
    }

    /// What the names of signing headers begin with.
    #[must_use]
    pub fn header_prefix(mut self, prefix: HeaderPrefix) -> Self {
        self.prefix = prefix;
        self
    }

    /// The hash of signatures.
    #[must_use]
    pub fn algorithm(mut self, algorithm: Algorithm) -> Self {
        self.algorithm = algorithm;
        self
    }

    /// For how many milliseconds a request is good; at most 60,000. XT advises 5,000, which is the default.
    #[must_use]
    pub fn recv_window(mut self, milliseconds: u32) -> Self {
        self.recv_window = milliseconds;
        self
    }

    /// The token by which a third party acts for a user.
    #[must_use]
    pub fn access_token(mut self, token: impl Into<String>) -> Self {
        self.access_token = Some(Secret::from(token.into()));
        self
    }

    /// How third-party calls are signed. XT's page shows the style of futures, its own sample code that of spot and
    /// its error table fits the latter, so spot is the default.
    #[must_use]
    pub fn third_party_style(mut self, style: Style) -> Self {
        self.third_party = style;
        self
    }

    fn with(values: client_runtime::Credentials) -> Self {
        Self {
            values,
            prefix: HeaderPrefix::default(),
            algorithm: Algorithm::default(),
            recv_window: DEFAULT_WINDOW,
            third_party: Style::Spot,
            access_token: None,
        }
    }

    fn signer(&self, style: Style) -> XtSigner {
        let (key, secret) = (self.values.key(), self.values.secret());
        XtSigner::with_algorithm(style, key, secret, self.algorithm)
            .header_prefix(self.prefix)
            .recv_window(self.recv_window)
    }
}

impl IntoSigners for Credentials {
    fn into_signers(self) -> Vec<(&'static str, Arc<dyn Signer>)> {
        let mut third_party = self.signer(self.third_party);
        if let Some(token) = &self.access_token {
            third_party = third_party.access_token(token.expose());
        }
        vec![
            ("spot", Arc::new(self.signer(Style::Spot))),
            ("futures", Arc::new(self.signer(Style::Futures))),
            ("third_party", Arc::new(third_party)),
        ]
    }
}
