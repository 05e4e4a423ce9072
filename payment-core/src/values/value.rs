//! Types whose values stand in a request.

use crate::schema::Kind;
#[cfg(feature = "runtime")]
use {
    super::members::{Each, Member, Source},
    alloc::{borrow::Cow, vec::Vec},
    serde::{Deserialize, Deserializer},
};

/// What it takes to make a value that nobody has checked: this crate alone has it, and fills the value at once.
#[cfg(feature = "runtime")]
#[derive(Clone, Copy)]
pub struct Unchecked(pub(crate) ());

/// A type whose values stand in a request.
pub trait Value: Sized {
    /// What may stand at its place.
    const KIND: Kind;

    /// What stands in a place that is to be read.
    #[cfg(feature = "runtime")]
    #[doc(hidden)]
    fn blank(_: Unchecked) -> Self;

    /// Returns the number of bytes of the JSON: exact, or a little more, without escapes.
    #[cfg(feature = "runtime")]
    #[doc(hidden)]
    fn size_hint(&self) -> usize {
        super::members::object_size(self)
    }

    /// Appends its JSON.
    #[cfg(feature = "runtime")]
    #[doc(hidden)]
    fn render(&self, out: &mut Vec<u8>) {
        super::members::render(self, out);
    }

    /// Does the same with each member of an object, in documented order.
    #[cfg(feature = "runtime")]
    #[doc(hidden)]
    fn each<E: Each>(&self, _: &mut E) {}

    /// Reads one that stands alone. Others' readers quote what is of another type, and it may be a secret.
    #[cfg(feature = "runtime")]
    #[doc(hidden)]
    fn take<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>
    where
        Self: Deserialize<'de>,
    {
        Self::deserialize(deserializer)
    }

    /// Fills an object where it stands: objects are large, and moving them costs more than reading them.
    #[cfg(feature = "runtime")]
    #[doc(hidden)]
    fn read<S: Source>(&mut self, _: &mut S) {}
}

impl Value for bool {
    const KIND: Kind = Kind::Bool;

    #[cfg(feature = "runtime")]
    fn blank(_: Unchecked) -> Self {
        false
    }

    #[cfg(feature = "runtime")]
    fn size_hint(&self) -> usize {
        5
    }

    #[cfg(feature = "runtime")]
    fn render(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(if *self { b"true" } else { b"false" });
    }

    #[cfg(feature = "runtime")]
    fn take<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::deserialize::read_bool(deserializer)
    }
}

/// Items one after the other: of literals, they stand in the program's data.
#[cfg(feature = "runtime")]
pub type List<T> = Cow<'static, [T]>;

/// Stands for a list where only its schema is wanted.
#[cfg(not(feature = "runtime"))]
pub struct List<T>(T);

#[cfg(not(feature = "runtime"))]
impl<T: Value + 'static> Value for List<T> {
    const KIND: Kind = Kind::List(&T::KIND);
}

#[cfg(feature = "runtime")]
impl<T: Member + Clone + 'static> Value for List<T> {
    const KIND: Kind = Kind::List(&T::KIND);

    fn blank(_: Unchecked) -> Self {
        Cow::Borrowed(&[])
    }

    fn size_hint(&self) -> usize {
        2 + self.iter().map(|item| item.size_hint() + 1).sum::<usize>()
    }

    fn render(&self, out: &mut Vec<u8>) {
        out.push(b'[');
        for (at, item) in self.iter().enumerate() {
            if at > 0 {
                out.push(b',');
            }
            item.render(out);
        }
        out.push(b']');
    }

    fn take<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::deserialize::read_list(deserializer).map(Cow::Owned)
    }
}
