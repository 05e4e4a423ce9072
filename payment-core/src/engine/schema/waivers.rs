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
            near: match RuleId::named(name) {
                Some(rule) => NearName::Fixed(rule),
                None => Self::nearest(name).map_or(NearName::Nothing, NearName::Misspelt),
            },
        })
    }
}

/// The error of a name that is not one of a rule that can be waived. It reports the nearest rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnknownWaiver {
    name: String,
    near: NearName,
}

/// What an unknown name is near.
#[derive(Clone, PartialEq, Eq, Debug)]
enum NearName {
    /// A rule that cannot be waived.
    Fixed(RuleId),
    Misspelt(Waiver),
    Nothing,
}

impl fmt::Display for UnknownWaiver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, near } = self;
        match near {
            NearName::Fixed(rule) => write!(f, "rule `{rule}` cannot be allowed"),
            NearName::Misspelt(waiver) => write!(f, "unknown rule `{name}`; write `{waiver}`"),
            NearName::Nothing => write!(f, "unknown rule `{name}`"),
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

/// A set of waivers: of rules, and at run time also of [unknown fields](Self::UNKNOWN_FIELDS) and of
/// [unchecked values](Self::UNCHECKED_VALUES).
///
/// [`PaymentSession::from_json_with`](crate::session::PaymentSession::from_json_with) accepts what the set waives. Invalid
/// card data, duplicate fields and texts that are not JSON are rejected with any set. So is a request without
/// `clientReferenceId`.
///
/// # Examples
///
/// ```
/// use payment_session::{PaymentSession, rules::{Waiver, Waivers}};
///
/// let body = br#"{"clientReferenceId":"INV-1","paymentType":"MULTIPLE","mode":"API",
///     "paymentMethod":{"type":"CARD"},"customerId":"C-1","loyaltyTier":"GOLD"}"#;
/// let waivers = Waivers::UNKNOWN_FIELDS.with(Waiver::MultipleMethod);
/// let session = PaymentSession::from_json_with(body, waivers)?;
/// assert_eq!(session.other.get("loyaltyTier").map(|tier| tier.as_json()), Some("\"GOLD\""));
/// # Ok::<(), payment_session::Violations>(())
/// ```
///
/// A set is stored as text: the ids of the rules, `other-fields` and `unchecked-values`, with spaces between them.
/// `Display`, `FromStr` and serde use this form.
///
/// ```
/// use payment_session::rules::{Waiver, Waivers};
///
/// let waivers = Waivers::UNCHECKED_VALUES.with(Waiver::VaChannel);
/// assert_eq!(waivers.to_string(), "va-channel unchecked-values");
/// assert_eq!("va-channel unchecked-values".parse(), Ok(waivers));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Waivers(u64);

impl Waivers {
    /// No waivers.
    pub const NONE: Self = Self(0);

    /// Accepts fields that are not documented. They go to `other` of their object.
    pub const UNKNOWN_FIELDS: Self = Self(1 << 63);

    /// Accepts values that this crate rejects.
    ///
    /// A rejected string stays in its field if that is a string, as by `new_unchecked`. Any other value that cannot
    /// be read moves to `other` of the nearest object in which it is optional. An object moves as a whole if a field
    /// that it requires is missing or cannot be read. A rule that looks at a moved value is broken only if it is
    /// broken whatever the value is. A string that stays in its field is present.
    ///
    /// An object that holds a secret never moves: its violations are reported.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{PaymentSession, rules::Waivers};
    ///
    /// let body = br#"{"clientReferenceId":"INV/1","amount":{"value":1,"currency":"IDR"},
    ///     "mode":"POPUP",
    ///     "customerId":"C-1"}"#;
    /// let session = PaymentSession::from_json_with(body, Waivers::UNCHECKED_VALUES)?;
    /// assert_eq!(session.client_reference_id, "INV/1");
    /// assert_eq!(session.mode, None);
    /// assert_eq!(session.other.get("mode").map(|mode| mode.as_json()), Some("\"POPUP\""));
    /// # Ok::<(), payment_session::Violations>(())
    /// ```
    pub const UNCHECKED_VALUES: Self = Self(1 << 62);

    /// The names of the waivers that are not rules.
    const NAMES: [(Self, &str); 2] =
        [(Self::UNKNOWN_FIELDS, "other-fields"), (Self::UNCHECKED_VALUES, "unchecked-values")];

    /// Returns the set together with one more rule.
    #[must_use]
    pub const fn with(self, waiver: Waiver) -> Self {
        Self(self.0 | 1 << waiver.number())
    }

    /// Returns the waivers of either set.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns whether a rule is in the set.
    pub const fn contains(self, waiver: Waiver) -> bool {
        self.contains_all(Self::NONE.with(waiver))
    }

    /// Returns whether all waivers of another set are in this one.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::rules::Waivers;
    ///
    /// assert!(Waivers::UNKNOWN_FIELDS.contains_all(Waivers::NONE));
    /// assert!(!Waivers::UNKNOWN_FIELDS.contains_all(Waivers::UNCHECKED_VALUES));
    /// ```
    pub const fn contains_all(self, other: Self) -> bool {
        other.0 & !self.0 == 0
    }

    /// Returns whether nothing is in the set.
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

    /// Returns the set without the waivers that are not rules.
    pub(crate) const fn rules(self) -> Self {
        Self(self.0 & !Self::UNKNOWN_FIELDS.union(Self::UNCHECKED_VALUES).0)
    }

    fn names(self) -> impl Iterator<Item = &'static str> {
        let others = Self::NAMES.into_iter().filter(move |(waiver, _)| self.contains_all(*waiver));
        self.iter().map(|waiver| waiver.rule().as_str()).chain(others.map(|(_, name)| name))
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
        let others = Self::NAMES.iter().filter(|(waiver, _)| self.contains_all(*waiver));
        f.debug_set().entries(self.iter()).entries(others.map(|(_, name)| name)).finish()
    }
}

/// The names of the waivers, with spaces between them.
impl fmt::Display for Waivers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, name) in self.names().enumerate() {
            f.write_str(if at > 0 { " " } else { "" })?;
            f.write_str(name)?;
        }
        Ok(())
    }
}

/// Reads the names of waivers, with white space between them.
impl FromStr for Waivers {
    type Err = UnknownWaiver;

    fn from_str(names: &str) -> Result<Self, UnknownWaiver> {
        names.split_whitespace().try_fold(Self::NONE, |waivers, name| {
            match Self::NAMES.iter().find(|(_, known)| *known == name) {
                Some((waiver, _)) => Ok(waivers.union(*waiver)),
                None => Ok(waivers.with(name.parse()?)),
            }
        })
    }
}

#[cfg(feature = "runtime")]
mod runtime {
    use alloc::string::String;

    use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

    use super::Waivers;

    impl Serialize for Waivers {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_str(self)
        }
    }

    impl<'de> Deserialize<'de> for Waivers {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
        }
    }
}

// A bit for each, and two more.
const _: () = assert!(Waiver::ALL.len() <= u64::BITS as usize - Waivers::NAMES.len());
