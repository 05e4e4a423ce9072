//! The table: an order of a shop.

mod lockers;
pub mod numbers;
pub mod order;
pub(crate) mod pages;
pub mod rules;
pub mod texts;
mod words;

pub use self::{
    lockers::*,
    numbers::{Count, Weight},
    order::*,
    texts::*,
    words::*,
};

use crate::engine::schema::{
    Object, Request, Value,
    alias::{Alias, likely, nothing, same},
};

/// The request.
pub const ORDER: &Object = match Order::KIND.as_object() {
    Some(object) => object,
    None => unreachable!(),
};

const IN_ORDER: &[&str] = &["Order"];

const ALIASES: &[Alias] = &[
    same(IN_ORDER, &["order_no"], &["order_number"]),
    likely(IN_ORDER, &["comment"], &["gift_message"]),
    nothing(IN_ORDER, &["voucher"], "vouchers are no part of an order"),
];

pub(crate) static ORDER_REQUEST: Request = Request { aliases: ALIASES, ..Request::new(|| ORDER) };
