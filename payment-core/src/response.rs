//! What the gateway answers.
//!
//! An answer is read tolerantly: a member is looked up by its name, and one that is unknown or not of the documented
//! type is kept, in [`OtherMembers`], instead of failing the whole.

pub(crate) mod answer;
mod envelope;
mod error;
mod json;
mod money;
mod next_step;
pub(crate) mod open;
mod parts;
pub(crate) mod read;
mod read_error;
mod secret;
mod session;
mod timestamp;
mod words;

pub use envelope::{Answer, Envelope, Pagination};
pub use error::{ApiError, ApiErrorKind, ErrorDetail};
pub use json::{OtherMembers, RawJson};
pub use money::{Money, MoneyValue};
pub use next_step::NextStep;
pub use open::Open;
pub use parts::*;
pub use read_error::ReadError;
pub use secret::{EncryptionKey, PaymentUrl};
pub use session::{Session, SessionResponse};
pub use timestamp::Timestamp;
pub use words::*;
