//! Numbers, strings and bytes, without any knowledge of payments.

pub(crate) mod bytes;
pub(crate) mod date_time;
pub(crate) mod decimal;
pub(crate) mod distinct;
pub mod path;
pub mod spelling;
pub mod wiped_text;
pub mod wording;

pub use decimal::Decimal;
