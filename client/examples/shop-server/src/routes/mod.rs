//! The pages and the callback. They only write the database, and wake the worker.

use std::{sync::Arc, time::Duration};

use axum::{
    Form, Router,
    body::{Body, to_bytes},
    extract::{Path, Query, Request, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    middleware::{Next, from_fn, map_response},
    response::{Html, IntoResponse, Redirect, Response},
    routing::{get, post},
};
use maud::Markup;
use payment_session::{
    gateway::{RequestId, SimulatedStatus, Simulation},
    response::Callback,
};
use serde::Deserialize;
use tokio::time::timeout;

use crate::{
    Shop,
    checkout::{Checkout, Mistakes},
    order::{Method, Open, Order, order_of},
    pages,
    store::Failure,
    visitor::Visitor,
    worker,
};

/// The time for a body, and the greatest lengths of a form and of a callback in bytes.
const BODY_TIME: Duration = Duration::from_secs(10);
const FORM_LENGTH: usize = 16 << 10;
const CALLBACK_LENGTH: usize = 1 << 20;

/// An error that the customer cannot correct.
enum Error {
    NotFound,
    /// The form was sent by another site, or the browser has lost its cookie.
    Forged,
    /// The details are printed, and the customer does not see them.
    Failed(Failure),
}

impl<E: Into<Failure>> From<E> for Error {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let status = match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forged => StatusCode::FORBIDDEN,
            Self::Failed(error) => {
                eprintln!("a page: {error}");
                StatusCode::INTERNAL_SERVER_ERROR
            }
        };
        (status, Html(pages::failure(status).into_string())).into_response()
    }
}

pub fn router(shop: Arc<Shop>) -> Router {
    Router::new()
        .route("/", get(cart))
        .route("/checkout", get(checkout))
        .route("/orders", post(order))
        .route("/orders/{id}", get(show))
        .route("/orders/{id}/status", get(status))
        .route("/orders/{id}/method", post(choose))
        .route("/payments/{reference}/simulation", post(simulate))
        .route("/admin", get(admin))
        .route("/shop.css", get(async || file("text/css", include_str!("../shop.css"))))
        .route("/shop.js", get(async || file("text/javascript", include_str!("../shop.js"))))
        .layer(from_fn(receive))
        // It checks its key before it reads the body.
        .route("/callback", post(callback))
        .layer(map_response(harden))
        .layer(from_fn(carry_out))
        .with_state(shop)
}

/// Reads the body before a handler begins, so that a form that does not end holds nothing.
async fn receive(request: Request, next: Next) -> Response {
    let (head, body) = request.into_parts();
    match timeout(BODY_TIME, to_bytes(body, FORM_LENGTH)).await {
        Ok(Ok(body)) => next.run(Request::from_parts(head, Body::from(body))).await,
        Ok(Err(_)) => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
        Err(_) => StatusCode::REQUEST_TIMEOUT.into_response(),
    }
}

/// Runs each handler to its end, also if the customer closes the page while it writes.
async fn carry_out(request: Request, next: Next) -> Response {
    let handled = tokio::spawn(next.run(request)).await;
    handled.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// Forbids scripts, frames and forms of other sites.
async fn harden(mut response: Response) -> Response {
    let headers: [(HeaderName, &str); 4] = [
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; \
             base-uri 'none'; frame-ancestors 'none'",
        ),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    for (name, value) in headers {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

fn file(kind: &'static str, text: &'static str) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, kind)], text)
}

fn page(visitor: &Visitor, markup: Markup) -> Response {
    (visitor.cookies(), Html(markup.into_string())).into_response()
}

async fn cart(visitor: Visitor) -> Response {
    page(&visitor, pages::cart())
}

async fn checkout(visitor: Visitor, Query(quantities): Query<std::collections::HashMap<String, String>>) -> Response {
    let cart = RequestId::random().to_string();
    let (email, name) = (String::new(), String::new());
    let form = Checkout { token: String::new(), cart, email, name, method: Method::Qr, quantities };
    let mistakes = form.lines().err().unwrap_or_default();
    page(&visitor, pages::checkout(&visitor, &form, &mistakes))
}

async fn order(State(shop): State<Arc<Shop>>, visitor: Visitor, Form(form): Form<Checkout>) -> Result<Response, Error> {
    require_token(&visitor, &form.token)?;
    let form_again = |mistakes: &Mistakes| {
        (StatusCode::UNPROCESSABLE_ENTITY, page(&visitor, pages::checkout(&visitor, &form, mistakes))).into_response()
    };
    let (order, request) = match form.order() {
        Ok(order) => order,
        Err(mistakes) => return Ok(form_again(&mistakes)),
    };
    let call = shop.client.intend_create(&request);
    if shop.store.insert(&order, &call.row(), shop.pause).await? {
        shop.wake.notify_one();
    }
    Ok(to_order(&order.id))
}

