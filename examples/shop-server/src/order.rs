//! Orders, payments and refunds, as the database holds them.

use payment_session::{
    PaymentSession, SessionResponse, Violations, gateway::RequestId, response::Order as Expected, try_payment_session,
};

/// The price of the one thing that this shop sells, in rupiahs.
pub const PRICE: u64 = 25_000;

/// Creates an enum that the database holds as text.
macro_rules! texts {
    ($($(#[$doc:meta])* pub enum $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)* })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)*
        }

        impl $name {
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)*
                }
            }

            pub fn from_text(text: &str) -> Option<Self> {
                match text {
                    $($text => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    )*};
}

texts! {
    /// A way to pay.
    pub enum Method {
        Qr = "qr",
        BankTransfer = "bank-transfer",
    }

    /// The state of a payment.
    pub enum PaymentState {
        /// The row was written, and nothing was sent.
        New = "new",
        /// The request may have been sent. After a crash, the client looks it up before it sends it again.
        Sent = "sent",
        /// The session exists and waits for the customer.
        Waiting = "waiting",
        Paid = "paid",
        /// The session has expired.
        Ended = "ended",
        /// The gateway has rejected the request.
        Rejected = "rejected",
    }

    /// The state of a refund.
    pub enum RefundState {
        New = "new",
        /// The request may have been sent. It is never sent again, because nothing makes that safe.
        Sent = "sent",
        Done = "done",
        /// A person must look at the gateway's dashboard and decide.
        Unclear = "unclear",
    }
}

/// An order.
#[derive(Clone, Debug)]
pub struct Order {
    pub number: i64,
    pub email: String,
    pub total: u64,
    /// The reference of the payment that pays it.
    pub paid_by: Option<String>,
}

/// A payment of an order. An order can have several, one for each method.
#[derive(Clone, Debug)]
pub struct Payment {
    pub reference: String,
    pub order: i64,
    pub method: Method,
    pub state: PaymentState,
    pub request: PaymentSession,
    pub request_id: RequestId,
    pub session: Option<SessionResponse>,
}

impl Payment {
    /// Returns whether a session is the one of this payment.
    pub fn is_of(&self, session: &SessionResponse) -> bool {
        Expected::of(&self.request).differences(session).is_empty()
    }
}

/// The refund of a payment that paid an order a second time.
#[derive(Clone, Debug)]
pub struct Refund {
    pub reference: String,
    pub payment: String,
    pub state: RefundState,
    pub request_id: RequestId,
    /// The time since the request was sent, in seconds.
    pub age: i64,
}

/// Creates the request of a payment.
///
/// # Errors
///
/// Returns the values that break a rule, for example an e-mail address without `@`.
pub fn request(method: Method, reference: &str, total: u64, email: &str) -> Result<PaymentSession, Violations> {
    try_payment_session! {
        client_reference_id: reference,
        amount: { value: total, currency: IDR },
        match method {
            Method::Qr => { payment_method: { type: QR } }
            Method::BankTransfer => {
                payment_method: { type: VIRTUAL_ACCOUNT },
                payment_method_options: { virtual_account: { channel: PERMATA } },
            }
        }
        mode: API,
        customer: { email },
    }
}
