//! The secrets of a card payment, which must not be stored.

use alloc::vec::Vec;

use super::PaymentSession;
use crate::{
    engine::{
        checked::draft_tree,
        inspect::holds_secret,
        schema::Value,
        values::{MetadataValue, OtherFields, json_value::WriteJson},
    },
    request::{Card, Customer, PaymentMethod, SessionDraft},
};

impl PaymentSession {
    /// Returns whether the request contains a card number, a CVC, an encrypted card or a token.
    ///
    /// PCI DSS forbids to store a CVC after the authorization, even encrypted. So do not store the JSON of such a request:
    /// send it at once, and store [`to_json_without_secrets`](Self::to_json_without_secrets).
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::PaymentSession;
    ///
    /// let body = br#"{"clientReferenceId":"INV-1","amount":{"value":10000,"currency":"IDR"},
    ///     "paymentMethod":{"type":"CARD","card":{"token":"02002-0d7a","cvc":"123"}},
    ///     "mode":"API","customerId":"C-1"}"#;
    /// let session = PaymentSession::from_json(body)?;
    /// assert!(session.has_secret());
    /// # Ok::<(), payment_session::Violations>(())
    /// ```
    pub fn has_secret(&self) -> bool {
        let method = self.payment_method.as_ref();
        let has_card = method.is_some_and(|method| method.card.is_some() || !method.other.is_empty());
        // Each payment asks for this, and few have a card.
        (has_card || !self.other.is_empty()) && take_secrets(&mut self.clone().into_draft())
    }

    /// Returns the request's JSON without card numbers, CVCs, encrypted cards and tokens, and without a refund
    /// preference that has the number of an account.
    ///
    /// Store it to know later what was ordered, and to look the session up by its reference. It is another request than
    /// the one that was sent: it cannot be read back, and cannot be sent again with the same request id.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::PaymentSession;
    ///
    /// let body = br#"{"clientReferenceId":"INV-1","amount":{"value":10000,"currency":"IDR"},
    ///     "paymentMethod":{"type":"CARD","card":{"token":"02002-0d7a","cvc":"123"}},
    ///     "mode":"API","customerId":"C-1"}"#;
    /// let session = PaymentSession::from_json(body)?;
    /// let stored = String::from_utf8(session.to_json_without_secrets()).unwrap();
    /// assert!(stored.contains(r#""paymentMethod":{"type":"CARD","card":{}}"#));
    /// # Ok::<(), payment_session::Violations>(())
    /// ```
    pub fn to_json_without_secrets(&self) -> Vec<u8> {
        let mut draft = self.clone().into_draft();
        take_secrets(&mut draft);
        take_account(&mut draft);
        let mut out = Vec::with_capacity(draft.size_hint());
        draft.write_value(&mut out);
        out
    }
}

/// Removes the secrets of a card. Returns whether there are any.
pub fn take_secrets(draft: &mut SessionDraft) -> bool {
    let mut found = take_unchecked::<SessionDraft>(&mut draft.other, &["paymentMethod"]);
    if let Some(method) = &mut draft.payment_method {
        found |= take_unchecked::<PaymentMethod>(&mut method.other, &["card"]);
        if let Some(card) = &mut method.card {
            found |= take_unchecked::<Card>(&mut card.other, &["number", "cvc", "encryptedCard", "token"]);
            found |= card.number.take().is_some();
            found |= card.cvc.take().is_some();
            found |= card.encrypted_card.take().is_some();
            found |= card.token.take().is_some();
        }
    }
    found
}

/// Removes a refund preference with the number of an account.
fn take_account(draft: &mut SessionDraft) {
    take_unchecked::<SessionDraft>(&mut draft.other, &["customer"]);
    if let Some(customer) = &mut draft.customer {
        take_unchecked::<Customer>(&mut customer.other, &["refundPreference"]);
        // A checked object cannot be changed, so it goes as a whole.
        customer.refund_preference.take_if(|preference| preference.transfer_destination.is_some());
    }
}

/// Removes the unchecked fields of an object that hold a secret. Returns whether there are any.
fn take_unchecked<T: Value>(other: &mut OtherFields, names: &[&str]) -> bool {
    let Some(object) = T::KIND.as_object() else { return false };
    let mut found = false;
    for name in names {
        let is_secret = |value: &MetadataValue| {
            let value = draft_tree::arbitrary(value.as_json(), &mut 0).value;
            object.by_wire(name).is_some_and(|field| holds_secret(object, field, &value))
        };
        found |= other.get(name).is_some_and(is_secret) && other.remove(name).is_some();
    }
    found
}
