// The links of the documentation.
#[cfg(doc)]
use crate::*;

/// Creates a [`PaymentSession`] from a request that it checks at compile time.
///
/// Used as an item, with a `struct`, it declares a [template](#templates) instead.
///
/// # Examples
///
/// Keys are the Rust names of fields. Enum values such as `IDR` need no path and no import. Objects are written with
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
///     customer: { email: "customer@example.com" },
///     order_information: {
///         product_details: [
///             { type: DIGITAL, quantity: 1, price: { value: 50000, currency: IDR } },
///         ],
///     },
/// };
/// ```
///
/// You can also paste JSON from the gateway's documentation, with its comments. If all values are literals,
/// it is a constant expression and allocates nothing:
///
/// ```
/// use payment_session::{PaymentSession, payment_session};
///
/// const TILL: PaymentSession = payment_session! {
///     "clientReferenceId": "till-1",
///     "paymentType": "MULTIPLE", // paid many times
///     "paymentMethod": { "type": "QR" },
///     "mode": "API",
///     "customer": { "email": "shop@example.com" }
/// };
/// ```
///
/// A Rust expression is a run-time value of the field's type. Conversions need no annotation. `key` without a value is the
/// variable of that name, and `key?: value` accepts an `Option`:
///
/// ```
/// # use payment_session::{Email, Invalid, PaymentSession, payment_session};
/// fn request(
///     reference: &str,
///     email: Email,
///     name: Option<&str>,
/// ) -> Result<PaymentSession, Invalid> {
///     Ok(payment_session! {
///         client_reference_id: reference.try_into()?,
///         customer: { email, given_name?: name.map(TryInto::try_into).transpose()? },
///         // …
/// #       amount: { value: 10000, currency: IDR },
/// #       payment_method: { type: QR },
/// #       mode: API,
///     })
/// }
/// # assert!(request("INV-1", "customer@example.com".try_into().unwrap(), None).is_ok());
/// ```
///
/// [`try_payment_session!`] converts plain values such as `String` and `i64` itself. [`payment_part!`] creates one object
/// of a request.
///
/// A list can contain loops, choices and iterators. Each block is one item:
///
/// ```
/// # use payment_session::{PaymentSession, Product, payment_session, request::ProductName};
/// fn request(
///     names: Vec<ProductName>,
///     is_gift: bool,
///     vouchers: Vec<Product>,
/// ) -> PaymentSession {
///     payment_session! {
///         order_information: {
///             product_details: [
///                 for name in names {
///                     type: PHYSICAL,
///                     name,
///                     quantity: 1,
///                     price: { value: 15000, currency: IDR },
///                 }
///                 if is_gift {
///                     type: SERVICE,
///                     quantity: 1,
///                     price: { value: 5000, currency: IDR },
///                 }
///                 ..vouchers,
///             ],
///         },
///         // …
/// #       client_reference_id: "INV-1",
/// #       amount: { value: 10000, currency: IDR },
/// #       payment_method: { type: QR },
/// #       mode: API,
/// #       customer_id: "walk-in",
///     }
/// }
/// # let session = request(vec!["Tea".try_into().unwrap()], true, Vec::new());
/// # assert_eq!(session.order_information.as_ref().unwrap().product_details.len(), 2);
/// ```
///
/// `if` and `match` among the entries choose fields. The rules are checked for every combination of arms, and an arm can
/// leave the function:
///
/// ```
/// # use payment_session::{CustomerId, Email, PaymentSession, payment_session};
/// enum Way {
///     Account,
///     Code,
/// }
///
/// fn request(
///     way: Option<Way>,
///     known: Option<CustomerId>,
///     email: Email,
/// ) -> Option<PaymentSession> {
///     Some(payment_session! {
///         match way {
///             Some(Way::Account) => {
///                 payment_method: { type: VIRTUAL_ACCOUNT },
///                 payment_method_options: { virtual_account: { channel: BNI } },
///             }
///             Some(Way::Code) => { payment_method: { type: QR } }
///             None => return None,
///         }
///         if let Some(id) = known { customer_id: id } else { customer: { email } }
///         // …
/// #       mode: API,
/// #       client_reference_id: "INV-1",
/// #       amount: { value: 10000, currency: IDR },
///     })
/// }
/// # let email = || "customer@example.com".try_into().unwrap();
/// # assert!(request(Some(Way::Account), None, email()).unwrap().customer.is_some());
/// # assert!(request(Some(Way::Code), Some("c".try_into().unwrap()), email()).unwrap().customer.is_none());
/// # assert!(request(None, None, email()).is_none());
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
/// rustfmt leaves an invocation as it is, because its entries are not Rust expressions.
///
/// # Templates
///
/// Used as an item, the macro declares a struct with one public field per placeholder `_`. Each field has the type and the
/// documentation of its key:
///
/// ```
/// use payment_session::{Invalid, payment_session};
///
/// payment_session! {
///     /// A QR code that is paid once.
///     pub struct QrPayment {
///         client_reference_id: _,
///         amount: { value: _ as total, currency: IDR },
///         payment_method: { type: QR },
///         mode: API,
///         customer: { email: _, given_name?: _ },
///     }
/// }
///
/// # fn main() -> Result<(), Invalid> {
/// let payment = QrPayment {
///     client_reference_id: "INV-1".try_into()?,
///     total: 10_000.try_into()?,
///     email: "customer@example.com".try_into()?,
///     given_name: None,
/// };
/// assert!(payment.to_json().starts_with(br#"{"clientReferenceId":"INV-1","amount":{"#));
/// # Ok(())
/// # }
/// ```
///
/// A template has:
///
/// * `to_json(&self) -> Vec<u8>` and `write_json(&self, &mut Vec<u8>)`, which write the same bytes as the expression
///   with the same values;
/// * `try_new(…)`, if it has placeholders: it takes plain values in their order, converts them as [`try_payment_session!`] does,
///   and returns a `Result`;
/// * `JSON: &'static str`, if all its values are literals;
/// * implementations of [`PaymentRequest`], `Serialize` and `From<Name> for PaymentSession`;
/// * a `Debug` implementation that redacts secrets, unless you derive `Debug`, which redacts them as well.
///
/// # Escape hatches
///
/// A check can be wrong, or older than the gateway. `#![allow(rule)]` waives one rule, and `key!: value` sends a field that
/// is not checked:
///
/// ```
/// # use payment_session::{PaymentSession, payment_session, rules::Waiver};
/// fn request(tier: String) -> PaymentSession {
///     payment_session! {
///         #![allow(multiple_method, reason = "agreed with the gateway")]
///         payment_type: MULTIPLE,
///         payment_method: { type: CARD },
///         client_reference_id!: "INV/2025/001", // a listed field with a rejected value
///         "loyaltyTier"!: tier, // a field that is not listed
///         // …
/// #       mode: API,
/// #       customer_id: "walk-in",
///     }
/// }
/// # assert!(request("GOLD".into()).allowed().contains(Waiver::MultipleMethod));
/// # assert!(String::from_utf8(request("GOLD".into()).to_json()).unwrap().contains("GOLD"));
/// ```
///
/// The guide [Escape hatches] has an example for each case.
///
/// # Grammar
///
/// ```text
/// invocation = entries | attribute* vis "struct" Name "{" entries "}"
/// entries    = ((entry | choice) ","?)*
/// entry      = key ":" value | key "?" ":" value | key | key "!" ":" value
/// ```
///
/// [Grammar] has all of it, with the rules for each kind of value.
///
/// # Errors
///
/// Each mistake produces one error, at the smallest token that causes it. One compilation reports all
/// mistakes; of more than a hundred, the last error has the number of the others. The `note:` names the rule, and [Errors]
/// lists every rule with an example.
///
/// An incomplete `if` or `match` is one error. The rules between fields are checked once it is complete, because its
/// fields are not known before.
///
/// # Fields
///
/// Which fields a payment needs depends on its type, mode and method: [Required fields] has a table for each.
///
#[doc = include_str!("fields/session.md")]
///
/// # In an SDK
///
/// To offer the macro from your own crate, re-export it: `pub use payment_session::payment_session;`. The macro finds this
/// crate automatically, so your users need no further dependency. [`payment_presets!`] declares a macro that adds entries
/// of your own.
///
/// [Escape hatches]: https://docs.rs/payment-session/latest/payment_session/guide/escape_hatches/index.html
/// [Grammar]: https://docs.rs/payment-session/latest/payment_session/guide/grammar/index.html
/// [Required fields]: https://docs.rs/payment-session/latest/payment_session/guide/rules/index.html
/// [Errors]: https://docs.rs/payment-session/latest/payment_session/guide/errors/index.html
#[macro_export]
macro_rules! payment_session {
    ($($call:tt)*) => { $crate::payment_session_call! { $crate $($call)* } };
}
