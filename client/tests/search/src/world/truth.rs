//! What must be true of each state, and of each end that a journal gets or a caller gets.

use std::collections::BTreeSet;

use payment_client::machine::{Action, End, EndKind, Status};

use super::{Claim, Effect, Row, RowState, Stage, World};
use crate::space::{Kind, SOMEBODY_ELSE, Setting};

impl World {
    /// Returns the promise that this world breaks.
    pub fn violation(&self, space: &Setting) -> Option<&'static str> {
        let is_twice = |(row, stored): (usize, &Row)| match space.kind_of(row) {
            Kind::Create | Kind::Refund => self.rows.iter().map(|row| row.executed).sum::<u8>() > 1,
            Kind::Cancel => false,
            Kind::Capture | Kind::Confirm => stored.executed > 1,
        };
        let is_broken = || match () {
            () if self.rows.iter().enumerate().any(is_twice) => Some("it happened twice"),
            () if self.changes_twice(space) => Some("two calls change the session at the same time"),
            () => None,
        };
        self.broken.or_else(is_broken)
    }

    /// Returns whether two calls may change the session now: an attempt of each is sent or on its way.
    fn changes_twice(&self, space: &Setting) -> bool {
        let flying = self.effects.iter().filter(|effect| effect.stage == Stage::Flying).map(|effect| effect.row);
        let sending = self.processes.iter().flatten().filter(|process| process.action == Action::Send);
        let rows = flying.chain(sending.map(|process| process.row));
        // An attempt that comes too late changes nothing.
        let changing = rows.filter(|row| space.kind_of(*row).changes_session() && self.permits(space, *row));
        changing.collect::<BTreeSet<_>>().len() > 1
    }

    /// Checks what callers got before something has happened.
    pub fn check_claims(&mut self, space: &Setting) {
        for (row, stored) in self.rows.iter().enumerate() {
            let is_of_use = |effect: &Effect| effect.is_of_use() && effect.is_of(space, row);
            let broken = match stored.claim {
                Some(Claim::DidNotHappen) if stored.executed > 0 => {
                    "a call that did not happen, as was said, has happened"
                }
                Some(Claim::IsOfNoUse) if self.effects.iter().any(is_of_use) => {
                    "what was of no use, as was said, is of use"
                }
                _ => continue,
            };
            self.broken = Some(broken);
        }
    }

    /// Checks the end that a caller gets. It has asked for one call, and perhaps joined another one.
    pub fn is_told(&mut self, space: &Setting, (asked, row): (usize, usize), end: &End<u8>) {
        self.is_true(space, asked, row, end);
        if let RowState::Ended { end: recorded, .. } = &self.rows[row].state {
            // The caller gets a response although a person must decide what the journal has. It replaces that.
            let is_replaced = [end, recorded].iter().any(|end| end.kind == EndKind::Undecidable);
            if end.kind != recorded.kind && !is_replaced {
                self.broken = Some("the journal has something else than what the caller got");
            }
        }
    }

    /// Checks the end that a journal gets.
    pub fn is_recorded(&mut self, space: &Setting, row: usize, end: &End<u8>) {
        let is_under_way = self.effects.iter().any(|effect| effect.row == row && effect.stage == Stage::Flying);
        if end.kind == EndKind::Undecidable && is_under_way {
            self.broken = Some("a person must decide a call that is on its way");
        }
        if end.kind == EndKind::Undecidable && !self.rows[row].was_in_doubt {
            self.broken = Some("a person must decide a call that surely did not happen");
        }
        let differs =
            |got: EndKind| got != end.kind && [got, end.kind].iter().all(|kind| *kind != EndKind::Undecidable);
        if self.rows[row].got.is_some_and(differs) {
            self.broken = Some("the journal gets something else than what the caller got");
        }
        self.is_true(space, row, row, end);
    }

    /// Adds what a shop gets of a call, if it is acknowledged later and the row can have another end then.
    pub fn gets(&mut self, row: usize, seen: Option<EndKind>) {
        let is_final = matches!(&self.rows[row].state, RowState::Ended { end, is_acknowledged }
            if *is_acknowledged || end.kind != EndKind::Undecidable && seen == Some(end.kind));
        self.rows[row].got = seen.filter(|_| !is_final);
    }

    /// Returns the world in which a shop has acknowledged what it got of a call.
    pub fn acknowledged(&self, row: usize, seen: EndKind) -> Self {
        let mut world = self.clone();
        if let RowState::Ended { end, is_acknowledged } = &mut world.rows[row].state {
            *is_acknowledged = true;
            if !seen.shows(end.kind) {
                world.broken = Some("an end is acknowledged that no shop has seen");
            }
        }
        world.rows[row].got = None;
        world
    }

    fn is_true(&mut self, space: &Setting, asked: usize, row: usize, end: &End<u8>) {
        let kind = space.kind_of(row);
        let objects = || end.ids.iter().map(|id| self.effect(*id).filter(|effect| effect.exists()));
        let all = |is: &dyn Fn(&Effect) -> bool| objects().all(|object| object.is_some_and(is));
        let broken = match end.kind {
            EndKind::Done | EndKind::Failed => match kind {
                Kind::Create | Kind::Refund => {
                    let is_it = !end.ids.is_empty() && all(&|effect| effect.fits(space, asked));
                    (!is_it).then_some("`Ok` without an object")
                }
                Kind::Cancel => {
                    (self.now().status != Status::Cancelled).then_some("`Ok` of a session that is not cancelled")
                }
                Kind::Confirm | Kind::Capture => {
                    let has_happened = self.rows[row].executed > 0 && all(&|effect| effect.row == row);
                    (!has_happened).then_some("`Ok` of a call that never happened")
                }
            },
            EndKind::Conflict => {
                let is_taken = !end.ids.is_empty() && all(&|effect| !effect.fits(space, asked));
                (!is_taken).then_some("a reference that is taken by nothing else")
            }
            _ => None,
        };
        let is_misjudged = match end.kind {
            EndKind::Done => !all(&|effect| !effect.has_failed),
            EndKind::Failed => !all(&|effect| effect.has_failed),
            _ => false,
        };
        let misjudged = is_misjudged.then_some("a success that has failed, or a failure that has not");
        self.broken = self.broken.or(broken).or(misjudged);
        let claim = match end.kind {
            EndKind::Failed => Some(Claim::IsOfNoUse),
            EndKind::Conflict => Some(Claim::DidNotHappen),
            kind => kind.is_clean().then_some(Claim::DidNotHappen),
        };
        self.rows[asked].claim = self.rows[asked].claim.max(claim);
        self.check_claims(space);
    }

    pub(super) fn effect(&self, id: u8) -> Option<&Effect> {
        self.effects.get(usize::from(id))
    }
}

impl Effect {
    pub const fn exists(&self) -> bool {
        matches!(self.stage, Stage::Hidden | Stage::Shown)
    }

    const fn is_of_use(&self) -> bool {
        self.exists() && !self.has_failed
    }

    /// Returns whether a call has made it, or an equal one with its reference.
    fn is_of(&self, space: &Setting, row: usize) -> bool {
        self.row == row || space.kind_of(row).is_reference() && self.fits(space, row)
    }

    /// Returns whether nothing in it differs from the request of a call.
    pub fn fits(&self, space: &Setting, row: usize) -> bool {
        match space.kind_of(row) {
            _ if self.row == SOMEBODY_ELSE => true,
            kind if kind.is_reference() => space.joins(row, self.row),
            _ => space.is_alike(row, self.row),
        }
    }
}
