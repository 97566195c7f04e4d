//! The keys of a user: from a file that is named, the environment, the usual file, or a prompt. Never from an argument, which others see.

mod file;
pub(crate) mod prompt;

use std::path::Path;

use xt_client::Credentials;

use crate::ended::{Failure, Kind};

/// The variable of the token by which a third party acts for a user.
const TOKEN_VARIABLE: &str = "XT_ACCESS_TOKEN";

/// A key, its secret, and perhaps a token.
pub(crate) struct Keys {
    key: String,
    secret: String,
    token: Option<String>,
}

impl Keys {
    /// Keys that are known.
    pub(crate) fn new(key: impl Into<String>, secret: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            secret: secret.into(),
            token: None,
        }
    }

    /// Finds the user's keys.
    pub(crate) fn find(named: Option<&Path>) -> Result<Self, Failure> {
        if let Some(path) = named {
            return file::read(path).map_err(refused);
        }
        if let Some(keys) = Self::from_environment()? {
            return Ok(keys);
        }
        match file::usual().filter(|path| path.exists()) {
            Some(path) => file::read(&path).map_err(refused),
            None => prompt::keys().map_err(|_| refused(missing())),
        }
    }

    /// Key and secret.
    pub(crate) fn pair(&self) -> (&str, &str) {
        (&self.key, &self.secret)
    }

    /// The signers of these keys.
    pub(crate) fn into_credentials(self) -> Credentials {
        let credentials = Credentials::new(self.key, self.secret);
        match self.token {
            Some(token) => credentials.access_token(token),
            None => credentials,
        }
    }

    fn from_environment() -> Result<Option<Self>, Failure> {
        let value = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let [key, secret] = [Credentials::KEY_VARIABLE, Credentials::SECRET_VARIABLE].map(value);
        match (key, secret) {
            (Some(key), Some(secret)) => Ok(Some(Self {
                token: value(TOKEN_VARIABLE),
                ..Self::new(key, secret)
            })),
            (None, None) => Ok(None),
            (Some(_), None) => Err(half(Credentials::SECRET_VARIABLE)),
            (None, Some(_)) => Err(half(Credentials::KEY_VARIABLE)),
        }
    }
}

fn half(absent: &str) -> Failure {
    refused(format!("the environment variable `{absent}` is not set"))
}

fn missing() -> String {
    let [key, secret] = [Credentials::KEY_VARIABLE, Credentials::SECRET_VARIABLE];
    let file = file::usual().map_or(String::new(), |path| {
        format!(", write them to {}", path.display())
    });
    format!("this call is signed: set {key} and {secret}{file}, or try it with --server mock")
}

fn refused(message: String) -> Failure {
    Failure::Told(Kind::Auth, message)
}
