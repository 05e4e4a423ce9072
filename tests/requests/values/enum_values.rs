//! Each list of enum values is the documented one, and a value is read only from its exact spelling.

use std::collections::BTreeMap;

use payment_session::{
    Currency, Mode, VaChannel,
    request::{CaptureMethod, Country},
    schema::{Kind, REQUESTS, walk},
};

/// The documented values. `xtask` generates the countries and currencies.
const DOCUMENTED: [(&str, &str); 13] = [
    ("CaptureMethod", "automatic AUTOMATIC manual MANUAL"),
    ("EwalletChannel", "DANA SHOPEEPAY OVO"),
    ("ExpirationMode", "LOOSE STRICT"),
    ("MethodType", "VIRTUAL_ACCOUNT QR CARD EWALLET"),
    ("Mode", "REDIRECT API"),
    ("PaymentType", "SINGLE MULTIPLE"),
    ("ProductType", "PHYSICAL DIGITAL SERVICE"),
    ("RefundMethod", "AUTO TRANSFER_ONLY"),
    ("RefundReason", "SUSPECT_FRAUDULENT DUPLICATE REQUESTED_BY_CUSTOMER CANCELLATION OTHERS"),
    ("ShippingMethod", "REGULAR NEXTDAY SAMEDAY INSTANT"),
    ("SplitType", "FIXED PERCENTAGE"),
    ("ThreeDsMethod", "AUTOMATIC NEVER CHALLENGE EXTERNAL"),
    ("VaChannel", "BCA BNI BRI BSI BNC CIMB DANAMON MANDIRI PERMATA"),
];

#[test]
fn the_values_are_the_documented_ones() {
    let mut found = BTreeMap::new();
    for place in REQUESTS.iter().flat_map(|request| walk(request)) {
        if let Kind::EnumValue(words) = place.kind {
            found.insert(words.name, words.names().join(" "));
        }
    }
    found.retain(|name, _| !matches!(*name, "Country" | "Currency"));
    let documented = BTreeMap::from(DOCUMENTED);
    for (name, values) in &found {
        assert_eq!(Some(&**values), documented.get(name).copied(), "the enum values of `{name}`");
    }
    assert_eq!(found.len(), documented.len(), "a documented type is no field's type");
}

/// The probes of an editor expect all banks. They run in `.ci/extra` only.
#[test]
fn the_probes_of_an_editor_have_all_banks() {
    let probes = include_str!("../../editor/probes.py");
    let banks: Vec<_> = VaChannel::VALUES.iter().map(|bank| format!("{:?}", bank.as_str())).collect();
    assert!(probes.contains(&format!("[{}]", banks.join(", "))), "tests/editor/probes.py lacks a bank of {banks:?}");
}

macro_rules! each_is_read {
    ($($name:ident)*) => {$(
        for word in $name::VALUES {
            assert_eq!($name::try_from(word.as_str()).as_ref(), Ok(word), "{word}");
        }
        for wrong in ["", "I", "\0", "\0ID", "IDRX", "ID ", "idr", "id", "ZZ", "ZZZ", "AAA", "É", "I\u{100}"] {
            assert!($name::try_from(wrong).is_err(), "{wrong:?} as {}", stringify!($name));
        }
    )*};
}

#[test]
fn a_value_is_read_from_its_exact_spelling() {
    // Long lists use a binary search. Short lists use a linear search.
    each_is_read!(Country Currency Mode);
    assert!(VaChannel::VALUES.iter().all(|word| VaChannel::try_from(word.as_str()).as_ref() == Ok(word)));
}

#[test]
fn each_spelling_of_a_capture_method_is_an_enum_value() {
    assert_eq!(CaptureMethod::try_from("AUTOMATIC"), Ok(CaptureMethod::AUTOMATIC));
    assert_eq!(CaptureMethod::try_from("manual"), Ok(CaptureMethod::manual));
    assert_ne!(CaptureMethod::manual, CaptureMethod::MANUAL);
    assert!(CaptureMethod::try_from("Manual").is_err());
}
