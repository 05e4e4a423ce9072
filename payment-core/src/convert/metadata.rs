//! Values of other crates inside metadata.

#[cfg(any(feature = "chrono", feature = "jiff", feature = "rust_decimal", feature = "time", feature = "uuid"))]
macro_rules! metadata {
    ($($(#[$docs:meta])* $(in [$($generics:tt)*])? $type:ty: |$value:pat_param| $json:expr;)*) => {$(
        impl $(<$($generics)*>)? crate::engine::values::metadata::value::sealed::Scalar for $type {}
        impl $(<$($generics)*>)? crate::engine::values::MetadataScalar for $type {}

        $(#[$docs])*
        impl $(<$($generics)*>)? From<$type> for crate::engine::values::MetadataValue {
            fn from($value: $type) -> Self {
                $json
            }
        }
    )*};
}

#[cfg(feature = "chrono")]
metadata! {
    /// A string: the instant in UTC as RFC 3339 writes it, with its fraction of a second. A leap second (`23:59:60`) is
    /// the end of the second before it.
    in [Z: chrono::TimeZone] chrono::DateTime<Z>: |at| {
        instant(at.timestamp(), at.timestamp_subsec_nanos().min(999_999_999))
    };
}

#[cfg(feature = "jiff")]
metadata! {
    /// A string: the instant in UTC as RFC 3339 writes it, with its fraction of a second.
    jiff::Timestamp: |at| alloc::string::ToString::to_string(&at).into();
}

#[cfg(feature = "rust_decimal")]
metadata! {
    /// A number with all its digits, trailing zeros too.
    rust_decimal::Decimal: |number| Self::from_json_text(alloc::string::ToString::to_string(&number));
}

#[cfg(feature = "time")]
metadata! {
    /// A string: the instant in UTC as RFC 3339 writes it, with its fraction of a second.
    time::OffsetDateTime: |at| instant(at.unix_timestamp(), at.nanosecond());
    /// A string: the instant in UTC as RFC 3339 writes it, with its fraction of a second.
    time::UtcDateTime: |at| instant(at.unix_timestamp(), at.nanosecond());
}

#[cfg(feature = "uuid")]
metadata! {
    /// A string, with hyphens, in lower case.
    uuid::Uuid: |id| alloc::string::ToString::to_string(&id.hyphenated()).into();
}

/// Returns an instant as RFC 3339 writes it.
#[cfg(any(feature = "chrono", feature = "time"))]
fn instant(unix_seconds: i64, nanoseconds: u32) -> crate::engine::values::MetadataValue {
    let fraction = match nanoseconds {
        0 => alloc::string::String::new(),
        _ => alloc::format!(".{nanoseconds:09}"),
    };
    let fraction = fraction.trim_end_matches('0');
    let seconds = crate::engine::base::date_time::DateTime::from_unix_seconds(unix_seconds);
    alloc::format!("{seconds}{fraction}Z").into()
}
