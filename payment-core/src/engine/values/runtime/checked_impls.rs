//! Checked objects as values.

use alloc::vec::Vec;
use core::ops::Deref;

use serde::{Serialize, Serializer};

use super::{
    OtherFields,
    json_value::{FieldSource, FieldVisitor, JsonValue, UncheckedPermit, WriteJson},
    write_object,
};
use crate::engine::{schema::Waivers, values::Checked};

impl<T> Checked<T> {
    /// Creates a value from an object that was checked.
    #[doc(hidden)]
    pub const fn new_unchecked(value: T) -> Self {
        Self(value)
    }

    /// Returns the object. You can change it and check it again.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::request::{RefundMethod, RefundPreference};
    ///
    /// let mut refund = RefundPreference::new(RefundMethod::AUTO).check()?.into_inner();
    /// refund.method = RefundMethod::TRANSFER_ONLY;
    /// let violations = refund.check().unwrap_err(); // there is no account to transfer to
    /// assert_eq!(violations[0].id(), "transfer-destination");
    /// # Ok::<(), payment_session::Violations>(())
    /// ```
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Checked<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: JsonValue> WriteJson for Checked<T> {
    fn size_hint(&self) -> usize {
        self.0.size_hint()
    }

    fn write_value(&self, out: &mut Vec<u8>) {
        self.0.write_value(out);
    }
}

impl<T: JsonValue> JsonValue for Checked<T> {
    fn blank(unchecked: UncheckedPermit) -> Self {
        Self(T::blank(unchecked))
    }

    fn other_fields(&self) -> Option<&OtherFields> {
        self.0.other_fields()
    }

    fn other_fields_mut(&mut self) -> Option<&mut OtherFields> {
        self.0.other_fields_mut()
    }

    fn waivers(&self) -> Waivers {
        self.0.waivers()
    }

    fn set_waivers(&mut self, waivers: Waivers) {
        self.0.set_waivers(waivers);
    }

    fn read<S: FieldSource>(&mut self, source: &mut S) {
        self.0.read(source);
    }

    fn visit_fields<'v, V: FieldVisitor<'v>>(&'v self, visitor: &mut V) {
        self.0.visit_fields(visitor);
    }
}

impl<T: JsonValue> Serialize for Checked<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write_object::serialize(&self.0, serializer)
    }
}
