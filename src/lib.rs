//! Payment requests for the Pivot gateway (Indonesia), checked at compile time.
//!
//! With [`payment_session!`] you write the body of `POST /v2/payments` like a struct literal or as JSON. The macro
//! checks every documented rule at compile time and reports each mistake at the token that causes it. It returns a
//! [`PaymentSession`], a plain value that serializes to the documented JSON.
//!
//! ```
//! use payment_session::payment_session;
//!
//! let session = payment_session! {
//!     client_reference_id: "INV-1",
//!     amount: { value: 50000, currency: IDR },
//!     payment_method: { type: VIRTUAL_ACCOUNT },
//!     payment_method_options: { virtual_account: { channel: PERMATA } },
//!     mode: API,
//!     redirect_url: { success_return_url: "https://shop.example/paid" },
//!     customer: { email: "customer@example.com" },
//!     order_information: {
//!         product_details: [{ type: DIGITAL, quantity: 1, price: { value: 50000, currency: IDR } }],
//!     },
//! }; // a `PaymentSession`, not a `Result`
//! assert!(session.to_json().starts_with(br#"{"clientReferenceId":"INV-1","amount":{"value":50000,"currency":"IDR"}"#));
//! ```
//!
//! A request that breaks a rule does not compile:
//!
//! ```compile_fail
//! # use payment_session::payment_session;
//! let session = payment_session! {
//!     client_reference_id: "INV-1",
//!     amount: { value: 50000, currency: IDR },
//!     payment_type: MULTIPLE,
//!     payment_method: { type: CARD }, // error: `MULTIPLE` cannot be used with the method `CARD`
//!     mode: API,
//!     customer: { email: "customer@example.com" },
//! };
//! ```
//!
//! # Which form?
//!
//! | form | use it when |
//! |---|---|
//! | expression: [`payment_session!`] with entries | one place in your program creates the request |
//! | constant: an expression of literals only | all values are known at compile time |
//! | template: [`payment_session!`] with a `struct` | you send many requests that differ in a few values |
//! | fallible: [`try_payment_session!`] | the values are plain strings and integers from rows or forms |
//! | draft: [`SessionDraft`], then [`check`](SessionDraft::check) | the method, mode or payment type is a run-time value |
//! | JSON: [`PaymentSession::from_json`] | the request arrives as JSON |
//!
//! All six are checked against the same table of rules, [`rules::RULES`].
//!
//! # Run-time values
//!
//! Each string and number has its own type, which cannot hold a wrong value. Convert your data where it enters your
//! program, then use it in invocations. Write `key?: value` where the value is an `Option`.
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
//! A value of another type does not compile: ``expected `Email`, found `String` ``. This table lists what to write:
//!
//! | you have | write |
//! |---|---|
//! | a `String`, `&str` or integer | `email: row.email.try_into()?` |
//! | an `Option` of the field's type | `given_name?: row.name` |
//! | an `Option` of a `String` | `given_name?: row.name.map(TryInto::try_into).transpose()?` |
//! | a row of a database, or a form | [`try_payment_session!`], with `email: row.email` and `given_name?: row.name` |
//!
//! # Templates
//!
//! A template is a struct with one public field per placeholder `_`. The JSON around the placeholders is rendered at
//! compile time.
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
//! # Drafts and JSON
//!
//! The fields that decide rules, such as `mode`, must be literals in the macro, perhaps in the arms of an `if` or
//! `match`. To take them from run-time values, fill a [`SessionDraft`] and check it. To read a request from JSON, use
//! [`PaymentSession::from_json`]. Both return all violations at once:
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
//! # Requests and responses
//!
//! [`Gateway`] (feature `http`) creates each HTTP request for the client of your choice:
//!
//! ```
//! # #[cfg(feature = "http")]
//! # {
//! use payment_session::{PaymentSession, gateway::{AccessToken, Environment, Gateway, RequestId}};
//!
//! fn to_send(session: &PaymentSession, token: AccessToken) -> http::Request<Vec<u8>> {
//!     Gateway::new(Environment::Sandbox, token).create(session, &RequestId::random())
//! }
//! # }
//! ```
//!
//! [`SessionResponse`] is a session that the gateway returned, with every field of the response. [`ApiError`] is a
//! refusal, and [`Callback`] a notification that the gateway sends to your server.
//!
//! ```
//! # #[cfg(feature = "responses")]
//! # {
//! use payment_session::{ApiError, NextStep, SessionResponse};
//!
//! fn show_next_step(status: u16, body: &[u8]) -> Result<(), ApiError> {
//!     let session = SessionResponse::parse(status, body)?;
//!     match session.next_step() {
//!         NextStep::SendCustomer(url) => println!("send the customer to {url}"),
//!         NextStep::ShowVirtualAccount(account) => println!("transfer to {:?}", account.virtual_account_number),
//!         NextStep::Done => println!("paid"),
//!         other => println!("{other:?}"),
//!     }
//!     Ok(())
//! }
//! # assert!(show_next_step(503, b"").unwrap_err().is_retryable());
//! # }
//! ```
//!
//! # Features
//!
//! | feature | adds |
//! |---|---|
//! | `std` (default) | the parts that need the standard library; without it, the crate is `no_std` and uses `alloc` |
//! | `responses` (default) | [`SessionResponse`], [`ApiError`] and [`Callback`] |
//! | `http` | [`Gateway`]: the gateway's calls as `http::Request`s; guide: docs/sending.md |
//! | `encrypt` | [`CardPayload`]: card data, encrypted as [`EncryptedCard`](request::EncryptedCard); guide: docs/card-encryption.md |
//! | `schema` | `schema::json_schema`: the rules as JSON Schema (draft 2020-12); `schema::json_schema_with` leaves out rules, and `schema::UNSAID` lists those that it cannot express |
//!
//! Further features convert values of the crates that they are named after, with `try_into()?` or `into()`:
//!
//! | feature | from | into | and back |
//! |---|---|---|---|
//! | `chrono` | `DateTime<Tz>` | [`ExpiryAt`](request::ExpiryAt), [`AuthenticationTime`](request::AuthenticationTime); fractions of a second are cut | `DateTime<Utc>` |
//! | `jiff` | `Timestamp`, `Zoned` | the same | `Timestamp`, which ends at 9999-12-30T22:00:00Z |
//! | `time` | `OffsetDateTime`, `UtcDateTime` | the same | both |
//! | `rust_decimal` | `Decimal` of at most 18 digits | [`AmountValue`], [`PriceValue`](request::PriceValue), [`Quantity`](request::Quantity), [`Percentage`](request::Percentage) | `Decimal`, with trailing zeros |
//! | `uuid` | `Uuid` | [`ClientReferenceId`], [`CustomerId`]; with hyphens | |
//! | `url` | `Url` with `://` | [`ReturnUrl`](request::ReturnUrl) | |
//! | `http` (needs `std`) | `Uri` with a scheme | [`ReturnUrl`](request::ReturnUrl) | |
//!
//! A local time without a zone or offset is not an instant, so none of these features converts it.
#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(docsrs, doc(auto_cfg(hide(feature = "runtime"))))]
// Links to items that this build leaves out.
//!
#![cfg_attr(
    not(feature = "encrypt"),
    doc = "[`CardPayload`]: https://docs.rs/payment-session/latest/payment_session/encrypt/struct.CardPayload.html"
)]
#![cfg_attr(feature = "encrypt", doc = "[`CardPayload`]: encrypt::CardPayload")]
#![cfg_attr(
    not(feature = "responses"),
    doc = "[`SessionResponse`]: https://docs.rs/payment-session/latest/payment_session/struct.SessionResponse.html
