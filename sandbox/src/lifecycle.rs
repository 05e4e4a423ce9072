//! The steps after the creation of a session.

use std::time::SystemTime;

use payment_session::{
    Currency, PaymentType, Price,
    request::PriceValue,
    response::{ChargeStatus, SessionStatus},
};
use serde::Deserialize;
use serde_json::{Value, json, value::RawValue};

use crate::{
    cards, clock,
    refusal::Refusal,
    session::{Charge, Session},
    store::Store,
};

/// An amount in a request body, read to the last digit.
#[derive(Deserialize)]
struct Money<'a> {
    #[serde(borrow)]
    value: &'a RawValue,
    currency: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Simulation<'a> {
    payment_session_id: String,
    charge_status: String,
    #[serde(borrow)]
    amount: Option<Money<'a>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Cancel {
    cancellation_reason: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Capture<'a> {
    release_remaining_amount: bool,
    #[serde(borrow)]
    amount: Option<Money<'a>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Confirm {
    payment_method: Method,
    payment_method_options: Value,
}

#[derive(Deserialize)]
struct Method {
    r#type: String,
    card: Option<Card>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Card {
    encrypted_card: String,
}

/// Reads a body of JSON.
pub fn read<'a, T: Deserialize<'a>>(body: &'a [u8]) -> Result<T, Refusal> {
    serde_json::from_slice(body).map_err(|error| Refusal::invalid("", error.to_string()))
}

impl Money<'_> {
    fn checked(&self) -> Result<Price, Refusal> {
        let value: Result<PriceValue, _> = self.value.get().parse();
        let currency = Currency::try_from(self.currency.as_str());
        match (value, currency) {
            (Ok(value), Ok(currency)) => Ok(Price::new(value, currency)),
            (Err(error), _) | (_, Err(error)) => Err(Refusal::invalid("amount", error.to_string())),
        }
    }
}

impl Store {
    /// `POST /v2/payments/simulations`: QRIS, virtual accounts and e-wallets.
    pub fn simulate(&mut self, body: &[u8]) -> Result<Value, Refusal> {
        let simulation: Simulation = read(body)?;
        let at = clock::written(SystemTime::now());
        let session = self.session(&simulation.payment_session_id)?;
        let is_static = session.payment_type == PaymentType::MULTIPLE;
        let may_be_played = session.last_charge().is_some_and(|charge| charge.card.is_none());
        if session.is_over() || !is_static && !may_be_played {
            return Err(Refusal::invalid("", "the payment cannot be simulated in its state"));
        }
        match (simulation.charge_status.as_str(), is_static) {
            ("SUCCESS", true) => {
                let amount = simulation.amount.as_ref().ok_or_else(|| Refusal::invalid("amount", "is required"))?;
                self.pay_static(&simulation.payment_session_id, amount.checked()?, at)?;
            }
            ("SUCCESS", false) => self.pay(&simulation.payment_session_id)?,
            ("EXPIRED", _) => {
                session.expire();
                session.updated_at = at;
            }
            _ => return Err(Refusal::invalid("chargeStatus", "must be SUCCESS or EXPIRED")),
        }
        Ok(json!({ "updated": "true" }))
    }

    /// Pays a static virtual account or QR code: each payment is a new charge.
    fn pay_static(&mut self, id: &str, amount: Price, at: String) -> Result<(), Refusal> {
        let session = self.session(id)?;
        let is_open = session.amount.value.get().digits() == 0;
        if !is_open && session.amount != amount {
            return Err(Refusal::invalid("amount", "differs from that of the virtual account"));
        }
        let mut charge = session.charge(clock::id(), at.clone());
        charge.amount = amount;
        let method = session.payment_method.clone().unwrap_or_default();
        charge.virtual_account = method.get("virtualAccount").cloned();
        charge.qr = method.get("qr").cloned();
        charge.succeed(at);
        let state = Session { charge_details: Some(vec![charge.clone()]), ..session.clone() };
        self.static_charges.push(charge);
        self.events.push(("CHARGE.SUCCESS", state));
        Ok(())
    }

