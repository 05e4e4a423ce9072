//! The ids of all rules, in the order of [`RULES`](crate::rules::RULES).

use core::fmt;

/// Declares [`RuleId`] and [`Waiver`], and `rule_name!`, which turns a variant's name into the id for documentation.
macro_rules! rule_ids {
    ($($(fixed $fixed:ident)? $(waivable $waivable:ident)?: $id:literal,)*) => {
        /// The id of a rule.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[non_exhaustive]
        pub enum RuleId {
            $(
                #[doc = concat!("Rule `", $id, "`.")]
                $($fixed)? $($waivable)?,
            )*
        }

        impl RuleId {
            /// All ids, in the order of [`RULES`](crate::rules::RULES).
            pub const ALL: &'static [Self] = &[$(Self::$($fixed)? $($waivable)?),*];

            /// Returns the id as errors and documentation spell it, for example `multiple-method`.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$($fixed)? $($waivable)? => $id,)*
                }
            }

            /// Returns the waiver of this rule, or `None` if the rule cannot be waived.
            ///
            /// # Examples
            ///
            /// ```
            /// # use payment_core as payment_session;
            /// use payment_session::rules::{RuleId, Waiver};
            ///
            /// assert_eq!(RuleId::MultipleMethod.waiver(), Some(Waiver::MultipleMethod));
            /// assert_eq!(RuleId::Email.waiver(), None); // an unchecked field sends another address
            /// ```
            pub const fn waiver(self) -> Option<Waiver> {
                match self {
                    $($(Self::$waivable => Some(Waiver::$waivable),)?)*
                    _ => None,
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
                #[doc = concat!("Waives rule `", $id, "`.")]
                $waivable,
            )?)*
        }

        impl Waiver {
            /// All waivers, in the order of [`RULES`](crate::rules::RULES).
            pub const ALL: &'static [Self] = &[$($(Self::$waivable,)?)*];

            /// Returns the id of the rule.
            pub const fn rule(self) -> RuleId {
                match self {
                    $($(Self::$waivable => RuleId::$waivable,)?)*
                }
            }
        }

        macro_rules! rule_name {
            $(($($fixed)? $($waivable)?) => { $id };)*
        }
    };
}

rule_ids! {
    fixed Reference: "reference",
    fixed AmountValue: "amount.value",
    fixed Percentage: "percentage",
    fixed Currency: "currency",
    fixed Descriptor: "descriptor",
    fixed CustomerId: "customer-id",
    fixed Instant: "instant",
    fixed Url: "url",
    fixed Email: "email",
    fixed Phone: "phone",
    fixed Country: "country",
    fixed Text: "text",
    fixed Quantity: "quantity",
    fixed Enum: "enum",
    waivable VaChannel: "va-channel",
    fixed EwalletChannel: "ewallet-channel",
    fixed UnknownField: "unknown-field",
    fixed DuplicateField: "duplicate-field",
    fixed Syntax: "syntax",
    fixed DecidingValue: "deciding-value",
    fixed Type: "type",
    fixed Json: "json",
    fixed CardData: "card-data",
    fixed CardLiteral: "card-literal",
    fixed Metadata: "metadata",
    fixed MissingField: "missing-field",
    waivable MultipleMethod: "multiple-method",
    waivable MultipleMode: "multiple-mode",
    waivable MultipleAutoConfirm: "multiple-auto-confirm",
    waivable StaticVaOptions: "static-va-options",
    waivable StaticQrAmount: "static-qr-amount",
    waivable AmountRequired: "amount-required",
    waivable CustomerChoice: "customer-choice",
    waivable RedirectUrl: "redirect-url",
    waivable SaveMethod: "save-method",
    waivable ShowSavedMethod: "show-saved-method",
    waivable ShowSavedMode: "show-saved-mode",
    waivable BypassMode: "bypass-mode",
    waivable ExpirationMethod: "expiration-method",
    waivable ApiMethod: "api-method",
    waivable ApiVaChannel: "api-va-channel",
    waivable ApiEwalletChannel: "api-ewallet-channel",
    waivable MethodBranch: "method-branch",
    waivable OptionsBranch: "options-branch",
    waivable CardSource: "card-source",
    waivable CardNumber: "card-number",
    waivable EncryptedCard: "encrypted-card",
    waivable TokenCustomer: "token-customer",
    waivable VaNumber: "va-number",
    waivable VaNumberDigits: "va-number-digits",
    waivable ThreeDsInfo: "three-ds-info",
    waivable TransferDestination: "transfer-destination",
    waivable SplitAmount: "split-amount",
}

pub(crate) use rule_name;

impl RuleId {
    /// Returns the rule with this id, or `None` if there is no such rule.
    ///
    /// `-`, `_` and `.` are the same: `amount.value` is an id, `amount_value` its name in the macro.
    ///
    /// # Examples
    ///
    /// ```
    /// # use payment_core as payment_session;
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
