//! Times and ids, as the gateway writes them.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use payment_session::{ExpiryAt, RequestId};

/// An instant with nanoseconds, in UTC.
pub fn written(time: SystemTime) -> String {
    let nanoseconds = time.duration_since(UNIX_EPOCH).unwrap_or_default().subsec_nanos();
    format!("{}.{nanoseconds:09}Z", whole(time).trim_end_matches('Z'))
}

/// The same without a fraction.
pub fn whole(time: SystemTime) -> String {
    ExpiryAt::try_from(time).expect("the clock shows a year of four digits").to_string()
}

/// When a session that begins now ends.
pub fn expiry(duration: Duration) -> ExpiryAt {
    (SystemTime::now() + duration).try_into().expect("the clock shows a year of four digits")
}

/// A random UUID.
pub fn id() -> String {
    let digits = RequestId::random();
    let digits = digits.as_ref();
    format!("{}-{}-4{}-8{}-{}", &digits[..8], &digits[8..12], &digits[13..16], &digits[17..20], &digits[20..])
}
