//! What the cookies of a browser say: the language, and a token against forms of other sites.

use std::convert::Infallible;

use axum::{
    extract::FromRequestParts,
    http::{header, request::Parts},
};
use axum_extra::extract::{
    CookieJar,
    cookie::{Cookie, SameSite},
};
use payment_session::gateway::RequestId;
use serde::Deserialize;

/// A language of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    En,
    Id,
}

impl Language {
    /// Returns the text in this language.
    pub fn of<T>(self, english: T, indonesian: T) -> T {
        match self {
            Self::En => english,
            Self::Id => indonesian,
        }
    }

    pub fn code(self) -> &'static str {
        self.of("en", "id")
    }
}

/// The visitor of a page.
#[derive(Clone, Debug)]
pub struct Visitor {
    pub language: Language,
    /// The token that each form must have. Only pages of this shop can read it.
    pub token: String,
}

impl Visitor {
    /// Returns the cookies that a page sets.
    pub fn cookies(&self) -> CookieJar {
        // Behind TLS, also make it `Secure`.
        let cookie = |name, value: &str| {
            Cookie::build((name, value.to_owned())).path("/").http_only(true).same_site(SameSite::Lax).build()
        };
        CookieJar::new().add(cookie("token", &self.token)).add(cookie("language", self.language.code()))
    }

    /// Returns whether a form was sent by a page of this shop. Without the cookie, the token is a new one.
    pub fn has_sent(&self, token: &str) -> bool {
        self.token == token
    }
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let cookies = CookieJar::from_headers(&parts.headers);
        let accepted = parts.headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let language = cookies.get("language").map(Cookie::value).or(accepted).unwrap_or_default();
        let token = cookies.get("token").map(|cookie| cookie.value().to_owned());
        Ok(Self {
            language: if language.starts_with("id") { Language::Id } else { Language::En },
            token: token.unwrap_or_else(|| RequestId::random().to_string()),
        })
    }
}
