//! Decides who may use the page.
//!
//! A web page of another host must not reach it. A browser sends the name of the host that it believes to talk to, so a
//! name that was bound to this machine by its owner is rejected. An IP address cannot be bound to another machine.

use std::{fmt::Write, net::IpAddr};

use hyper::{Method, StatusCode, http::request::Parts};
use sha2::{Digest, Sha256};

use super::{
    super::routes::{header, parameter},
    PATH, assets,
};
use crate::server::reply::Reply;

/// The name of the cookie that holds the token.
const COOKIE: &str = "payment-sandbox-page";

/// The hosts that the page has, and the token that its users need.
pub struct Guard {
    /// The host of the public URL.
    host: Option<String>,
    /// The token, or `None` if only this machine can connect.
    token: Option<String>,
}

impl Guard {
    /// Creates the guard of a sandbox. Other machines that can reach its address need a token.
    pub fn new(address: IpAddr, public_url: Option<&str>) -> Self {
        let host = public_url.and_then(|url| url.split("://").nth(1)).and_then(|rest| rest.split('/').next());
        let token = (!address.is_loopback()).then(new_token);
        Self { host: host.map(|host| name(host).to_ascii_lowercase()), token }
    }

    /// Returns the path of the page, with its token.
    pub fn path(&self) -> String {
        self.token.as_ref().map_or_else(|| PATH.to_owned(), |token| format!("{PATH}?token={token}"))
    }

    /// Returns the response to a request that is not allowed, or `None` if it is.
    pub fn rejected(&self, parts: &Parts) -> Option<Reply> {
        let host = header(&parts.headers, "host").unwrap_or_default();
        if !self.is_own(host) {
            return Some(forbidden("The page does not have this host name. Name it with --public-url."));
        }
        if let Some(origin) = header(&parts.headers, "origin")
            && !["http", "https"].iter().any(|scheme| origin == format!("{scheme}://{host}"))
        {
            return Some(forbidden("The page does not accept requests of other pages."));
        }
        let is_json = header(&parts.headers, "content-type").is_some_and(|kind| kind.starts_with("application/json"));
        if parts.method == Method::POST && !is_json {
            return Some(forbidden("The page accepts only JSON."));
        }
        self.without_token(parts)
    }

    /// Returns whether a host is this one: an IP address, this machine, or the host of the public URL.
    fn is_own(&self, host: &str) -> bool {
        let name = name(host).to_ascii_lowercase();
        let address = name.trim_start_matches('[').trim_end_matches(']');
        name == "localhost" || address.parse::<IpAddr>().is_ok() || self.host.as_ref() == Some(&name)
    }

    /// Returns the response to a request that lacks the token. The files of the page and the hosted pages need none: a
    /// customer opens them.
    fn without_token(&self, parts: &Parts) -> Option<Reply> {
        let path = parts.uri.path();
        let token = self.token.as_ref()?;
        if !path.starts_with("/_page/api") && !path.starts_with("/_page/qr") && path != PATH {
            return None;
        }
        let cookies = header(&parts.headers, "cookie").unwrap_or_default().split(';');
        let mut values = cookies.filter_map(|cookie| cookie.trim().strip_prefix(COOKIE)?.strip_prefix('='));
        if values.any(|value| is_same(value, token)) {
            return None;
        }
        match parameter(parts.uri.query().unwrap_or_default(), "token") {
            Some(value) if path == PATH && is_same(&value, token) => {
                let cookie = format!("{COOKIE}={token}; Path={PATH}; HttpOnly; SameSite=Strict");
                Some(assets::redirect_with(PATH, &cookie))
            }
            _ => Some(forbidden("Open the page with the token that the program has printed.")),
        }
    }
}

/// Returns a host without its port.
fn name(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|digit| digit.is_ascii_digit()) => name,
        _ => host,
    }
}

/// Compares hashes, whose first difference says nothing about the token.
fn is_same(one: &str, other: &str) -> bool {
    Sha256::digest(one) == Sha256::digest(other)
}

fn new_token() -> String {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).expect("the system has random numbers");
    bytes.iter().fold(String::new(), |mut token, byte| {
        write!(token, "{byte:02x}").expect("a string can grow");
        token
    })
}

fn forbidden(message: &'static str) -> Reply {
    let mut reply = assets::typed("text/plain; charset=utf-8", message);
    *reply.status_mut() = StatusCode::FORBIDDEN;
    reply
}
