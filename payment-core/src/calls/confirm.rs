//! `POST /v2/payments/{id}/confirm`.

use alloc::vec::Vec;

use crate::{
    engine::{checked::Violations, values::json_value::WriteJson},
    request::{
        Amount, Card, CardOptions, Currency, EncryptedCard, MethodType, Mode, OrderInformation, PaymentMethod,
        PaymentMethodOptions, SessionDraft, numbers, texts,
    },
    session::secrets::take_secrets,
};

/// The body that pays a session that was created with `autoConfirm: false`: a payment method and its options.
///
/// For a card, the customer's card is encrypted with the session's key. The response is a
/// `SessionResponse`. Its `next_step` is to send
/// the customer to 3-D Secure.
///
/// The documentation contradicts itself on the place of the options. Its table has `paymentMethodOptions` next to
/// `paymentMethod`, its example inside it. This type follows the table, which is also the place in a new session.
///
#[doc = crate::request::pages::page_link!(ConfirmPaymentSession)]
///
/// # Examples
///
/// ```
/// use payment_session::gateway::Confirm;
/// use payment_session::request::{CaptureMethod, CardOptions, EncryptedCard, ThreeDsMethod};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let encrypted: EncryptedCard = "e30=".try_into()?;
/// let options = CardOptions {
///     capture_method: Some(CaptureMethod::automatic),
///     three_ds_method: Some(ThreeDsMethod::CHALLENGE),
///     ..CardOptions::new()
/// };
/// let confirm = Confirm::card(encrypted, options)?;
/// # assert_eq!(confirm.to_json(), br#"{"paymentMethod":{"type":"CARD","card":{"encryptedCard":"e30="}},"paymentMethodOptions":{"card":{"captureMethod":"automatic","threeDsMethod":"CHALLENGE"}}}"#);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Confirm {
    payment_method: PaymentMethod,
    payment_method_options: PaymentMethodOptions,
    order_information: Option<OrderInformation>,
}

impl Confirm {
    /// Creates the body for a card.
    ///
    /// # Errors
    ///
    /// Returns the rules that `options` breaks, for example a `threeDsInfo` without the `threeDsMethod` `EXTERNAL`.
    pub fn card(card: EncryptedCard, options: CardOptions) -> Result<Self, Violations> {
        let card = Card { encrypted_card: Some(card), ..Card::new() };
        Self::new(
            PaymentMethod { card: Some(card), ..PaymentMethod::new(MethodType::CARD) },
            PaymentMethodOptions { card: Some(options), ..PaymentMethodOptions::new() },
        )
    }

    /// Creates the body for any method.
    ///
    /// # Errors
    ///
    /// Returns the broken rules. They are those of a session that is confirmed later
    /// ([`rules::RULES`](crate::rules::RULES)), and the pointers are those of this body.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::gateway::Confirm;
    /// use payment_session::request::{
    ///     CardOptions, MethodType, PaymentMethod, PaymentMethodOptions,
    /// };
    ///
    /// let method = PaymentMethod::new(MethodType::QR);
    /// let card = Some(CardOptions::new());
    /// let options = PaymentMethodOptions { card, ..PaymentMethodOptions::new() };
    /// let violations = Confirm::new(method, options).unwrap_err();
    /// assert_eq!(violations[0].pointer(), "/paymentMethodOptions/card");
    /// ```
    pub fn new(
        payment_method: PaymentMethod,
        payment_method_options: PaymentMethodOptions,
    ) -> Result<Self, Violations> {
        // The session that the body completes, as far as rules look at it.
        let session = SessionDraft {
            amount: Some(Amount::new(numbers::of::AmountValue(1, 0), Currency::IDR)),
            payment_method: Some(payment_method),
            payment_method_options: Some(payment_method_options),
            mode: Some(Mode::API),
            customer_id: Some(texts::of::CustomerId("confirm")),
            auto_confirm: Some(false),
            ..SessionDraft::new(texts::of::ClientReferenceId("confirm"))
        };
        let session = session.check()?.into_draft();
        match (session.payment_method, session.payment_method_options) {
            (Some(payment_method), Some(payment_method_options)) => {
                Ok(Self { payment_method, payment_method_options, order_information: None })
            }
            _ => unreachable!("a check removes nothing"),
        }
    }

    /// Returns the payment method.
    pub const fn payment_method(&self) -> &PaymentMethod {
        &self.payment_method
    }

    /// Returns the options of the method.
    pub const fn payment_method_options(&self) -> &PaymentMethodOptions {
        &self.payment_method_options
    }

    /// Adds the order information, if the session was created without it.
    ///
    /// The gateway's guides for payments without 3-D Secure and for address verification (AVS) require it here or in the
    /// encrypted card payload.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::gateway::Confirm;
    /// use payment_session::request::{BillingInfo, CardOptions, OrderInformation};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let billing = BillingInfo::new("Rina".try_into()?, "rina@example.com".try_into()?);
    /// let mut order = OrderInformation::new(Vec::new().into());
    /// order.billing_info = Some(billing);
    /// let body = Confirm::card("e30=".parse()?, CardOptions::new())?;
    /// let body = body.with_order_information(order);
    /// assert!(body.order_information().is_some());
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn with_order_information(mut self, order_information: OrderInformation) -> Self {
        self.order_information = Some(order_information);
        self
    }

    /// Returns the order information, or `None` if it is not sent.
    pub const fn order_information(&self) -> Option<&OrderInformation> {
        self.order_information.as_ref()
    }

    /// Returns whether the body contains a card number, a CVC, an encrypted card or a token, so that it must not be stored.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{gateway::Confirm, request::CardOptions};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// assert!(Confirm::card("e30=".parse()?, CardOptions::new())?.has_secret());
    /// # Ok(())
    /// # }
    /// ```
    pub fn has_secret(&self) -> bool {
        let mut draft = SessionDraft {
            payment_method: Some(self.payment_method.clone()),
            ..SessionDraft::new(texts::of::ClientReferenceId("confirm"))
        };
        take_secrets(&mut draft)
    }

    /// Returns the body of the call.
    pub fn to_json(&self) -> Vec<u8> {
        let mut out = br#"{"paymentMethod":"#.to_vec();
        self.payment_method.write_value(&mut out);
        out.extend_from_slice(br#","paymentMethodOptions":"#);
        self.payment_method_options.write_value(&mut out);
        if let Some(order_information) = &self.order_information {
            out.extend_from_slice(br#","orderInformation":"#);
            order_information.write_value(&mut out);
        }
        out.push(b'}');
        out
    }
}
