//! The state of the sandbox.

mod accounts;
mod cards;
mod create;
mod customer;
mod instruments;
mod lifecycle;
mod money;
mod refunds;
mod repeats;
mod session;
mod sessions;
mod shares;
mod stored_methods;
mod tokens;
mod view;

use std::{
    collections::{HashMap, HashSet},
    mem,
    time::{Duration, SystemTime},
};

use payment_session::{Customer, Price, gateway::RequestId};
use serde::Serialize;
use serde_json::Value;

use crate::{
    clock::{self, Clock},
    error::GatewayError,
    ids::Ids,
    ledger::Execution,
    operation::Operation,
    personality::{LookUp, TakenReference},
    record::About,
    rejection::Rejection,
    settings::Settings,
};
use refunds::Refunds;
use repeats::Repeats;
use session::Charge;
use sessions::Sessions;
use stored_methods::StoredMethods;

pub use {accounts::Accounts, refunds::Refund, session::Session, view::Row};

#[cfg(feature = "page")]
pub use view::{Filter, Kind, account, is_open, qr_content};

/// A change of a session or a refund, which a callback reports.
pub struct Event {
    pub name: &'static str,
    pub data: EventData,
}

/// The session or refund of an event, in its state at that moment.
#[derive(Serialize)]
#[serde(untagged)]
pub enum EventData {
    Session(Box<Session>),
    Refund(Box<Refund>),
}

impl EventData {
    /// Returns the session and the refund that the event is about.
    pub fn about(&self) -> About {
        match self {
            Self::Session(session) => About {
                session_id: Some(session.id.clone()),
                refund_id: None,
                reference: Some(session.client_reference_id.to_string()),
            },
            Self::Refund(refund) => refund.about(),
        }
    }
}

/// A customer as a response shows it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CustomerRecord<'a> {
    #[serde(flatten)]
    customer: Option<&'a Customer>,
    stored_payment_methods: &'a [Value],
}

/// The time for which finished sessions and request ids are kept.
const KEPT: Duration = Duration::from_secs(24 * 60 * 60);
/// The time between two searches for sessions and ids that are no longer kept.
const PRUNE_EVERY: Duration = Duration::from_secs(60 * 60);

/// All sessions, refunds, customers and request ids of an account.
pub struct Store {
    /// The id of the sub-merchant, or `None` for the main account.
    sub_merchant: Option<String>,
    base_url: String,
    settings: Settings,
    clock: Clock,
    ids: Ids,
    pruned: SystemTime,
    repeats: Repeats,
    sessions: Sessions,
    refunds: Refunds,
    /// The sessions of the charges, by their ids.
    charges: HashMap<String, String>,
    /// Customers by id.
    customers: HashMap<String, Customer>,
    customer_ids: HashMap<String, String>,
    stored_methods: StoredMethods,
    /// The banks and numbers of static virtual accounts in use.
    numbers: HashSet<(String, String)>,
    /// The number of virtual accounts for one payment so far.
    dynamic_numbers: usize,
    static_qrs: usize,
    /// Events to send as callbacks.
    events: Vec<Event>,
}

impl Store {
    pub fn new(base_url: String, settings: Settings, clock: Clock) -> Self {
        Self {
            sub_merchant: None,
            base_url,
            ids: Ids::new(settings.seed),
            settings,
            pruned: clock.now(),
            clock,
            repeats: Repeats::default(),
            sessions: Sessions::default(),
            refunds: Refunds::default(),
            charges: HashMap::new(),
            customers: HashMap::new(),
            customer_ids: HashMap::new(),
            stored_methods: StoredMethods::default(),
            numbers: HashSet::new(),
            dynamic_numbers: 0,
            static_qrs: 0,
            events: Vec::new(),
        }
    }

    /// Creates an id that no other object has.
    pub fn new_id(&mut self) -> String {
        self.ids.next()
    }

    /// Creates the id of a new charge of a session.
    fn new_charge_id(&mut self, session_id: &str) -> String {
        let id = self.ids.next();
        self.charges.insert(id.clone(), session_id.to_owned());
        id
    }

    /// Returns the events since the last call.
    pub fn take_events(&mut self) -> Vec<Event> {
        for id in self.sessions.take_expired() {
            self.notify_expired(&id);
        }
        mem::take(&mut self.events)
    }

    /// Returns the session with that id, after expiring it if its time is up.
    pub fn session(&mut self, id: &str) -> Result<&mut Session, Rejection> {
        let now = self.clock.now();
        self.sessions.get_at(id, now).ok_or_else(|| Rejection::missing("payment", id))
    }

