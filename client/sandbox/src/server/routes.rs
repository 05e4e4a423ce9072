//! The operations: their URLs, their execution and their responses.

use std::{
    borrow::Cow,
    sync::{Mutex, MutexGuard, PoisonError},
};

use hyper::{
    Method, StatusCode,
    header::{HeaderMap, HeaderValue, LOCATION},
    http::request::Parts,
};
use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{
    configs,
    reply::{self, Reply},
};
use crate::{
    envelope::{to_data, to_page},
    error::GatewayError,
    operation::Operation,
    policy::Policy,
    rejection::Rejection,
    store::{Accounts, Store, request_id},
};

/// The target of a URL and a method.
pub enum Route {
    /// An operation, and the id in its path, which is empty where the path has none.
    Operation { operation: Operation, id: String },
    /// The page on which a customer pays.
    HostedPage,
}

/// Finds the route of a request.
pub fn route(method: &Method, path: &str) -> Result<Route, Rejection> {
    let segments: Vec<Cow<'_, str>> = path
        .trim_start_matches('/')
        .split('/')
        .map(|segment| percent_decode_str(segment).decode_utf8())
        .collect::<Result<_, _>>()
        .map_err(|_| Rejection::invalid("", "the path is not UTF-8"))?;
    let segments: Vec<&str> = segments.iter().map(AsRef::as_ref).collect();
    let none = "";
    let (get, post, id) = match segments[..] {
        ["v1", "access-token"] => (None, Some(Operation::AccessToken), none),
        ["v1", "customers", id] => (Some(Operation::Customer), None, id),
        ["v1", "refunds"] => (Some(Operation::FindRefunds), Some(Operation::Refund), none),
        ["v1", "refunds", id] => (Some(Operation::GetRefund), None, id),
        ["v2", "charges"] => (Some(Operation::Charges), None, none),
        ["v2", "payment-method-configs"] => (Some(Operation::PaymentMethodConfigs), None, none),
        ["v2", "payments"] => (Some(Operation::Find), Some(Operation::Create), none),
        ["v2", "payments", "simulations"] => (None, Some(Operation::Simulate), none),
        ["v2", "payments", id] => (Some(Operation::Get), None, id),
        ["v2", "payments", id, "cancel"] => (None, Some(Operation::Cancel), id),
        ["v2", "payments", id, "capture"] => (None, Some(Operation::Capture), id),
        ["v2", "payments", id, "confirm"] => (None, Some(Operation::Confirm), id),
        ["detail"] if method == Method::GET => return Ok(Route::HostedPage),
        ["detail"] => (None, None, none),
        _ => return Err(GatewayError::NotFound.into()),
    };
    let operation = match *method {
        Method::GET => get,
        Method::POST => post,
        _ => None,
    };
    let operation = operation.ok_or(GatewayError::MethodNotAllowed)?;
    Ok(Route::Operation { operation, id: id.to_owned() })
}

/// A request for an operation.
pub struct Call<'a> {
    operation: Operation,
    /// The id in the path; empty if there is none.
    id: &'a str,
    parts: &'a Parts,
    body: &'a [u8],
}

/// The id or reference by which a call names its payment.
pub enum PaymentId {
    Reference(String),
    SessionId(String),
}

/// The fields of a body that name a payment.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
struct PaymentNames {
    client_reference_id: Option<String>,
    payment_session_id: Option<String>,
}

impl<'a> Call<'a> {
    pub fn new(operation: Operation, id: &'a str, parts: &'a Parts, body: &'a [u8]) -> Self {
        Self { operation, id, parts, body }
    }

    pub fn operation(&self) -> Operation {
        self.operation
    }

    /// Returns the id in the path; empty if there is none.
    pub fn id(&self) -> &str {
        self.id
    }

    /// Returns the reference in the query or in the body, or else the session's id in the body or in the path.
    pub fn payment_id(&self) -> PaymentId {
        let body: PaymentNames = serde_json::from_slice(self.body).unwrap_or_default();
        let in_query = self.parameter("clientReferenceId").map(Cow::into_owned);
        match in_query.or(body.client_reference_id) {
            Some(reference) => PaymentId::Reference(reference),
            None => PaymentId::SessionId(body.payment_session_id.unwrap_or_else(|| self.id.to_owned())),
        }
    }

    /// Returns the sub-account that the call is for, or `None` for the main account.
    pub fn sub_merchant(&self) -> Option<&str> {
        self.header("x-submerchant-id")
    }

    fn header(&self, name: &str) -> Option<&str> {
        header(&self.parts.headers, name)
    }

    fn parameter(&self, name: &str) -> Option<Cow<'_, str>> {
        parameter(self.parts.uri.query().unwrap_or_default(), name)
    }

    /// Parses a parameter that is a positive number.
    fn number(&self, name: &str, default: usize) -> Result<usize, Rejection> {
        let Some(text) = self.parameter(name) else { return Ok(default) };
        let number = text.parse().ok().filter(|number| *number > 0);
        number.ok_or_else(|| Rejection::invalid(name, "must be a whole number from 1"))
    }

    /// Hashes the method, path and body that a request id belongs to.
    fn fingerprint(&self) -> [u8; 32] {
        let target = format!("{} {}\n", self.parts.method, self.parts.uri);
        Sha256::new().chain_update(target).chain_update(self.body).finalize().into()
    }
}

