//! The record of a sandbox, which its page shows: calls, callbacks and actions, in the order in which they happened.

mod about;
mod event;
mod mistakes;
mod redact;

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::watch;

use crate::clock::Clock;

pub use about::About;
pub use event::{Attempt, Callback, Event, EventContent, RecordedCall, Response};
pub use mistakes::{in_refund, in_session};
pub use redact::{redacted, redacted_line};

/// The bytes of texts that a record keeps. It forgets the oldest events when it has more.
const KEPT_BYTES: usize = 64 * 1024 * 1024;
/// The bytes that an event takes besides its texts, roughly.
const EVENT_BYTES: usize = 512;

/// A list of events. Its copies share the events.
#[derive(Clone)]
pub struct Record(Arc<Inner>);

struct Inner {
    clock: Clock,
    kept: Mutex<KeptEvents>,
    /// The number of changes so far.
    changes: watch::Sender<u64>,
}

#[derive(Default)]
struct KeptEvents {
    events: VecDeque<Event>,
    next: u64,
    bytes: usize,
}

impl KeptEvents {
    /// Returns the event with a number, or `None` if it is forgotten.
    fn get_mut(&mut self, number: u64) -> Option<&mut Event> {
        let first = self.events.front()?.number;
        self.events.get_mut(usize::try_from(number.checked_sub(first)?).ok()?)
    }

    fn forget_oldest(&mut self) {
        while self.bytes > KEPT_BYTES
            && let Some(event) = self.events.pop_front()
        {
            self.bytes = self.bytes.saturating_sub(EVENT_BYTES + event.content.bytes());
        }
    }
}

impl Record {
    pub fn new(clock: Clock) -> Self {
        Self(Arc::new(Inner { clock, kept: Mutex::default(), changes: watch::Sender::new(0) }))
    }

    /// Appends an event. Returns its number.
    pub fn append(&self, about: About, content: EventContent) -> u64 {
        let at = self.0.clock.written();
        let mut kept = self.lock();
        let number = kept.next;
        kept.next += 1;
        kept.bytes += EVENT_BYTES + content.bytes();
        kept.events.push_back(Event { number, at, about, content });
        kept.forget_oldest();
        drop(kept);
        self.report();
        number
    }

    /// Appends an action of a person who uses the page.
    pub fn act(&self, about: About, text: impl Into<String>) {
        self.append(about, EventContent::Action { text: text.into() });
    }

    /// Adds the response to a call.
    pub fn respond(&self, number: u64, about: About, response: Response) {
        let mut kept = self.lock();
        kept.bytes += response.body.len();
        if let Some(event) = kept.get_mut(number) {
            event.about = about;
            if let EventContent::Call(call) = &mut event.content {
                call.response = Some(response);
            }
        }
        kept.forget_oldest();
        drop(kept);
        self.report();
    }

    /// Adds an attempt to deliver a callback.
    pub fn attempt(&self, number: u64, status: Option<u16>, error: Option<String>) {
        let at = self.0.clock.written();
        if let Some(Event { content: EventContent::Callback(callback), .. }) = self.lock().get_mut(number) {
            callback.attempts.push(Attempt { at, status, error });
        }
        self.report();
    }

    pub fn callback(&self, number: u64) -> Option<Callback> {
        match &self.lock().get_mut(number)?.content {
            EventContent::Callback(callback) => Some(callback.clone()),
            _ => None,
        }
    }

    /// Returns the latest of the events that `is_shown` accepts, in their order, and the number of all of them. `skipped` of
    /// the latest are left out.
    pub fn latest(&self, skipped: usize, limit: usize, is_shown: impl Fn(&Event) -> bool) -> (Vec<Event>, usize) {
        let kept = self.lock();
        let mut total = 0;
        let mut shown = Vec::new();
        for event in kept.events.iter().rev().filter(|event| is_shown(event)) {
            if (skipped..skipped.saturating_add(limit)).contains(&total) {
                shown.push(event.clone());
            }
            total += 1;
        }
        shown.reverse();
        (shown, total)
    }

    /// Returns a receiver of the number of changes.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.0.changes.subscribe()
    }

    fn report(&self) {
        self.0.changes.send_modify(|changes| *changes += 1);
    }

    fn lock(&self) -> MutexGuard<'_, KeptEvents> {
        self.0.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