    /// Pays a single payment.
    fn pay(&mut self, id: &str) -> Result<(), Refusal> {
        let at = clock::written(SystemTime::now());
        let session = self.session(id)?;
        let is_captured_later = session.is_captured_later;
        if let Some(charge) = session.last_charge() {
            if is_captured_later {
                charge.status = ChargeStatus::WAITING_FOR_CAPTURE;
                charge.authorized_amount = Some(charge.amount.clone());
                charge.updated_at.clone_from(&at);
            } else {
                charge.succeed(at.clone());
            }
        }
        session.status = if is_captured_later { SessionStatus::PROCESSING } else { SessionStatus::PAID };
        session.updated_at = at;
        let event = if is_captured_later { "PAYMENT.PROCESSING" } else { "PAYMENT.PAID" };
        let state = session.clone();
        self.events.push((event, state));
        Ok(())
    }

    /// Pays on the hosted page, or passes 3-D Secure. Returns the address to which the customer is sent afterwards.
    pub fn pay_on_page(&mut self, id: &str) -> Result<Option<String>, Refusal> {
        let session = self.session(id)?;
        if session.is_over() || session.payment_url.is_none() {
            return Err(Refusal::ResourceMissing(format!("page of the payment with ID {id}")));
        }
        if session.charge_details.is_none() {
            let charge = session.charge(clock::id(), clock::written(SystemTime::now()));
            session.charge_details = Some(vec![charge]);
        }
        let urls = session.redirect_url.clone();
        self.pay(id)?;
        Ok(urls.and_then(|urls| urls.success_return_url).map(|url| url.to_string()))
    }

    /// `POST /v2/payments/{id}/cancel`: cancels a session that has not been confirmed.
    pub fn cancel(&mut self, id: &str, body: &[u8]) -> Result<Session, Refusal> {
        let cancel: Cancel = read(body)?;
        if !["REQUESTED_BY_CUSTOMER", "DUPLICATED", "VOID_SESSION"].contains(&cancel.cancellation_reason.as_str()) {
            return Err(Refusal::invalid("cancellationReason", "must be a documented reason"));
        }
        let session = self.session(id)?;
        if !matches!(session.status, SessionStatus::REQUIRE_CONFIRMATION | SessionStatus::REQUIRE_PAYMENT_METHOD) {
            return Err(Refusal::invalid("", "the payment cannot be cancelled in its state"));
        }
        let at = clock::written(SystemTime::now());
        session.status = SessionStatus::CANCELLED;
        session.cancelled_at = Some(at.clone());
        session.updated_at = at;
        session.cancellation_reason = Some(cancel.cancellation_reason);
        let state = session.clone();
        self.events.push(("PAYMENT.CANCELLED", state.clone()));
        Ok(state)
    }