    /// Returns the reference of a session.
    pub fn reference_of(&self, id: &str) -> Option<&str> {
        self.sessions.get(id).map(|session| session.client_reference_id.as_ref())
    }

    /// Returns the sessions that a list shows, in the order of their creation.
    pub fn sessions_of(&mut self, reference: Option<&str>) -> impl Iterator<Item = &Session> {
        let now = self.clock.now();
        let (filter, latest) = match self.settings.look_up {
            LookUp::Instant => (reference, None),
            LookUp::Lags(lag) => (reference, Some(clock::written(now - lag))),
            LookUp::IgnoresFilter => (None, None),
        };
        self.sessions.expire_overdue(filter, now);
        let listed = self.sessions.listed(filter);
        listed.filter(move |session| latest.as_ref().is_none_or(|latest| session.created_at <= *latest))
    }

    /// Returns the charges that a list shows.
    pub fn charges_of(&mut self, reference: Option<&str>) -> impl Iterator<Item = &Charge> {
        self.sessions_of(reference).flat_map(Session::charges)
    }

    /// Returns the id of a customer, who is identified by the e-mail address.
    fn customer_id(&mut self, customer: &Customer) -> String {
        let ids = &mut self.ids;
        let id = self.customer_ids.entry(customer.email.to_string()).or_insert_with(|| ids.next()).clone();
        self.customers.insert(id.clone(), customer.clone());
        id
    }

    /// Returns the customer with that id, with the stored methods.
    pub fn customer(&self, id: &str) -> Result<CustomerRecord<'_>, Rejection> {
        let (customer, stored_payment_methods) = (self.customers.get(id), self.stored_methods.of(id));
        if customer.is_none() && stored_payment_methods.is_empty() {
            return Err(Rejection::missing("customer", id));
        }
        Ok(CustomerRecord { customer, stored_payment_methods })
    }

    /// Checks an id of a customer if the merchant's customers are known.
    fn check_customer(&self, id: &str) -> Result<(), Rejection> {
        let known = self.settings.known_customers.as_ref();
        if known.is_none_or(|known| known.contains(id)) || self.customers.contains_key(id) {
            Ok(())
        } else {
            Err(Rejection::missing("customer", id))
        }
    }

    /// Creates the rejection of a reference that is taken.
    fn taken(&self) -> Rejection {
        match self.settings.taken_reference {
            TakenReference::Conflict | TakenReference::AcceptedForRefunds => GatewayError::Duplicate.into(),
            TakenReference::BadRequest => Rejection::invalid("clientReferenceId", "already exists"),
        }
    }

    /// Keeps the event of a session that has expired, if the settings ask for it.
    fn notify_expired(&mut self, session_id: &str) {
        if self.settings.callback_on_expiry {
            self.notify("PAYMENT.EXPIRED", session_id);
        }
    }

    /// Keeps an event of a session for a callback.
    fn notify(&mut self, event: &'static str, session_id: &str) {
        if let Some(session) = self.sessions.get(session_id) {
            self.notify_with(event, EventData::Session(session.clone().into()));
        }
    }

    /// Keeps an event for a callback.
    fn notify_with(&mut self, name: &'static str, data: EventData) {
        if self.settings.callback.is_some() {
            self.events.push(Event { name, data });
        }
    }

    /// Writes an executed operation into the ledger.
    fn witness(&self, operation: Operation, session: &str, refund: Option<&str>, amount: &Price, request_id: &str) {
        if let Some(ledger) = &self.settings.ledger {
            ledger.append(Execution {
                operation,
                sub_merchant_id: self.sub_merchant.clone(),
                reference: self.reference_of(session).unwrap_or_default().to_owned(),
                refund_reference: refund.map(str::to_owned),
                session_id: session.to_owned(),
                amount: amount.value.to_string(),
                currency: amount.currency.to_string(),
                request_id: request_id.to_owned(),
            });
        }
    }

    /// Forgets finished sessions with their refunds, and request ids, that are older than 24 hours. References stay taken.
    fn prune(&mut self) {
        let now = self.clock.now();
        if now < self.pruned + PRUNE_EVERY {
            return;
        }
        self.pruned = now;
        self.repeats.prune(now);
        self.sessions.prune(now);
        self.charges.retain(|_, session_id| self.sessions.get(session_id).is_some());
        self.refunds.retain(|session_id| self.sessions.get(session_id).is_some());
    }
}

/// Parses the request id, which every request that changes something requires.
pub fn request_id(header: Option<&str>) -> Result<String, Rejection> {
    let id: Option<RequestId> = header.and_then(|id| id.parse().ok());
    id.map(|id| id.to_string()).ok_or_else(|| Rejection::invalid("X-REQUEST-ID", "must be 16–36 letters and digits"))
}
