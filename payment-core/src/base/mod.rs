//! What knows nothing of requests: numbers, strings and bytes.

pub(crate) mod bytes;
pub(crate) mod decimal;
pub mod source_text;
pub mod spelling;
pub mod wording;

pub use decimal::Decimal;
