//! The acts of a customer, of the merchant in the dashboard, and of time, which a person tries on the sandbox's page.

use payment_session::{
    PaymentType, Price,
    response::{ChargeStatus, FailureCode, SessionStatus},
};
use serde_json::{Value, json};

use super::{Store, cards, money, refunds::Refund, session::Charge, view};
use crate::rejection::Rejection;

impl Store {
    /// Pays a session. A static account needs an amount if it is open; another session has its own.
    pub fn pay_as_customer(&mut self, id: &str, amount: Option<&str>) -> Result<(), Rejection> {
        self.check_open(id)?;
        let at = self.clock.written();
        let session = self.session(id)?;
        if session.payment_type != PaymentType::MULTIPLE {
            self.begin_charge(id)?;
            return self.pay(id);
        }
        let own = session.amount.clone();
        let amount = match amount.filter(|amount| !amount.is_empty()) {
            Some(amount) => money::checked(amount, own.currency.as_str())?,
            None => own,
        };
        if money::units(&amount) == 0 {
            return Err(Rejection::invalid("amount", "is required"));
        }
        self.pay_static(id, amount, at)
    }

    /// Lets the payment of an expired session arrive: that of a transfer which was on its way.
    pub fn pay_late(&mut self, id: &str) -> Result<(), Rejection> {
        let session = self.session(id)?;
        let is_expired = session.status == SessionStatus::EXPIRED;
        let is_transfer = |charge: &mut Charge| charge.virtual_account.is_some() || charge.qr.is_some();
        if is_expired && session.last_charge().is_some_and(is_transfer) {
            self.pay(id)
        } else {
            Err(Rejection::state("only an expired account number or QR code can be paid late"))
        }
    }

    /// Lets the payment fail for a reason.
    pub fn fail_as_customer(&mut self, id: &str, reason: FailureCode) -> Result<(), Rejection> {
        self.check_open(id)?;
        let at = self.clock.written();
        if self.session(id)?.payment_type == PaymentType::MULTIPLE {
            return Err(Rejection::state("a static account cannot fail"));
        }
        self.begin_charge(id)?;
        self.session(id)?.fail(reason, at);
        self.notify("PAYMENT.CANCELLED", id);
        Ok(())
    }

    /// Ends the time of a session that is open.
    pub fn expire_open(&mut self, id: &str) -> Result<(), Rejection> {
        self.check_open(id)?;
        self.expire(id)
    }

    /// Lets the card of a session on the hosted page ask for 3-D Secure.
    pub fn ask_for_3ds(&mut self, id: &str) -> Result<(), Rejection> {
        self.check_open(id)?;
        let (at, page) = (self.clock.written(), format!("{}&page=3ds", self.page(id)));
        let method = self.session(id)?.payment_method.as_ref().and_then(|method| method["type"].as_str());
        if method.is_some_and(|method| method != "CARD") {
            return Err(Rejection::state("only a card asks for 3-D Secure"));
        }
        self.begin_charge(id)?;
        let session = self.session(id)?;
        if let Some(charge) = session.last_charge() {
            charge.status = ChargeStatus::WAITING_FOR_AUTHENTICATION;
            charge.card.get_or_insert_with(cards::unknown);
            charge.updated_at.clone_from(&at);
        }
        session.status = SessionStatus::REQUIRE_ACTION;
        session.payment_url = Some(page);
        session.updated_at = at;
        Ok(())
    }

    /// Refunds the last payment of a session, whole or in part, as the dashboard does.
    pub fn refund_in_dashboard(&mut self, id: &str, amount: Option<&str>) -> Result<Refund, Rejection> {
        let reference = format!("page-{}", &self.new_id()[..8]);
        let session = self.session(id)?;
        let paid = |charge: &&Charge| charge.status == ChargeStatus::SUCCESS;
        let charge = session.charges().filter(paid).last();
        let charge = charge.ok_or_else(|| Rejection::state("the payment cannot be refunded in its state"))?;
        let mut body = json!({
            "clientReferenceId": reference, "chargeId": charge.id, "reason": "OTHERS",
        });
        match amount.filter(|amount| !amount.is_empty()) {
            Some(amount) => {
                let amount: Price = money::checked(amount, charge.amount.currency.as_str())?;
                body["amount"] = json!({ "value": amount.value.to_string(), "currency": amount.currency });
            }
            None => body["isFullAmount"] = Value::Bool(true),
        }
        self.refund(body.to_string().as_bytes(), "page")
    }

    /// Checks that the customer can act.
    fn check_open(&mut self, id: &str) -> Result<(), Rejection> {
        let session = self.session(id)?;
        let can_act = session.payment_url.is_some()
            || session.charge_details.is_some()
            || session.payment_type == PaymentType::MULTIPLE;
        if view::is_open(session) && can_act {
            Ok(())
        } else {
            Err(Rejection::state("the customer cannot act in the state of the payment"))
        }
    }

    /// Creates the charge of a session if its customer has not chosen a method before.
    pub(super) fn begin_charge(&mut self, id: &str) -> Result<(), Rejection> {
        if self.session(id)?.charge_details.is_none() {
            let (charge_id, at) = (self.new_charge_id(id), self.clock.written());
            let session = self.session(id)?;
            session.charge_details = Some(vec![session.new_charge(charge_id, at)]);
        }
        Ok(())
    }
}