[`ApiError`]: https://docs.rs/payment-session/latest/payment_session/struct.ApiError.html
[`Callback`]: https://docs.rs/payment-session/latest/payment_session/response/struct.Callback.html"
)]
#![cfg_attr(feature = "responses", doc = "[`Callback`]: response::Callback")]
#![cfg_attr(
    not(feature = "http"),
    doc = "[`Gateway`]: https://docs.rs/payment-session/latest/payment_session/gateway/struct.Gateway.html"
)]
#![cfg_attr(feature = "http", doc = "[`Gateway`]: gateway::Gateway")]

#[doc(inline)]
pub use payment_core::{
    Amount, AmountValue, Checked, ClientReferenceId, Currency, Customer, CustomerId, Email, GivenName, Invalid, Mode,
    PaymentRequest, PaymentSession, PaymentType, Price, Product, ReadOptions, RedirectUrl, SessionDraft, SplitRouting,
    VaChannel, Violation, Violations, request, rules, values,
};
#[cfg(feature = "responses")]
#[doc(inline)]
pub use payment_core::{ApiError, NextStep, SessionResponse, gateway, response};
// rustc's notes about a value of another type name these.
#[doc(hidden)]
pub use payment_core::{Converts, IsA, IsExactly, IsOptionOf, fallible};

