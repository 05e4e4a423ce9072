//! `POST /v2/payments/{id}/confirm`.

use alloc::vec::Vec;

use crate::{
    request::{
        Amount, Card, CardOptions, Currency, EncryptedCard, MethodType, Mode, OrderInformation, PaymentMethod,
        PaymentMethodOptions, SessionDraft, numbers, texts,
    },
    session::Violations,
    values::json_value::JsonValue,
};

/// How a session is paid that was created with `autoConfirm: false`: the customer's card, encrypted with the session's
/// key, and options. Answered by a [`SessionResponse`](crate::response::SessionResponse) whose
/// [`next_step`](crate::response::Session::next_step) is to send the customer to 3-D Secure.
///
/// ```
/// # use payment_core as payment_session;
/// use payment_session::{gateway::Confirm, request::{CaptureMethod, CardOptions, EncryptedCard, ThreeDsMethod}};
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
///
/// The documentation contradicts itself on the options' place: its table has `paymentMethodOptions` beside
/// `paymentMethod`, its example inside. They go out as in the table, which is also their place when a session is
/// created. Documentation page: Confirm Payment Session.
#[derive(Clone, Debug, PartialEq)]
pub struct Confirm {
    payment_method: PaymentMethod,
    payment_method_options: PaymentMethodOptions,
    order_information: Option<OrderInformation>,
}

impl Confirm {
    /// By a card. `options` that go without what their `threeDsMethod` takes are refused.
    pub fn card(card: EncryptedCard, options: CardOptions) -> Result<Self, Violations> {
        let card = Card { encrypted_card: Some(card), ..Card::new() };
        Self::new(
            PaymentMethod { card: Some(card), ..PaymentMethod::new(MethodType::CARD) },
            PaymentMethodOptions { card: Some(options), ..PaymentMethodOptions::new() },
        )
    }

    /// By any method. The rules between its members are those of a session that is confirmed later
    /// ([`rules::RULES`](crate::rules::RULES)), and pointers are those of this body.
    pub fn new(
        payment_method: PaymentMethod,
        payment_method_options: PaymentMethodOptions,
    ) -> Result<Self, Violations> {
        // the session that it completes, as far as rules ask
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
            _ => unreachable!("a check takes nothing away"),
        }
    }

    /// How the customer pays.
    pub const fn payment_method(&self) -> &PaymentMethod {
        &self.payment_method
    }

    /// Options of the method.
    pub const fn payment_method_options(&self) -> &PaymentMethodOptions {
        &self.payment_method_options
    }

    /// Adds what is bought, billed and shipped, if the session was created without it.
    ///
    /// The guides for payments without 3-D Secure and for address verification (AVS) ask for `orderInformation` here or
    /// in the encrypted card payload.
    #[must_use]
    pub fn with_order_information(mut self, order_information: OrderInformation) -> Self {
        self.order_information = Some(order_information);
        self
    }

    /// Returns what is bought, billed and shipped, if it is sent.
    pub const fn order_information(&self) -> Option<&OrderInformation> {
        self.order_information.as_ref()
    }

    /// The call's body.
    pub fn to_json(&self) -> Vec<u8> {
        let mut out = br#"{"paymentMethod":"#.to_vec();
        self.payment_method.render(&mut out);
        out.extend_from_slice(br#","paymentMethodOptions":"#);
        self.payment_method_options.render(&mut out);
        if let Some(order_information) = &self.order_information {
            out.extend_from_slice(br#","orderInformation":"#);
            order_information.render(&mut out);
        }
        out.push(b'}');
        out
    }
}
