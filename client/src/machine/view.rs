//! What a look-up saw, not judged.

use std::collections::BTreeSet;

/// What the responses of a look-up show.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct View<I> {
    /// The objects that can show the effect of the call: the sessions or refunds with the reference, the charges of a session
    /// that is confirmed, or the captures of a session.
    pub objects: Vec<Object<I>>,
    /// The state of the session that is confirmed, cancelled or captured.
    pub session: Status,
    /// Whether the responses show every object, and each has an id.
    pub is_complete: bool,
}

/// An object that can show the effect of a call.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Object<I> {
    /// Its id.
    pub id: I,
    /// Whether nothing in it differs from the request.
    pub fits: bool,
    /// Whether it failed, or can no longer be paid. An object that did not comes first.
    pub has_failed: bool,
}

/// The state of a session, as far as a call that changes it needs to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// It waits for a confirmation, and can be cancelled.
    Waits,
    /// It was confirmed.
    Moved,
    /// It was cancelled.
    Cancelled,
    /// It has ended in another way, for example because it has expired.
    Dead,
    /// The documentation does not have its status, or the call is about no session.
    Unknown,
}

impl<I> View<I> {
    /// Returns the view of a call whose effect cannot be looked up.
    pub const fn nothing() -> Self {
        Self { objects: Vec::new(), session: Status::Unknown, is_complete: false }
    }

    /// Returns whether nothing is known from the responses, for example because they cannot be read to their end.
    pub fn shows_nothing(&self) -> bool {
        self.objects.is_empty() && self.session == Status::Unknown && !self.is_complete
    }
}

impl<I: Ord> View<I> {
    /// Returns the objects that fit the request, and that were not there before.
    pub(super) fn fitting_without(&self, before: &BTreeSet<I>) -> impl Iterator<Item = &Object<I>> {
        self.objects.iter().filter(|object| object.fits && !before.contains(&object.id))
    }
}
