//! Connections, in a thread of their own.

use std::net::TcpListener;
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::sync::watch;

use super::exchange::exchange;
use crate::engine::Engine;

/// Serves what connects to listeners, each for the server of a name or for all, until the sender says so or is gone.
pub(super) fn serve(
    listeners: Vec<(TcpListener, Option<String>)>,
    engine: Arc<Engine>,
) -> std::io::Result<(watch::Sender<bool>, JoinHandle<()>)> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let (stopping, mut stop) = watch::channel(false);
    let mut accepting = Vec::new();
    {
        let _entered = runtime.enter();
        for (listener, server) in listeners {
            accepting.push((tokio::net::TcpListener::from_std(listener)?, server));
        }
    }
    let working = thread::Builder::new()
        .name("mock server".to_owned())
        .spawn(move || {
            runtime.block_on(async move {
                for (listener, server) in accepting {
                    tokio::spawn(accept(listener, server, Arc::clone(&engine)));
                }
                // An error says that the sender is gone: nobody wants the server any more.
                let _ = stop.wait_for(|stop| *stop).await;
            });
        })?;
    Ok((stopping, working))
}

async fn accept(listener: tokio::net::TcpListener, server: Option<String>, engine: Arc<Engine>) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                tokio::spawn(connection(stream, server.clone(), Arc::clone(&engine)));
            }
            // Out of files, most likely; some will be closed.
            Err(_) => tokio::time::sleep(std::time::Duration::from_millis(10)).await,
        }
    }
}

async fn connection(stream: TcpStream, server: Option<String>, engine: Arc<Engine>) {
    // Both only matter to speed and to naming who asks.
    let _ = stream.set_nodelay(true);
    let Ok(peer) = stream.peer_addr() else { return };
    let answering = Arc::clone(&engine);
    let service = service_fn(move |request| {
        exchange(request, peer.ip(), server.clone(), Arc::clone(&answering))
    });
    let ended = http1::Builder::new()
        // Who has said all may close his half and wait for the answer.
        .half_close(true)
        .serve_connection(TokioIo::new(stream), service)
        .await;
    // What else ends a connection is the client's doing, or a fault on purpose.
    if let Err(error) = ended
        && error.is_parse()
    {
        engine.misheard(status(&error), &error.to_string());
    }
}

/// The status that the library answered by itself.
fn status(error: &hyper::Error) -> u16 {
    if error.is_parse_version_h2() {
        return 0;
    }
    match (error.is_parse_too_large(), error.to_string()) {
        (true, why) if why.contains("URI") => 414,
        (true, _) => 431,
        (false, _) => 400,
    }
}