/// The objects, texts, numbers and enum values of a request, as data.
pub mod schema {
    #[cfg(feature = "schema")]
    #[doc(inline)]
    pub use payment_core::json_schema::{JsonSchemaOptions, UNSAID, json_schema, json_schema_with};
    #[doc(inline)]
    pub use payment_core::{request::SESSION, schema::*};
}

#[cfg(feature = "encrypt")]
#[doc(inline)]
pub use payment_core::encrypt;

/// The procedural macro that `payment_session!` calls. Not public API.
#[cfg(not(rust_analyzer))]
#[doc(hidden)]
pub use payment_macros::{payment_part_call, payment_session_call, try_payment_part_call, try_payment_session_call};

/// The same for rust-analyzer, which sets the cfg. Not public API.
// The leading `!` asks for the editor's expansion: a struct literal with the user's own tokens, even after an error.
// rustc gets a smaller one.
#[cfg(rust_analyzer)]
#[doc(hidden)]
#[macro_export]
macro_rules! payment_session_call {
    ($($call:tt)*) => { $crate::__private::payment_session_call! { ! $($call)* } };
}

/// The same of `payment_part!`. Not public API.
#[cfg(rust_analyzer)]
#[doc(hidden)]
#[macro_export]
macro_rules! payment_part_call {
    ($($call:tt)*) => { $crate::__private::payment_part_call! { ! $($call)* } };
}

/// The same of `try_payment_session!`. Not public API.
#[cfg(rust_analyzer)]
#[doc(hidden)]
#[macro_export]
macro_rules! try_payment_session_call {
    ($($call:tt)*) => { $crate::__private::try_payment_session_call! { ! $($call)* } };
}

/// The same of `try_payment_part!`. Not public API.
#[cfg(rust_analyzer)]
#[doc(hidden)]
#[macro_export]
macro_rules! try_payment_part_call {
    ($($call:tt)*) => { $crate::__private::try_payment_part_call! { ! $($call)* } };
}

/// The items that the macro's expansion uses. Not public API.
#[doc(hidden)]
pub mod __private {
    pub use payment_core::__private::*;
    #[cfg(rust_analyzer)]
    pub use payment_macros::{
        payment_part_call, payment_session_call, try_payment_part_call, try_payment_session_call,
    };
}

