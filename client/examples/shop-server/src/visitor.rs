//! The token against forms of other sites, in a cookie of the browser.

use std::convert::Infallible;

use axum::{extract::FromRequestParts, http::request::Parts};
use axum_extra::extract::{
    CookieJar,
    cookie::{Cookie, SameSite},
};
use payment_session::gateway::RequestId;

/// The visitor of a page.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// The token that each form must have. Only pages of this shop can read it.
    pub token: String,
}

impl Visitor {
    /// Returns the cookie that a page sets.
    pub fn cookies(&self) -> CookieJar {
        // Behind TLS, also make it `Secure`.
        let cookie = Cookie::build(("token", self.token.clone())).path("/").http_only(true).same_site(SameSite::Lax);
        CookieJar::new().add(cookie)
    }

    /// Returns whether a form was sent by a page of this shop. Without the cookie, the token is a new one.
    pub fn has_sent(&self, token: &str) -> bool {
        self.token == token
    }
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let token = CookieJar::from_headers(&parts.headers).get("token").map(|cookie| cookie.value().to_owned());
        Ok(Self { token: token.unwrap_or_else(|| RequestId::random().to_string()) })
    }
}
