//! Callbacks to the merchant.

use std::{
    fmt,
    str::FromStr,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tokio::{
    sync::mpsc::{self, UnboundedReceiver, UnboundedSender},
    time,
};

use crate::{
    clock::parse_duration,
    envelope::to_callback,
    personality::CallbackOrder,
    post::post,
    record::{Callback, EventContent, Record},
    settings::{CallbackTarget, Settings},
    store::Event,
};

/// The time that a merchant has to respond, so that the next callback is not held up forever.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(30);

/// The delivery of callbacks to an address.
pub struct Delivery {
    target: CallbackTarget,
    order: CallbackOrder,
    copies: usize,
    record: Option<Record>,
}

/// The callbacks to deliver.
pub struct Callbacks {
    sender: UnboundedSender<Message>,
    copies: usize,
    record: Option<Record>,
    /// The treatment of the next callback.
    next: Mutex<Option<Treatment>>,
}

/// A callback on its way.
struct Message {
    name: &'static str,
    body: String,
    copies: usize,
    late: Option<Duration>,
    /// The number of its event in the record.
    number: Option<u64>,
}

/// A treatment of one callback that the page asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Treatment {
    /// It is sent twice.
    Twice,
    /// It is sent after this time.
    Late(Duration),
    /// It is not sent.
    Never,
}

impl fmt::Display for Treatment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Twice => f.write_str("twice"),
            Self::Late(after) => write!(f, "late:{}ms", after.as_millis()),
            Self::Never => f.write_str("never"),
        }
    }
}

impl FromStr for Treatment {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        match name {
            "twice" => Ok(Self::Twice),
            "never" => Ok(Self::Never),
            _ => name.strip_prefix("late:").and_then(parse_duration).map(Self::Late).ok_or(()),
        }
    }
}

impl Callbacks {
    /// Delivers events after those that are not delivered yet.
    pub fn send(&self, events: Vec<Event>) {
        for event in events {
            let treatment = self.next.lock().unwrap_or_else(PoisonError::into_inner).take();
            let body = to_callback(event.name, &event.data);
            let number = self.record.as_ref().map(|record| {
                let treatment = treatment.map(|treatment| treatment.to_string());
                let callback = Callback { name: event.name, body: body.clone(), treatment, attempts: Vec::new() };
                record.append(event.data.about(), EventContent::Callback(callback))
            });
            let (copies, late) = match treatment {
                None => (self.copies, None),
                Some(Treatment::Twice) => (2, None),
                Some(Treatment::Late(after)) => (self.copies, Some(after)),
                Some(Treatment::Never) => continue,
            };
            self.deliver(Message { name: event.name, body, copies, late, number });
        }
    }

    /// Delivers a callback of the record again. Returns whether the record has it.
    pub fn send_again(&self, number: u64, copies: usize) -> bool {
        let callback = self.record.as_ref().and_then(|record| record.callback(number));
        let Some(Callback { name, body, .. }) = callback else { return false };
        self.deliver(Message { name, body, copies, late: None, number: Some(number) });
        true
    }

    /// Sets the treatment of the next callback.
    pub fn treat_next(&self, treatment: Option<Treatment>) {
        *self.next.lock().unwrap_or_else(PoisonError::into_inner) = treatment;
    }

    /// Returns the treatment of the next callback.
    pub fn next_treatment(&self) -> Option<Treatment> {
        *self.next.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn deliver(&self, message: Message) {
        // The delivery ends only with the server.
        self.sender.send(message).ok();
    }
}

impl Delivery {
    /// Returns the delivery that the settings describe, or `None` if they have no address.
    pub fn new(settings: &Settings, record: Option<Record>) -> Option<Self> {
        Some(Self {
            target: settings.callback.clone()?,
            order: settings.callback_order,
            copies: settings.callback_copies,
            record,
        })
    }

    /// Starts to deliver events, in a task of its own.
    pub fn start(self) -> Callbacks {
        let (sender, messages) = mpsc::unbounded_channel();
        let callbacks = Callbacks { sender, copies: self.copies, record: self.record.clone(), next: Mutex::default() };
        tokio::spawn(Arc::new(self).deliver(messages));
        callbacks
    }

    async fn deliver(self: Arc<Self>, mut messages: UnboundedReceiver<Message>) {
        while let Some(message) = messages.recv().await {
            if let CallbackOrder::Swapped(most) = self.order
                && let Ok(Some(next)) = time::timeout(most, messages.recv()).await
            {
                self.clone().post_in_time(next).await;
            }
            self.clone().post_in_time(message).await;
        }
    }

    /// Posts a callback, or starts to wait for its time.
    async fn post_in_time(self: Arc<Self>, message: Message) {
        match message.late {
            None => self.post(&message).await,
            Some(after) => {
                tokio::spawn(async move {
                    time::sleep(after).await;
                    self.post(&message).await;
                });
            }
        }
    }

    /// Posts all copies of a callback. The gateway repeats a callback that is not accepted; the sandbox does not.
    async fn post(&self, message: &Message) {
        for _ in 0..message.copies {
            let CallbackTarget { url, api_key } = &self.target;
            let posted = time::timeout(ANSWER_TIMEOUT, post(url, api_key, message.body.clone())).await;
            let (status, error) = match posted.unwrap_or_else(|late| Err(late.into())) {
                Ok(status) => (Some(status), None),
                Err(error) => {
                    eprintln!("callback {}: {error}", message.name);
                    (None, Some(error.to_string()))
                }
            };
            if let (Some(record), Some(number)) = (&self.record, message.number) {
                record.attempt(number, status, error);
            }
        }
    }
}
