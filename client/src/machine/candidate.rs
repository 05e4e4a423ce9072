//! The row of a journal that is in the way of a new one.

use super::end::EndKind;

/// A row of a journal that may be in the way of a new one, because it has its id or its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Candidate {
    /// Whether it has the id of the new one.
    pub is_mine: bool,
    /// Whether the new one can join it: it has its id, or an equal request.
    pub joins: bool,
    /// Its state.
    pub state: CandidateState,
}

/// The state of a row, as far as a new one is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CandidateState {
    /// It has not ended.
    Open {
        /// Whether its lease lives.
        is_held: bool,
    },
    /// It has ended.
    Ended {
        /// The kind of its end.
        kind: EndKind,
        /// Whether the shop has acknowledged the end.
        is_acknowledged: bool,
    },
}

impl Candidate {
    /// Returns whether it has its key, so that no row with another id is written for this key.
    pub const fn has_key(self) -> bool {
        match self.state {
            CandidateState::Open { .. } => true,
            CandidateState::Ended { kind, is_acknowledged } => !kind.is_clean() && !is_acknowledged,
        }
    }

    /// Returns whether the new row takes it over, instead of only finding it.
    pub const fn is_taken_over(self) -> bool {
        self.joins && matches!(self.state, CandidateState::Open { is_held: false })
    }

    /// Returns the row that is in the way, if there is one: that with the id of the new one, or else that which has the key.
    pub fn in_the_way<T>(candidates: impl IntoIterator<Item = (T, Self)>) -> Option<(T, Self)> {
        let in_the_way = candidates.into_iter().filter(|(_, candidate)| candidate.is_mine || candidate.has_key());
        in_the_way.min_by_key(|(_, candidate)| !candidate.is_mine)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPEN: Candidate = Candidate { is_mine: false, joins: false, state: CandidateState::Open { is_held: false } };
    const MINE: Candidate = Candidate { is_mine: true, joins: true, ..OPEN };
    const DONE: Candidate = ended(EndKind::Done, false);
    const ACKNOWLEDGED: Candidate = ended(EndKind::Done, true);
    const REJECTED: Candidate = ended(EndKind::Rejected, false);

    const fn ended(kind: EndKind, is_acknowledged: bool) -> Candidate {
        Candidate { state: CandidateState::Ended { kind, is_acknowledged }, ..OPEN }
    }

    #[test]
    fn an_id_comes_before_a_key() {
        let mine_has_ended = Candidate { is_mine: true, ..ACKNOWLEDGED };
        for (candidates, expected) in [
            (vec![], None),
            (vec![OPEN], Some(0)),
            (vec![DONE], Some(0)),
            (vec![ACKNOWLEDGED, REJECTED], None),
            (vec![REJECTED, OPEN], Some(1)),
            (vec![OPEN, mine_has_ended], Some(1)),
            (vec![mine_has_ended, OPEN], Some(0)),
        ] {
            let found = Candidate::in_the_way(candidates.iter().copied().enumerate());
            assert_eq!(found.map(|(place, _)| place), expected, "{candidates:?}");
        }
    }

    #[test]
    fn only_an_open_row_that_nobody_holds_is_taken_over() {
        assert!(MINE.is_taken_over());
        for other in [
            OPEN,
            Candidate { joins: false, ..MINE },
            Candidate { state: CandidateState::Open { is_held: true }, ..MINE },
            Candidate { state: DONE.state, ..MINE },
            Candidate { state: REJECTED.state, ..MINE },
        ] {
            assert!(!other.is_taken_over(), "{other:?}");
        }
    }
}
