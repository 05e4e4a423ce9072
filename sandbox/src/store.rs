//! The state of the sandbox.

use std::{
    collections::{HashMap, HashSet},
    time::{Instant, SystemTime},
};

use payment_session::{Customer, gateway::RequestId};
use serde_json::{Value, json};

use crate::{
    Settings, clock,
    refunds::Refund,
    refusal::Refusal,
    session::{Charge, Session},
};

/// A response, kept for repeated requests.
struct Answered {
    body: Vec<u8>,
    answer: String,
}

/// All sessions, charges, customers and tokens.
pub struct Store {
    pub base_url: String,
    pub settings: Settings,
    tokens: HashMap<String, Instant>,
    answered: HashMap<String, Answered>,
    /// In the order of their creation.
    sessions: Vec<Session>,
    by_id: HashMap<String, usize>,
    by_reference: HashMap<String, usize>,
    /// Customers by id.
    customers: HashMap<String, Customer>,
    customer_ids: HashMap<String, String>,
    /// The banks and numbers of static virtual accounts in use.
    pub numbers: HashSet<(String, String)>,
    /// The number of virtual accounts for one payment so far.
    pub dynamic_numbers: usize,
    pub static_qrs: usize,
    /// Payments of static sessions, which do not list them.
    pub static_charges: Vec<Charge>,
    /// In the order of their creation.
    pub refunds: Vec<Refund>,
    /// Events to send as callbacks.
    pub events: Vec<(&'static str, Session)>,
}

impl Store {
    pub fn new(base_url: String, settings: Settings) -> Self {
        Self {
            base_url,
            settings,
            tokens: HashMap::new(),
            answered: HashMap::new(),
            sessions: Vec::new(),
            by_id: HashMap::new(),
            by_reference: HashMap::new(),
            customers: HashMap::new(),
            customer_ids: HashMap::new(),
            numbers: HashSet::new(),
            dynamic_numbers: 0,
            static_qrs: 0,
            static_charges: Vec::new(),
            refunds: Vec::new(),
            events: Vec::new(),
        }
    }

    /// `POST /v1/access-token`.
    pub fn access_token(&mut self, given: (Option<&str>, Option<&str>), body: &[u8]) -> Result<Value, Refusal> {
        let Settings { merchant_id, merchant_secret, .. } = &self.settings;
        if given != (Some(merchant_id), Some(merchant_secret)) {
            return Err(Refusal::CredentialsInvalid);
        }
        if serde_json::from_slice::<Value>(body).ok() != Some(json!({ "grantType": "client_credentials" })) {
            return Err(Refusal::invalid("grantType", "must be client_credentials"));
        }
        let token = clock::id();
        let lifetime = self.settings.token_lifetime;
        self.tokens.insert(token.clone(), Instant::now() + lifetime);
        // a number in a string, as in the documentation
        Ok(json!({ "accessToken": token, "expiresIn": lifetime.as_secs().to_string(), "tokenType": "Bearer" }))
    }

    /// Checks the access token of a request.
    pub fn authorize(&self, authorization: Option<&str>) -> Result<(), Refusal> {
        let token = authorization.and_then(|value| value.strip_prefix("Bearer "));
        let ends = token.and_then(|token| self.tokens.get(token));
        if ends.is_some_and(|ends| *ends > Instant::now()) { Ok(()) } else { Err(Refusal::CredentialsInvalid) }
    }

    /// Returns the response to an earlier request with the same id, if there is one.
    pub fn answered(&self, id: &str, body: &[u8]) -> Result<Option<String>, Refusal> {
        match self.answered.get(id) {
            None => Ok(None),
            Some(first) if first.body == body => Ok(Some(first.answer.clone())),
            Some(_) => Err(Refusal::Idempotency),
        }
    }

    /// Keeps a response for repeated requests.
    pub fn remember(&mut self, id: String, body: &[u8], answer: String) -> String {
        self.answered.insert(id, Answered { body: body.to_vec(), answer: answer.clone() });
        answer
    }

    pub fn is_taken(&self, reference: &str) -> bool {
        self.by_reference.contains_key(reference)
    }

    pub fn insert(&mut self, session: Session) {
        let at = self.sessions.len();
        self.by_id.insert(session.id.clone(), at);
        self.by_reference.insert(session.client_reference_id.to_string(), at);
        self.sessions.push(session);
    }

    /// Returns the session with that id, after expiring it if its time is up.
    pub fn session(&mut self, id: &str) -> Result<&mut Session, Refusal> {
        let at = *self.by_id.get(id).ok_or_else(|| Refusal::ResourceMissing(format!("payment with ID {id}")))?;
        self.end_overdue(at);
        Ok(&mut self.sessions[at])
    }

    fn end_overdue(&mut self, at: usize) {
        let session = &mut self.sessions[at];
        let now = clock::whole(SystemTime::now());
        // instants in the same format compare as strings
        let is_overdue = session.expiry_at.as_ref().is_some_and(|at| at.as_ref() <= now.as_str());
        if is_overdue && !session.is_over() {
            session.expire();
        }
    }

    /// Returns all sessions, or the one of a reference.
    pub fn sessions_of(&mut self, reference: Option<&str>) -> Vec<Session> {
        (0..self.sessions.len()).for_each(|at| self.end_overdue(at));
        match reference {
            Some(reference) => {
                self.by_reference.get(reference).map(|at| self.sessions[*at].clone()).into_iter().collect()
            }
            None => self.sessions.clone(),
        }
    }

    /// Returns all charges, or those of a reference.
    pub fn charges_of(&self, reference: Option<&str>) -> Vec<Charge> {
        let within = self.sessions.iter().filter_map(|session| session.charge_details.as_ref()).flatten();
        within
            .chain(&self.static_charges)
            .filter(|charge| reference.is_none_or(|it| charge.payment_session_client_reference_id.as_ref() == it))
            .cloned()
            .collect()
    }

    /// Returns the id of a customer, who is identified by the e-mail address.
    pub fn customer_id(&mut self, customer: &Customer) -> String {
        let email = customer.email.to_string();
        let id = self.customer_ids.entry(email).or_insert_with(clock::id).clone();
        self.customers.insert(id.clone(), customer.clone());
        id
    }

    pub fn customer(&self, id: &str) -> Result<&Customer, Refusal> {
        self.customers.get(id).ok_or_else(|| Refusal::ResourceMissing(format!("customer with ID {id}")))
    }
}

/// Parses the request id, which every request that changes something requires.
pub fn request_id(header: Option<&str>) -> Result<String, Refusal> {
    let id: Option<RequestId> = header.and_then(|id| id.parse().ok());
    id.map(|id| id.to_string()).ok_or_else(|| Refusal::invalid("X-REQUEST-ID", "must be 16–36 letters and digits"))
}