/// Returns a header, unless it is not ASCII.
pub fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

pub fn parameter<'a>(query: &'a str, name: &str) -> Option<Cow<'a, str>> {
    form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == name).map(|(_, value)| value)
}

/// Executes a call.
pub fn execute(accounts: &Mutex<Accounts>, policy: &Policy, call: &Call<'_>) -> Result<Reply, Rejection> {
    let (id, body) = (call.id, call.body);
    match call.operation {
        Operation::AccessToken => {
            let credentials = (call.header("x-merchant-id"), call.header("x-merchant-secret"));
            locked(accounts).access_token(credentials, body).map(success)
        }
        Operation::Create => {
            // The checks take most of the time, so they run before the accounts are locked.
            let request = policy.parse(body);
            once(accounts, call, |store, request_id| store.create(&request?, request_id).map(to_data))
        }
        Operation::Confirm => {
            once(accounts, call, |store, request_id| store.confirm(id, body, request_id).map(to_data))
        }
        Operation::Cancel => once(accounts, call, |store, request_id| store.cancel(id, body, request_id).map(to_data)),
        Operation::Capture => {
            once(accounts, call, |store, request_id| store.capture(id, body, request_id).map(to_data))
        }
        Operation::Refund => once(accounts, call, |store, request_id| store.refund(body, request_id).map(to_data)),
        Operation::Simulate => once(accounts, call, |store, _| store.simulate(body).map(to_data)),
        Operation::Get
        | Operation::Find
        | Operation::Charges
        | Operation::PaymentMethodConfigs
        | Operation::GetRefund
        | Operation::FindRefunds
        | Operation::Customer => read(&mut locked(accounts), call),
    }
}

/// Executes a call that changes nothing.
fn read(accounts: &mut Accounts, call: &Call<'_>) -> Result<Reply, Rejection> {
    let store = authorized(accounts, call)?;
    let reference = call.parameter("clientReferenceId");
    match call.operation {
        Operation::Get => store.session(call.id).map(|session| success(&*session)),
        Operation::GetRefund => store.refund_by_id(call.id).map(success),
        Operation::Customer => store.customer(call.id).map(success),
        Operation::Find => page(call, store.sessions_of(reference.as_deref())),
        Operation::Charges => page(call, store.charges_of(reference.as_deref())),
        Operation::FindRefunds => page(call, store.refunds()),
        Operation::PaymentMethodConfigs => Ok(success(configs::documented())),
        _ => Err(GatewayError::NotFound.into()),
    }
}

/// Opens the hosted page, which pays.
pub fn open_hosted_page(accounts: &mut Accounts, query: &str) -> Result<Reply, Rejection> {
    let token = parameter(query, "token").ok_or_else(|| Rejection::invalid("token", "is required"))?;
    let url = accounts.with_session(&token).pay_on_page(&token)?;
    let Some(url) = url else { return Ok(Reply::new("paid".into())) };
    let url = HeaderValue::try_from(url).map_err(|_| Rejection::invalid("redirectUrl", "is not a header value"))?;
    let mut reply = Reply::default();
    *reply.status_mut() = StatusCode::SEE_OTHER;
    reply.headers_mut().insert(LOCATION, url);
    Ok(reply)
}

fn success(data: impl Serialize) -> Reply {
    reply::json(200, to_data(data))
}

fn locked(accounts: &Mutex<Accounts>) -> MutexGuard<'_, Accounts> {
    accounts.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Returns the store of the call's account if its access token is valid.
fn authorized<'a>(accounts: &'a mut Accounts, call: &Call<'_>) -> Result<&'a mut Store, Rejection> {
    accounts.authorize(call.header("authorization"))?;
    Ok(accounts.of(call.sub_merchant()))
}

/// Responds to a request for a page of a list.
fn page<T: Serialize>(call: &Call<'_>, all: impl IntoIterator<Item = T>) -> Result<Reply, Rejection> {
    let (page, per_page) = (call.number("page", 1)?, call.number("perPage", 20)?);
    if per_page > 100 {
        return Err(Rejection::invalid("perPage", "must be at most 100"));
    }
    let all: Vec<T> = all.into_iter().collect();
    Ok(reply::json(200, to_page(&all, page, per_page)))
}

/// Responds to a request that changes something. The store decides about a repeated request id.
fn once(
    accounts: &Mutex<Accounts>,
    call: &Call<'_>,
    work: impl FnOnce(&mut Store, &str) -> Result<String, Rejection>,
) -> Result<Reply, Rejection> {
    let mut accounts = locked(accounts);
    let store = authorized(&mut accounts, call)?;
    if !call.header("content-type").is_some_and(|kind| kind.starts_with("application/json")) {
        return Err(Rejection::invalid("Content-Type", "must be application/json"));
    }
    let id = request_id(call.header("x-request-id"))?;
    let fingerprint = call.fingerprint();
    if let Some(first) = store.repeated(&id, &fingerprint)? {
        return Ok(reply::json(200, first));
    }
    let body = work(store, &id)?;
    let body = store.remember(id, fingerprint, body);
    Ok(reply::json(200, body))
}
