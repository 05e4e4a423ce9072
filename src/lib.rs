//! Payment requests for the Pivot gateway, checked while they compile.
//!
//! `POST /v2/payments` takes more than a hundred members, and its documentation is full of rules between them.
//! [`payment_session!`] states such a request in Rust, checks every rule at compile time, at the token to blame,
//! and gives a [`PaymentSession`]: a plain value that serialises.
//!
//! ```
//! use payment_session::payment_session;
//!
//! let session = payment_session! {
//!     client_reference_id: "INV-1",
//!     amount: { value: 10000, currency: IDR },
//!     payment_method: { type: VIRTUAL_ACCOUNT },
//!     payment_method_options: { virtual_account: { channel: PERMATA } },
//!     mode: API,
//!     customer: { email: "customer@example.com" },
//! }; // no `Result`: it has been checked
//! assert!(session.to_json().starts_with(br#"{"clientReferenceId":"INV-1","amount":{"value":10000,"currency":"IDR"}"#));
//! ```
//!
//! Keys are the fields' Rust names or, as strings, the names on the wire: the documentation's own JSON is a call as well.
//!
//! A mistake is a compile error where it is made:
//!
//! ```compile_fail
//! # use payment_session::payment_session;
//! let session = payment_session! {
//!     client_reference_id: "INV-1",
//!     amount: { value: 10000, currency: IDR },
//!     payment_type: MULTIPLE,
//!     payment_method: { type: CARD }, // error: `MULTIPLE` is for the methods `QR` and `VIRTUAL_ACCOUNT`
//!     mode: API,
//!     customer: { email: "customer@example.com" },
//! };
//! ```
//!
//! # Run-time values
//!
//! Each text and number has a type that cannot hold a wrong one. Values are checked where they enter the program, and
//! stand anywhere in a call; `?:` takes an `Option`.
//!
//! ```
//! use payment_session::{AmountValue, ClientReferenceId, Email, GivenName, PaymentSession, payment_session};
//!
//! struct Order {
//!     reference: ClientReferenceId,
//!     total: AmountValue,
//!     email: Email,
//!     name: Option<GivenName>,
//! }
//!
//! fn request(order: Order) -> PaymentSession {
//!     payment_session! {
//!         client_reference_id: order.reference,
//!         amount: { value: order.total, currency: IDR },
//!         payment_method: { type: QR },
//!         mode: API,
//!         customer: { email: order.email, given_name?: order.name },
//!     }
//! }
//!
//! # fn main() -> Result<(), payment_session::Invalid> {
//! request(Order {
//!     reference: "INV-1".try_into()?,
//!     total: 10_000.try_into()?,
//!     email: "customer@example.com".try_into()?,
//!     name: None,
//! });
//! # Ok(())
//! # }
//! ```
//!
//! A request that is made often is a template: a struct of what varies, whose other parts are JSON since compiling.
//!
//! ```
//! use payment_session::{Invalid, payment_session};
//!
//! payment_session! {
//!     /// A QR code that is paid once.
//!     pub struct QrPayment {
//!         client_reference_id: _,
//!         amount: { value: _ as total, currency: IDR },
//!         payment_method: { type: QR },
//!         mode: API,
//!         customer: { email: _ },
//!     }
//! }
//!
//! fn body(reference: &str, rupiahs: u64, email: &str) -> Result<Vec<u8>, Invalid> {
//!     let payment = QrPayment {
//!         client_reference_id: reference.try_into()?,
//!         total: rupiahs.try_into()?,
//!         email: email.try_into()?,
//!     };
//!     Ok(payment.to_json())
//! }
//! # assert!(body("INV-1", 10_000, "customer@example.com").is_ok());
//! ```
//!
//! What rules look at is written out in the macro. Where it is known at run time alone, there is the draft; where the
//! request comes as JSON, [`PaymentSession::from_json`]. Both tell all that is wrong at once:
//!
//! ```
//! use payment_session::{Customer, Mode, PaymentSession, SessionDraft};
//!
//! # fn main() -> Result<(), payment_session::Invalid> {
//! let mut draft = SessionDraft::new("INV-1".try_into()?);
//! draft.mode = Some(Mode::API);
//! draft.customer = Some(Customer::new("customer@example.com".try_into()?));
//! let violations = draft.check().unwrap_err();
//! assert!(violations.iter().map(|violation| violation.rule().id.as_str()).eq(["amount-required", "api-method"]));
//!
//! let violations = PaymentSession::from_json(br#"{"clientReferenceId":"INV-1","mode":"LIVE"}"#).unwrap_err();
//! assert!(violations.iter().any(|violation| violation.pointer() == "/mode"));
//! # Ok(())
//! # }
//! ```
//!
//! So there are three ways to a [`PaymentSession`], and all go through one table of rules, [`rules::RULES`].
//!
//! # Sending, and what comes back
//!
//! [`Gateway`] makes each call an `http::Request`, for the client of your choice:
//!
//! ```
//! # #[cfg(feature = "http")]
//! # {
//! use payment_session::{AccessToken, Environment, Gateway, PaymentSession, RequestId};
//!
//! fn to_send(session: &PaymentSession, token: AccessToken) -> http::Request<Vec<u8>> {
//!     Gateway::new(Environment::Sandbox, token).create(session, &RequestId::random())
//! }
//! # }
//! ```
//!
//! [`SessionResponse`] is the answer with every member that came, [`ApiError`] what the gateway refuses, [`Callback`] what
//! it tells by itself:
//!
//! ```
//! # #[cfg(feature = "responses")]
//! # {
//! use payment_session::{ApiError, NextStep, SessionResponse};
//!
//! fn answered(status: u16, body: &[u8]) -> Result<(), ApiError> {
//!     let session = SessionResponse::parse(status, body)?;
//!     match session.next_step() {
//!         NextStep::SendCustomer(url) => println!("send the customer to {url}"),
//!         NextStep::ShowVirtualAccount(account) => println!("transfer to {:?}", account.virtual_account_number),
//!         NextStep::Done => println!("paid"),
//!         other => println!("{other:?}"),
//!     }
//!     Ok(())
//! }
//! # assert!(answered(503, b"").unwrap_err().is_retryable());
//! # }
//! ```
//!
//! # Features
//!
//! `std` (on by default) is for what only the standard library has. Without it the crate is `no_std`, with `alloc`.
//!
//! `responses` (on by default) is for what comes back: [`SessionResponse`], [`ApiError`] and [`Callback`]. Without it
//! there is the request side alone.
//!
//! `encrypt` adds card encryption: a [`CardPayload`] of checked card data becomes an [`EncryptedCard`] under the key of
//! its session. docs/card-encryption.md shows how.
//!
//! `http` adds the calls of the gateway as `http::Request`s, for any client: [`Gateway`]. docs/sending.md shows how.
//!
//! `schema` adds `schema::json_schema`, what the rules demand as JSON Schema (draft 2020-12), for editors, gateways and
//! other languages; `schema::UNSAID` lists what JSON Schema cannot say.
//!
//! Conversions, each behind the feature of its crate's name, so that a value of yours is a `try_into()?` or an `into()`
//! away:
//!
//! | feature | from | into | and back |
//! |---|---|---|---|
//! | `chrono` | `DateTime<Tz>` | [`ExpiryAt`], [`AuthenticationTime`]; fractions of a second are cut | `DateTime<Utc>` |
//! | `jiff` | `Timestamp`, `Zoned` | the same | `Timestamp`, which ends at 9999-12-30T22:00:00Z |
//! | `time` | `OffsetDateTime`, `UtcDateTime` | the same | both |
//! | `rust_decimal` | `Decimal` of at most 18 digits | [`AmountValue`], [`PriceValue`], [`Quantity`], [`Percentage`] | `Decimal`, trailing zeros too |
//! | `uuid` | `Uuid` | [`ClientReferenceId`], [`CustomerId`]; with hyphens | |
//! | `url` | `Url` with `://` | [`ReturnUrl`] | |
//! | `http` (needs `std`) | `Uri` with a scheme | [`ReturnUrl`] | |
//!
//! A local time without zone or offset is no instant, and converts from none of them.
#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(docsrs, doc(auto_cfg(hide(feature = "runtime"))))]
// links to what this build is without
//!
#![cfg_attr(
    not(feature = "encrypt"),
    doc = "[`CardPayload`]: https://docs.rs/payment-session/latest/payment_session/struct.CardPayload.html"
)]
#![cfg_attr(
    not(feature = "responses"),
    doc = "[`SessionResponse`]: https://docs.rs/payment-session/latest/payment_session/struct.SessionResponse.html
