//! Requests at run time: account numbers, instants, banks, amounts and reasons of refunds, and constructors.

mod account_numbers;
mod constructors;
pub(crate) mod instants;
mod integer_ids;
mod other_channel;
mod other_reason;
mod refund_amounts;
mod truncated;

pub use account_numbers::{AccountDigits, Digits};
