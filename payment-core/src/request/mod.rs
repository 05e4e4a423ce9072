//! The objects, strings, numbers and enum values of a request.
//!
//! # Strings, numbers and enum values
//!
//! Each has its own type, which cannot hold a wrong value. All of them convert in the same way: with `try_into()` or
//! `parse()` from strings, numbers also from integers. `as_ref()` and `Display` return a string. A secret has neither, but
//! the function `expose()`, and `Debug` redacts it.
//!
//! ```
//! use payment_session::{AmountValue, Currency, Email, request::CardNumber};
//!
//! # fn main() -> Result<(), payment_session::Invalid> {
//! let email: Email = "rina@example.com".try_into()?;
//! assert_eq!(email, "rina@example.com"); // compares with strings
//! assert_eq!(email.as_ref().len(), 16);
//!
//! let total: AmountValue = 50_000.try_into()?;
//! assert_eq!(total, "50000".parse::<AmountValue>()?); // exact, and compared by value
//! assert!(AmountValue::try_from(0).is_err());
//!
//! assert_eq!("IDR".parse::<Currency>()?, Currency::IDR);
//!
//! let number: CardNumber = "4440000112200001".try_into()?;
//! assert_eq!(format!("{number:?}"), "CardNumber(redacted)");
//! assert!(number.expose().starts_with("444"));
//! # Ok(())
//! # }
//! ```
//!
//! A string that the gateway accepts and this crate rejects is created with `new_unchecked`. Nothing checks it:
//!
//! ```
//! use payment_session::ClientReferenceId;
//!
//! assert!(ClientReferenceId::try_from("INV/2025/001").is_err());
//! let reference = ClientReferenceId::new_unchecked("INV/2025/001".into());
//! assert_eq!(reference, "INV/2025/001");
//! ```
//!
//! # Objects
//!
//! `new` creates an object from its required fields. The other fields are public. A struct literal ends with
//! `..Name::new(…)`, so that it compiles when a later version adds a field:
//!
//! ```
//! use payment_session::{Customer, request::PhoneNumber};
//!
//! # fn main() -> Result<(), payment_session::Invalid> {
//! let phone = PhoneNumber::new("+62".try_into()?, "81299996666".try_into()?);
//! let customer = Customer {
//!     given_name: Some("Rina".try_into()?),
//!     phone_number: Some(phone),
//!     ..Customer::new("rina@example.com".try_into()?)
//! };
//! assert!(customer.surname.is_none());
//! # Ok(())
//! # }
//! ```

mod field_aliases;
#[macro_use]
mod banks;
mod card_names;
mod countries;
mod currencies;
pub(crate) mod customer;
pub(crate) mod draft;
mod enum_aliases;
mod enums;
pub(crate) mod free_json;
pub(crate) mod method;
#[cfg(feature = "schema")]
pub(crate) mod not_expressible;
pub(crate) mod numbers;
pub(crate) mod options;
pub(crate) mod order;
pub(crate) mod pages;
pub(crate) mod refund;
pub(crate) mod rules;
#[cfg(feature = "runtime")]
mod runtime;
mod telephone;
pub(crate) mod texts;

#[cfg(feature = "runtime")]
pub use runtime::*;
pub use {
    banks::*,
    countries::Country,
    currencies::Currency,
    customer::*,
    draft::*,
    enums::*,
    method::*,
    numbers::{AmountValue, ExpMonth, ExpYear, Percentage, PriceValue, Quantity},
    options::*,
    order::*,
    refund::*,
    texts::*,
};

use self::field_aliases::{ALIASES, FILLERS};
pub(crate) use self::{banks::ACCOUNT_NUMBER, card_names::CARD_DATA};
use crate::engine::schema::{Kind, Object, Request, Value};

/// The request that creates a session.
pub const SESSION: &Object = object::<SessionDraft>();

/// The request that creates a refund.
pub const REFUND: &Object = object::<Refund>();

/// All requests that this crate checks.
pub const REQUESTS: &[&Object] = &[SESSION, REFUND];

const fn object<T: Value>() -> &'static Object {
    match T::KIND {
        Kind::Object(object) => object,
        _ => unreachable!(),
    }
}

/// The session as a request.
pub(crate) static SESSION_REQUEST: Request = request(object::<SessionDraft>);

/// The refund as a request. The documentation describes the values that it shares with a session only there.
pub(crate) static REFUND_REQUEST: Request =
    Request { shares_rules_of: Some(&SESSION_REQUEST), ..request(object::<Refund>) };

/// Returns what is the same for all requests.
const fn request(object: fn() -> &'static Object) -> Request {
    Request {
        aliases: ALIASES,
        fillers: FILLERS,
        #[cfg(feature = "schema")]
        not_in_json_schema: not_expressible::NOT_EXPRESSIBLE,
        ..Request::new(object, &CARD_DATA)
    }
}
