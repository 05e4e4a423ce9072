//! A model of the gateway, written from its documentation.
//!
//! It keeps its state as JSON, and its ledger is a list of what was executed, with the id of the request that caused it. It
//! captures and creates as often as it is asked to, where the documentation does not exclude it, so that a call that is
//! executed twice shows in the ledger.

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// The time until a refund ends, in milliseconds.
const REFUND_TIME: u64 = 20_000;
/// The time until a session expires, in milliseconds.
const SESSION_TIME: u64 = 60_000;
/// The time until 3-D Secure ends, in milliseconds, if it decides about a charge.
const AUTHENTICATION_TIME: u64 = 45_000;

/// A request, as it arrives.
#[derive(Clone, Debug)]
pub struct Request {
    pub method: String,
    pub path: String,
    pub query: BTreeMap<String, String>,
    /// `X-REQUEST-ID`.
    pub id: Option<String>,
    /// The sub-account.
    pub account: Option<String>,
    pub body: Value,
}

impl Request {
    /// Returns whether the request changes something.
    pub fn changes(&self) -> bool {
        self.method == "POST" && self.path != "/v1/access-token"
    }

    /// Returns the name of the call.
    pub fn call(&self) -> &str {
        match self.path.rsplit('/').next() {
            Some("payments") if self.changes() => "create",
            Some("refunds") if self.changes() => "refund",
            // What changes a session.
            Some(last) if self.changes() => last,
            Some("access-token") => "token",
            _ => "read",
        }
    }
}

/// A response, as it leaves.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    pub status: u16,
    pub body: Value,
}

impl Reply {
    fn data(data: &Value) -> Self {
        Self { status: 200, body: json!({ "code": "00", "message": "Success", "data": data }) }
    }

    pub fn error(status: u16, code: &str) -> Self {
        Self { status, body: json!({ "code": code, "message": "as documented", "error": { "type": "API_ERROR" } }) }
    }
}

/// Something that was executed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Execution {
    /// The id of the request.
    pub request: String,
    pub call: String,
    pub account: Option<String>,
    pub reference: String,
    pub session: String,
    /// The id of the session, capture or refund that shows it.
    pub object: String,
    /// Of a capture or a refund.
    pub amount: u64,
}

/// What the documentation says, and what can be switched off.
#[allow(clippy::struct_excessive_bools)] // They are independent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// A reference has one session, also of requests at the same time.
    pub unique: bool,
    /// A create with the same id and body is executed once.
    pub idempotent: bool,
    /// A5: a rejection means that the request did nothing.
    pub honest: bool,
    /// A session that is paid accepts no capture.
    pub ends_with_release: bool,
    /// The first confirmation is declined.
    pub declines_first: bool,
    /// A confirmation has no charge until 3-D Secure has ended.
    pub authenticates: bool,
    /// Reading calls show what was there so many milliseconds ago.
    pub lag: u64,
    /// The order of a list is reversed, with an expired session of the same reference.
    pub reverses_lists: bool,
    /// An empty list is a 404.
    pub empty_is_404: bool,
    /// A token lives for a second.
    pub has_short_tokens: bool,
    /// The first refund fails in the end.
    pub fails_first_refund: bool,
    /// A session that is not confirmed within a minute expires, and the first customer is slower than that.
    pub expires: bool,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            unique: false,
            idempotent: false,
            honest: true,
            ends_with_release: true,
            declines_first: false,
            authenticates: false,
            lag: 0,
            reverses_lists: false,
            empty_is_404: false,
            has_short_tokens: false,
            fails_first_refund: false,
            expires: false,
        }
    }
}

/// A session or a refund.
#[derive(Clone, Debug)]
struct Object {
    account: Option<String>,
    data: Value,
    /// The time of each change, and the state before it.
    earlier: Vec<(u64, Value)>,
}

/// Changes a session. Returns the amount for the ledger and the response, if it is not the session, or `None` if the state of
/// the session does not permit the change.
type Change = fn(&mut Gateway, &Request, &mut Value) -> Option<(u64, Option<Value>)>;

/// The gateway.
#[derive(Debug)]
pub struct Gateway {
    rules: Rules,
    sessions: Vec<Object>,
    refunds: Vec<Object>,
    /// The first body and reply of each id, in each account.
    requests: BTreeMap<(Option<String>, String), (Value, Reply)>,
    ledger: Vec<Execution>,
    /// The callbacks that are to be sent.
    callbacks: Vec<Value>,
    count: u64,
}

