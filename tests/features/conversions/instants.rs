//! Instants of the years 0001–9999, whose fractions are cut. The tests are the same for all crates and both types.

use payment_session::{
    Invalid,
    request::{AuthenticationTime, ExpiryAt},
    response::{InvalidTimestamp, Timestamp},
    rules::RuleId,
};

const FIRST: (i64, &str) = (-62_135_596_800, "0001-01-01T00:00:00Z");
const LAST: (i64, &str) = (253_402_300_799, "9999-12-31T23:59:59Z");
/// The last instant of jiff is earlier, so that it exists in every time zone.
const LAST_OF_JIFF: (i64, &str) = (253_402_207_200, "9999-12-30T22:00:00Z");

/// Seconds and nanoseconds since 1970, with the instant that is sent.
const CUT: &[(i64, u32, &str)] = &[
    (0, 0, "1970-01-01T00:00:00Z"),
    (0, 999_999_999, "1970-01-01T00:00:00Z"),
    (1, 1, "1970-01-01T00:00:01Z"),
    (-1, 0, "1969-12-31T23:59:59Z"),
    (-1, 999_999_999, "1969-12-31T23:59:59Z"),
    (-2, 1, "1969-12-31T23:59:58Z"),
    (FIRST.0, 999_999_999, FIRST.1),
    (951_782_400, 500_000_000, "2000-02-29T00:00:00Z"),
    (1_767_139_140, 0, "2025-12-30T23:59:00Z"),
];

/// Converts a value into both types of instants. Panics if they differ.
fn out<T>(instant: T) -> Option<String>
where
    T: Clone + TryInto<ExpiryAt, Error = Invalid> + TryInto<AuthenticationTime, Error = Invalid>,
{
    let expiry: Result<ExpiryAt, _> = instant.clone().try_into();
    let authentication: Result<AuthenticationTime, _> = instant.try_into();
    match (expiry, authentication) {
        (Ok(expiry), Ok(authentication)) => {
            assert_eq!(expiry.as_ref(), authentication.as_ref());
            Some(expiry.to_string())
        }
        (Err(expiry), Err(authentication)) => {
            assert_eq!((expiry.rule().id, authentication.rule().id), (RuleId::Instant, RuleId::Instant));
            None
        }
        _ => panic!("only one of the two instants is rejected"),
    }
}

fn cut<T>(at: impl Fn(i64, u32) -> T)
where
    T: Clone + TryInto<ExpiryAt, Error = Invalid> + TryInto<AuthenticationTime, Error = Invalid>,
{
    for (seconds, nanoseconds, instant) in CUT {
        assert_eq!(out(at(*seconds, *nanoseconds)).as_deref(), Some(*instant), "{seconds} {nanoseconds}");
    }
}

/// Checks that both types convert back without a loss, from a value and from a reference.
fn back<T>(last: (i64, &str), seconds: impl Fn(&T) -> (i64, u32))
where
    for<'a> T:
        TryFrom<ExpiryAt> + TryFrom<&'a ExpiryAt> + TryFrom<AuthenticationTime> + TryFrom<&'a AuthenticationTime>,
{
    let instants = CUT.iter().filter(|(_, nanoseconds, _)| *nanoseconds == 0).map(|(at, _, text)| (*at, *text));
    for (at, text) in instants.chain([FIRST, last]) {
        let expiry: ExpiryAt = text.parse().unwrap();
        let authentication: AuthenticationTime = text.parse().unwrap();
        assert_eq!(T::try_from(&expiry).ok().as_ref().map(&seconds), Some((at, 0)), "{text}");
        assert_eq!(T::try_from(expiry).ok().as_ref().map(&seconds), Some((at, 0)), "{text}");
        assert_eq!(T::try_from(&authentication).ok().as_ref().map(&seconds), Some((at, 0)), "{text}");
        assert_eq!(T::try_from(authentication).ok().as_ref().map(&seconds), Some((at, 0)), "{text}");
    }
}

#[test]
fn of_jiff() {
    use jiff::{Timestamp, tz::TimeZone};

    let nanoseconds = |at: &Timestamp| u32::try_from(at.subsec_nanosecond()).unwrap();
    cut(|seconds, nanoseconds| Timestamp::new(seconds, i32::try_from(nanoseconds).unwrap()).unwrap());
    cut(|seconds, nanoseconds| {
        let zone = TimeZone::fixed(jiff::tz::offset(-11));
        Timestamp::new(seconds, i32::try_from(nanoseconds).unwrap()).unwrap().to_zoned(zone)
    });
    back::<Timestamp>(LAST_OF_JIFF, |at| (at.as_second(), nanoseconds(at)));
    assert_eq!(out(Timestamp::MAX).as_deref(), Some(LAST_OF_JIFF.1));
    assert_eq!(out(Timestamp::MIN), None);
    assert_eq!(out(Timestamp::new(FIRST.0, -1).unwrap()), None);
    // jiff reads a leap second as the second before it.
    assert_eq!(out("2016-12-31T23:59:60Z".parse::<Timestamp>().unwrap()).as_deref(), Some("2016-12-31T23:59:59Z"));
}