/// Creates a [`PaymentSession`] from a request that it checks at compile time.
///
/// Used as an item, with a `struct`, it declares a [template](#templates) instead.
///
/// # Examples
///
/// A key is a field's Rust name. An enum value such as `IDR` needs no path and no import. Objects are written with
/// `{ … }`, lists with `[ … ]`:
///
/// ```
/// use payment_session::payment_session;
///
/// let session = payment_session! {
///     client_reference_id: "INV-1",
///     amount: { value: 50000, currency: IDR },
///     payment_method: { type: QR },
///     mode: API,
///     redirect_url: { success_return_url: "https://shop.example/paid" },
///     customer: { email: "customer@example.com" },
///     order_information: {
///         product_details: [{ type: DIGITAL, quantity: 1, price: { value: 50000, currency: IDR } }],
///     },
/// };
/// ```
///
/// A key can also be the documented JSON name, as a string. You can therefore paste JSON from the gateway's
/// documentation. An invocation of literals only is a constant expression and allocates nothing:
///
/// ```
/// use payment_session::{PaymentSession, payment_session};
///
/// const TOP_UP: PaymentSession = payment_session! {
///     "clientReferenceId": "1751610085",
///     "amount": { "value": 10000, "currency": "IDR" }, // a closed account
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
/// A Rust expression is a run-time value of the field's type. The macro determines that type, so conversions need no
/// annotation:
///
/// ```
/// # use payment_session::{Invalid, PaymentSession, payment_session};
/// fn request(reference: &str, rupiahs: u64) -> Result<PaymentSession, Invalid> {
///     Ok(payment_session! {
///         client_reference_id: reference.try_into()?,
///         amount: { value: rupiahs.try_into()?, currency: IDR },
///         // …
/// #       payment_method: { type: QR },
/// #       mode: API,
/// #       customer_id: "walk-in",
///     })
/// }
/// # assert!(request("INV-1", 10_000).is_ok());
/// ```
///
/// `key?: value` accepts an `Option`; the field is left out if the value is `None`. `key` without a value uses the
/// variable of that name:
///
/// ```
/// # use payment_session::{Email, GivenName, PaymentSession, payment_session};
/// fn request(email: Email, name: Option<GivenName>) -> PaymentSession {
///     payment_session! {
///         customer: { email, given_name?: name },
///         // …
/// #       client_reference_id: "INV-1",
/// #       amount: { value: 10000, currency: IDR },
/// #       payment_method: { type: QR },
/// #       mode: API,
///     }
/// }
/// ```
///
/// [`try_payment_session!`] takes plain values such as `String` and `i64` instead, and reports every one that breaks a rule.
///
/// A whole object or list can be a run-time value, too. [`payment_part!`] creates such an object:
///
/// ```
/// # use payment_session::{Customer, PaymentSession, Product, payment_session};
/// fn request(customer: Customer, products: Vec<Product>) -> PaymentSession {
///     payment_session! {
///         customer,
///         order_information: { product_details: products.into() },
///         // …
/// #       client_reference_id: "INV-1",
/// #       amount: { value: 10000, currency: IDR },
/// #       payment_method: { type: QR },
/// #       mode: API,
///     }
/// }
/// ```
///
/// A list can contain loops, conditions and iterators. Each block is one item, an empty block is none, and `..iterator`
/// adds the items of an iterator. `?`, `.await` and `return` work inside:
///
/// ```
/// # use payment_session::{Invalid, PaymentSession, Product, payment_session};
/// # struct Row { name: String, price: u64 }
/// fn request(rows: Vec<Row>, is_gift: bool, vouchers: Vec<Product>) -> Result<PaymentSession, Invalid> {
///     Ok(payment_session! {
///         order_information: {
///             product_details: [
///                 for row in rows {
///                     type: PHYSICAL,
///                     name: row.name.try_into()?,
///                     quantity: 1,
///                     price: { value: row.price.try_into()?, currency: IDR },
///                 }
///                 if is_gift { type: SERVICE, quantity: 1, price: { value: 5000, currency: IDR } }
///                 ..vouchers,
///             ],
///         },
///         // …
/// #       client_reference_id: "INV-1",
/// #       amount: { value: 10000, currency: IDR },
/// #       payment_method: { type: QR },
/// #       mode: API,
/// #       customer_id: "walk-in",
///     })
/// }
/// # let row = Row { name: "Tea".to_owned(), price: 10_000 };
/// # let session = request(vec![row], true, Vec::new()).unwrap();
/// # assert_eq!(session.order_information.as_ref().unwrap().product_details.len(), 2);
/// ```
///
/// `metadata` contains any JSON, with string keys:
///
/// ```
/// # use payment_session::{PaymentSession, payment_session};
/// fn request(invoice: String, attempt: u32) -> PaymentSession {
///     payment_session! {
///         metadata: { "invoiceNo": invoice, "attempt": attempt, "tags": ["web", null] },
///         // …
/// #       client_reference_id: "INV-1",
/// #       amount: { value: 10000, currency: IDR },
/// #       payment_method: { type: QR },
/// #       mode: API,
/// #       customer_id: "walk-in",
///     }
/// }
/// ```
///
/// Fields that decide rules must be literals. To choose one at run time, use `if` or `match` among the entries. Each
/// block gives the fields of its arm, and an arm can also leave the function. The rules are checked for every
/// combination of arms:
///
/// ```
/// # use payment_session::{CustomerId, Email, PaymentSession, payment_session};
/// enum Way {
///     Account,
///     Code,
///     Page,
/// }
///
/// fn request(way: Option<Way>, known: Option<CustomerId>, email: Email) -> Result<PaymentSession, &'static str> {
///     Ok(payment_session! {
///         match way {
///             Some(Way::Account) => {
///                 payment_method: { type: VIRTUAL_ACCOUNT },
///                 payment_method_options: { virtual_account: { channel: BNI } },
///                 mode: API,
///             }
///             Some(Way::Code) => { payment_method: { type: QR }, mode: API }
///             Some(Way::Page) => {}
///             None => return Err("no way to pay"),
///         }
///         if let Some(id) = known { customer_id: id } else { customer: { email } }
///         redirect_url: { success_return_url: "https://shop.example/paid" },
///         // …
/// #       client_reference_id: "INV-1",
/// #       amount: { value: 10000, currency: IDR },
///     })
/// }
/// # let email = || "customer@example.com".try_into().unwrap();
/// # assert!(request(Some(Way::Page), None, email()).unwrap().mode.is_none());
/// # assert!(request(Some(Way::Account), None, email()).unwrap().customer.is_some());
/// # assert!(request(Some(Way::Code), Some("c".try_into().unwrap()), email()).unwrap().customer.is_none());
/// # assert!(request(None, None, email()).is_err());
/// ```
///
/// Choices are independent of each other, so put fields that belong together into one choice. For values that are known
/// only at run time, such as a method that a form sends, check a [`SessionDraft`].
///
/// # Templates
///
/// Used as an item, the macro declares a struct with one public field per placeholder. The field has the type and the
/// documentation of its key. `_` is named after the key, `_ as name` has its own name, and `key?: _` is an `Option`:
///
/// ```
/// use payment_session::{Invalid, PaymentRequest, payment_session};
///
/// payment_session! {
///     /// A QR code that is paid once.
///     #[derive(Clone)]
///     pub struct QrPayment {
///         client_reference_id: _,
///         amount: { value: _ as total, currency: IDR },
///         payment_method: { type: QR },
///         mode: API,
///         customer: { email: _, given_name?: _ },
///     }
/// }
///
/// fn send(request: &impl PaymentRequest) -> Vec<u8> {
///     request.to_json()
/// }
///
/// # fn main() -> Result<(), Invalid> {
/// let body = send(&QrPayment {
///     client_reference_id: "INV-1".try_into()?,
///     total: 10_000.try_into()?,
///     email: "customer@example.com".try_into()?,
///     given_name: None,
/// });
/// # Ok(())
/// # }
/// ```
///
/// A template has:
///
/// * `to_json(&self) -> Vec<u8>` and `write_json(&self, &mut Vec<u8>)`, which write the same bytes as the expression
///   with the same values;
/// * `JSON: &'static str`, if all its values are literals;
/// * implementations of [`PaymentRequest`], `Serialize` and `From<Name> for PaymentSession`;
/// * a `Debug` implementation that redacts secrets, unless you derive `Debug`, which redacts them as well.
///
/// These rules apply to templates only:
///
/// * A placeholder can appear wherever a run-time value can, also for a whole object or list.
/// * A placeholder in `metadata` or in a list needs a name.
/// * Any other expression is evaluated each time the JSON is written. It can use constants and functions, but not
///   `self` and not `?`.
/// * The struct keeps its attributes, documentation and visibility. The macro does not see a `derive(Debug)` inside
///   `cfg_attr`; declare two templates under `cfg` instead.
///
/// # Ways out
///
/// A check can be wrong, or older than the gateway. Two marks turn one check off, and leave all others on.
///
/// `#![allow(rule, …)]` before the first entry allows this request to break a rule between fields. `#![expect(rule, …)]`
/// does the same, and is an error as soon as the request no longer breaks the rule. The name of the rule is in the `note:`
/// of its error, with `_` in place of `-`:
///
/// ```
/// # use payment_session::{PaymentSession, payment_session, rules::Waiver};
/// fn request() -> PaymentSession {
///     payment_session! {
///         #![expect(multiple_method, reason = "agreed with the gateway")]
///         payment_type: MULTIPLE,
///         payment_method: { type: CARD },
///         // …
/// #       client_reference_id: "INV-1",
/// #       mode: API,
/// #       customer_id: "walk-in",
///     }
/// }
/// # assert!(request().allowed().contains(Waiver::MultipleMethod));
/// ```
///
/// `key!: value` is a field that is not checked, neither its name nor its value. It goes on the wire as it is written:
///
/// ```
/// # use payment_session::{PaymentSession, payment_session};
/// fn request(tier: String) -> PaymentSession {
///     payment_session! {
///         client_reference_id!: "INV/2025/001", // a documented field, with a value that the crate refuses
///         "loyaltyTier"!: tier,                 // a field that the crate does not know
///         // …
/// #       amount: { value: 10000, currency: IDR },
/// #       payment_method: { type: QR },
/// #       mode: API,
/// #       customer_id: "walk-in",
///     }
/// }
/// # assert!(String::from_utf8(request("GOLD".into()).to_json()).unwrap().contains("GOLD"));
/// ```
///
/// # Grammar
///
/// ```text
/// invocation  = allow* entries | "{" allow* entries "}"      an expression of type PaymentSession
///             | attribute* vis "struct" Name "{" allow* entries "}"  items: a template
/// allow       = "#![" ("allow" | "expect") "(" rule ("," rule)* ("," "reason" "=" string)? ","? ")]"
/// entries     = ((entry | choice) ","?)*                     the comma is optional only after a choice
/// entry       = key ":" value | key "?" ":" value | key
///             | key "!" ":" value | key "!" "?" ":" value    not checked: any JSON, as in metadata
/// key         = identifier | "wireName"
/// value       = literal | WORD | "null" | "{" entries "}" | "[" items "]" | placeholder | Rust expression
/// items       = (item ","?)*                                 the comma is optional only after the "}" of for, if, match
/// item        = value | ".." expression | "for" pattern "in" expression "{" entries "}" | choice
/// choice      = "if" condition block ("else" (choice | block))?
///             | "match" expression "{" (pattern ("if" guard)? "=>" (block | diverging) ","?)* "}"
/// block       = "{" entries "}"
/// literal     = string | "-"? number | "true" | "false"
/// placeholder = "_" | "_" "as" name                          in templates only
/// ```
///
/// * `identifier` is the field's Rust name (`client_reference_id`; `type` needs no `r#`). Both kinds of keys can be
///   mixed.
/// * In `key?: value`, the rules must hold with the value and without it.
/// * `WORD` is one of the field's documented enum values, bare (`IDR`) or as a string. It must be the whole value.
///   Inside an expression, write the Rust path: `if abroad { Currency::USD } else { Currency::IDR }`. A name that
///   begins with a capital and resembles an enum value counts as a misspelling of it. Put a constant with such a name
///   in parentheses: `(CUR)`.
/// * `null` leaves the field out. In `metadata` and `installment`, it is a value.
/// * Numbers are decimal, with an optional fraction and exponent. They have no leading zeros and no suffix; `_` can
///   separate digits. Every digit is sent.
/// * Strings are Rust strings, so the JSON escapes `\/`, `\b`, `\f` and `\uXXXX` do not compile.
/// * Any other expression has the field's type, for example [`ClientReferenceId`], [`Customer`] or
///   `Cow<'static, [Product]>`. Next to a literal `channel`, a `virtual_account_number` has the type [`Digits`](crate::request::Digits) with
///   the bank's number of digits.
/// * In the place of an object or list, `{` and `[` open that object or list. Put a Rust block in parentheses.
/// * In the place of an item, `for`, `if` and `match` choose items. Put a Rust expression that begins with one of them
///   in parentheses. They cannot be used in templates, `metadata` and `installment`.
/// * In the place of an entry, `if` and `match` choose fields. The condition ends at the first braces that are followed
///   by `else`, a comma, the end or the next entry. A field can be in several arms of one choice, but not in two choices
///   that can both have it. The choices that rules depend on can have at most 256 combinations. Next to a choice of
///   channels whose account numbers differ in length, write `virtual_account_number` in each arm.
/// * `diverging` is a Rust expression that does not return, for example `return …` or `continue`.
/// * `rule` is the name of a rule between fields, or `va_channel`, which allows the name of a bank that resembles another.
///   With `va_number_digits` allowed, a `virtual_account_number` has the type [`VirtualAccountNumber`](crate::request::VirtualAccountNumber).
/// * The value after `!:` is JSON with string keys, like `metadata`. Its strings and enum values are in quotes, and a lone
///   identifier is a variable. A run-time string in place of a string is `impl Into<Cow<'static, str>>`, any other value
///   is `impl Into<MetadataValue>`. Rules that look at a marked field, or into it, are silent.
/// * A string goes to its documented place. Any other marked value follows the documented fields of its object, which
///   keeps it in `other` ([`OtherFields`](crate::values::OtherFields)). Where a field is required and its type cannot hold the value, mark the optional
///   object around it.
/// * A field that is not documented needs a string key. A literal that is valid without `!`, and `null` for a documented
///   field, are errors. Card data cannot be marked.
/// * `metadata` and `installment` accept any JSON with string keys. Run-time values in them are
///   `impl Into<MetadataValue>`.
/// * These fields decide rules and must be literals: `payment_type`, `mode`, `auto_confirm`, `payment_method.type`, a
///   refund's `method`, a split's `type`, `three_ds_method`, and a `channel` next to an account number. The braces of
///   these objects must be literal as well: `payment_method` and its `card`; `payment_method_options` and its `card`,
///   `virtual_account` and `ewallet`.
/// * Card numbers, CVCs and encrypted cards must be run-time values, so that they never appear in source code.
///
/// # Errors
///
/// Each mistake produces one error, at the smallest token that causes it. One compilation reports all mistakes. The
/// `note:` names the rule, which [`rules::RULES`] describes.
///
/// # In an SDK
///
/// To offer the macro from your own crate, re-export it: `pub use payment_session::payment_session;`. A macro that adds
/// entries of its own needs an arm for `#![allow(…)]`, which comes before all entries (docs/embedding.md). The macro finds
/// this crate through `$crate`, so your users need no further dependency.
#[macro_export]
macro_rules! payment_session {
    ($($call:tt)*) => { $crate::payment_session_call! { $crate $($call)* } };
}

