//! Enum values are read only from their exact spelling.

use payment_session::{
    Currency, Mode, VaChannel,
    request::{CaptureMethod, Country},
};

macro_rules! each_is_found {
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
fn each_is_found() {
    // the long lists are searched by halves, the short ones from word to word
    each_is_found!(Country Currency Mode);
    assert!(VaChannel::WORDS.iter().all(|word| VaChannel::try_from(word.as_str()).as_ref() == Ok(word)));
}

#[test]
fn each_spelling_of_a_capture_method_is_a_word() {
    assert_eq!(CaptureMethod::try_from("AUTOMATIC"), Ok(CaptureMethod::AUTOMATIC));
    assert_eq!(CaptureMethod::try_from("manual"), Ok(CaptureMethod::manual));
    assert_ne!(CaptureMethod::manual, CaptureMethod::MANUAL);
    assert!(CaptureMethod::try_from("Manual").is_err());
}
