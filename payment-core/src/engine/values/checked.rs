//! An object that keeps the rules about its own fields.

use crate::engine::schema::{Kind, Value};

/// A [`RefundPreference`](crate::request::RefundPreference) or a [`SplitRouting`](crate::request::SplitRouting) that
/// keeps its rules.
///
/// It is created by the object's `check()`, by the macro, and from JSON.
///
/// # Examples
///
/// ```
/// use payment_session::{Checked, request::{RefundMethod, RefundPreference}};
///
/// let refund: Checked<RefundPreference> = RefundPreference::new(RefundMethod::AUTO).check()?;
/// assert!(refund.transfer_destination.is_none()); // derefs to its object
/// # Ok::<(), payment_session::Violations>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Checked<T>(pub(super) T);

impl<T: Value> Value for Checked<T> {
    const KIND: Kind = T::KIND;
}
