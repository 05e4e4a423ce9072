//! The session in a response.

use alloc::{boxed::Box, string::String, vec::Vec};

use super::{
    ApiError, CancellationReason, Charge, CustomerRecord, EncryptionKey, Envelope, InvestigationStatus, Money, Open,
    PaymentMethodDetails, PaymentUrl, RawJson, ReturnUrls, SessionId, SessionStatus, Timestamp,
};
use super::{answer::answer, read};
use crate::request::{CustomerId, ExpirationMode, Mode, PaymentType};

answer! {
    /// A session of the gateway. Its fields can be read, and its JSON is kept as it was received.
    ///
    /// A field that is absent, `null` or an empty string is `None`. `Serialize` writes the JSON as it was received, and
    /// `Deserialize` reads it (both with `serde_json`), so a session can be stored. Changing a field does not change that
    /// JSON. Two sessions are equal if their fields are. `Debug` redacts secrets.
    ///
    /// Documentation page: Payment Session Object.
    ///
    /// # Examples
    ///
    /// ```
    /// # use payment_core as payment_session;
    /// use payment_session::{SessionResponse, response::SessionStatus};
    ///
    /// let body = br#"{"code":"00","message":"Success",
    ///     "data":{"id":"a972","status":"REQUIRE_ACTION","new":1}}"#;
    /// let session = SessionResponse::parse(200, body)?;
    /// assert_eq!(session.status, SessionStatus::REQUIRE_ACTION);
    /// // Unknown fields are written again.
    /// assert_eq!(session.raw_json(), r#"{"id":"a972","status":"REQUIRE_ACTION","new":1}"#);
    /// # Ok::<(), payment_session::ApiError>(())
    /// ```
    pub struct SessionResponse keeps json {
        /// `id`, the gateway's id. It is the only required field.
        id: SessionId = "id",
        /// `clientReferenceId`, the merchant's own id of the payment.
        client_reference_id: Option<String> = "clientReferenceId",
        /// `amount`, what is to be paid; 0 where the customer decides.
        amount: Option<Money> = "amount",
        /// `autoConfirm`; `false` if the session is to be completed by `/confirm`.
        auto_confirm: Option<bool> = "autoConfirm",
        /// `mode`, whose page the customer pays on.
        mode: Option<Open<Mode>> = "mode",
        /// `bypassStatusPage`, whether the hosted result page is skipped.
        bypass_status_page: Option<bool> = "bypassStatusPage",
        /// `redirectUrl`, where the customer is sent back to.
        redirect_url: Option<Box<ReturnUrls>> = "redirectUrl",
        /// `paymentType`, whether it is paid once.
        payment_type: Option<Open<PaymentType>> = "paymentType",
        /// `paymentMethod`, how it is paid; none while the customer has not chosen.
        payment_method: Option<Box<PaymentMethodDetails>> = "paymentMethod",
        /// `statementDescriptor`, what the customer reads on the statement.
        statement_descriptor: Option<String> = "statementDescriptor",
        /// `recurringId`, the id of the recurring payments that the session belongs to.
        recurring_id: Option<String> = "recurringId",
        /// `initiateFirstAuthorization`, whether the session is the first of recurring payments.
        initiate_first_authorization: Option<bool> = "initiateFirstAuthorization",
        /// `saveForFutureUse`, whether the method is kept for the customer's next payment.
        save_for_future_use: Option<bool> = "saveForFutureUse",
        /// `showSavedPayment`, whether the hosted page offers saved methods.
        show_saved_payment: Option<bool> = "showSavedPayment",
        /// `expirationMode`, whose rule ends the session; of cards and e-wallets.
        expiration_mode: Option<Open<ExpirationMode>> = "expirationMode",
        /// `status`, which is empty if it is absent. See [`next_step`](Self::next_step).
        status: Open<SessionStatus> = "status",
        /// `investigationStatus`, of merchants with a settlement guarantee.
        investigation_status: Option<Open<InvestigationStatus>> = "investigationStatus",
        /// `createdAt`.
        created_at: Option<Timestamp> = "createdAt",
        /// `updatedAt`.
        updated_at: Option<Timestamp> = "updatedAt",
        /// `expiryAt`; none if it does not end.
        expiry_at: Option<Timestamp> = "expiryAt",
        /// `encryptionKey`, to encrypt a card with for `/confirm`. Prints redacted.
        encryption_key: Option<EncryptionKey> = "encryptionKey",
        /// `paymentUrl`, where to send the customer; in `API` mode too: wallets and 3-D Secure have pages.
        payment_url: Option<PaymentUrl> = "paymentUrl",
        /// `chargeDetails`, the payments, and attempts of them.
        charge_details: Vec<Charge> = "chargeDetails",
        /// `customerId`, which the next request of the same customer may name.
        customer_id: Option<CustomerId> = "customerId",
        /// `customer`, who pays.
        customer: Option<Box<CustomerRecord>> = "customer",
        /// `orderInformation`, as the request stated it. Kept as JSON: it is the merchant's own, and of no use here.
        order_information: Option<RawJson> = "orderInformation",
        /// `cancelledAt`.
        cancelled_at: Option<Timestamp> = "cancelledAt",
        /// `cancellationReason`.
        cancellation_reason: Option<Open<CancellationReason>> = "cancellationReason",
        /// `metadata`, as the request stated it.
        metadata: Option<RawJson> = "metadata",
    }
}

impl SessionResponse {
    /// Reads a response from its HTTP status and its whole body.
    ///
    /// # Errors
    ///
    /// Returns an error if the gateway did not carry out the request, or if the response cannot be read.
    pub fn parse(status: u16, body: &[u8]) -> Result<Self, ApiError> {
        Envelope::parse(status, body)?.read(status)
    }

    /// Returns the session's JSON as it was received. It may contain secrets, so keep it out of logs.
    pub fn raw_json(&self) -> &str {
        self.json.0.as_json()
    }
}

impl serde::Serialize for SessionResponse {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json.0.serialize(serializer)
    }
}

impl<'de> serde::Deserialize<'de> for SessionResponse {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read::read_json(RawJson::deserialize(deserializer)?.as_json()).map_err(serde::de::Error::custom)
    }
}
