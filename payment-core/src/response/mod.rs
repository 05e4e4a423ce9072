//! The responses of the gateway.
//!
//! Responses are read tolerantly: [`OtherMembers`] keeps fields that are unknown or not of the documented type.
//!
//! Lists of objects, such as charges, captures and sessions, have at most 1,000 items, and 10,000 in one response. A
//! response with more is a [`ReadError`]. Lists that stay JSON, such as those in `metadata`, are not limited.

mod after_creation;
pub(crate) mod answer;
mod callback;
mod customer_step;
mod envelope;
mod error;
mod item_limit;
pub(crate) mod json;
mod money;
mod next_step;
pub(crate) mod open;
mod order;
mod outcome;
mod page;
mod parts;
#[allow(missing_debug_implementations, reason = "no public API, and the fields may be card data")]
pub(crate) mod read;
mod read_error;
mod secret;
mod session;
// The macro, which knows only requests of sessions, never writes it as a literal.
#[allow(dead_code)]
mod session_id;
mod timestamp;
mod words;

pub use after_creation::{CaptureResponse, InstallmentConfig, PaymentMethodConfig, PaymentMethodConfigs, Simulated};
pub use callback::{Callback, CallbackError, CallbackEvent, CallbackKey};
pub use customer_step::CustomerStep;
pub use envelope::{Envelope, GatewayResponse, Pagination};
pub use error::{ApiError, ApiErrorKind, ErrorDetail};
pub use json::{OtherMembers, OtherMembersIter, RawJson};
pub use money::{Money, MoneyValue};
pub use next_step::NextStep;
pub use open::{EnumValue, Open, UnknownValue};
pub use order::{Found, Order, OrderField};
pub use outcome::Outcome;
pub use page::{ListItem, Page, Paged};
pub use parts::*;
pub use read_error::ReadError;
pub use secret::{EncryptionKey, PaymentUrl};
pub use session::SessionResponse;
pub use session_id::SessionId;
pub use timestamp::{InvalidTimestamp, Timestamp};
pub use words::*;
