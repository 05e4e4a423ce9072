//! The session in a response.

use alloc::{boxed::Box, string::String, vec::Vec};

use super::{
    ApiError, CancellationReason, Charge, CustomerRecord, EncryptionKey, Envelope, InvestigationStatus, Money, Open,
    PaymentMethodDetails, PaymentUrl, RawJson, ReturnUrls, SessionId, SessionStatus, Timestamp,
};
use super::{read, response_struct::response_struct};
use payment_core::request::{CustomerId, ExpirationMode, Mode, PaymentType};

response_struct! {
    /// A session of the gateway, with its fields and its JSON as it was received.
    ///
    /// A field that is absent, `null` or an empty string is `None`. `Serialize` writes the JSON as it was received, and
    /// `Deserialize` reads it (both with `serde_json`), so a session can be stored. Changing a field does not change that
    /// JSON. Two sessions are equal if their fields are. `Debug` redacts secrets.
    #[page(PaymentSessionObject)]
    ///
    /// # Examples
    ///
    /// ```
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
        /// `id`: the gateway's id of the session. It is the only required field.
        id: SessionId = "id",
        /// `clientReferenceId`: your id of the payment.
        client_reference_id: Option<String> = "clientReferenceId",
        /// `amount`: the amount to pay. It is 0 if the customer decides.
        amount: Option<Money> = "amount",
        /// `autoConfirm`: `false` if the session must be confirmed by a separate call.
        auto_confirm: Option<bool> = "autoConfirm",
        /// `mode`: whether the customer pays on the hosted page or on your page.
        mode: Option<Open<Mode>> = "mode",
        /// `bypassStatusPage`: whether the customer returns to you without seeing the hosted result page.
        bypass_status_page: Option<bool> = "bypassStatusPage",
        /// `redirectUrl`: the URLs to which the customer returns.
        redirect_url: Option<Box<ReturnUrls>> = "redirectUrl",
        /// `paymentType`: whether the session is paid once or many times.
        payment_type: Option<Open<PaymentType>> = "paymentType",
        /// `paymentMethod`: the method, or `None` until the customer has chosen one.
        payment_method: Option<Box<PaymentMethodDetails>> = "paymentMethod",
        /// `statementDescriptor`: the text on the customer's bank statement.
        statement_descriptor: Option<String> = "statementDescriptor",
        /// `recurringId`: the id of the recurring payments to which the session belongs.
        recurring_id: Option<String> = "recurringId",
        /// `initiateFirstAuthorization`: whether the session is the first of its recurring payments.
        initiate_first_authorization: Option<bool> = "initiateFirstAuthorization",
        /// `saveForFutureUse`: whether the method is stored for the customer's next payment.
        save_for_future_use: Option<bool> = "saveForFutureUse",
        /// `showSavedPayment`: whether the hosted page offers the customer's stored methods.
        show_saved_payment: Option<bool> = "showSavedPayment",
        /// `expirationMode`: whether your expiry time or the bank's applies. Only cards and e-wallets have it.
        expiration_mode: Option<Open<ExpirationMode>> = "expirationMode",
        /// `status`: the state of the session, from which [`next_step`](Self::next_step) follows.
        ///
        /// It is [`Open::Other`] with an empty string if the field is absent.
        status: Open<SessionStatus> = "status",
        /// `investigationStatus`: the state of the gateway's investigation. Only merchants with a settlement guarantee have it.
        investigation_status: Option<Open<InvestigationStatus>> = "investigationStatus",
        /// `createdAt`: the time at which the session was created.
        created_at: Option<Timestamp> = "createdAt",
        /// `updatedAt`: the time of the last change of the session.
        updated_at: Option<Timestamp> = "updatedAt",
        /// `expiryAt`: the time at which the session expires, or `None` if it never does.
        expiry_at: Option<Timestamp> = "expiryAt",
        /// `encryptionKey`: the public key that encrypts a card for the confirmation. `Debug` redacts it.
        encryption_key: Option<EncryptionKey> = "encryptionKey",
        /// `paymentUrl`: the URL to which you send the customer.
        ///
        /// Sessions in the mode `API` can have one as well: the page for 3-D Secure, or the app of an e-wallet.
        payment_url: Option<PaymentUrl> = "paymentUrl",
        /// `chargeDetails`: the attempts to pay. It is empty for static accounts and codes, and before a method is chosen.
        charge_details: Vec<Charge> = "chargeDetails",
        /// `customerId`: the id of the customer, for the next request of the same customer.
        customer_id: Option<CustomerId> = "customerId",
        /// `customer`: the customer who pays.
        customer: Option<Box<CustomerRecord>> = "customer",
        /// `orderInformation`: the order of the request, kept as JSON.
        order_information: Option<RawJson> = "orderInformation",
        /// `cancelledAt`: the time at which the session was cancelled.
        cancelled_at: Option<Timestamp> = "cancelledAt",
        /// `cancellationReason`: the reason why the session was cancelled.
        cancellation_reason: Option<Open<CancellationReason>> = "cancellationReason",
        /// `metadata`: the metadata of the request, kept as JSON.
        metadata: Option<RawJson> = "metadata",
    }
}

impl SessionResponse {
    /// Reads a response from its HTTP status and its whole body.
    ///
    /// # Errors
    ///
    /// Returns an error if the gateway did not carry out the request, or if the response cannot be read.
    ///
    /// # Examples
    ///
    /// A status of 200 is not enough. A proxy can return it with a page of its own:
    ///
    /// ```
    /// use payment_session::{SessionResponse, response::{ApiErrorKind, Outcome}};
    ///
    /// let error = SessionResponse::parse(200, b"<html>Welcome</html>").unwrap_err();
    /// assert_eq!(error.kind(), ApiErrorKind::Unreadable);
    /// assert_eq!(error.outcome(), Outcome::Uncertain);
    /// ```
    pub fn parse(status: u16, body: &[u8]) -> Result<Self, ApiError> {
        Envelope::parse(status, body)?.read(status)
    }

    /// Returns the session's JSON as it was received. It may contain secrets, so keep it out of logs.
    ///
    /// # Examples
    ///
    /// Store this JSON, and read it again later. Fields that this version does not know survive:
    ///
    /// ```
    /// use payment_session::SessionResponse;
    ///
    /// let json = r#"{"id":"a972", "status":"PAID", "new":[1]}"#;
    /// let mut session = SessionResponse::from_json(json.as_bytes())?;
    /// session.customer_id = None; // changes the field only
    /// assert_eq!(session.raw_json(), json);
    /// assert_eq!(session.other.get("new").map(|json| json.as_json()), Some("[1]"));
    /// # Ok::<(), payment_session::response::ReadError>(())
    /// ```
    pub fn raw_json(&self) -> &str {
        self.json.0.as_json()
    }
}

impl From<&SessionResponse> for SessionId {
    fn from(session: &SessionResponse) -> Self {
        session.id.clone()
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
