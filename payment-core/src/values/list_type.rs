//! Lists.

use crate::schema::{Kind, Value};

/// A list of items. A list of literals is part of the program's data.
#[cfg(feature = "runtime")]
pub type List<T> = alloc::borrow::Cow<'static, [T]>;

/// Replaces the list where only its schema is needed.
#[cfg(not(feature = "runtime"))]
pub struct List<T>(T);

#[cfg(feature = "runtime")]
impl<T: Value + Clone + 'static> Value for List<T> {
    const KIND: Kind = Kind::List(&T::KIND);
}

#[cfg(not(feature = "runtime"))]
impl<T: Value + 'static> Value for List<T> {
    const KIND: Kind = Kind::List(&T::KIND);
}
