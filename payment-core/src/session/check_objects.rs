//! Checks of objects that have rules about their own fields.

use crate::{
    engine::{
        checked::{Violations, into_checked},
        values::Checked,
    },
    request::{Refund, RefundPreference, SplitRouting},
};

macro_rules! impl_check {
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
                into_checked(self)
            }
        }

        impl TryFrom<$object> for Checked<$object> {
            type Error = Violations;

            fn try_from(object: $object) -> Result<Self, Violations> {
                into_checked(object)
            }
        }
    )*};
}

impl_check!(Refund RefundPreference SplitRouting);
