//! The ids of all rules, in the order of [`RULES`](crate::rules::RULES).

use core::fmt;

use super::rule_rows::rule_rows;

/// Declares [`RuleId`] and [`Waiver`], the names of the waivers, and `rule_name!`, which turns a variant's name into the id
/// for documentation.
macro_rules! declare_rule_ids {
    ($($rule:ident = $id:literal on $page:ident $(, allow $waiver:ident)? {
        demand: $demand:literal,
        reason: $reason:literal,
        $(about $subject:ident $(on $subject_page:ident)?: $checks:tt,)*
    })*) => {
        /// The id of a rule.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[non_exhaustive]
        #[allow(clippy::doc_markdown)] // Enum values are plain words in demands.
        pub enum RuleId {
            $(
                #[doc = concat!("Rule `", $id, "`: ", $demand, ".")]
                $rule,
            )*
        }

        impl RuleId {
            /// All ids, in the order of [`RULES`](crate::rules::RULES).
            pub const ALL: &'static [Self] = &[$(Self::$rule),*];

            /// Returns the id as errors and documentation spell it, for example `multiple-method`.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$rule => $id,)*
                }
            }

            /// Returns the waiver of this rule, or `None` if the rule cannot be waived.
            ///
            /// # Examples
            ///
            /// ```
            /// use payment_session::rules::{RuleId, Waiver};
            ///
            /// assert_eq!(RuleId::MultipleMethod.waiver(), Some(Waiver::MultipleMethod));
            /// assert_eq!(RuleId::Email.waiver(), None); // an unchecked field sends another address
            /// ```
            pub const fn waiver(self) -> Option<Waiver> {
                match self {
                    $(Self::$rule => [$(Some(waivers::$waiver),)? None][0],)*
                }
            }
        }

        /// A rule that can be waived for one request: each rule between fields, and `va-channel`.
        ///
        /// `#![allow(multiple_method)]` in the macro is [`Waiver::MultipleMethod`].
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[non_exhaustive]
        pub enum Waiver {
            $($(
                #[doc = concat!("Waives rule `", $id, "`: `#![allow(", stringify!($waiver), ")]`.")]
                $rule,
            )?)*
        }

        impl Waiver {
            /// All waivers, in the order of [`RULES`](crate::rules::RULES).
            pub const ALL: &'static [Self] = &[$($(waivers::$waiver,)?)*];

            /// Returns the id of the rule.
            pub const fn rule(self) -> RuleId {
                match self {
                    $($(waivers::$waiver => RuleId::$rule,)?)*
                }
            }

            /// Returns the name in an attribute of the macro: `multiple_method`.
            #[doc(hidden)]
            pub const fn attribute_name(self) -> &'static str {
                match self {
                    $($(waivers::$waiver => stringify!($waiver),)?)*
                }
            }
        }

        /// The waivers by their names in `#![allow(…)]`, which an editor completes and explains.
        #[allow(non_upper_case_globals, clippy::doc_markdown)]
        pub mod waivers {
            use super::Waiver;

            $($(
                // rust-analyzer shows documentation only if it is a literal.
                #[doc = $id]
                #[doc = ""]
                #[doc = $demand]
                pub const $waiver: Waiver = Waiver::$rule;
            )?)*
        }

        macro_rules! rule_name {
            $(($rule) => { $id };)*
        }
    };
}

rule_rows!(declare_rule_ids);

pub(crate) use rule_name;

impl RuleId {
    /// Returns the rule with this id, or `None` if there is no such rule.
    ///
    /// `-`, `_` and `.` are the same: `amount.value` is an id, `amount_value` its name in the macro.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::rules::RuleId;
    ///
    /// assert_eq!(RuleId::named("amount_value"), RuleId::named("amount.value"));
    /// assert_eq!(RuleId::named("e-mail"), None);
    /// ```
    pub fn named(name: &str) -> Option<Self> {
        let plain = |name| str::bytes(name).map(|byte| if matches!(byte, b'_' | b'.') { b'-' } else { byte });
        Self::ALL.iter().copied().find(|rule| plain(rule.as_str()).eq(plain(name)))
    }
}

impl fmt::Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl AsRef<str> for RuleId {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq<str> for RuleId {
    fn eq(&self, id: &str) -> bool {
        self.as_str() == id
    }
}

impl PartialEq<&str> for RuleId {
    fn eq(&self, id: &&str) -> bool {
        self.as_str() == *id
    }
}
