//! The accounts of a merchant: the main one, and those of its sub-merchants.

use std::{collections::BTreeMap, iter};

use sha2::{Digest, Sha256};

use super::{Event, Store, tokens::Tokens};
use crate::{clock::Clock, settings::Settings};

/// The stores of all accounts, which share the access tokens. An account sees only its own sessions, refunds, customers and
/// request ids, so two accounts can use the same reference.
pub struct Accounts {
    pub(super) base_url: String,
    pub(super) settings: Settings,
    pub(super) clock: Clock,
    pub(super) tokens: Tokens,
    pub(super) main: Store,
    /// The accounts of the header `x-submerchant-id`. Each id is an account from its first request.
    pub(super) others: BTreeMap<String, Store>,
}

impl Accounts {
    pub fn new(base_url: String, settings: Settings, clock: Clock) -> Self {
        let main = Store::new(base_url.clone(), settings.clone(), clock.clone());
        Self { base_url, settings, clock, tokens: Tokens::default(), main, others: BTreeMap::new() }
    }

    /// Returns the store of an account.
    pub fn of(&mut self, sub_merchant: Option<&str>) -> &mut Store {
        let Some(id) = sub_merchant.filter(|id| !id.is_empty()) else { return &mut self.main };
        self.others.entry(id.to_owned()).or_insert_with(|| {
            // Ids differ between accounts, and are the same for each seed.
            let digest = Sha256::digest(format!("{} {id}", self.settings.seed));
            let seed = u64::from_be_bytes(std::array::from_fn(|at| digest[at]));
            let settings = Settings { seed, ..self.settings.clone() };
            Store {
                sub_merchant: Some(id.to_owned()),
                ..Store::new(self.base_url.clone(), settings, self.clock.clone())
            }
        })
    }

    /// Returns the stores of all accounts.
    pub fn stores(&mut self) -> impl Iterator<Item = &mut Store> {
        iter::once(&mut self.main).chain(self.others.values_mut())
    }

    /// Returns the clock of all accounts.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Returns the store that has a refund, or that of the main account.
    pub fn with_refund(&mut self, id: &str) -> &mut Store {
        let other = self.others.values_mut().find(|store| store.refunds.has(id));
        other.unwrap_or(&mut self.main)
    }

    /// Returns the store that has a session, or that of the main account.
    pub fn with_session(&mut self, id: &str) -> &mut Store {
        let other = self.others.values_mut().find(|store| store.sessions.get(id).is_some());
        other.unwrap_or(&mut self.main)
    }

    /// Returns the events of all accounts since the last call.
    pub fn take_events(&mut self) -> Vec<Event> {
        self.stores().flat_map(Store::take_events).collect()
    }

    /// Creates an id that no other object has.
    pub fn new_id(&mut self) -> String {
        self.main.new_id()
    }
}