[`ApiError`]: https://docs.rs/payment-session/latest/payment_session/struct.ApiError.html
[`Callback`]: https://docs.rs/payment-session/latest/payment_session/struct.Callback.html"
)]
#![cfg_attr(
    not(feature = "http"),
    doc = "[`Gateway`]: https://docs.rs/payment-session/latest/payment_session/struct.Gateway.html"
)]

// these first and by themselves, so that the docs tell their features
#[cfg(feature = "encrypt")]
#[doc(inline)]
pub use payment_core::__features::encrypt::*;
#[cfg(feature = "http")]
#[doc(inline)]
pub use payment_core::__features::http::*;
#[cfg(feature = "responses")]
#[doc(inline)]
pub use payment_core::__features::responses::*;

#[doc(inline)]
pub use payment_core::*;

/// What `payment_session!` hands its tokens to. Not public API.
#[cfg(not(rust_analyzer))]
#[doc(hidden)]
pub use payment_macros::payment_session_call;

/// The same for rust-analyzer, which sets the cfg. Not public API.
// For the editor, `!` in front, the expansion is a struct literal with the user's own tokens in it, whatever is wrong;
// for rustc it is lean.
#[cfg(rust_analyzer)]
#[doc(hidden)]
#[macro_export]
macro_rules! payment_session_call {
    ($($call:tt)*) => { $crate::__private::payment_session_call! { ! $($call)* } };
}

