//! The HTTP interface: routes, authorization, envelopes and pages of lists.

use std::sync::{Arc, Mutex, PoisonError};

use axum::{
    Router,
    body::Bytes,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use serde::{Deserialize, Serialize};
use serde_json::json as value;

use crate::{
    callbacks,
    refusal::Refusal,
    store::{self, Store},
};

/// The state that all handlers share.
#[derive(Clone)]
struct Shared {
    store: Arc<Mutex<Store>>,
    client: reqwest::Client,
}

/// Creates the routes of the gateway over `store`.
pub fn router(store: Store) -> Router {
    Router::new()
        .route("/v1/access-token", post(access_token))
        .route("/v2/payments", post(create).get(list))
        .route("/v2/payments/simulations", post(simulate))
        .route("/v2/payments/{id}", get(session_by_id))
        .route("/v2/payments/{id}/confirm", post(confirm))
        .route("/v2/payments/{id}/cancel", post(cancel))
        .route("/v2/payments/{id}/capture", post(capture))
        .route("/v2/charges", get(charges))
        .route("/v2/payment-method-configs", get(payment_method_configs))
        .route("/v1/refunds", post(refund).get(refunds))
        .route("/v1/refunds/{id}", get(refund_by_id))
        .route("/v1/customers/{id}", get(customer))
        .route("/detail", get(hosted_page))
        .fallback(async || Refusal::NotFound)
        .with_state(Shared { store: Arc::new(Mutex::new(store)), client: reqwest::Client::new() })
}

type Answer = Result<Response, Refusal>;

impl Shared {
    fn store(&self) -> std::sync::MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Answers a request that changes nothing.
    fn look<T: Serialize>(&self, headers: &HeaderMap, work: impl FnOnce(&mut Store) -> Result<T, Refusal>) -> Answer {
        let mut store = self.store();
        store.authorize(header_of(headers, "authorization"))?;
        let data = work(&mut store)?;
        Ok(success(data))
    }

    /// Answers a request for a page of a list.
    fn page<T: Serialize>(
        &self,
        headers: &HeaderMap,
        asked: &Asked,
        list: impl FnOnce(&mut Store) -> Vec<T>,
    ) -> Answer {
        let mut store = self.store();
        store.authorize(header_of(headers, "authorization"))?;
        let (page, per_page) = (asked.page.unwrap_or(1), asked.per_page.unwrap_or(20));
        if page == 0 || !(1..=100).contains(&per_page) {
            return Err(Refusal::invalid("perPage", "page counts from 1, and at most 100 items are on one"));
        }
        let all = list(&mut store);
        let pagination =
            Pagination { page, per_page, total_items: all.len(), total_pages: all.len().div_ceil(per_page) };
        let data: Vec<T> = all.into_iter().skip((page - 1).saturating_mul(per_page)).take(per_page).collect();
        Ok(json(StatusCode::OK, body_of(&Envelope { pagination: Some(pagination), ..Envelope::of(data) })))
    }

    /// Answers a request that changes something: once for each request id, then with the first response again.
    fn once<T: Serialize>(
        &self,
        headers: &HeaderMap,
        body: &Bytes,
        work: impl FnOnce(&mut Store) -> Result<T, Refusal>,
    ) -> Answer {
        let mut store = self.store();
        store.authorize(header_of(headers, "authorization"))?;
        if !header_of(headers, "content-type").is_some_and(|kind| kind.starts_with("application/json")) {
            return Err(Refusal::invalid("Content-Type", "must be application/json"));
        }
        let id = store::request_id(header_of(headers, "x-request-id"))?;
        let answer = match store.answered(&id, body)? {
            Some(answer) => answer,
            None => {
                let data = work(&mut store)?;
                store.remember(id, body, body_of(&Envelope::of(data)))
            }
        };
        callbacks::send(&self.client, &mut store);
        Ok(json(StatusCode::OK, answer))
    }
}

/// The envelope of every response.
#[derive(Serialize)]
struct Envelope<T> {
    code: &'static str,
    message: &'static str,
    data: T,
    #[serde(skip_serializing_if = "Option::is_none")]
    pagination: Option<Pagination>,
}

/// The position of a page in its list.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Pagination {
    page: usize,
    per_page: usize,
    total_items: usize,
    total_pages: usize,
}

/// The query of a list.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Asked {
    client_reference_id: Option<String>,
    page: Option<usize>,
    per_page: Option<usize>,
}

impl<T> Envelope<T> {
    fn of(data: T) -> Self {
        Self { code: "00", message: "Success", data, pagination: None }
    }
}

fn success(data: impl Serialize) -> Response {
    json(StatusCode::OK, body_of(&Envelope::of(data)))
}

