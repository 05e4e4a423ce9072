//! The ids of all rules, in the order of [`RULES`](crate::rules::RULES).

use core::fmt;

/// Declares [`RuleId`], and `rule_name!`, which turns a variant's name into the id for documentation.
macro_rules! rule_ids {
    ($($variant:ident: $id:literal,)*) => {
        /// The id of a rule.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[non_exhaustive]
        pub enum RuleId {
            $(
                #[doc = concat!("Rule `", $id, "`.")]
                $variant,
            )*
        }

        impl RuleId {
            /// All ids, in the order of [`RULES`](crate::rules::RULES).
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Returns the id as errors and documentation spell it, for example `multiple-method`.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $id,)*
                }
            }
        }

        macro_rules! rule_name {
            $(($variant) => { $id };)*
        }
    };
}

rule_ids! {
    Reference: "reference",
    AmountValue: "amount.value",
    Percentage: "percentage",
    Currency: "currency",
    Descriptor: "descriptor",
    CustomerId: "customer-id",
    Instant: "instant",
    Url: "url",
    Email: "email",
    Phone: "phone",
    Country: "country",
    Text: "text",
    Quantity: "quantity",
    Enum: "enum",
    VaChannel: "va-channel",
    EwalletChannel: "ewallet-channel",
    UnknownField: "unknown-field",
    DuplicateField: "duplicate-field",
    Syntax: "syntax",
    DecidingValue: "deciding-value",
    Type: "type",
    Json: "json",
    CardData: "card-data",
    CardLiteral: "card-literal",
    Metadata: "metadata",
    MissingField: "missing-field",
    MultipleMethod: "multiple-method",
    MultipleMode: "multiple-mode",
    MultipleAutoConfirm: "multiple-auto-confirm",
    StaticVaOptions: "static-va-options",
    StaticQrAmount: "static-qr-amount",
    AmountRequired: "amount-required",
    CustomerChoice: "customer-choice",
    RedirectUrl: "redirect-url",
    SaveMethod: "save-method",
    ShowSavedMethod: "show-saved-method",
    ShowSavedMode: "show-saved-mode",
    BypassMode: "bypass-mode",
    ExpirationMethod: "expiration-method",
    ApiMethod: "api-method",
    ApiVaChannel: "api-va-channel",
    ApiEwalletChannel: "api-ewallet-channel",
    MethodBranch: "method-branch",
    OptionsBranch: "options-branch",
    CardSource: "card-source",
    CardNumber: "card-number",
    EncryptedCard: "encrypted-card",
    TokenCustomer: "token-customer",
    VaNumber: "va-number",
    VaNumberDigits: "va-number-digits",
    ThreeDsInfo: "three-ds-info",
    TransferDestination: "transfer-destination",
    SplitAmount: "split-amount",
}

pub(crate) use rule_name;

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
