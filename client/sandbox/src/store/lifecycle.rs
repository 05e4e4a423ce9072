//! The steps after the creation of a session.

use payment_session::{
    PaymentType, Price,
    response::{ChargeStatus, SessionStatus},
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{
    Charge, EventData, Session, Store, cards,
    create::passes_3ds,
    money::{Money, of_units, units},
};
use crate::{operation::Operation, rejection::Rejection};

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
pub fn read<'a, T: Deserialize<'a>>(body: &'a [u8]) -> Result<T, Rejection> {
    serde_json::from_slice(body).map_err(|error| Rejection::invalid("", error.to_string()))
}

impl Store {
    /// `POST /v2/payments/simulations`: simulates the customer for QR codes, virtual accounts and e-wallets.
    pub fn simulate(&mut self, body: &[u8]) -> Result<Value, Rejection> {
        let simulation: Simulation = read(body)?;
        let id = &simulation.payment_session_id;
        let at = self.clock.written();
        let session = self.session(id)?;
        let is_static = session.payment_type == PaymentType::MULTIPLE;
        let is_simulated = is_static || session.last_charge().is_some_and(|charge| charge.card.is_none());
        if session.is_over() || !is_simulated {
            return Err(Rejection::state("the payment cannot be simulated in its state"));
        }
        match (simulation.charge_status.as_str(), is_static) {
            ("SUCCESS", true) => {
                let amount = simulation.amount.as_ref().ok_or_else(|| Rejection::invalid("amount", "is required"))?;
                self.pay_static(id, amount.checked()?, at)?;
            }
            ("SUCCESS", false) => self.pay(id)?,
            ("EXPIRED", _) => self.expire(id)?,
            _ => return Err(Rejection::invalid("chargeStatus", "must be SUCCESS or EXPIRED")),
        }
        Ok(json!({ "updated": "true" }))
    }

    /// Pays a static virtual account or QR code: each payment is a new charge.
    pub fn pay_static(&mut self, id: &str, amount: Price, at: String) -> Result<(), Rejection> {
        let charge_id = self.new_charge_id(id);
        let session = self.session(id)?;
        let is_open = session.amount.value.get().digits() == 0;
        if !is_open && session.amount != amount {
            return Err(Rejection::invalid("amount", "differs from that of the virtual account"));
        }
        let mut charge = session.new_charge(charge_id, at.clone());
        charge.amount = amount;
        let method = session.payment_method.as_ref();
        charge.virtual_account = method.and_then(|method| method.get("virtualAccount")).cloned();
        charge.qr = method.and_then(|method| method.get("qr")).cloned();
        charge.succeed(at);
        session.payments.push(charge.clone());
        // Only the callback shows the charge in the session.
        let shown = Session { charge_details: Some(vec![charge]), ..session.clone() };
        self.notify_with("CHARGE.SUCCESS", EventData::Session(shown.into()));
        Ok(())
    }

    /// Pays a single payment, or lets it fail.
    pub fn pay(&mut self, id: &str) -> Result<(), Rejection> {
        let at = self.clock.written();
        let reference = self.session(id)?.client_reference_id.clone();
        if let Some(reason) = self.settings.declined.get(reference.as_ref()).copied() {
            self.session(id)?.fail(reason, at);
            self.notify("PAYMENT.CANCELLED", id);
            return Ok(());
        }
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
        self.store_method(id)?;
        self.notify(if is_captured_later { "PAYMENT.PROCESSING" } else { "PAYMENT.PAID" }, id);
        Ok(())
    }

    /// Ends the time of a session.
    pub fn expire(&mut self, id: &str) -> Result<(), Rejection> {
        let at = self.clock.written();
        self.session(id)?.expire(at);
        self.notify_expired(id);
        Ok(())
    }

    /// Pays on the hosted page, or passes 3-D Secure. Returns the address to which the customer is sent afterwards.
    pub fn pay_on_page(&mut self, id: &str) -> Result<Option<String>, Rejection> {
        let session = self.session(id)?;
        if session.is_over() || session.payment_url.is_none() {
            return Err(Rejection::missing("page of the payment", id));
        }
        self.begin_charge(id)?;
        self.pay(id)?;
        self.return_url(id)
    }

    /// Returns the address to which the customer is sent from the hosted page.
    pub fn return_url(&mut self, id: &str) -> Result<Option<String>, Rejection> {
        let session = self.session(id)?;
        let urls = session.redirect_url.as_ref();
        let url = urls.and_then(|urls| match session.status {
            SessionStatus::CANCELLED => urls.failure_return_url.as_ref(),
            SessionStatus::EXPIRED => urls.expiration_return_url.as_ref(),
            _ => urls.success_return_url.as_ref(),
        });
        Ok(url.map(ToString::to_string))
    }

    /// `POST /v2/payments/{id}/cancel`: cancels a session that has not been confirmed.
    pub fn cancel(&mut self, id: &str, body: &[u8], request_id: &str) -> Result<&Session, Rejection> {
        let cancel: Cancel = read(body)?;
        if !["REQUESTED_BY_CUSTOMER", "DUPLICATED", "VOID_SESSION"].contains(&cancel.cancellation_reason.as_str()) {
            return Err(Rejection::invalid("cancellationReason", "must be a documented reason"));
        }
        let at = self.clock.written();
        let session = self.session(id)?;
        if !matches!(session.status, SessionStatus::REQUIRE_CONFIRMATION | SessionStatus::REQUIRE_PAYMENT_METHOD) {
            return Err(Rejection::state("the payment cannot be cancelled in its state"));
        }
        session.status = SessionStatus::CANCELLED;
        session.cancelled_at = Some(at.clone());
        session.updated_at = at;
        session.cancellation_reason = Some(cancel.cancellation_reason);
        let amount = session.amount.clone();
        self.witness(Operation::Cancel, id, None, &amount, request_id);
        self.notify("PAYMENT.CANCELLED", id);
        self.session(id).map(|session| &*session)
    }

    /// `POST /v2/payments/{id}/confirm`: accepts a card that is encrypted with the session's key. Without 3-D Secure, it is
    /// paid or declined at once.
    pub fn confirm(&mut self, id: &str, body: &[u8], request_id: &str) -> Result<&Session, Rejection> {
        let confirm: Confirm = read(body)?;
        if self.session(id)?.status != SessionStatus::REQUIRE_CONFIRMATION {
            return Err(Rejection::state("the payment cannot be confirmed in its state"));
        }
        let card = match confirm.payment_method {
            Method { r#type, card: Some(card) } if r#type == "CARD" => card,
            _ => return Err(Rejection::invalid("paymentMethod.card", "is required")),
        };
        let shown = cards::open(&card.encrypted_card)
            .map_err(|reason| Rejection::invalid("paymentMethod.card.encryptedCard", reason))?;
        let (at, page) = (self.clock.written(), format!("{}&page=3ds", self.page(id)));
        let charge_id = self.new_charge_id(id);
        let session = self.session(id)?;
        let mut charge = session.new_charge(charge_id, at.clone());
        charge.card = Some(shown);
        session.payment_method = Some(json!({
            "type": "CARD",
            "card": { "token": "", "encryptedCard": card.encrypted_card, "cvc": "" },
        }));
        let option = |path| confirm.payment_method_options.pointer(path).and_then(Value::as_str);
        let is_free = passes_3ds(option("/card/threeDsMethod"), option("/card/cardOnFile/initiator"));
        session.is_captured_later =
            option("/card/captureMethod").is_some_and(|method| method.eq_ignore_ascii_case("manual"));
        session.charge_details = Some(vec![charge]);
        session.payment_url = (!is_free).then_some(page);
        session.status = SessionStatus::REQUIRE_ACTION;
        session.updated_at = at;
        let amount = session.amount.clone();
        self.witness(Operation::Confirm, id, None, &amount, request_id);
        if is_free {
            self.pay(id)?;
        }
        self.session(id).map(|session| &*session)
    }

    /// `POST /v2/payments/{id}/capture`: captures the authorized amount or a part of it.
    pub fn capture(&mut self, id: &str, body: &[u8], request_id: &str) -> Result<Value, Rejection> {
        let capture: Capture = read(body)?;
        let amount = capture.amount.map(|amount| amount.checked()).transpose()?;
        let (at, capture_id) = (self.clock.written(), self.new_id());
        let session = self.session(id)?;
        let reference = session.client_reference_id.clone();
        let charge = session
            .last_charge()
            .filter(|charge| charge.status == ChargeStatus::WAITING_FOR_CAPTURE)
            .ok_or_else(|| Rejection::state("the payment does not wait to be captured"))?;
        let amount = amount.map_or_else(|| remaining(charge), Ok)?;
        let is_all = take(charge, &amount, capture.release_remaining_amount, &at, &capture_id)?;
        if is_all {
            session.status = SessionStatus::PAID;
            session.updated_at.clone_from(&at);
        }
        self.witness(Operation::Capture, id, None, &amount, request_id);
        if is_all {
            self.notify("PAYMENT.PAID", id);
        }
        Ok(json!({
            "id": capture_id,
            "paymentSessionId": id,
            "paymentSessionClientReferenceId": reference,
            "releaseRemainingAmount": capture.release_remaining_amount,
            "amount": amount,
            // The result follows later.
            "status": "PENDING",
            "createdAt": at,
            "updatedAt": at,
        }))
    }
}

/// Returns the authorized amount that is not captured yet, which a capture without an amount captures.
fn remaining(charge: &Charge) -> Result<Price, Rejection> {
    let taken = charge.captured_amount.as_ref().map_or(0, units);
    Ok(Price::new(of_units(units(&charge.amount) - taken)?, charge.amount.currency))
}

/// Captures a part of the authorized amount. Returns whether the capture is complete.
fn take(charge: &mut Charge, amount: &Price, release: bool, at: &str, id: &str) -> Result<bool, Rejection> {
    let taken = charge.captured_amount.as_ref().map_or(0, units);
    let (part, total, most) = (units(amount), taken + units(amount), units(&charge.amount));
    if amount.currency != charge.amount.currency || part == 0 || total > most {
        return Err(Rejection::invalid("amount", "is more than is left of what was authorized"));
    }
    charge.captured_amount = Some(Price::new(of_units(total)?, amount.currency));
    at.clone_into(&mut charge.updated_at);
    charge.capture_histories.get_or_insert_default().push(json!({
        "captureId": id,
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
