//! Numbers, strings and bytes, without any knowledge of payments.

pub(crate) mod bytes;
pub(crate) mod decimal;
pub(crate) mod distinct;
pub mod pointer;
pub mod source_text;
pub mod spelling;
pub mod wording;

pub use decimal::Decimal;
