//! The page on which a person sees what a shop has done, and acts as the customer.
//!
//! Its paths begin with `/_page`, which no path of the gateway does. The hosted page of a payment is a page as well, but
//! only for a browser: a test that opens it with an HTTP client pays at once.

mod act;
mod assets;
mod guard;
mod hosted;
mod lists;
mod qr;

use std::net::IpAddr;

use hyper::{
    Method, Response,
    body::Bytes,
    header::{HeaderName, HeaderValue},
    http::request::Parts,
};
use serde_json::Value;
use tokio::{
    sync::mpsc,
    time::{self, Duration},
};

use super::{
    gateway::Gateway,
    reply::{self, Reply, ReplyBody},
    routes::header,
};
use crate::{clock::Clock, error::GatewayError, record::Record, rejection::Rejection, settings::Settings};
use guard::Guard;

/// The path of the page.
pub const PATH: &str = "/_page/";

/// The time between two signs that a growing response is alive.
const SIGN_OF_LIFE: Duration = Duration::from_secs(15);

/// The headers of each response. The page loads nothing from other hosts, and no script or style is in its HTML.
const HEADERS: [(&str, &str); 5] = [
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
         base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cache-control", "no-store"),
];

/// The page, with the record that it shows.
pub struct Page {
    record: Record,
    guard: Guard,
}

impl Page {
    /// Creates the page of a sandbox that listens on `address`, or `None` if the settings leave it off.
    pub fn of(settings: &Settings, address: IpAddr, clock: &Clock) -> Option<Self> {
        let guard = || Guard::new(address, settings.public_url.as_deref());
        settings.page.then(|| Self { record: Record::new(clock.clone()), guard: guard() })
    }

    pub fn record(&self) -> &Record {
        &self.record
    }

    /// Returns the path of the page, with its token.
    pub fn path(&self) -> String {
        self.guard.path()
    }

    /// Responds to a request for the page.
    pub fn respond(&self, gateway: &Gateway, parts: &Parts, body: &[u8]) -> Response<ReplyBody> {
        let mut response = match self.guard.rejected(parts) {
            Some(reply) => reply::whole(reply),
            None if parts.uri.path() == "/_page/api/growth" => reply::live("text/event-stream", self.growth()),
            None => reply::whole(self.reply(gateway, parts, body)),
        };
        for (name, value) in HEADERS {
            response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        response
    }

    fn reply(&self, gateway: &Gateway, parts: &Parts, body: &[u8]) -> Reply {
        let query = parts.uri.query().unwrap_or_default();
        let path = parts.uri.path();
        let segments: Vec<&str> = path.trim_start_matches('/').split('/').skip(1).collect();
        let result = match (&parts.method, &segments[..]) {
            (&Method::GET, []) if path == "/detail" => return assets::hosted(),
            (&Method::GET, []) => return assets::redirect(PATH),
            (&Method::GET, ["api", "state"]) => Ok(lists::state(gateway)),
            (&Method::GET, ["api", "list"]) => lists::list(gateway, &self.record, query),
            (&Method::GET, ["api", "sessions", id]) => lists::session(gateway, &self.record, id),
            (&Method::GET, ["api", "refunds", id]) => lists::refund(gateway, &self.record, id),
            (&Method::GET, ["api", "calls", number]) => lists::call(&self.record, number),
            (&Method::GET, ["qr", id]) => return drawn(gateway, id),
            (&Method::GET, ["hosted", id]) => hosted::show(gateway, id),
            (&Method::POST, ["hosted", id, act]) => {
                parsed(body).and_then(|body| hosted::act(gateway, &self.record, id, act, &body))
            }
            (&Method::POST, ["api", acts @ ..]) => {
                parsed(body).and_then(|body| act::act(gateway, &self.record, acts, &body))
            }
            (&Method::GET, [name]) => return assets::asset(name),
            _ => Err(GatewayError::NotFound.into()),
        };
        match result {
            Ok(value) => reply::json(200, value.to_string()),
            Err(rejection) => gateway.rejected(&rejection),
        }
    }

    /// Reports each change of the record as a server-sent event, several changes in a row as one.
    fn growth(&self) -> mpsc::Receiver<Bytes> {
        let mut changes = self.record.changes();
        changes.mark_changed();
        let (sender, pieces) = mpsc::channel(1);
        tokio::spawn(async move {
            loop {
                let piece = match time::timeout(SIGN_OF_LIFE, changes.changed()).await {
                    Ok(Ok(())) => format!("data: {}\n\n", *changes.borrow_and_update()),
                    Ok(Err(_)) => return,
                    Err(_) => ":\n\n".to_owned(),
                };
                if sender.send(piece.into()).await.is_err() {
                    return;
                }
            }
        });
        pieces
    }
}

/// Returns whether a request is for the page, and not for the gateway.
pub fn serves(parts: &Parts) -> bool {
    parts.uri.path().starts_with("/_page") || is_opened_by_browser(parts)
}

/// Returns whether a browser opens the hosted page of a payment. Browsers ask for HTML by name, and HTTP clients do not.
fn is_opened_by_browser(parts: &Parts) -> bool {
    parts.uri.path() == "/detail"
        && parts.method == Method::GET
        && header(&parts.headers, "accept").is_some_and(|accept| accept.contains("text/html"))
}

fn drawn(gateway: &Gateway, id: &str) -> Reply {
    let picture = qr::of_session(gateway, id);
    picture.map_or_else(|rejection| gateway.rejected(&rejection), |svg| assets::typed("image/svg+xml", svg))
}

fn parsed(body: &[u8]) -> Result<Value, Rejection> {
    serde_json::from_slice(body).map_err(|error| Rejection::invalid("", error.to_string()))
}
