//! What a look-up proves about a call.

use std::collections::BTreeSet;

use super::{
    end::EndKind,
    repetition::Proof,
    view::{Status, View},
};

/// A judged view.
pub enum Evidence<I> {
    Done(BTreeSet<I>),
    Failed(BTreeSet<I>),
    /// The session moved, and look-ups of earlier states show the same.
    Moved,
    /// Nothing is there that fits, so that a call that can be sent again is.
    Absent,
    Conflict(EndKind, BTreeSet<I>),
    /// The session has ended, and shows nothing of the call. Perhaps it waited for the customer before.
    Ended,
    /// Nothing that decides.
    Vague,
}

impl<I: Clone + Ord> Evidence<I> {
    /// Judges a view by what proves the call. `before` are the ids of the objects that were there before it.
    pub fn of(proof: Proof, before: Option<&BTreeSet<I>>, view: &View<I>) -> Self {
        match proof {
            Proof::Reference => {
                let fitting = view.objects.iter().filter(|object| object.fits);
                match (fitting.min_by_key(|object| object.has_failed), view.objects.first()) {
                    (Some(object), _) if object.has_failed => Self::Failed([object.id.clone()].into()),
                    (Some(object), _) => Self::Done([object.id.clone()].into()),
                    (None, Some(object)) => Self::Conflict(EndKind::Conflict, [object.id.clone()].into()),
                    (None, None) if view.is_complete => Self::Absent,
                    (None, None) => Self::Vague,
                }
            }
            Proof::NewId => Self::of_new(before, view),
            Proof::NewIdOrMoved => Self::of_moved(before, view),
            Proof::Cancelled => match view.session {
                Status::Cancelled => Self::Done(BTreeSet::new()),
                Status::Waits => Self::Absent,
                Status::Moved | Status::Dead => Self::Conflict(EndKind::Impossible, BTreeSet::new()),
                Status::Unknown => Self::Vague,
            },
        }
    }

    fn of_new(before: Option<&BTreeSet<I>>, view: &View<I>) -> Self {
        let Some(before) = before else { return Self::Vague };
        match view.fitting_without(before).min_by_key(|object| object.has_failed) {
            Some(object) if object.has_failed => Self::Failed([object.id.clone()].into()),
            Some(object) => Self::Done([object.id.clone()].into()),
            None => Self::Vague,
        }
    }

    fn of_moved(before: Option<&BTreeSet<I>>, view: &View<I>) -> Self {
        let Some(before) = before else { return Self::Vague };
        let new: BTreeSet<I> = view.fitting_without(before).map(|object| object.id.clone()).collect();
        match view.session {
            _ if !new.is_empty() => Self::Done(new),
            Status::Moved => Self::Moved,
            Status::Dead => Self::Ended,
            Status::Cancelled => Self::Conflict(EndKind::Impossible, BTreeSet::new()),
            Status::Waits | Status::Unknown => Self::Vague,
        }
    }
}
