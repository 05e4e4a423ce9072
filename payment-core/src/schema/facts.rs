//! What combination rules see of a request: for each fact whether it holds, may hold, or is unknown.

/// The objects that combination rules are about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    /// The request as a whole.
    Session,
    /// How a customer is refunded.
    Refund,
    /// A share of a payment.
    Split,
}

/// What may be asked about an object, and where.
#[non_exhaustive]
pub struct Scope {
    /// Which object.
    pub subject: Subject,
    /// The facts; the bit of each is its place in this list.
    pub facts: &'static [Fact],
}

/// Something that a combination rule asks.
#[non_exhaustive]
pub struct Fact {
    /// Where, in Rust names from the object that the rule is about.
    pub path: &'static [&'static str],
    /// What.
    pub test: Test,
}

/// What a rule asks about a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Test {
    /// Whether something is there.
    Present,
    /// Whether a word is there; one that is refused decides nothing.
    Chosen,
    /// Whether this word is there.
    Is(&'static str),
    /// Whether it is `false`.
    False,
    /// Whether all these members are there.
    Has(&'static [&'static str]),
    /// Whether the account number does not fit its channel.
    Misfit,
}

impl Test {
    /// Whether the answer lies in the value itself, so that it must be written out in the macro.
    pub const fn decides(self) -> bool {
        matches!(self, Self::Is(_) | Self::False)
    }

    /// Whether the answer lies in members of the value.
    pub const fn looks_inside(self) -> bool {
        matches!(self, Self::Has(_) | Self::Misfit)
    }
}

/// The facts of a request, a bit each, in the order of their [`Scope`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Shape {
    /// What holds.
    pub is: u64,
    /// What holds or does not, as a run-time value will have it (`key?: value`).
    pub maybe: u64,
    /// What nobody can tell, for the value is refused.
    pub unknown: u64,
}

impl Shape {
    /// A shape in which everything is known.
    pub const fn known(is: u64) -> Self {
        Self { is, maybe: 0, unknown: 0 }
    }

    /// Whether some request of this shape has all of `on` and none of `off`.
    pub const fn can_be(self, on: u64, off: u64) -> bool {
        on & !(self.is | self.maybe) == 0 && off & self.is & !self.maybe == 0
    }
}
