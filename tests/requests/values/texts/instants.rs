//! Valid and invalid forms of instants.

use payment_session::request::{AuthenticationTime, ExpiryAt};

use super::{accepts, rejects};

const GOOD: &[&str] = &[
    "2025-12-30T23:59:00Z",
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z",
    // Leap days.
    "2000-02-29T00:00:00Z",
    "2024-02-29T12:30:45Z",
    "0004-02-29T00:00:00Z",
    "1600-02-29T00:00:00Z",
    // The last day of each month.
    "2023-01-31T00:00:00Z",
    "2023-02-28T00:00:00Z",
    "2023-03-31T00:00:00Z",
    "2023-04-30T00:00:00Z",
    "2023-05-31T00:00:00Z",
    "2023-06-30T00:00:00Z",
    "2023-07-31T00:00:00Z",
    "2023-08-31T00:00:00Z",
    "2023-09-30T00:00:00Z",
    "2023-10-31T00:00:00Z",
    "2023-11-30T00:00:00Z",
    "2023-12-31T00:00:00Z",
];

const BAD: &[&str] = &[
    "",
    // Days that do not exist.
    "1900-02-29T00:00:00Z",
    "2100-02-29T00:00:00Z",
    "2023-02-29T00:00:00Z",
    "2024-02-30T00:00:00Z",
    "2023-00-10T00:00:00Z",
    "2023-13-10T00:00:00Z",
    "2023-01-00T00:00:00Z",
    "2023-01-32T00:00:00Z",
    "2023-04-31T00:00:00Z",
    "2023-06-31T00:00:00Z",
    "2023-09-31T00:00:00Z",
    "2023-11-31T00:00:00Z",
    "2023-99-99T00:00:00Z",
    "0000-01-01T00:00:00Z",
    // Times that do not exist. Leap seconds are not supported.
    "2023-01-01T24:00:00Z",
    "2023-01-01T00:60:00Z",
    "2023-01-01T00:00:60Z",
    "2016-12-31T23:59:60Z",
    "2023-01-01T99:99:99Z",
    // A fraction, an offset, lower case or a missing `Z`.
    "2023-01-01T00:00:00.0Z",
    "2023-01-01T00:00:00,5Z",
    "2023-01-01T00:00:00.000Z",
    "2023-01-01T00:00:00+00:00",
    "2023-01-01T00:00:00-00:00",
    "2023-01-01T07:00:00+07:00",
    "2023-01-01T00:00:00+0",
    "2023-01-01t00:00:00Z",
    "2023-01-01T00:00:00z",
    "2023-01-01T00:00:00",
    "2023-01-01T00:00:00 ",
    "2023-01-01T00:00:00ZZ",
    // Other notations of instants.
    "2023-01-01 00:00:00Z",
    "2023-01-01",
    "2023-01-01T00:00Z",
    "20230101T000000Z",
    "2023-1-1T0:0:0Z",
    "2023-W01-1T00:00:00Z",
    "2023-001T00:00:00Z",
    "2023/01/01T00:00:00Z",
    "02023-01-01T00:00:00Z",
    "12023-01-01T00:00:00Z",
    "+2023-01-01T00:00:00Z",
    "-001-01-01T00:00:00Z",
    "1672531200",
    // White space, and characters of other scripts.
    " 2023-01-01T00:00:00Z",
    "2023-01-01T00:00:00Z ",
    "2023-01-01T00:00:00Z\n",
    "2023-01-01T 0:00:00Z",
    "２０２３-01-01T00:00:00Z",
    "２23-01-01T00:00:00Z",
    "2023-01-01T00:00:0٠Z",
    "2023-01-01T00:00:٠Z",
    "2023–01–01T00:00:00Z",
];

#[test]
fn real_instants_are_accepted() {
    accepts::<ExpiryAt>(GOOD);
    accepts::<AuthenticationTime>(GOOD);
}

#[test]
fn other_strings_are_rejected() {
    rejects::<ExpiryAt>("instant", BAD);
    rejects::<AuthenticationTime>("instant", BAD);
}

/// Replaces each character with each other ASCII character. Only digits in place of digits can be valid.
#[test]
fn only_digits_can_replace_digits() {
    let good = "2025-10-10T10:10:10Z";
    for at in 0..good.len() {
        for other in (0..=127_u8).map(char::from) {
            let changed = format!("{}{other}{}", &good[..at], &good[at + 1..]);
            let is_digit = good.as_bytes()[at].is_ascii_digit() && other.is_ascii_digit();
            if !is_digit && changed != good {
                rejects::<ExpiryAt>("instant", &[&changed]);
            }
        }
    }
}

/// UTC has several offsets, and all of them end in `Z`.
#[test]
fn an_offset_of_zero_is_told_to_end_in_z() {
    for offset in ["-00:00", "+0000", "+00"] {
        let body = format!(r#"{{"expiryAt":"2030-01-01T00:00:00{offset}"}}"#);
        let violations = payment_session::PaymentSession::from_json(body.as_bytes()).unwrap_err();
        let help = violations.iter().find(|violation| violation.pointer() == "/expiryAt").unwrap().help();
        assert_eq!(help, Some("end it with `Z` instead of an offset"), "{offset}");
    }
}
