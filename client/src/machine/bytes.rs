//! The bytes that a request is sent with.

/// The bytes that a request is sent with. A journal withholds those with secrets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bytes {
    /// There are none.
    Missing,
    /// Those of the entry.
    Own,
    /// Those of the equal call that has joined it.
    Lent {
        /// Whether the request also has the id of that call. A gateway can reject other bytes with an id that it knows, so an
        /// entry that may have been sent is not sent again with its own.
        with_id: bool,
    },
}

impl Bytes {
    /// Returns the bytes of an entry. `has_own` says whether the entry has bytes, and `can_be_lent` whether the call does that
    /// holds it now.
    pub const fn of(has_own: bool, can_be_lent: bool, is_mine: bool, attempts: u8) -> Self {
        match (has_own, can_be_lent) {
            (true, _) => Self::Own,
            (false, true) => Self::Lent { with_id: !is_mine && attempts > 0 },
            (false, false) => Self::Missing,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_lent_only_to_what_may_have_been_sent() {
        for (has_own, can_be_lent, is_mine, attempts, expected) in [
            (true, true, false, 1, Bytes::Own),
            (true, false, true, 0, Bytes::Own),
            (false, false, false, 1, Bytes::Missing),
            (false, true, true, 0, Bytes::Lent { with_id: false }),
            (false, true, true, 1, Bytes::Lent { with_id: false }),
            (false, true, false, 0, Bytes::Lent { with_id: false }),
            (false, true, false, 1, Bytes::Lent { with_id: true }),
        ] {
            assert_eq!(Bytes::of(has_own, can_be_lent, is_mine, attempts), expected);
        }
    }
}
