//! The cards and e-wallets that customers have stored for later payments.

use std::collections::HashMap;

use base64ct::{Base64, Encoding};
use payment_session::{
    PaymentSession,
    request::{CardNumber, MethodType, Token},
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{Store, cards};
use crate::rejection::Rejection;

/// The card with which a customer pays on the hosted page: the one of the documentation.
const CARD_OF_THE_PAGE: &str = "4440000112200001";

/// The stored methods of each customer.
#[derive(Default)]
pub struct StoredMethods(HashMap<String, Vec<Value>>);

impl StoredMethods {
    /// Returns the stored methods of a customer as a response shows them.
    pub fn of(&self, customer_id: &str) -> &[Value] {
        self.0.get(customer_id).map_or(&[], Vec::as_slice)
    }
}

impl Store {
    /// Stores the method of a paid session, if its request asked for it and did not use a stored method itself.
    pub fn store_method(&mut self, session_id: &str) -> Result<(), Rejection> {
        let (token, at) = (self.new_id(), self.clock.written());
        let session = self.session(session_id)?;
        let used = session.payment_method.as_ref().and_then(|method| method.pointer("/card/token"));
        let has_used_one = used.and_then(Value::as_str).is_some_and(|token| !token.is_empty());
        if session.save_for_future_use != Some(true) || has_used_one {
            return Ok(());
        }
        let customer_id = session.customer_id.clone();
        let method = session.payment_method.as_ref().and_then(|method| method["type"].as_str());
        let is_wallet = method == Some(MethodType::EWALLET.as_str());
        let (channel, card) = match session.last_charge() {
            Some(charge) if is_wallet => (charge.ewallet.as_ref().map(|wallet| wallet["channel"].clone()), None),
            Some(charge) => (Some(json!("VISA")), Some(stored_card(charge.card.as_ref()))),
            None => return Ok(()),
        };
        let mut stored = json!({
            "token": token,
            "paymentMethod": if is_wallet { "EWALLET" } else { "CARD" },
            "paymentChannel": channel,
            "status": "ACTIVE",
            "createdAt": at,
        });
        if let Some(card) = card {
            stored["card"] = card;
        }
        self.stored_methods.0.entry(customer_id).or_default().push(stored);
        Ok(())
    }

    /// Checks that a request uses a card of its customer.
    pub fn check_token(&self, request: &PaymentSession) -> Result<(), Rejection> {
        let card = request.payment_method.as_ref().and_then(|method| method.card.as_ref());
        let Some(token) = card.and_then(|card| card.token.as_ref()).map(Token::expose) else { return Ok(()) };
        let customer = request.customer_id.as_ref().map_or("", AsRef::as_ref);
        let is_stored = self.stored_methods.of(customer).iter().any(|method| method["token"] == token);
        if is_stored || self.settings.known_tokens.contains(token) {
            return Ok(());
        }
        Err(Rejection::invalid("paymentMethod.card.token", "is not the token of a stored card of the customer"))
    }
}

/// Returns the facts by which a customer recognizes the card of a charge.
fn stored_card(card: Option<&Value>) -> Value {
    let number: CardNumber = CARD_OF_THE_PAGE.parse().expect("it is the documentation's own");
    let card = card.filter(|card| card["first6"] != "").cloned();
    let mut card = card.unwrap_or_else(|| cards::shown(number.expose(), "01", "39"));
    let fingerprint = Sha256::digest(format!("{}{}", card["first8"], card["last4"]));
    json!({
        "fingerprint": Base64::encode_string(&fingerprint[..12]),
        "network": "VISA",
        "first6": card["first6"].take(),
        "first8": card["first8"].take(),
        "last4": card["last4"].take(),
        "expMonth": card["expMonth"].take(),
        "expYear": card["expYear"].take(),
    })
}
