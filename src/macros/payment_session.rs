// The links of the documentation.
#[cfg(doc)]
use crate::*;

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
/// A check can be wrong, or older than the gateway. Two marks turn one check off, and leave all others on. The guide to
/// them is docs/ways-out.md.
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
///   in parentheses: `(CUR)`. At a field that decides rules, every name in capitals is an enum value.
/// * A name in lower case is a variable, so enum values in lower case are strings (`"automatic"`). If the variable does
///   not exist, rustc suggests the enum value.
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
/// * `diverging` is a Rust expression of the type `!`, which rustc checks, for example `return …`, `continue` or
///   `std::process::exit(1)`.
/// * `rule` is the name of a rule between fields, or `va_channel`, which allows the name of a bank that resembles another.
///   With `va_number_digits` allowed, a `virtual_account_number` has the type [`VirtualAccountNumber`](crate::request::VirtualAccountNumber).
/// * An expected rule is reported if the request does not break it. The report waits while a syntax error, an unknown
///   field or a repeated field may be the reason, or an error in a field that the rule looks at. Expectations of
///   `va_channel`, `transfer_destination` and `split_amount` wait until there are no errors in values.
/// * In `payment_part!`, only rules about that object or an object in it can be allowed.
/// * The value after `!:` is JSON with string keys, like `metadata`. Its strings and enum values are in quotes. A lone
///   identifier is a variable, except for an enum value of the field, which needs no mark. A run-time string in place of a string is `impl Into<Cow<'static, str>>`, any other value
///   is `impl Into<MetadataValue>`. A rule that looks at a marked field, or into it, is broken
///   only if it is broken whatever the field contains.
/// * A string goes to its documented place. Any other marked value follows the documented fields of its object, which
///   keeps it in `other` ([`OtherFields`](crate::values::OtherFields)). Where a field is required and its type cannot hold the value, mark the optional
///   object around it.
/// * A field that is not documented needs a string key. A literal that is valid without `!`, and `null` for a documented
///   field, are errors.
/// * Secret fields cannot be marked. Neither can an undocumented field that looks like one: in `payment_method.card`, by
///   a similar name (`cvv`) or a full card number; elsewhere, by both (`cardNumber`). In `other`, a draft's `check()`
///   reports the same as `card-data`.
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
/// An incomplete `if` or `match` is one error. The rules between fields are checked again once it is complete, because
/// nobody knows which fields it will choose.
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
