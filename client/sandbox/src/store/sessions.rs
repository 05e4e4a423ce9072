//! The sessions, found by id and by reference.

use std::{
    collections::{BTreeMap, HashMap},
    mem,
    time::SystemTime,
};

use super::{KEPT, session::Session};
use crate::clock;

/// All sessions, in the order of their creation.
#[derive(Default)]
pub struct Sessions {
    /// Boxed, because a tree leaves about half of its places free.
    all: BTreeMap<u64, Box<Session>>,
    next: u64,
    by_id: HashMap<String, u64>,
    by_reference: HashMap<String, u64>,
    /// The ids of the sessions whose time was up since the last call of `take_expired`.
    expired: Vec<String>,
}

impl Sessions {
    pub fn insert(&mut self, session: Session) {
        self.by_id.insert(session.id.clone(), self.next);
        self.by_reference.insert(session.client_reference_id.to_string(), self.next);
        self.all.insert(self.next, Box::new(session));
        self.next += 1;
    }

    pub fn has_reference(&self, reference: &str) -> bool {
        self.by_reference.contains_key(reference)
    }

    pub fn get(&self, id: &str) -> Option<&Session> {
        self.all.get(self.by_id.get(id)?).map(AsRef::as_ref)
    }

    /// Returns the session with that id, after expiring it if its time is up.
    pub fn get_at(&mut self, id: &str, now: SystemTime) -> Option<&mut Session> {
        let session = self.all.get_mut(self.by_id.get(id)?)?;
        if session.expire_if_overdue(now) {
            self.expired.push(session.id.clone());
        }
        Some(session)
    }

    /// Returns the ids of the sessions whose time was up since the last call.
    pub fn take_expired(&mut self) -> Vec<String> {
        mem::take(&mut self.expired)
    }

    pub fn listed(&self, reference: Option<&str>) -> impl Iterator<Item = &Session> {
        let one = reference.map(|reference| self.by_reference.get(reference).and_then(|at| self.all.get(at)));
        let all = reference.is_none().then(|| self.all.values());
        one.flatten().into_iter().chain(all.into_iter().flatten()).map(AsRef::as_ref)
    }

    /// Expires those of the listed sessions whose time is up.
    pub fn expire_overdue(&mut self, reference: Option<&str>, now: SystemTime) {
        let one = reference.map(|reference| self.by_reference.get(reference).and_then(|at| self.all.get_mut(at)));
        let expired: Vec<String> = match one {
            Some(one) => overdue(one.into_iter(), now).collect(),
            None => overdue(self.all.values_mut(), now).collect(),
        };
        self.expired.extend(expired);
    }

    /// Forgets the sessions that finished more than 24 hours ago. Their references stay taken.
    pub fn prune(&mut self, now: SystemTime) {
        self.expire_overdue(None, now);
        // Instants in the same format compare as strings.
        let oldest = clock::written(now - KEPT);
        self.all.retain(|_, session| !session.is_over() || session.updated_at >= oldest);
        let all = &self.all;
        self.by_id.retain(|_, at| all.contains_key(at));
    }
}

/// Expires the sessions whose time is up, and returns their ids.
fn overdue<'s>(sessions: impl Iterator<Item = &'s mut Box<Session>>, now: SystemTime) -> impl Iterator<Item = String> {
    sessions.filter_map(move |session| session.expire_if_overdue(now).then(|| session.id.clone()))
}
