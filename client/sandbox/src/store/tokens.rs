//! Access tokens.

use std::{collections::HashMap, time::SystemTime};

use serde_json::{Value, json};

use super::Accounts;
use crate::{error::GatewayError, personality::OldToken, rejection::Rejection};

/// The access tokens, and when they end.
#[derive(Default)]
pub struct Tokens(HashMap<String, SystemTime>);

impl Tokens {
    pub fn prune(&mut self, now: SystemTime) {
        self.0.retain(|_, ends| *ends > now);
    }
}

impl Accounts {
    /// `POST /v1/access-token`: issues a token if the merchant's id and secret are correct.
    pub fn access_token(&mut self, given: (Option<&str>, Option<&str>), body: &[u8]) -> Result<Value, Rejection> {
        if given != (Some(&self.settings.merchant_id), Some(&self.settings.merchant_secret)) {
            return Err(GatewayError::CredentialsInvalid.into());
        }
        if serde_json::from_slice::<Value>(body).ok() != Some(json!({ "grantType": "client_credentials" })) {
            return Err(Rejection::invalid("grantType", "must be client_credentials"));
        }
        self.tokens.prune(self.clock.now());
        let token = self.new_id();
        let lifetime = self.settings.token_lifetime;
        if self.settings.old_token == OldToken::Dies {
            self.tokens.0.clear();
        }
        self.tokens.0.insert(token.clone(), self.clock.now() + lifetime);
        // The documentation has a number in a string.
        Ok(json!({ "accessToken": token, "expiresIn": lifetime.as_secs().to_string(), "tokenType": "Bearer" }))
    }

    /// Checks the access token of a request.
    pub fn authorize(&self, authorization: Option<&str>) -> Result<(), Rejection> {
        let token = authorization.and_then(|value| value.strip_prefix("Bearer "));
        let ends = token.and_then(|token| self.tokens.0.get(token));
        if ends.is_some_and(|ends| *ends > self.clock.now()) {
            Ok(())
        } else {
            Err(GatewayError::CredentialsInvalid.into())
        }
    }
}
