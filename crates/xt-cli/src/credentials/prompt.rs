//! Asking for what is secret, without showing what is typed.

use std::io::{self, IsTerminal as _};

use super::Keys;

/// Asks for a key and its secret.
pub(super) fn keys() -> io::Result<Keys> {
    Ok(Keys::new(secret("API key")?, secret("API secret")?))
}

/// Asks for one secret.
///
/// # Errors
/// Where there is no terminal, or nothing is typed.
pub(crate) fn secret(name: &str) -> io::Result<String> {
    // A script must end with an error rather than wait for nobody.
    if !io::stderr().is_terminal() || !io::stdin().is_terminal() {
        return Err(io::Error::other("there is no terminal"));
    }
    let typed = rpassword::prompt_password(format!("{name}: "))?;
    if typed.is_empty() {
        return Err(io::Error::other("nothing was typed"));
    }
    Ok(typed)
}
