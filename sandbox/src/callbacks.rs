//! Callbacks to the merchant.

use serde::Serialize;

use crate::{server::body_of, session::Session, store::Store};

#[derive(Serialize)]
struct Callback {
    event: &'static str,
    data: Session,
}

/// Sends each new event in its own task. The gateway repeats a callback that is not accepted; the sandbox sends it once.
pub fn send(client: &reqwest::Client, store: &mut Store) {
    let events = std::mem::take(&mut store.events);
    let Some(target) = store.settings.callback.clone() else { return };
    for (event, data) in events {
        let request = client
            .post(&target.url)
            .header("x-api-key", &target.api_key)
            .header("content-type", "application/json")
            .body(body_of(&Callback { event, data }));
        tokio::spawn(async move {
            if let Err(error) = request.send().await {
                eprintln!("callback {event}: {error}");
            }
        });
    }
}