/// What the macro's expansion calls. Not public API.
#[doc(hidden)]
pub mod __private {
    pub use payment_core::__private::*;
    #[cfg(rust_analyzer)]
    pub use payment_macros::payment_session_call;
}

/// States a payment request, checks it while compiling, and gives a [`PaymentSession`].
///
/// # Grammar
///
/// ```text
/// call      = entries | "{" entries "}"                    an expression of type PaymentSession
///           | attribute* vis "struct" Name "{" entries "}" items: a template
/// entries   = (entry ("," entry)* ","?)?
/// entry     = key ":" value | key "?" ":" value | key
/// key       = identifier | "wireName"
/// value     = literal | WORD | "null" | "{" entries "}" | "[" values "]" | hole | Rust expression
/// values    = (value ("," value)* ","?)?
/// literal   = string | "-"? number | "true" | "false"
/// hole      = "_" | "_" "as" name                          in templates
/// ```
///
/// * A key is the field's Rust name (`client_reference_id`; `type` as it is) or, as a string, the documented wire
///   name (`"clientReferenceId"`); both may be mixed. So the documentation's own JSON is a call.
/// * `key?: value` takes an `Option`: the member is there when it is `Some`. Rules hold both with it and without.
/// * `key` alone takes the variable of that name, as in a struct literal.
/// * `WORD` is one of the field's documented words, bare (`IDR`) or as a string, and the whole value: inside an
///   expression it is written as Rust has it (`if abroad { Currency::USD } else { Currency::IDR }`). A name in capitals
///   that is near a word is taken for a misspelt one: a constant that is called so stands in parentheses (`(CUR)`).
/// * `null` leaves a member out; inside `metadata` and `installment` it is a value.
/// * Numbers are decimal, with fraction and exponent, without leading zero and suffix; `_` may stand between
///   digits. Every digit goes on the wire. Strings are Rust's: JSON's `\/`, `\b`, `\f` and `\uXXXX` do not lex.
/// * Any other expression is a value of the field's type: a [`ClientReferenceId`], a [`Customer`], a
///   `Cow<'static, [Product]>`. Inference flows in, so `text.try_into()?` and `"…".parse()?` need no type.
///   Beside a written `channel` a `virtual_account_number` is a [`Digits`] of the bank's length. At an object's or
///   a list's place `{` and `[` open that; a Rust block goes in parentheses.
/// * `metadata` and `installment` take any JSON with string keys; run-time values in them are
///   `impl Into<MetadataValue>`.
/// * What rules look at is written out: `payment_type`, `mode`, `auto_confirm`, `payment_method.type`, a refund's
///   `method`, a split's `type`, `three_ds_method`, a `channel` beside an account number, and the braces of
///   `payment_method`, its `card`, `payment_method_options` and its `card`, `virtual_account` and `ewallet`. To
///   choose at run time, choose between calls with `match`, or check a [`SessionDraft`].
/// * Card numbers, cvcs and encrypted cards never stand in source code: they enter at run time.
///
/// A call of literals alone is a constant expression and allocates nothing:
///
/// ```
/// use payment_session::{PaymentSession, payment_session};
///
/// const TOP_UP: PaymentSession = payment_session! {
///     "clientReferenceId": "1751610085",
///     "amount": { "value": 10000, "currency": "IDR" }, // a closed one
///     "paymentType": "MULTIPLE",
///     "paymentMethod": { "type": "VIRTUAL_ACCOUNT" },
///     "paymentMethodOptions": {
///         "virtualAccount": { "channel": "PERMATA", "virtualAccountNumber": "00000001" }
///     },
///     "mode": "API",
///     "customer": { "email": "customer@example.com" }
/// };
/// ```
///
/// # Templates
///
/// In an item's place the call declares a struct that holds only what varies. Each hole is a public field with the
/// type and the docs of its key: `_` is named after the key, `_ as name` otherwise (in `metadata` and in lists a hole
/// needs a name); `key?: _` is an `Option`. A hole may stand wherever a run-time value may, for whole objects and lists
/// too. Other expressions are made of constants and evaluated at each rendering: in functions of their own, so there is
/// no `self` and no `?` in them. Attributes, docs and visibility of the struct are kept (`derive(Debug)` is not seen
/// inside a `cfg_attr`: there, put two templates under `cfg`), and it has:
///
/// * `to_json(&self) -> Vec<u8>` and `write_json(&self, &mut Vec<u8>)`: the bytes that the expression with the same
///   values gives, most of them rendered while compiling;
/// * `JSON: &'static str`, where all values are literals;
/// * [`PaymentRequest`], `Serialize`, `From<Name> for PaymentSession`, and a `Debug` that redacts secrets (unless
///   `Debug` is derived, which redacts them as well).
///
/// ```
/// use payment_session::{PaymentRequest, payment_session};
///
/// payment_session! {
///     /// A QR code that is paid once.
///     #[derive(Clone)]
///     pub struct QrPayment {
///         client_reference_id: _,
///         amount: { value: _ as total, currency: IDR },
///         payment_method: { type: QR },
///         mode: API,
///         customer: { email: _ },
///     }
/// }
///
/// fn send(request: &impl PaymentRequest) -> Vec<u8> {
///     request.to_json()
/// }
///
/// # fn main() -> Result<(), payment_session::Invalid> {
/// send(&QrPayment {
///     client_reference_id: "1".try_into()?,
///     total: 10_000.try_into()?,
///     email: "customer@example.com".try_into()?,
/// });
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// Each mistake is one error at the smallest token that means it, with the rule's id in a `note:`; all mistakes of
/// a call are told in one compile. The rules are [`rules::RULES`].
///
/// # In an SDK
///
/// The macro finds its crate by `$crate`, so `pub use payment_session::payment_session;` is all that a re-export
/// takes.
#[macro_export]
macro_rules! payment_session {
    ($($call:tt)*) => { $crate::payment_session_call! { $crate $($call)* } };
}

/// The README's examples are tests.
#[cfg(all(doctest, feature = "responses"))]
#[doc = include_str!("../README.md")]
struct Readme;

/// And those of the guides; `tests/end_to_end` has those that take features and clients.
#[cfg(doctest)]
#[doc = include_str!("../docs/embedding.md")]
#[doc = include_str!("../docs/static-payments.md")]
struct Guides;
