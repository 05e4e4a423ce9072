//! The objects, strings, numbers and enum values of a request, each as a row of a table.

#[macro_use]
mod banks;
mod countries;
mod currencies;
pub(crate) mod customer;
pub(crate) mod draft;
pub(crate) mod method;
pub(crate) mod numbers;
pub(crate) mod options;
pub(crate) mod order;
#[cfg(feature = "runtime")]
mod runtime;
pub(crate) mod texts;
mod words;

#[cfg(feature = "runtime")]
pub use runtime::*;
pub use {
    banks::*,
    countries::Country,
    currencies::Currency,
    customer::*,
    draft::*,
    method::*,
    numbers::{AmountValue, ExpMonth, ExpYear, Percentage, PriceValue, Quantity},
    options::*,
    order::*,
    texts::*,
    words::*,
};

use crate::schema::{Kind, Object, Value};

/// The whole request.
pub const SESSION: &Object = match <SessionDraft as Value>::KIND {
    Kind::Object(object) => object,
    _ => unreachable!(),
};
