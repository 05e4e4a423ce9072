//! What a call does at the moment, apart from the decisions of its machine.

use std::collections::BTreeSet;

use super::times::{AttemptTimes, Since};
use crate::{
    calls::{Effect, LookUp, Searches},
    journal,
    machine::{Age, Ages},
    tokens::Token,
    transport::Connection,
};

/// The knowledge that a call has from the journal.
#[derive(Default)]
pub struct Knowledge {
    /// Whether this call has held its row, so that its machine knows the attempts.
    pub is_held: bool,
    /// The end of the youngest other row of the key that is [awaited](crate::machine::Other::is_awaited).
    pub awaited: Option<Since>,
    /// The ends of this call and of those in its way.
    pub ends: Vec<journal::End>,
}

/// The attempts of a call.
pub struct Attempts {
    /// The token of the next one.
    pub token: Option<Token>,
    /// The connection of the next one.
    pub connection: Connection,
    pub times: AttemptTimes,
    /// The response to the last one, if it belongs to it.
    pub response: Option<Effect>,
}

/// The look-ups of a call.
pub struct LookUps {
    /// The last one that has ended.
    pub last: Option<LookUp>,
    /// The searches of the one that goes on, and the ages when it began.
    pub searches: Searches,
    pub ages: Ages,
}

impl Knowledge {
    /// Returns the end of the objects with these ids.
    pub fn end_of(&self, ids: &BTreeSet<String>) -> Option<&journal::End> {
        self.ends.iter().find(|end| ids.iter().eq(end.ids.iter()))
    }
}

impl Attempts {
    pub fn none(connection: Connection) -> Self {
        Self { token: None, connection, times: AttemptTimes::default(), response: None }
    }
}

impl LookUps {
    pub fn none() -> Self {
        Self { last: None, searches: Searches::default(), ages: Ages { own: Age::Young, others: Age::Young } }
    }
}
