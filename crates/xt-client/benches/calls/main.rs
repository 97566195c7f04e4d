//! Calls per second and latency on this machine: this client, a client written by hand, and others where they are
//! named, against one server.
//!
//! Each contestant is a process of its own that makes bursts of calls when it is told to, and so is the server. Bursts
//! of all contestants take turns, and what is compared are medians over the rounds, so that what else the machine does
//! meets all of them alike.
//!
//! `cargo bench -p xt-client --bench calls -- [--rounds N] [--peer NAME=COMMAND]...`; a command gets the server's
//! address as its last argument. `peers/run.sh` names the other clients.

#[path = "../loopback/mod.rs"]
mod loopback;
#[path = "../symbols/mod.rs"]
mod symbols;

mod burst;
mod contest;
mod contestant;
mod table;

use std::{env, error::Error};

use contest::Contest;
use loopback::{bare::Bare, ours::Ours, server};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["serve"] => server::serve()?,
        ["xt-client", url] => burst::obey::<Ours>(url)?,
        ["bare", url] => burst::obey::<Bare>(url)?,
        _ => Contest::new(&words)?.run()?,
    }
    Ok(())
}
