//! The rules that are waived for one request.

use alloc::{string::String, vec::Vec};
use core::{fmt, str::FromStr};

use super::{RuleId, Waiver};
use crate::engine::base::{spelling, wording::shorten};

impl Waiver {
    /// Returns the waiver of the rule with this id, or `None` if there is no such rule or it cannot be waived.
    ///
    /// `-` and `_` are the same: `multiple-method` is the id, `multiple_method` the name in the macro.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::rules::Waiver;
    ///
    /// assert_eq!(Waiver::named("multiple-method"), Waiver::named("multiple_method"));
    /// assert_eq!(Waiver::named("email"), None);
    /// ```
    pub fn named(name: &str) -> Option<Self> {
        RuleId::named(name)?.waiver()
    }

    /// Returns the waiver whose name is nearest to a misspelt one, or `None` if no name is near.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::rules::Waiver;
    ///
    /// assert_eq!(Waiver::nearest("multiple-metod"), Some(Waiver::MultipleMethod));
    /// assert_eq!(Waiver::nearest("loyalty"), None);
    /// ```
    pub fn nearest(name: &str) -> Option<Self> {
        let ids: Vec<_> = Self::ALL.iter().map(|waiver| waiver.rule().as_str()).collect();
        Self::named(spelling::nearest(name, &ids)?)
    }
}

/// Reads the name of a rule, with `-` or `_`.
///
/// # Examples
///
/// ```
/// use payment_core::rules::Waiver;
///
/// assert_eq!("multiple_method".parse(), Ok(Waiver::MultipleMethod));
/// let error = "multiple-metod".parse::<Waiver>().unwrap_err();
/// assert_eq!(error.to_string(), "unknown rule `multiple-metod`; write `multiple-method`");
/// ```
impl FromStr for Waiver {
    type Err = UnknownWaiver;

    fn from_str(name: &str) -> Result<Self, UnknownWaiver> {
        Self::named(name).ok_or_else(|| UnknownWaiver {
            name: shorten(name),
            named: match RuleId::named(name) {
                Some(rule) => Named::Fixed(rule),
                None => Self::nearest(name).map_or(Named::Nothing, Named::Misspelt),
            },
        })
    }
}

/// The error of a name that is not one of a rule that can be waived. It reports the nearest rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnknownWaiver {
    name: String,
    named: Named,
}

/// What an unknown name is near.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Named {
    /// A rule that cannot be waived.
    Fixed(RuleId),
    Misspelt(Waiver),
    Nothing,
}

impl fmt::Display for UnknownWaiver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, named } = self;
        match named {
            Named::Fixed(rule) => write!(f, "rule `{rule}` cannot be allowed"),
            Named::Misspelt(waiver) => write!(f, "unknown rule `{name}`; write `{waiver}`"),
            Named::Nothing => write!(f, "unknown rule `{name}`"),
        }
    }
}

impl core::error::Error for UnknownWaiver {}

/// The id of the rule.
impl fmt::Display for Waiver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.rule().fmt(f)
    }
}

/// A set of rules that are waived.
///
/// # Examples
///
/// ```
/// use payment_session::rules::{Waiver, Waivers};
///
/// let mine = Waivers::from(Waiver::MultipleMethod).with(Waiver::VaChannel);
/// assert!(mine.contains(Waiver::VaChannel));
///
/// let both = mine.union(Waiver::RedirectUrl.into());
/// assert_eq!(format!("{both:?}"), "{VaChannel, MultipleMethod, RedirectUrl}");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Waivers(u64);

impl Waivers {
    /// No rules.
    pub const NONE: Self = Self(0);

    /// Returns the set together with one more rule.
    #[must_use]
    pub const fn with(self, waiver: Waiver) -> Self {
        Self(self.0 | 1 << waiver.number())
    }

    /// Returns the rules of either set.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns whether a rule is in the set.
    pub const fn contains(self, waiver: Waiver) -> bool {
        self.0 & (1 << waiver.number()) != 0
    }

    /// Returns whether no rule is in the set.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Returns the rules in the set, in the order of [`RULES`](crate::rules::RULES).
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::rules::{Waiver, Waivers};
    ///
    /// let waivers: Waivers = [Waiver::MultipleMethod, Waiver::VaChannel].into_iter().collect();
    /// let rules: Vec<_> = waivers.iter().map(|waiver| waiver.rule().as_str()).collect();
    /// assert_eq!(rules, ["va-channel", "multiple-method"]); // not in the order of insertion
    /// ```
    pub fn iter(self) -> impl Iterator<Item = Waiver> {
        Waiver::ALL.iter().copied().filter(move |waiver| self.contains(*waiver))
    }
}

impl From<Waiver> for Waivers {
    fn from(waiver: Waiver) -> Self {
        Self::NONE.with(waiver)
    }
}

impl FromIterator<Waiver> for Waivers {
    fn from_iter<I: IntoIterator<Item = Waiver>>(waivers: I) -> Self {
        waivers.into_iter().fold(Self::NONE, Self::with)
    }
}

impl Extend<Waiver> for Waivers {
    fn extend<I: IntoIterator<Item = Waiver>>(&mut self, waivers: I) {
        *self = waivers.into_iter().fold(*self, Self::with);
    }
}

impl fmt::Debug for Waivers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

// A bit for each.
const _: () = assert!(Waiver::ALL.len() <= u64::BITS as usize);
