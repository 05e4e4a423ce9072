//! Lists.

use alloc::borrow::Cow;

use crate::schema::{Kind, Value};

/// A list of items. A list of literals is part of the program's data.
pub type List<T> = Cow<'static, [T]>;

impl<T: Value + Clone + 'static> Value for List<T> {
    const KIND: Kind = Kind::List(&T::KIND);
}