impl Gateway {
    pub fn new(rules: Rules) -> Self {
        Self {
            rules,
            sessions: Vec::new(),
            refunds: Vec::new(),
            requests: BTreeMap::new(),
            ledger: Vec::new(),
            callbacks: Vec::new(),
            count: 0,
        }
    }

    pub fn ledger(&self) -> &[Execution] {
        &self.ledger
    }

    /// Returns the callbacks since the last call.
    pub fn take_callbacks(&mut self) -> Vec<Value> {
        std::mem::take(&mut self.callbacks)
    }

    /// Returns whether a session has expired.
    pub fn has_expired(&self, session: &str) -> bool {
        self.sessions.iter().any(|found| found.data["id"] == session && found.data["status"] == "EXPIRED")
    }

    /// Lets the time pass: refunds end, and sessions expire.
    fn pass(&mut self, now: u64) {
        let is_due = |object: &Object, time: u64| object.earlier.first().is_some_and(|(begun, _)| begun + time <= now);
        for (at, refund) in self.refunds.iter_mut().enumerate() {
            if refund.data["status"] == "PENDING" && is_due(refund, REFUND_TIME) {
                let fails = self.rules.fails_first_refund && at == 0;
                refund.change(now, |data| data["status"] = json!(if fails { "FAILED" } else { "SUCCESS" }));
                self.callbacks.push(json!({ "event": "REFUND.SUCCESS", "data": refund.data }));
                if fails {
                    // The merchant has the money again.
                    let own = |executed: &&mut Execution| {
                        executed.call == "refund" && refund.data["requestId"] == executed.request.as_str()
                    };
                    self.ledger.iter_mut().filter(own).for_each(|executed| executed.amount = 0);
                }
            }
        }
        let (declines_first, count) = (self.rules.declines_first, &mut self.count);
        for session in &mut self.sessions {
            let begun = session.earlier.last().map_or(0, |(changed, _)| *changed);
            if session.data["status"] == "REQUIRE_ACTION"
                && session.data["autoConfirm"] == false
                && begun + AUTHENTICATION_TIME <= now
            {
                *count += 1;
                let id = format!("charge-{count}");
                session.change(now, |data| charge(data, &id, declines_first));
                self.callbacks.push(json!({ "event": "PAYMENT.PROCESSING", "data": session.data }));
            }
        }
        for session in self.sessions.iter_mut().filter(|_| self.rules.expires) {
            if session.data["status"] == "REQUIRE_CONFIRMATION" && is_due(session, SESSION_TIME) {
                session.change(now, |data| data["status"] = json!("EXPIRED"));
            }
        }
    }

    /// Executes a request at a time, in milliseconds. Reading calls show the state at `seen`, which can be earlier.
    pub fn execute(&mut self, now: u64, seen: u64, request: &Request) -> Reply {
        self.pass(now);
        let seen = seen.saturating_sub(self.rules.lag);
        let segments: Vec<&str> = request.path.trim_matches('/').split('/').collect();
        match (request.method.as_str(), &*segments) {
            ("POST", ["v1", "access-token"]) => {
                let seconds = if self.rules.has_short_tokens { "1" } else { "900" };
                Reply::data(&json!({ "accessToken": format!("token-{now}"), "expiresIn": seconds }))
            }
            ("POST", ["v2", "payments"]) => self.create(now, request),
            ("POST", ["v1", "refunds"]) => self.refund(now, request),
            ("GET", ["v2", "payments"]) => self.list(&self.sessions, seen, request),
            ("GET", ["v2", "payments", id]) => get(&self.sessions, seen, request, id),
            // No filter is documented.
            ("GET", ["v1", "refunds"]) => self.list(&self.refunds, seen, request),
            ("GET", ["v1", "refunds", id]) => get(&self.refunds, seen, request, id),
            ("POST", ["v2", "payments", id, "confirm"]) => self.change(now, request, id, Self::confirm),
            ("POST", ["v2", "payments", id, "cancel"]) => self.change(now, request, id, Self::cancel),
            ("POST", ["v2", "payments", id, "capture"]) => self.change(now, request, id, Self::capture),
            _ => Reply::error(404, "not_found"),
        }
    }

    fn next_id(&mut self, kind: &str) -> String {
        self.count += 1;
        format!("{kind}-{}", self.count)
    }

