//! A company's own crate, which hands the macro on.

pub use payment_session::{PaymentSession, payment_session};

/// What its users may need of the library.
pub mod types {
    pub use payment_session::*;
}