#[test]
fn instants_after_the_last_of_jiff_are_rejected() {
    let after = ExpiryAt::from_unix_seconds(LAST_OF_JIFF.0 + 1).unwrap();
    assert!(jiff::Timestamp::try_from(&after).is_err());
    assert!(jiff::Timestamp::try_from(LAST.1.parse::<ExpiryAt>().unwrap()).is_err());
}

#[test]
fn of_time() {
    use time::{Date, OffsetDateTime, Time, UtcDateTime, UtcOffset};

    let nanoseconds = |seconds: i64, nanoseconds: u32| i128::from(seconds) * 1_000_000_000 + i128::from(nanoseconds);
    let offset = UtcOffset::from_hms(7, 0, 0).unwrap();
    let utc = |seconds, fraction| UtcDateTime::from_unix_timestamp_nanos(nanoseconds(seconds, fraction)).unwrap();
    cut(utc);
    cut(|seconds, fraction| utc(seconds, fraction).to_offset(UtcOffset::UTC));
    cut(|seconds, fraction| utc(seconds, fraction).to_offset(offset));
    back::<UtcDateTime>(LAST, |at| (at.unix_timestamp(), at.nanosecond()));
    back::<OffsetDateTime>(LAST, |at| (at.unix_timestamp(), at.nanosecond()));
    assert!(OffsetDateTime::from(FIRST.1.parse::<ExpiryAt>().unwrap()).offset().is_utc());
    assert_eq!(out(UtcDateTime::MAX).as_deref(), Some(LAST.1));
    assert_eq!(out(UtcDateTime::MIN), None);
    assert_eq!(out(utc(FIRST.0 - 1, 999_999_999)), None);
    // With an offset, an instant can be after the last year or before the first year.
    let of = |date: Date, time, hours| {
        out(OffsetDateTime::new_in_offset(date, time, UtcOffset::from_hms(hours, 0, 0).unwrap()))
    };
    let (noon, day) = (Time::from_hms(12, 0, 0).unwrap(), |year, day| Date::from_ordinal_date(year, day).unwrap());
    assert_eq!(of(day(9999, 365), noon, -12), None);
    assert_eq!(of(day(9999, 365), noon, -11).as_deref(), Some("9999-12-31T23:00:00Z"));
    assert_eq!(of(day(1, 1), noon, 13), None);
    assert_eq!(of(day(1, 1), noon, 12).as_deref(), Some(FIRST.1));
    assert_eq!(of(day(0, 366), noon, -12).as_deref(), Some(FIRST.1));
}

#[test]
fn of_chrono() {
    use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, Utc};

    let utc = |seconds, nanoseconds| DateTime::from_timestamp(seconds, nanoseconds).unwrap();
    cut(utc);
    cut(|seconds, nanoseconds| utc(seconds, nanoseconds).with_timezone(&FixedOffset::east_opt(25_200).unwrap()));
    back::<DateTime<Utc>>(LAST, |at| (at.timestamp(), at.timestamp_subsec_nanos()));
    assert_eq!(out(utc(LAST.0, 999_999_999)).as_deref(), Some(LAST.1));
    assert_eq!(out(utc(LAST.0 + 1, 0)), None);
    assert_eq!(out(utc(FIRST.0 - 1, 999_999_999)), None);
    assert_eq!(out(DateTime::<Utc>::MIN_UTC), None);
    assert_eq!(out(DateTime::<Utc>::MAX_UTC), None);
    // chrono keeps a leap second as a fraction of more than a second.
    let leap = NaiveTime::from_hms_nano_opt(23, 59, 59, 1_500_000_000).unwrap();
    let leap = NaiveDate::from_ymd_opt(2016, 12, 31).unwrap().and_time(leap).and_utc();
    assert_eq!(out(leap).as_deref(), Some("2016-12-31T23:59:59Z"));
}

#[test]
fn references_convert_too() {
    let at = jiff::Timestamp::UNIX_EPOCH;
    assert_eq!(ExpiryAt::try_from(&at), ExpiryAt::try_from(at));
    let at = at.to_zoned(jiff::tz::TimeZone::UTC);
    assert_eq!(ExpiryAt::try_from(&at), ExpiryAt::try_from(at));
    assert_eq!(ExpiryAt::try_from(&time::UtcDateTime::UNIX_EPOCH), ExpiryAt::from_unix_seconds(0));
    assert_eq!(ExpiryAt::try_from(&time::OffsetDateTime::UNIX_EPOCH), ExpiryAt::from_unix_seconds(0));
}

