//! The origin of a rule or of a decision: how sure this project is of it.

use core::fmt;

/// The origin of a rule or of a decision: how sure this project is of it.
///
/// # Examples
///
/// ```
/// use payment_session::rules::{Origin, RuleId};
///
/// assert_eq!(RuleId::TokenCustomer.rule().origin(), Origin::Inferred);
/// assert_eq!(Origin::Inferred.to_string(), "inferred");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum Origin {
    /// The gateway's documentation says so.
    Documented,
    /// The documentation contradicts itself, and this project decided for one side.
    Decided,
    /// The documentation does not say so: this project inferred it.
    Inferred,
    /// This crate demands it, so that it can check a request, or to protect card data.
    Own,
}

impl Origin {
    /// Returns the origin in one lower-case word: `documented`, `decided`, `inferred` or `own`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Documented => "documented",
            Self::Decided => "decided",
            Self::Inferred => "inferred",
            Self::Own => "own",
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Expands to the origin that a row names before its reason.
macro_rules! origin {
    (reason) => {
        $crate::engine::schema::Origin::Documented
    };
    (decided) => {
        $crate::engine::schema::Origin::Decided
    };
    (inferred) => {
        $crate::engine::schema::Origin::Inferred
    };
    (own) => {
        $crate::engine::schema::Origin::Own
    };
}

pub(crate) use origin;