/// Creates one object of a request, which it checks at compile time.
///
/// The entries are written as in [`payment_session!`], after the name of the object. The name is looked up among the
/// objects of a request, so it need not be imported.
///
/// # Examples
///
/// ```
/// use payment_session::{Product, payment_part, request::{ProductName, Quantity}};
///
/// fn product(name: ProductName, quantity: Quantity) -> Product {
///     payment_part!(Product {
///         type: PHYSICAL,
///         name,
///         quantity,
///         price: { value: 15_000, currency: IDR },
///     })
/// }
/// # assert!(product("Tea".try_into().unwrap(), 2.try_into().unwrap()).name.is_some());
/// ```
///
/// An object that has rules of its own is returned as [`Checked`]:
///
/// ```
/// use payment_session::{Checked, SplitRouting, payment_part};
///
/// const FEE: Checked<SplitRouting> = payment_part!(SplitRouting {
///     merchant_id: "platform",
///     type: PERCENTAGE,
///     percentage_amount: 2.5,
///     currency: IDR,
///     remarks: "fee",
/// });
/// ```
///
/// The rules between a part and the rest of its request are checked with the [draft](SessionDraft) that the part goes
/// into. [`Metadata`](crate::values::Metadata) and [`Installment`](crate::values::Installment) are free JSON and have no parts; a whole request is a [`payment_session!`].
#[macro_export]
macro_rules! payment_part {
    ($($part:tt)*) => { $crate::payment_part_call! { $crate $($part)* } };
}

