//! `POST /v2/payments`: checks a request and creates a session.

use std::time::Duration;

use payment_session::{
    Amount, Currency, Mode, PaymentSession, PaymentType, Price,
    request::{CaptureMethod, ExpirationMode, MethodType, PaymentMethod, ThreeDsMethod},
    response::SessionStatus,
};
use serde_json::{Value, json};

use super::{Session, Store, cards, money::price, shares};
use crate::{clock, operation::Operation, rejection::Rejection};

/// The default life of a session.
const LIFE: Duration = Duration::from_secs(15 * 60);

impl Store {
    /// `POST /v2/payments`: creates a session.
    pub fn create(&mut self, request: &PaymentSession, request_id: &str) -> Result<&Session, Rejection> {
        self.prune();
        if self.sessions.has_reference(request.client_reference_id.as_ref()) {
            return Err(self.taken());
        }
        if let Some(id) = &request.customer_id {
            self.check_customer(id.as_ref())?;
        }
        self.check_token(request)?;
        shares::check_total(request)?;
        let mut session = self.begin(request);
        match (session.payment_type, request.payment_method.as_ref().map(|method| method.r#type)) {
            (PaymentType::MULTIPLE, Some(method)) => self.open_static(request, method, &mut session)?,
            (_, Some(method)) if session.auto_confirm => self.open_charge(request, method, &mut session)?,
            // confirmed later, by the merchant or on the hosted page
            (_, method) => {
                if session.mode == Mode::API && method == Some(MethodType::CARD) {
                    session.encryption_key = Some(cards::public_key());
                }
            }
        }
        if session.mode == Mode::REDIRECT {
            session.payment_url = Some(self.page(&session.id));
        }
        let (id, amount) = (session.id.clone(), session.amount.clone());
        self.sessions.insert(session);
        self.witness(Operation::Create, &id, None, &amount, request_id);
        if is_paid_without_customer(request) {
            self.pay(&id)?;
        }
        self.session(&id).map(|session| &*session)
    }

    /// Creates a session with the fields that a response repeats from the request, and those that the gateway adds.
    fn begin(&mut self, request: &PaymentSession) -> Session {
        let now = self.clock.written();
        let payment_type = request.payment_type.unwrap_or(PaymentType::SINGLE);
        let mode = request.mode.unwrap_or(Mode::REDIRECT);
        let method = request.payment_method.as_ref().map(|method| method.r#type);
        let is_static = payment_type == PaymentType::MULTIPLE;
        let may_be_strict = matches!(method, Some(MethodType::CARD | MethodType::EWALLET));
        let customer_id = match (&request.customer_id, &request.customer) {
            (Some(id), _) => id.to_string(),
            (None, Some(customer)) => self.customer_id(customer),
            // only if the rule `customer-choice` is accepted
            (None, None) => self.new_id(),
        };
        let card_options = request.payment_method_options.as_ref().and_then(|options| options.card.as_ref());
        Session {
            id: self.new_id(),
            client_reference_id: request.client_reference_id.clone(),
            // the response to an open amount has 0
            amount: request.amount.as_ref().map_or_else(|| price("0", Currency::IDR), paid),
            auto_confirm: request.auto_confirm.unwrap_or(true),
            mode,
            bypass_status_page: (mode == Mode::REDIRECT).then(|| request.bypass_status_page.unwrap_or(false)),
            redirect_url: request.redirect_url.clone(),
            payment_type,
            payment_method: request.payment_method.as_ref().map(blanked),
            statement_descriptor: request
                .statement_descriptor
                .clone()
                .unwrap_or_else(|| "Pivot".parse().expect("five letters are valid")),
            save_for_future_use: request.save_for_future_use,
            show_saved_payment: request.show_saved_payment,
            expiration_mode: may_be_strict.then(|| request.expiration_mode.unwrap_or(ExpirationMode::LOOSE)),
            status: if is_static { SessionStatus::ACTIVE } else { SessionStatus::REQUIRE_CONFIRMATION },
            created_at: now.clone(),
            updated_at: now,
            expiry_at: (!is_static)
                .then(|| request.expiry_at.clone().unwrap_or_else(|| clock::instant(self.clock.now() + LIFE))),
            encryption_key: None,
            payment_url: None,
            charge_details: None,
            customer_id,
            customer: request.customer.clone(),
            cancelled_at: None,
            cancellation_reason: None,
            metadata: request.metadata.clone(),
            payments: Vec::new(),
            is_captured_later: card_options
                .is_some_and(|card| matches!(card.capture_method, Some(CaptureMethod::manual | CaptureMethod::MANUAL))),
        }
    }

    /// Returns the address of the hosted page of a session.
    pub fn page(&self, id: &str) -> String {
        format!("{}/detail?token={id}", self.base_url)
    }
}

/// Returns whether a stored card is charged at once: without 3-D Secure, or because the merchant initiates the payment.
pub fn is_paid_without_customer(request: &PaymentSession) -> bool {
    let card = request.payment_method.as_ref().and_then(|method| method.card.as_ref());
    let options = request.payment_method_options.as_ref().and_then(|options| options.card.as_ref());
    let initiator = options.and_then(|card| card.card_on_file.as_ref()?.initiator.as_ref());
    let three_ds = options.and_then(|card| card.three_ds_method.as_ref()).map(ThreeDsMethod::as_str);
    let is_free = passes_3ds(three_ds, initiator.map(AsRef::as_ref));
    let is_direct = request.mode == Some(Mode::API) && request.auto_confirm != Some(false);
    is_free && is_direct && card.is_some_and(|card| card.token.is_some())
}

/// Returns whether the options of a card leave the customer out.
pub fn passes_3ds(three_ds_method: Option<&str>, initiator: Option<&str>) -> bool {
    three_ds_method == Some(ThreeDsMethod::NEVER.as_str()) || initiator == Some("MERCHANT")
}

/// Returns the method as a response shows it: of a card only the token.
fn blanked(method: &PaymentMethod) -> Value {
    match &method.card {
        None => json!({ "type": method.r#type }),
        Some(card) => {
            let token = card.token.as_ref().map_or("", |token| token.expose());
            json!({ "type": method.r#type, "card": { "token": token, "encryptedCard": "", "cvc": "" } })
        }
    }
}

fn paid(amount: &Amount) -> Price {
    price(&amount.value.to_string(), amount.currency)
}
