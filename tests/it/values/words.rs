//! An enum value is read only from its exact spelling.

use payment_session::{
    Currency, Mode, VaChannel,
    request::{CaptureMethod, Country},
};

macro_rules! each_enum_value_is_found {
    ($($name:ident)*) => {$(
        for word in $name::WORDS {
            assert_eq!($name::try_from(word.as_str()).as_ref(), Ok(word), "{word}");
        }
        for wrong in ["", "I", "\0", "\0ID", "IDRX", "ID ", "idr", "id", "ZZ", "ZZZ", "AAA", "É", "I\u{100}"] {
            assert!($name::try_from(wrong).is_err(), "{wrong:?} as {}", stringify!($name));
        }
    )*};
}

#[test]
fn each_enum_value_is_found() {
    // Long lists use a binary search. Short lists use a linear search.
    each_enum_value_is_found!(Country Currency Mode);
    assert!(VaChannel::WORDS.iter().all(|word| VaChannel::try_from(word.as_str()).as_ref() == Ok(word)));
}

#[test]
fn each_spelling_of_a_capture_method_is_an_enum_value() {
    assert_eq!(CaptureMethod::try_from("AUTOMATIC"), Ok(CaptureMethod::AUTOMATIC));
    assert_eq!(CaptureMethod::try_from("manual"), Ok(CaptureMethod::manual));
    assert_ne!(CaptureMethod::manual, CaptureMethod::MANUAL);
    assert!(CaptureMethod::try_from("Manual").is_err());
}
