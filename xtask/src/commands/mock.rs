//! `mock`: the API's servers, played on this machine until the process is ended.

use std::time::Duration;

use mock_server::{Builder, MockServer};

use super::read;
use crate::arguments::Mock;
use crate::output::{Output, tell};
use crate::{Ended, Unusable, folders};

/// Serves the API, or shows the errors that keep it from being trusted. Addresses go to standard output, requests to
/// standard error.
pub(crate) fn run(call: &Mock, output: &mut Output) -> Result<Ended, Unusable> {
    let folder = folders::find_one(&call.pages)?;
    let understood = read(&folder, &call.pages, output)?;
    if understood.has_errors() {
        output.findings(&understood);
        output.say(&format!(
            "{}: nothing served: {}",
            folder.name,
            Output::count(&understood)
        ));
        return Ok(Ended::Findings);
    }
    let count = understood.api.operations.len();
    let server = settings(call, MockServer::builder(understood.api), output.is_quiet())
        .start()
        .map_err(|error| Unusable::new(error.to_string()))?;
    for (operation, fault) in &call.fault {
        let on = match operation.as_str() {
            "*" => Ok(server.on_any()),
            name => server.try_on(name),
        };
        on.map_err(Unusable::new)?.fault(fault.clone());
    }
    let addresses: Vec<String> = if call.port_per_server {
        server
            .urls()
            .map(|(name, url)| format!("{name} {url}"))
            .collect()
    } else {
        vec![server.url()]
    };
    output.say(&format!(
        "{}: {count} operations; end with ctrl-c",
        folder.name
    ));
    output.result(&addresses.join("\n"));
    server.wait();
    Ok(Ended::Clean)
}

fn settings(call: &Mock, mut builder: Builder, quiet: bool) -> Builder {
    builder = builder
        .port(call.port)
        .seed(call.seed)
        .skew_clock(call.skew);
    if call.port_per_server {
        builder = builder.port_per_server();
    }
    for (key, secret) in &call.credentials {
        builder = builder.credentials(key, secret);
    }
    builder = match call.rate_limits {
        None => builder,
        Some(None) => builder.rate_limits(),
        Some(Some(seconds)) => builder.rate_limits_with_lock(Duration::from_secs(seconds)),
    };
    if let Some(instant) = call.clock {
        builder = builder.stop_clock(instant);
    }
    if quiet {
        return builder;
    }
    builder.watch(|request| tell(&request.to_string()))
}