/// Creates a [`PaymentSession`] from plain values, which it converts and checks at run time.
///
/// The grammar is that of [`payment_session!`], and the rules between fields are checked at compile time as there. The
/// difference is the run-time values: each may be anything that converts into its field, and the result is a
/// `Result<PaymentSession, Violations>`.
///
/// # Examples
///
/// ```
/// use payment_session::{PaymentSession, Violations, try_payment_session, values::non_empty};
///
/// struct Row {
///     order: String,
///     total: i64,
///     email: String,
///     name: Option<String>,
///     surname: String, // "" where the customer gave none
///     lines: Vec<(String, u32)>,
/// }
///
/// fn session(row: Row) -> Result<PaymentSession, Violations> {
///     try_payment_session! {
///         client_reference_id: row.order,
///         amount: { value: row.total, currency: IDR },
///         payment_method: { type: QR },
///         mode: API,
///         customer: { email: row.email, given_name?: row.name, surname?: non_empty(row.surname) },
///         order_information: {
///             product_details: [
///                 for (name, count) in row.lines {
///                     type: PHYSICAL, name, quantity: count, price: { value: 15_000, currency: IDR },
///                 }
///             ],
///         },
///     }
/// }
///
/// let violations = session(Row {
///     order: "INV/1".into(),
///     total: 30_000,
///     email: "customer@example.com".into(),
///     name: None,
///     surname: "".into(),
///     lines: vec![("Tea".into(), 2), ("Cup".into(), 0)],
/// })
/// .unwrap_err();
/// let pointers: Vec<_> = violations.iter().map(|violation| violation.pointer()).collect();
/// assert_eq!(pointers, ["/clientReferenceId", "/orderInformation/productDetails/1/quantity"]);
/// ```
///
/// # Values
///
/// | field | converts from |
/// |---|---|
/// | a string or enum value | `String`, `&str`, `&String` |
/// | a number | every integer, and the strings |
/// | every field | its own type, and every type `T` with `Field: TryFrom<T>` whose error is [`Invalid`], [`Violations`] or [`Infallible`](core::convert::Infallible) |
/// | an object | also the `Result<_, Violations>` of [`try_payment_part!`], without `?` |
/// | `key?: value` | an `Option` of any of these |
/// | `..iterator` | items that are any of these |
///
/// A value whose type is open takes the field's type, as in `"…".parse()?` or `None`. [`non_empty`](crate::values::non_empty) turns the empty
/// strings of databases and forms into `None`.
///
/// # Errors
///
/// Returns every value that did not convert, in the order of the source: each with its JSON pointer, which has the
/// indices of lists, its rule and its help. The violations of a part join under the part's pointer. No value is quoted,
/// so no secret appears.
///
/// A `?` in a value returns from your own function, as everywhere, and what was collected before it is lost. Write the
/// plain value instead.
#[macro_export]
macro_rules! try_payment_session {
    ($($call:tt)*) => { $crate::try_payment_session_call! { $crate $($call)* } };
}

