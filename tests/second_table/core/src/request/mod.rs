//! The table: an order of a shop.

mod free_json;
mod lockers;
pub mod numbers;
pub mod order;
pub(crate) mod pages;
pub mod rules;
pub mod texts;
mod words;

pub use self::{
    free_json::Labels,
    lockers::*,
    numbers::{Count, Weight},
    order::*,
    texts::*,
    words::*,
};

#[cfg(feature = "schema")]
use crate::engine::schema::RuleId;
use crate::engine::schema::{
    Object, Protected, ProtectedField, Request, Value,
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

#[cfg(feature = "schema")]
const NOT_IN_JSON_SCHEMA: &[(RuleId, &str)] =
    &[(RuleId::Json, "the text is UTF-8"), (RuleId::DuplicateField, "each field is given only once")];

/// The code of a door is recognized by its name.
static DOOR_CODE: Protected = Protected {
    object: || match Address::KIND.as_object() {
        Some(object) => object,
        None => unreachable!(),
    },
    path: "address",
    data: "the code of a door",
    prefix: "door",
    words: &["door"],
    keys: &[],
    exempt_words: &[],
    fields: &[ProtectedField { whole_keys: &["doorcode"], ..ProtectedField::new("doorCode") }],
    by_form: "doorCode",
    has_form: |_| false,
    has_rare_form: |_| false,
};

pub(crate) static ORDER_REQUEST: Request = Request {
    aliases: ALIASES,
    fillers: &["my"],
    protected: Some(&DOOR_CODE),
    #[cfg(feature = "schema")]
    not_in_json_schema: NOT_IN_JSON_SCHEMA,
    ..Request::new(|| ORDER)
};