    fn create(&mut self, now: u64, request: &Request) -> Reply {
        let (account, id) = (request.account.clone(), request.id.clone().unwrap_or_default());
        let key = (account.clone(), id.clone());
        if self.rules.idempotent
            && let Some((body, reply)) = self.requests.get(&key)
        {
            let is_same = *body == request.body;
            return if is_same { reply.clone() } else { Reply::error(409, "idempotency_error") };
        }
        let reference = request.body["clientReferenceId"].as_str().unwrap_or_default().to_owned();
        let is_taken = self
            .sessions
            .iter()
            .any(|session| session.account == account && session.data["clientReferenceId"] == reference.as_str());
        if self.rules.unique && is_taken {
            return Reply::error(409, "duplicate_error");
        }
        let session = self.next_id("session");
        let confirms = request.body["autoConfirm"] == false;
        let status = if confirms { "REQUIRE_CONFIRMATION" } else { "REQUIRE_ACTION" };
        let mut data = request.body.clone();
        data["id"] = json!(session);
        data["status"] = json!(status);
        data["chargeDetails"] = json!([]);
        self.sessions.push(Object { account, data: data.clone(), earlier: vec![(now, Value::Null)] });
        self.record(request, &reference, &session, &session, 0);
        let reply = Reply::data(&data);
        self.requests.insert(key, (request.body.clone(), reply.clone()));
        self.reply(reply)
    }

    /// Returns the reply of a call that was executed.
    fn reply(&self, reply: Reply) -> Reply {
        if self.rules.honest {
            return reply;
        }
        let mut rejection = Reply::error(400, "api_validation_error");
        rejection.body["error"]["details"] = json!([{ "field": "amount", "message": "is wrong" }]);
        rejection
    }

    fn record(&mut self, request: &Request, reference: &str, session: &str, object: &str, amount: u64) {
        self.ledger.push(Execution {
            object: object.to_owned(),
            request: request.id.clone().unwrap_or_default(),
            call: request.call().to_owned(),
            account: request.account.clone(),
            reference: reference.to_owned(),
            session: session.to_owned(),
            amount,
        });
    }

    fn list(&self, objects: &[Object], seen: u64, request: &Request) -> Reply {
        let wanted = request.query.get("clientReferenceId");
        let mut found: Vec<Value> = objects
            .iter()
            .filter(|object| object.account == request.account)
            .filter_map(|object| object.at(seen))
            .filter(|data| wanted.is_none_or(|wanted| data["clientReferenceId"] == wanted.as_str()))
            .collect();
        if found.is_empty() && self.rules.empty_is_404 {
            return Reply::error(404, "data_not_found");
        }
        if self.rules.reverses_lists {
            found.reverse();
        }
        page(&found, request)
    }

    /// Refunds as often as it is asked to, so that a refund that is executed twice shows in the ledger.
    fn refund(&mut self, now: u64, request: &Request) -> Reply {
        let session = request.body["paymentSessionId"].as_str().unwrap_or_default().to_owned();
        let is_known = |object: &&Object| object.data["id"] == session.as_str() && object.account == request.account;
        let Some(found) = self.sessions.iter().find(is_known) else { return Reply::error(404, "data_not_found") };
        let reference = found.data["clientReferenceId"].as_str().unwrap_or_default().to_owned();
        let amount = request.body["amount"]["value"].as_str().and_then(|value| value.parse().ok()).unwrap_or(0);
        let id = self.next_id("refund");
        let mut data = request.body.clone();
        data["id"] = json!(id);
        data["status"] = json!("PENDING");
        // For the ledger.
        data["requestId"] = json!(request.id);
        self.refunds.push(Object {
            account: request.account.clone(),
            data: data.clone(),
            earlier: vec![(now, Value::Null)],
        });
        self.callbacks.push(json!({ "event": "REFUND.PENDING", "data": data }));
        self.record(request, &reference, &session, &id, amount);
        self.reply(Reply::data(&data))
    }

    fn change(&mut self, now: u64, request: &Request, id: &str, change: Change) -> Reply {
        let found =
            self.sessions.iter().position(|session| session.data["id"] == id && session.account == request.account);
        let Some(at) = found else { return Reply::error(404, "data_not_found") };
        let mut data = self.sessions[at].data.clone();
        let Some((amount, reply)) = change(self, request, &mut data) else {
            return Reply::error(422, "invalid_state");
        };
        let reference = data["clientReferenceId"].as_str().unwrap_or_default().to_owned();
        self.sessions[at].change(now, |session| session.clone_from(&data));
        self.callbacks.push(json!({ "event": "PAYMENT.PROCESSING", "data": data }));
        let reply = reply.unwrap_or(data);
        self.record(request, &reference, id, reply["id"].as_str().unwrap_or_default(), amount);
        self.reply(Reply::data(&reply))
    }

