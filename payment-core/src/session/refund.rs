//! Refunds that keep every rule.

use alloc::vec::Vec;

use zeroize::Zeroizing;

use super::impl_request;
use crate::{
    engine::{
        checked::{Violations, needed_waivers::needed_waivers, reading},
        rules::Waivers,
        values::{Checked, json_value::WriteJson},
    },
    request::Refund,
};

impl_request! {
    Refund reads Checked<Refund>, Checked::new_unchecked, from Refund;
    /// # Examples
    ///
    /// ```
    /// use payment_session::Refund;
    ///
    /// let body = br#"{"clientReferenceId":"REFUND-1","paymentSessionId":"44a14481",
    ///     "amount":{"value":10000,"currency":"IDR"},"reason":"BROKEN"}"#;
    /// let violations = Refund::from_json(body).unwrap_err();
    /// let found: Vec<_> = violations.iter().map(|found| (found.pointer(), found.id())).collect();
    /// assert_eq!(found[0], ("/amount/value".to_owned(), "type")); // the value is a string
    /// assert_eq!(found[1], ("/reason".to_owned(), "enum"));
    /// ```
    from_json;
    /// # Examples
    ///
    /// ```
    /// use payment_session::{Refund, rules::{Waiver, Waivers}};
    ///
    /// let body = br#"{"clientReferenceId":"REFUND-1","isFullAmount":true,"reason":"OTHERS"}"#;
    /// assert_eq!(Refund::from_json(body).unwrap_err()[0].id(), "refund-target");
    ///
    /// let waivers = Waivers::from(Waiver::RefundTarget);
    /// let refund = Refund::from_json_with(body, waivers)?;
    /// assert_eq!(refund.waivers_to_read(), waivers);
    /// # Ok::<(), payment_session::Violations>(())
    /// ```
    from_json_with;
    from_serialize;
    /// # Examples
    ///
    /// ```
    /// use payment_session::{Refund, request::{RefundReason, SessionId}};
    ///
    /// # fn main() -> Result<(), payment_session::Invalid> {
    /// let session: SessionId = "44a14481".parse()?;
    /// let refund = Refund::full(session, "REFUND-1".parse()?, RefundReason::OTHERS);
    /// assert!(refund.to_json().starts_with(br#"{"clientReferenceId":"REFUND-1""#));
    /// # Ok(())
    /// # }
    /// ```
    to_json;
    write_json;
    allowed;
    waivers_to_read;
    violations;
}
