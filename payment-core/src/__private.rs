//! What the macro's expansion calls: short names, one plain function for each kind of value.

pub use alloc::borrow::Cow;
pub use core::{
    convert::{Into, identity},
    mem::forget,
    option::Option::{self, None, Some},
    primitive::{bool, str},
    unreachable,
};

pub use crate::{metadata::Writer, *};

/// Of literals that are required.
pub mod of {
    pub use crate::{numbers::of::*, texts::of::*};
}

/// Of literals that are optional.
pub mod some {
    pub use crate::{numbers::some::*, texts::some::*};
}

/// A list of literals.
pub const fn list<T: Clone>(items: &'static [T]) -> Cow<'static, [T]> {
    Cow::Borrowed(items)
}

/// A list with run-time values in it.
pub fn owned<T: Clone, const N: usize>(items: [T; N]) -> Cow<'static, [T]> {
    Cow::Owned(items.into())
}

/// What a broken call stands for, so that what follows it compiles.
pub const fn broken() -> PaymentSession {
    PaymentSession::trusted(SessionDraft::EMPTY)
}
