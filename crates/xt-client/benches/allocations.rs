//! How often a call asks for memory: by this client, and by one written by hand.

#[path = "loopback/mod.rs"]
mod loopback;
mod symbols;

use std::{
    alloc::System,
    env,
    error::Error,
    io::{self, BufRead as _, BufReader, Write as _, stdout},
    process::{Command, Stdio},
};

use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use tokio::runtime::Builder;

use loopback::{
    Call, Caller,
    bare::Bare,
    ours::{Ours, order},
    server,
};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const CALLS: usize = 1_000;

fn main() -> Result<(), Box<dyn Error>> {
    if env::args().nth(1).as_deref() == Some("serve") {
        return Ok(server::serve()?);
    }
    let mut server =
        Command::new(env::current_exe()?).arg("serve").stdout(Stdio::piped()).spawn()?;
    let mut url = String::new();
    let output = server.stdout.take().ok_or("the server says nothing")?;
    BufReader::new(output).read_line(&mut url)?;
    writeln!(stdout(), "| what | client | allocations | bytes |\n|---|---|---|---|")?;
    for (call, calls) in [
        (Call::Balances, CALLS),
        (Call::Order, CALLS),
        (Call::Symbols, 20),
    ] {
        count::<Bare>("bare", url.trim(), call, calls)?;
        count::<Ours>("xt-client", url.trim(), call, calls)?;
    }
    let client = xt_client::Client::builder()
        .credentials(xt_client::Credentials::new(loopback::KEY, loopback::SECRET))
        .build()?;
    let order = order();
    let region = Region::new(ALLOCATOR);
    for _ in 0..CALLS {
        client.inner().prepare(&order)?;
    }
    print("prepare an order", "xt-client", &region, CALLS)?;
    server.kill()?;
    server.wait()?;
    Ok(())
}

fn count<C: Caller>(name: &str, url: &str, call: Call, calls: usize) -> io::Result<()> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let client = C::new(url);
        for _ in 0..10 {
            client.call(call).await;
        }
        let region = Region::new(ALLOCATOR);
        for _ in 0..calls {
            client.call(call).await;
        }
        print(&format!("{call:?}"), name, &region, calls)
    })
}

fn print(
    what: &str,
    name: &str,
    region: &Region<'_, System>,
    calls: usize,
) -> io::Result<()> {
    let change = region.change();
    let times = (change.allocations + change.reallocations) / calls;
    let bytes = change.bytes_allocated / calls;
    writeln!(stdout(), "| {what} | {name} | {times} | {bytes} |")
}
