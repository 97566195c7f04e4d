//! What all examples start with: arguments, and a client by the environment.

use std::{env, error::Error};

use xt_client::{Client, Credentials};

/// How an example ends.
pub(crate) type Ended<T = ()> = Result<T, Box<dyn Error + Send + Sync>>;

/// The arguments, and a client; nothing where help was asked for, which is printed then.
///
/// Without keys in the environment the client makes public calls alone. `XT_SERVER` names a server for all of them.
pub(crate) fn start(help: &str) -> Ended<Option<(Vec<String>, Client)>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if arguments.iter().any(|word| word == "--help" || word == "-h") {
        print(help);
        return Ok(None);
    }
    let mut builder = Client::builder();
    if let Ok(url) = env::var("XT_SERVER") {
        builder = builder.all_servers(&url);
    }
    if env::var_os("XT_API_KEY").is_some() {
        builder = builder.credentials(Credentials::from_env()?);
    }
    Ok(Some((arguments, builder.build()?)))
}

/// Prints a text that ends its own lines.
#[expect(clippy::print_stdout, reason = "an example shows what it found")]
pub(crate) fn print(text: &str) {
    print!("{text}");
}