/// Seconds and nanoseconds since 1970, with the text of a [`Timestamp`].
const EXACT: &[(i64, u32, &str)] = &[
    (0, 0, "1970-01-01T00:00:00Z"),
    (0, 999_999_999, "1970-01-01T00:00:00.999999999Z"),
    (-1, 0, "1969-12-31T23:59:59Z"),
    (-1, 1, "1969-12-31T23:59:59.000000001Z"),
    (-2, 500_000_000, "1969-12-31T23:59:58.5Z"),
    (FIRST.0, 999_999_999, "0001-01-01T00:00:00.999999999Z"),
    (951_782_400, 120_000_000, "2000-02-29T00:00:00.12Z"),
    (LAST_OF_JIFF.0, 0, LAST_OF_JIFF.1),
];

/// Checks that instants become timestamps and timestamps instants, without a loss.
fn exact<T, E>(at: impl Fn(i64, u32) -> T, back: impl Fn(&Timestamp) -> Result<T, E>)
where
    T: Clone + PartialEq + std::fmt::Debug + TryInto<Timestamp, Error = InvalidTimestamp>,
    E: std::fmt::Debug,
{
    for (seconds, nanos, text) in EXACT {
        let timestamp: Timestamp = at(*seconds, *nanos).try_into().unwrap();
        assert_eq!(timestamp.as_str(), *text);
        assert_eq!((timestamp.unix_seconds(), timestamp.subsec_nanos()), (*seconds, *nanos));
        assert_eq!(back(&timestamp).unwrap(), at(*seconds, *nanos));
    }
}

#[test]
fn timestamps_of_responses() {
    let nanos = |seconds: i64, nanos: u32| i128::from(seconds) * 1_000_000_000 + i128::from(nanos);
    exact(|s, n| jiff::Timestamp::from_nanosecond(nanos(s, n)).unwrap(), |at| jiff::Timestamp::try_from(at));
    exact(|s, n| chrono::DateTime::from_timestamp(s, n).unwrap(), |at| Ok::<_, ()>(chrono::DateTime::from(at)));
    exact(
        |s, n| time::OffsetDateTime::from_unix_timestamp_nanos(nanos(s, n)).unwrap(),
        |at| time::OffsetDateTime::try_from(at),
    );
    exact(
        |s, n| time::UtcDateTime::from_unix_timestamp_nanos(nanos(s, n)).unwrap(),
        |at| time::UtcDateTime::try_from(at),
    );

    // An offset can lead out of the years that the crates have.
    let last: Timestamp = "9999-12-31T23:59:59-23:59".parse().unwrap();
    assert!(jiff::Timestamp::try_from(&last).is_err() && time::OffsetDateTime::try_from(&last).is_err());
    assert_eq!(chrono::DateTime::from(&last).timestamp(), last.unix_seconds());
    let first: Timestamp = "0001-01-01T00:00:00+23:59".parse().unwrap();
    assert_eq!(chrono::DateTime::from(&first).timestamp(), first.unix_seconds());

    let leap = chrono::DateTime::parse_from_rfc3339("2016-12-31T23:59:60.5Z").unwrap();
    assert_eq!(Timestamp::try_from(leap).unwrap().as_str(), "2016-12-31T23:59:59.999999999Z");
    let beyond = chrono::DateTime::from_timestamp(LAST.0 + 1, 0).unwrap();
    assert_eq!(Timestamp::try_from(beyond), Err(InvalidTimestamp));
}

/// The documentation of `ExpiryAt` and the guide name these calls.
#[test]
fn the_documented_calls_write_instants() {
    const SECONDS: i64 = 1_767_139_140;
    let chrono = chrono::DateTime::from_timestamp(SECONDS, 900_000_000).unwrap();
    let jiff = jiff::Timestamp::new(SECONDS, 900_000_000).unwrap();
    let time = time::OffsetDateTime::from_unix_timestamp(SECONDS).unwrap() + time::Duration::milliseconds(900);
    let offset = time.to_offset(time::UtcOffset::from_hms(7, 0, 0).unwrap());
    for written in [
        chrono.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
        jiff.strftime("%FT%TZ").to_string(),
        time.to_utc().truncate_to_second().format(&time::format_description::well_known::Rfc3339).unwrap(),
        offset.to_utc().truncate_to_second().format(&time::format_description::well_known::Rfc3339).unwrap(),
    ] {
        assert_eq!(ExpiryAt::try_from(written).unwrap().as_ref(), "2025-12-30T23:59:00Z");
    }
    let rejected = ExpiryAt::try_from(chrono.to_rfc3339()).unwrap_err();
    assert!(rejected.to_string().contains("must end in `Z`"), "{rejected}");
}
