//! The places of values and keys.

/// A place in the source of a tree. Places have the order of the source.
pub trait Place: Clone + Ord {}

impl<P: Clone + Ord> Place for P {}

/// The offset of a value or key in a JSON text. In a draft, the number of the value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Offset(pub usize);
