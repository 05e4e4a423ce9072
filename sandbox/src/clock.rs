//! Times and ids in the gateway's format.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use payment_session::{gateway::RequestId, request::ExpiryAt};

/// Writes an instant with nanoseconds, in UTC.
pub fn written(time: SystemTime) -> String {
    let nanoseconds = time.duration_since(UNIX_EPOCH).unwrap_or_default().subsec_nanos();
    format!("{}.{nanoseconds:09}Z", whole(time).trim_end_matches('Z'))
}

/// Writes an instant in whole seconds, in UTC.
pub fn whole(time: SystemTime) -> String {
    ExpiryAt::try_from(time).expect("the clock shows a year of four digits").to_string()
}

/// Returns the end of a session that begins now.
pub fn expiry(duration: Duration) -> ExpiryAt {
    (SystemTime::now() + duration).try_into().expect("the clock shows a year of four digits")
}

/// Creates a random UUID.
pub fn id() -> String {
    let digits = RequestId::random();
    let digits = digits.as_ref();
    format!("{}-{}-4{}-8{}-{}", &digits[..8], &digits[8..12], &digits[13..16], &digits[17..20], &digits[20..])
}