    /// `POST /v2/payments/{id}/confirm`: accepts a card that is encrypted with the session's key.
    pub fn confirm(&mut self, id: &str, body: &[u8]) -> Result<Session, Refusal> {
        let confirm: Confirm = read(body)?;
        let page = format!("{}&page=3ds", self.page(id));
        let session = self.session(id)?;
        if session.status != SessionStatus::REQUIRE_CONFIRMATION {
            return Err(Refusal::invalid("", "the payment cannot be confirmed in its state"));
        }
        let card = match confirm.payment_method {
            Method { r#type, card: Some(card) } if r#type == "CARD" => card,
            _ => return Err(Refusal::invalid("paymentMethod.card", "is required")),
        };
        let shown = cards::open(&card.encrypted_card)
            .map_err(|reason| Refusal::invalid("paymentMethod.card.encryptedCard", reason))?;
        let at = clock::written(SystemTime::now());
        let mut charge = session.charge(clock::id(), at.clone());
        charge.card = Some(shown);
        session.payment_method = Some(json!({
            "type": "CARD",
            "card": { "token": "", "encryptedCard": card.encrypted_card, "cvc": "" },
        }));
        let capture = confirm.payment_method_options.pointer("/card/captureMethod").and_then(Value::as_str);
        session.is_captured_later = capture.is_some_and(|word| word.eq_ignore_ascii_case("manual"));
        session.charge_details = Some(vec![charge]);
        session.payment_url = Some(page);
        session.status = SessionStatus::REQUIRE_ACTION;
        session.updated_at = at;
        Ok(session.clone())
    }

    /// `POST /v2/payments/{id}/capture`: captures the authorized amount or a part of it.
    pub fn capture(&mut self, id: &str, body: &[u8]) -> Result<Value, Refusal> {
        let capture: Capture = read(body)?;
        let amount = capture.amount.map(|amount| amount.checked()).transpose()?;
        let at = clock::written(SystemTime::now());
        let session = self.session(id)?;
        let reference = session.client_reference_id.clone();
        let charge = session
            .last_charge()
            .filter(|charge| charge.status == ChargeStatus::WAITING_FOR_CAPTURE)
            .ok_or_else(|| Refusal::invalid("", "the payment does not wait to be captured"))?;
        let amount = match amount {
            Some(amount) => amount,
            None => rest_of(charge)?,
        };
        let is_all = take(charge, &amount, capture.release_remaining_amount, &at)?;
        if is_all {
            session.status = SessionStatus::PAID;
            let state = session.clone();
            self.events.push(("PAYMENT.PAID", state));
        }
        Ok(json!({
            "id": clock::id(),
            "paymentSessionId": id,
            "paymentSessionClientReferenceId": reference,
            "releaseRemainingAmount": capture.release_remaining_amount,
            "amount": amount,
            // the result follows later
            "status": "PENDING",
            "createdAt": at,
            "updatedAt": at,
        }))
    }
}

/// The authorized amount that is not captured yet: what a capture without an amount takes.
fn rest_of(charge: &Charge) -> Result<Price, Refusal> {
    let taken = charge.captured_amount.as_ref().map_or(0, units);
    Ok(Price::new(of_units(units(&charge.amount) - taken)?, charge.amount.currency))
}

/// Captures a part of the authorized amount. Returns whether the capture is complete.
fn take(charge: &mut Charge, amount: &Price, release: bool, at: &str) -> Result<bool, Refusal> {
    let taken = charge.captured_amount.as_ref().map_or(0, units);
    let (part, total, most) = (units(amount), taken + units(amount), units(&charge.amount));
    if amount.currency != charge.amount.currency || part == 0 || total > most {
        return Err(Refusal::invalid("amount", "is more than is left of what was authorized"));
    }
    charge.captured_amount = Some(Price::new(of_units(total)?, amount.currency));
    at.clone_into(&mut charge.updated_at);
    charge.capture_histories.get_or_insert_default().push(json!({
        "captureId": clock::id(),
        "currency": amount.currency,
        "capturedAmount": amount.value,
        "status": "SUCCESS",
        "createdAt": at,
    }));
    let is_all = release || total == most;
    if is_all {
        charge.status = ChargeStatus::SUCCESS;
        charge.is_captured = true;
        charge.paid_at = Some(at.to_owned());
    }
    Ok(is_all)
}

/// The digits after the decimal point that are counted.
const SCALE: usize = 18;

/// Converts a price to a whole number of its smallest units, for additions.
pub fn units(price: &Price) -> u128 {
    let value = price.value.get();
    u128::from(value.digits()) * 10_u128.pow(18 - u32::from(value.scale()))
}

/// Converts a number of smallest units back to a price.
pub fn of_units(units: u128) -> Result<PriceValue, Refusal> {
    let digits = format!("{units:0width$}", width = SCALE + 1);
    let (whole, fraction) = digits.split_at(digits.len() - SCALE);
    let text = format!("{whole}.{}", fraction.trim_end_matches('0'));
    text.trim_end_matches('.').parse().map_err(|_| Refusal::invalid("amount", "cannot be added up"))
}
