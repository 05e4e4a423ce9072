//! The time between attempts, and the number of retries that all calls share.

mod backoff;
mod quota;

pub use backoff::Backoff;
pub use quota::{Quota, Retry};
