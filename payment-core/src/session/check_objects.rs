//! Checks of objects that have rules about their own fields.

use alloc::{format, vec::Vec};

use serde::{Deserialize, Deserializer, de};

use super::Violations;
use crate::{
    request::{Refund, RefundPreference, SplitRouting},
    rules::HeldFacts,
    values::{Checked, json_value::JsonValue, read_object},
};

macro_rules! check {
    ($($object:ident)*) => {$(
        impl $object {
            /// Checks the rules about the object's own fields.
            ///
            /// # Errors
            ///
            /// Returns every rule that is broken.
            ///
            /// # Examples
            ///
            /// ```
            /// use payment_session::{Currency, SplitRouting, request::SplitType};
            ///
            /// # fn main() -> Result<(), payment_session::Invalid> {
            /// // A fixed share, without its amount
            /// let share = SplitRouting::new(
            ///     "shop-7".try_into()?,
            ///     SplitType::FIXED,
            ///     Currency::IDR,
            ///     "commission".try_into()?,
            /// );
            /// assert_eq!(share.check().unwrap_err()[0].id(), "split-amount");
            /// # Ok(())
            /// # }
            /// ```
            pub fn check(self) -> Result<Checked<Self>, Violations> {
                check(self)
            }
        }

        impl TryFrom<$object> for Checked<$object> {
            type Error = Violations;

            fn try_from(object: $object) -> Result<Self, Violations> {
                check(object)
            }
        }
    )*};
}

check!(Refund RefundPreference SplitRouting);

fn check<T: HeldFacts + JsonValue>(value: T) -> Result<Checked<T>, Violations> {
    match Violations::of_draft(&value) {
        None => Ok(Checked::new_unchecked(value)),
        Some(violations) => Err(violations),
    }
}

impl<'de, T: HeldFacts + JsonValue> Deserialize<'de> for Checked<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value: T = read_object::read(deserializer)?;
        let facts = value.facts();
        if T::keeps_all(facts) {
            return Ok(Self::new_unchecked(value));
        }
        let violations = check(value).err();
        let messages =
            violations.iter().flatten().map(|violation| format!("{} ({})", violation.message(), violation.id()));
        Err(de::Error::custom(messages.collect::<Vec<_>>().join("; ")))
    }
}
