//! Serves connections, with a limit for the time in which a browser sends its headers. `axum::serve` has none.

use std::{io, pin::pin, time::Duration};

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use tokio::{net::TcpListener, time::sleep};

/// The time for the headers of a request, also of the next one on a connection that is kept open.
pub const HEADER_TIME: Duration = Duration::from_secs(20);

/// Serves until `ended`, and then ends the requests that have begun.
pub async fn serve(listener: TcpListener, router: Router, ended: impl Future<Output = ()>) {
    let connections = GracefulShutdown::new();
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEADER_TIME);
    let mut ended = pin!(ended);
    loop {
        let accepted: io::Result<_> = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut ended => break,
        };
        let Ok((stream, _)) = accepted else {
            // For example, because the process has too many open files.
            sleep(Duration::from_millis(100)).await;
            continue;
        };
        let service = TowerToHyperService::new(router.clone());
        let connection = connections.watch(http.serve_connection(TokioIo::new(stream), service));
        // A connection that fails is that of a browser that has gone.
        tokio::spawn(async move { drop(connection.await) });
    }
    connections.shutdown().await;
}
