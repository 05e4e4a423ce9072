//! Callbacks to the merchant.

use std::time::Duration;

use tokio::{
    sync::mpsc::{self, UnboundedReceiver, UnboundedSender},
    time,
};

use crate::{
    envelope::to_callback,
    personality::CallbackOrder,
    settings::{CallbackTarget, Settings},
    store::Event,
};

/// The time that a merchant has to respond, so that the next callback is not held up forever.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(30);

/// The delivery of callbacks to an address.
pub struct Delivery {
    client: reqwest::Client,
    target: CallbackTarget,
    order: CallbackOrder,
    copies: usize,
}

/// The events to deliver.
pub struct Callbacks(UnboundedSender<Event>);

impl Callbacks {
    /// Delivers events after those that are not delivered yet.
    pub fn send(&self, events: Vec<Event>) {
        for event in events {
            // The delivery ends only with the server.
            self.0.send(event).ok();
        }
    }
}

impl Delivery {
    /// Returns the delivery that the settings describe, or `None` if they have no address.
    pub fn new(settings: &Settings) -> Option<Self> {
        Some(Self {
            client: reqwest::Client::new(),
            target: settings.callback.clone()?,
            order: settings.callback_order,
            copies: settings.callback_copies,
        })
    }

    /// Starts to deliver events, in a task of its own.
    pub fn start(self) -> Callbacks {
        let (sender, events) = mpsc::unbounded_channel();
        tokio::spawn(self.deliver(events));
        Callbacks(sender)
    }

    async fn deliver(self, mut events: UnboundedReceiver<Event>) {
        while let Some(event) = events.recv().await {
            if let CallbackOrder::Swapped(most) = self.order
                && let Ok(Some(next)) = time::timeout(most, events.recv()).await
            {
                self.post(&next).await;
            }
            self.post(&event).await;
        }
    }

    /// Posts all copies of a callback. The gateway repeats a callback that is not accepted; the sandbox does not.
    async fn post(&self, Event { name, data }: &Event) {
        let body = to_callback(name, data);
        for _ in 0..self.copies {
            let request = self
                .client
                .post(&self.target.url)
                .header("x-api-key", &self.target.api_key)
                .header("content-type", "application/json")
                .timeout(ANSWER_TIMEOUT)
                .body(body.clone());
            if let Err(error) = request.send().await {
                eprintln!("callback {name}: {error}");
            }
        }
    }
}
