//! The numbers of lockers, whose digits depend on the carrier.

use super::LockerNumber;
use crate::engine::schema::{RuleId, SiblingDigits};
#[cfg(feature = "runtime")]
use crate::engine::values::digit_types::digit_types;

/// The number of a locker.
pub(crate) static LOCKER: SiblingDigits = SiblingDigits {
    digits: |carrier| match carrier {
        "kurir" => Some(4),
        "paxel" => Some(6),
        _ => None,
    },
    most: 12,
    rule: RuleId::LockerDigits,
    text_noun: "locker number",
    sibling_noun: "carrier",
    fixed_type: "LockerOf",
    open_type: "AnyLocker",
    trait_name: "Locker",
};

#[cfg(feature = "runtime")]
digit_types! {
    of LockerNumber by LOCKER;

    /// The number of a locker of exactly `N` digits.
    exact LockerOf;

    /// The number of a locker.
    any AnyLocker;
}