async fn show(State(shop): State<Arc<Shop>>, visitor: Visitor, Path(id): Path<String>) -> Result<Response, Error> {
    let order = find(&shop, &id).await?;
    Ok(page(&visitor, pages::order(&visitor, &order)))
}

/// The part of the page that changes, which its script asks for.
async fn status(State(shop): State<Arc<Shop>>, visitor: Visitor, Path(id): Path<String>) -> Result<Response, Error> {
    let order = find(&shop, &id).await?;
    Ok(Html(pages::status(&visitor, &order).into_string()).into_response())
}

#[derive(Deserialize)]
struct Choice {
    token: String,
    method: Method,
}

/// Offers another method. A session that waits for its payment cannot be cancelled, so the page shows both.
async fn choose(
    State(shop): State<Arc<Shop>>,
    visitor: Visitor,
    Path(id): Path<String>,
    Form(form): Form<Choice>,
) -> Result<Response, Error> {
    require_token(&visitor, &form.token)?;
    let change = shop.store.change(&id, shop.pause, None, |order| {
        let request = order.offers(form.method).then(|| order.pay(form.method))?.ok()?;
        Some(shop.client.intend_create(&request).row())
    });
    change.await?.ok_or(Error::NotFound)?;
    shop.wake.notify_one();
    Ok(to_order(&id))
}

#[derive(Deserialize)]
struct Simulated {
    token: String,
    status: SimulatedStatus,
}

/// Acts for the customer, in a sandbox. Leave this route out of a real shop.
async fn simulate(
    State(shop): State<Arc<Shop>>,
    visitor: Visitor,
    Path(reference): Path<String>,
    Form(form): Form<Simulated>,
) -> Result<Response, Error> {
    require_token(&visitor, &form.token)?;
    let order = find(&shop, order_of(&reference).ok_or(Error::NotFound)?).await?;
    let Some(Open::Payment { session: Some(session), .. }) = order.find(&reference) else {
        return Err(Error::NotFound);
    };
    if let Err(error) = shop.simulator.simulate(&Simulation::new(session, form.status)).await {
        eprintln!("the simulation: {error}");
    }
    // No callback reports an expiry.
    worker::look_at(shop, reference).await;
    Ok(to_order(&order.id))
}

/// The orders, for the people of the shop. Only this machine reaches it; the README says how to protect it elsewhere.
async fn admin(State(shop): State<Arc<Shop>>) -> Result<Response, Error> {
    Ok(Html(pages::admin(&shop.store.latest().await?).into_string()).into_response())
}

/// Receives a callback. Whatever it says, the worker looks the session or refund up. So a callback that is repeated, late
/// or forged changes nothing, and after one that is lost, the next regular look-up finds the payment.
async fn callback(State(shop): State<Arc<Shop>>, request: Request) -> StatusCode {
    let (head, body) = request.into_parts();
    // Before the body is read, which anybody can send.
    if !shop.callback_key.verify(head.headers.get("x-api-key")) {
        return StatusCode::UNAUTHORIZED;
    }
    let Ok(body) = timeout(BODY_TIME, to_bytes(body, CALLBACK_LENGTH)).await else {
        return StatusCode::REQUEST_TIMEOUT;
    };
    let Ok(body) = body else { return StatusCode::PAYLOAD_TOO_LARGE };
    let Ok(callback) = Callback::parse(&body) else { return StatusCode::BAD_REQUEST };
    shop.client.observe(&callback);
    let reference = match callback.refund() {
        Some(refund) => refund.client_reference_id.clone(),
        None => callback.session().and_then(|session| session.client_reference_id.clone()),
    };
    if let Some(reference) = reference {
        tokio::spawn(worker::look_at(shop, reference));
    }
    StatusCode::OK
}

async fn find(shop: &Shop, id: &str) -> Result<Order, Error> {
    shop.store.order(id).await?.ok_or(Error::NotFound)
}

fn require_token(visitor: &Visitor, token: &str) -> Result<(), Error> {
    visitor.has_sent(token).then_some(()).ok_or(Error::Forged)
}

fn to_order(id: &str) -> Response {
    Redirect::to(&format!("/orders/{id}")).into_response()
}

#[cfg(test)]
pub mod tests;
