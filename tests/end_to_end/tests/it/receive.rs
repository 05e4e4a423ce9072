use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    body::to_bytes,
    extract::{Request, State},
    http::StatusCode,
    routing::post,
};
use payment_session::response::{Callback, CallbackKey};

type Key = State<Arc<CallbackKey>>;

async fn receive(State(key): Key, request: Request) -> StatusCode {
    let (head, body) = request.into_parts();
    // Before the body is read, which anybody can send.
    if !key.verify(head.headers.get("X-API-Key")) {
        return StatusCode::UNAUTHORIZED;
    }
    let body = to_bytes(body, 1 << 20); // at most 1 MiB
    let body = match tokio::time::timeout(Duration::from_secs(10), body).await {
        Ok(Ok(body)) => body,
        Ok(Err(_)) => return StatusCode::PAYLOAD_TOO_LARGE,
        Err(_) => return StatusCode::REQUEST_TIMEOUT, // the gateway repeats it
    };
    match Callback::parse(&body) {
        Ok(callback) => {
            if let Some(session) = callback.session() {
                println!("look up {}", session.id); // or add it to the queue of a worker
            }
            StatusCode::OK
        }
        Err(_) => StatusCode::BAD_REQUEST,
    }
}

pub fn routes(key: CallbackKey) -> Router {
    Router::new().route("/callbacks/pivot", post(receive)).with_state(Arc::new(key))
}