    fn confirm(&mut self, _: &Request, data: &mut Value) -> Option<(u64, Option<Value>)> {
        if data["status"] != "REQUIRE_CONFIRMATION" {
            return None;
        }
        if self.rules.authenticates {
            data["status"] = json!("REQUIRE_ACTION");
        } else {
            charge(data, &self.next_id("charge"), self.rules.declines_first);
        }
        Some((0, None))
    }

    #[allow(clippy::unused_self)] // One signature for all changes.
    fn cancel(&mut self, _: &Request, data: &mut Value) -> Option<(u64, Option<Value>)> {
        if data["status"] != "REQUIRE_CONFIRMATION" {
            return None;
        }
        data["status"] = json!("CANCELLED");
        Some((0, None))
    }

    /// Captures a part as often as something is left, so that a capture that is sent twice shows in the ledger.
    fn capture(&mut self, request: &Request, data: &mut Value) -> Option<(u64, Option<Value>)> {
        let total = data["amount"]["value"].as_u64()?;
        let id = self.next_id("capture");
        let charge = data["chargeDetails"].as_array_mut()?.last_mut()?;
        if charge["status"] != "WAITING_FOR_CAPTURE" {
            return None;
        }
        let histories = charge["captureHistories"].as_array_mut()?;
        let captured: u64 = histories.iter().filter_map(|history| history["capturedAmount"].as_u64()).sum();
        let amount = request.body["amount"]["value"].as_u64().unwrap_or(total - captured);
        if amount == 0 {
            return None;
        }
        histories.push(json!({ "captureId": id, "capturedAmount": amount, "currency": "IDR", "status": "SUCCESS" }));
        let is_last = captured + amount >= total && request.body["releaseRemainingAmount"] == true;
        if is_last && self.rules.ends_with_release {
            charge["status"] = json!("SUCCESS");
            data["status"] = json!("PAID");
        }
        let response = json!({
            "id": id,
            "paymentSessionId": data["id"],
            "paymentSessionClientReferenceId": data["clientReferenceId"],
            "amount": { "value": amount, "currency": "IDR" },
            "status": "PENDING",
        });
        Some((amount, Some(response)))
    }
}

impl Object {
    /// Changes the data at a time.
    fn change(&mut self, now: u64, change: impl FnOnce(&mut Value)) {
        self.earlier.push((now, self.data.clone()));
        change(&mut self.data);
    }

    /// Returns the object as it was at a time, or `None` before it existed.
    fn at(&self, seen: u64) -> Option<Value> {
        let later = self.earlier.iter().find(|(changed, _)| *changed > seen);
        match later {
            Some((_, before)) => Some(before.clone()).filter(|before| !before.is_null()),
            None => Some(self.data.clone()),
        }
    }
}

/// Appends the charge of a confirmation to a session.
fn charge(data: &mut Value, id: &str, declines_first: bool) {
    let Some(charges) = data["chargeDetails"].as_array() else { return };
    let is_declined = declines_first && charges.is_empty();
    let charge = json!({
        "id": id,
        "amount": data["amount"],
        "status": if is_declined { "FAILED" } else { "WAITING_FOR_CAPTURE" },
        "captureHistories": [],
    });
    data["status"] = json!(if is_declined { "REQUIRE_CONFIRMATION" } else { "PROCESSING" });
    if let Some(charges) = data["chargeDetails"].as_array_mut() {
        charges.push(charge);
    }
}

fn get(objects: &[Object], seen: u64, request: &Request, id: &str) -> Reply {
    let found = objects.iter().find(|object| object.data["id"] == id && object.account == request.account);
    match found.and_then(|object| object.at(seen)) {
        Some(data) => Reply::data(&data),
        None => Reply::error(404, "data_not_found"),
    }
}

/// Returns a page with two items.
fn page(items: &[Value], request: &Request) -> Reply {
    const PER_PAGE: usize = 2;
    let page = request.query.get("page").and_then(|page| page.parse().ok()).unwrap_or(1_usize).max(1);
    let pages = items.len().div_ceil(PER_PAGE).max(1);
    let on_page: Vec<&Value> = items.iter().skip((page - 1) * PER_PAGE).take(PER_PAGE).collect();
    let mut reply = Reply::data(&json!(on_page));
    reply.body["pagination"] =
        json!({ "page": page, "perPage": PER_PAGE, "totalItems": items.len(), "totalPages": pages });
    reply
}