/// Creates one object of a request from plain values, which it converts and checks at run time.
///
/// It is to [`payment_part!`] what [`try_payment_session!`] is to [`payment_session!`]. Pointers begin at the object;
/// written as a value of `try_payment_session!`, the result joins the request's violations under the object's pointer.
///
/// # Examples
///
/// ```
/// use payment_session::{Customer, PaymentSession, Violations, try_payment_part, try_payment_session};
///
/// fn customer(email: &str, name: Option<&str>) -> Result<Customer, Violations> {
///     try_payment_part!(Customer { email, given_name?: name })
/// }
///
/// fn session(order: u32, email: &str) -> Result<PaymentSession, Violations> {
///     try_payment_session! {
///         client_reference_id: format!("INV-{order}"),
///         amount: { value: 10_000, currency: IDR },
///         redirect_url: {},
///         customer: customer(email, None), // no `?`: its violations join those of the request
///     }
/// }
///
/// assert_eq!(session(1, "customer").unwrap_err()[0].pointer(), "/customer/email");
/// ```
#[macro_export]
macro_rules! try_payment_part {
    ($($part:tt)*) => { $crate::try_payment_part_call! { $crate $($part)* } };
}

/// The README's examples are tests.
#[cfg(all(doctest, feature = "responses"))]
#[doc = include_str!("../README.md")]
struct Readme;

/// The guides' examples are tests. `tests/end_to_end` has the guides that need further features or an HTTP client.
#[cfg(doctest)]
#[doc = include_str!("../docs/embedding.md")]
#[doc = include_str!("../docs/shop.md")]
#[doc = include_str!("../docs/static-payments.md")]
struct Guides;
