//! The view of a look-up.

/// The effect of a call that a look-up shows. `T` is the object that shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Evidence<T = ()> {
    /// The call was carried out. The object is as it is now.
    Done(T),
    /// The call was not carried out, or not yet, or the look-up lags.
    Absent,
    /// The call was not carried out and cannot be any more: the reference belongs to another order, or the object is in
    /// another state.
    Conflict(T),
    /// Look-ups cannot show the effect of this call.
    Undecidable,
}

impl<T> Evidence<T> {
    /// Converts the object.
    pub fn map<U>(self, convert: impl FnOnce(T) -> U) -> Evidence<U> {
        match self {
            Self::Done(object) => Evidence::Done(convert(object)),
            Self::Absent => Evidence::Absent,
            Self::Conflict(object) => Evidence::Conflict(convert(object)),
            Self::Undecidable => Evidence::Undecidable,
        }
    }
}