pub fn json(status: StatusCode, body: String) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], body).into_response()
}

pub fn body_of(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("answers have string keys")
}

fn header_of<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

async fn access_token(State(shared): State<Shared>, headers: HeaderMap, body: Bytes) -> Answer {
    let credentials = (header_of(&headers, "x-merchant-id"), header_of(&headers, "x-merchant-secret"));
    shared.store().access_token(credentials, &body).map(success)
}

async fn create(State(shared): State<Shared>, headers: HeaderMap, body: Bytes) -> Answer {
    shared.once(&headers, &body, |store| store.create(&body))
}

async fn confirm(State(shared): State<Shared>, Path(id): Path<String>, headers: HeaderMap, body: Bytes) -> Answer {
    shared.once(&headers, &body, |store| store.confirm(&id, &body))
}

async fn cancel(State(shared): State<Shared>, Path(id): Path<String>, headers: HeaderMap, body: Bytes) -> Answer {
    shared.once(&headers, &body, |store| store.cancel(&id, &body))
}

async fn capture(State(shared): State<Shared>, Path(id): Path<String>, headers: HeaderMap, body: Bytes) -> Answer {
    shared.once(&headers, &body, |store| store.capture(&id, &body))
}

async fn simulate(State(shared): State<Shared>, headers: HeaderMap, body: Bytes) -> Answer {
    shared.once(&headers, &body, |store| store.simulate(&body))
}

async fn refund(State(shared): State<Shared>, headers: HeaderMap, body: Bytes) -> Answer {
    shared.once(&headers, &body, |store| store.refund(&body))
}

async fn refund_by_id(State(shared): State<Shared>, Path(id): Path<String>, headers: HeaderMap) -> Answer {
    shared.look(&headers, |store| store.refund_by_id(&id))
}

/// Lists all refunds.
async fn refunds(State(shared): State<Shared>, Query(asked): Query<Asked>, headers: HeaderMap) -> Answer {
    shared.page(&headers, &asked, |store| store.refunds.clone())
}

async fn session_by_id(State(shared): State<Shared>, Path(id): Path<String>, headers: HeaderMap) -> Answer {
    shared.look(&headers, |store| store.session(&id).cloned())
}

/// The documented merchant's methods and limits. The sandbox itself has no limits.
async fn payment_method_configs(State(shared): State<Shared>, headers: HeaderMap) -> Answer {
    let limits = |channels: &[&str], minimum: u64, maximum: u64, expiry: &str| {
        value!({
            "enabled": true,
            "acceptedChannels": channels,
            "minimumAmount": { "value": minimum, "currency": "IDR" },
            "maximumAmount": { "value": maximum, "currency": "IDR" },
            "maximumExpiry": expiry,
        })
    };
    let banks = ["DANAMON", "BNI", "MANDIRI", "BSI", "BCA", "BNC", "CIMB", "BRI", "PERMATA"];
    shared.look(&headers, |_| {
        Ok(value!({
            "card": limits(&["VISA", "MASTERCARD", "JCB"], 10_000, 9_999_999_999, "30 DAYS"),
            "virtualAccount": limits(&banks, 10_000, 9_999_999_999, "30 DAYS"),
            "qr": limits(&[], 1_000, 9_999_999, "60 MINUTES"),
            "ewallet": limits(&["DANA", "SHOPEEPAY"], 10_000, 9_999_999, "30 MINUTES"),
            "installment": { "enabled": false, "acceptedChannels": {} },
        }))
    })
}

async fn customer(State(shared): State<Shared>, Path(id): Path<String>, headers: HeaderMap) -> Answer {
    shared.look(&headers, |store| store.customer(&id).cloned())
}

/// Lists all sessions, or those of a `clientReferenceId`.
async fn list(State(shared): State<Shared>, Query(asked): Query<Asked>, headers: HeaderMap) -> Answer {
    shared.page(&headers, &asked, |store| store.sessions_of(asked.client_reference_id.as_deref()))
}

/// Lists all charges, or those of a `clientReferenceId`.
async fn charges(State(shared): State<Shared>, Query(asked): Query<Asked>, headers: HeaderMap) -> Answer {
    shared.page(&headers, &asked, |store| store.charges_of(asked.client_reference_id.as_deref()))
}

#[derive(Deserialize)]
struct Ticket {
    token: String,
}

/// The hosted page: opening it pays.
async fn hosted_page(State(shared): State<Shared>, Query(ticket): Query<Ticket>) -> Answer {
    let mut store = shared.store();
    let back = store.pay_on_page(&ticket.token)?;
    callbacks::send(&shared.client, &mut store);
    Ok(match back {
        Some(url) => Redirect::to(&url).into_response(),
        None => "paid".into_response(),
    })
}
