//! The HTTP server.
//!
//! `hyper` reads and writes HTTP/1.1. A framework above it would not help: the route of a request is an [`Operation`],
//! which faults and the ledger use as well, and there is a single response type. The sockets are the sandbox's own, because
//! faults refuse connections ([`door`]) and cut them ([`exchange`]).
//!
//! [`Operation`]: crate::operation::Operation

mod configs;
mod door;
mod exchange;
mod gateway;
#[cfg(feature = "page")]
pub mod page;
#[cfg(not(feature = "page"))]
#[path = "no_page.rs"]
pub mod page;
mod recording;
mod reply;
mod routes;

use std::{
    io,
    sync::{Arc, Mutex},
    thread::{self, JoinHandle},
    time::Duration,
};

use hyper::{server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    net::{TcpListener, TcpStream},
    runtime,
    sync::{mpsc, oneshot},
    task::JoinSet,
    time,
};

use crate::{delivery::Delivery, fault::Plan, policy::Policy, store::Accounts};
use door::Door;
use exchange::ServerState;
use gateway::Gateway;
use page::Page;

/// The settings and the callbacks of a server, which it needs in addition to its accounts.
pub struct Server {
    pub plan: Plan,
    pub policy: Policy,
    /// The delivery of callbacks, or `None` if there is no address to send them to.
    pub callbacks: Option<Delivery>,
    /// The page on which a person sees the payments, or `None` if it is off.
    pub page: Option<Page>,
    /// The time within which the head of a request must arrive.
    pub header_timeout: Duration,
}

impl Server {
    /// Starts the server in a thread of its own. It stops when the sender sends or is dropped.
    pub fn start(
        self,
        listener: std::net::TcpListener,
        accounts: Arc<Mutex<Accounts>>,
    ) -> io::Result<(oneshot::Sender<()>, JoinHandle<()>)> {
        listener.set_nonblocking(true)?;
        let (stop, stopped) = oneshot::channel();
        let (ready, is_ready) = std::sync::mpsc::channel();
        let runtime = runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        let thread = thread::Builder::new().name("payment-sandbox".into()).spawn(move || {
            let served = runtime
                .block_on(async { self.serve(TcpListener::from_std(listener)?, accounts, ready, stopped).await });
            if let Err(error) = served {
                eprintln!("the sandbox stopped: {error}");
            }
            // Ends the connections, but does not wait long for the addresses of callbacks to be looked up.
            runtime.shutdown_timeout(Duration::from_secs(1));
        })?;
        is_ready.recv().map_err(|_| io::Error::other("the sandbox did not start"))?;
        Ok((stop, thread))
    }

    /// Reports on `ready` that connections are accepted, or refused by the first fault. Then serves until `stopped` receives a
    /// value or its sender is dropped. Then all connections end.
    async fn serve(
        self,
        listener: TcpListener,
        accounts: Arc<Mutex<Accounts>>,
        ready: std::sync::mpsc::Sender<()>,
        mut stopped: oneshot::Receiver<()>,
    ) -> io::Result<()> {
        let mut door = Door::new(listener)?;
        if let Some(lasts) = self.plan.refused_at_first() {
            door.close(lasts).await?;
        }
        ready.send(()).ok();
        let (refuse, mut refuses) = mpsc::channel(1);
        let callbacks = self.callbacks.map(Delivery::start);
        let gateway = Gateway { accounts, plan: self.plan, policy: self.policy, callbacks };
        let shared = Arc::new(ServerState { gateway, page: self.page, refuse });
        // Dropping the set ends the connections, those that are half-open as well.
        let mut connections = JoinSet::new();
        loop {
            tokio::select! {
                _ = &mut stopped => return Ok(()),
                Some((lasts, confirm)) = refuses.recv() => {
                    door.close(lasts).await?;
                    oneshot::Sender::send(confirm, ()).ok();
                }
                stream = door.next() => match stream {
                    Ok(stream) => {
                        connections.spawn(connection(stream, shared.clone(), self.header_timeout));
                    }
                    // There may be too many open files for a moment.
                    Err(error) => {
                        eprintln!("no connection: {error}");
                        time::sleep(Duration::from_millis(20)).await;
                    }
                },
                Some(_) = connections.join_next() => {}
            }
        }
    }
}

/// Serves the requests of one connection.
async fn connection(stream: TcpStream, shared: Arc<ServerState>, header_timeout: Duration) {
    stream.set_nodelay(true).ok();
    let service = service_fn(|request| shared.exchange(request));
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(header_timeout)
        .serve_connection(TokioIo::new(stream), service);
    // A connection that ends early is the client's choice, or that of a fault.
    served.await.ok();
}
