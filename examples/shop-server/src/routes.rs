//! The pages and the callback. They only write the database, and wake the worker.

use std::{sync::Arc, time::Duration};

use axum::{
    Form, Router,
    body::to_bytes,
    extract::{Path, Request, State},
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
    routing::{get, post},
};
use payment_session::{
    gateway::{RequestId, SimulatedStatus, Simulation},
    response::Callback,
};
use serde::Deserialize;
use tokio::time::timeout;

use crate::{
    Shop,
    order::{Method, PaymentState},
    pages, store,
    worker::Task,
};

/// The time for the body of a callback, and its greatest length in bytes.
const CALLBACK_TIME: Duration = Duration::from_secs(10);
const CALLBACK_LENGTH: usize = 1 << 20;

/// An error that the customer cannot correct.
struct Failure(StatusCode);

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        eprintln!("the database: {error}");
        Self(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        self.0.into_response()
    }
}

pub fn router(shop: Arc<Shop>) -> Router {
    Router::new()
        .route("/", get(start))
        .route("/orders", post(check_out))
        .route("/orders/{number}", get(show))
        .route("/orders/{number}/method", post(switch))
        .route("/payments/{reference}/simulation", post(simulate))
        .route("/callback", post(callback))
        .with_state(shop)
}

async fn start() -> Html<String> {
    Html(pages::form(RequestId::random().as_ref(), "", &[]))
}

#[derive(Deserialize)]
struct Checkout {
    cart: String,
    email: String,
    method: String,
}

async fn check_out(State(shop): State<Arc<Shop>>, Form(form): Form<Checkout>) -> Result<Response, Failure> {
    let method = Method::from_text(&form.method).ok_or(Failure(StatusCode::BAD_REQUEST))?;
    match shop.store.check_out(&form.cart, &form.email, method)? {
        Ok(order) => {
            wake(&shop, order.number)?;
            Ok(to_order(order.number))
        }
        Err(violations) => {
            let messages: Vec<_> = violations.iter().map(|violation| violation.message().to_owned()).collect();
            let page = Html(pages::form(&form.cart, &form.email, &messages));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

async fn show(State(shop): State<Arc<Shop>>, Path(number): Path<i64>) -> Result<Html<String>, Failure> {
    let (order, payments) = shop.store.order(number)?.ok_or(Failure(StatusCode::NOT_FOUND))?;
    let refunds = payments.iter().map(|payment| shop.store.refund_of(&payment.reference));
    let refunds: Vec<_> = refunds.collect::<store::Result<_>>()?;
    Ok(Html(pages::order(&order, payments.iter().zip(&refunds))))
}

#[derive(Deserialize)]
struct Switch {
    method: String,
}

/// Offers another method. A session that waits for its payment cannot be cancelled, so the page shows both.
async fn switch(
    State(shop): State<Arc<Shop>>,
    Path(number): Path<i64>,
    Form(form): Form<Switch>,
) -> Result<Response, Failure> {
    let method = Method::from_text(&form.method).ok_or(Failure(StatusCode::BAD_REQUEST))?;
    shop.store.order(number)?.ok_or(Failure(StatusCode::NOT_FOUND))?;
    shop.store.switch(number, method)?;
    wake(&shop, number)?;
    Ok(to_order(number))
}

/// Acts for the customer, in a sandbox.
async fn simulate(State(shop): State<Arc<Shop>>, Path(reference): Path<String>) -> Result<Response, Failure> {
    let payment = shop.store.payment(&reference)?.ok_or(Failure(StatusCode::NOT_FOUND))?;
    let session = payment.session.ok_or(Failure(StatusCode::CONFLICT))?;
    let simulation = Simulation::new(session.id, SimulatedStatus::SUCCESS);
    if let Err(error) = shop.client.simulate(&simulation).await {
        eprintln!("the simulation: {error}");
    }
    Ok(to_order(payment.order))
}

/// Receives a callback. Whatever it says, the worker looks the session up. So a callback that is repeated, late or forged
/// changes nothing, and after one that is lost the next regular look-up finds the payment.
async fn callback(State(shop): State<Arc<Shop>>, request: Request) -> Result<StatusCode, Failure> {
    let (head, body) = request.into_parts();
    // Before the body is read, which anybody can send.
    if !shop.callback_key.verify(head.headers.get("x-api-key")) {
        return Ok(StatusCode::UNAUTHORIZED);
    }
    let Ok(body) = timeout(CALLBACK_TIME, to_bytes(body, CALLBACK_LENGTH)).await else {
        return Ok(StatusCode::REQUEST_TIMEOUT);
    };
    let Ok(body) = body else { return Ok(StatusCode::PAYLOAD_TOO_LARGE) };
    let Ok(callback) = Callback::parse(&body) else { return Ok(StatusCode::BAD_REQUEST) };
    let reference = callback.session().and_then(|session| session.client_reference_id.clone());
    if let Some(reference) = reference
        && shop.store.payment(&reference)?.is_some()
    {
        shop.tasks.send(Task::Payment(reference)).ok();
    }
    shop.client.observe(&callback);
    if let Some(reference) = callback.refund().and_then(|refund| refund.client_reference_id.clone()) {
        shop.tasks.send(Task::Refund(reference)).ok();
    }
    Ok(StatusCode::OK)
}

/// Wakes the worker for the payments of an order that are not sent yet.
fn wake(shop: &Shop, number: i64) -> Result<(), Failure> {
    let payments = shop.store.order(number)?.map(|(_, payments)| payments).unwrap_or_default();
    for payment in payments.into_iter().filter(|payment| payment.state == PaymentState::New) {
        shop.tasks.send(Task::Payment(payment.reference)).ok();
    }
    Ok(())
}

fn to_order(number: i64) -> Response {
    Redirect::to(&format!("/orders/{number}")).into_response()
}
