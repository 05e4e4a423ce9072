//! The rules in the order of the documentation: texts and numbers, form, combinations.

use super::{
    Combination, Rule, RuleId,
    combinations::{self as c, refund, session, split},
};

const CREATE: &str = "Create Payment Session";
const METHOD: &str = "Payment Method Object";
const OPTIONS: &str = "Payment Method Options Object";
const SPLIT: &str = "Split Payment and Routing";
const STATIC: &str = "Build Static Payment";
const LIMITS: &str = "Virtual Account > Limitation";
const CODES: &str = "Response & Failure Code";

/// What every rule is for, in the words of a page that does not say it.
const TABLE: &str =
    "the gateway's table of parameters gives this form, and other forms come back as `api_validation_error`";
const READER: &str = "what cannot be read cannot be checked";

/// All rules.
pub static RULES: &[Rule] = &[
    rule(RuleId::Reference, CREATE)
        .demands("1–100 letters, digits, `-` and `_`")
        .because("answers, callbacks and searches name a payment by it; it is unique for each request"),
    rule(RuleId::AmountValue, "Amount")
        .demands("1–18 digits, no minus sign, greater than 0 where it is to be paid")
        .because("money is exact: a number is never rounded, and nothing negative or empty is paid"),
    rule(RuleId::Percentage, SPLIT).demands("greater than 0, at most 100, at most 18 digits").because(TABLE),
    rule(RuleId::Currency, "Amount").demands("an active ISO 4217 code in upper case").because(TABLE),
    rule(RuleId::Descriptor, CREATE)
        .demands("0–20 characters, spaces counted")
        .because("bank statements have no more room"),
    rule(RuleId::CustomerId, CREATE).demands("0–255 characters").because(TABLE),
    rule(RuleId::Instant, CREATE)
        .demands("exactly `YYYY-MM-DDTHH:MM:SSZ`, a real instant")
        .because("offsets and fractions are not documented, and a day that does not exist ends no session"),
    rule(RuleId::Url, "Redirect")
        .demands("a scheme, `://` and more, 1–255 characters without white space")
        .because("the customer is sent there; app links pass, too"),
    rule(RuleId::Email, "Customer")
        .demands("1–255 characters with one `@`, without white space")
        .because("the gateway knows a customer by it"),
    rule(RuleId::Phone, "Customer")
        .demands("a country code of 1–3 digits, a number of 1–15 digits without leading zero")
        .because("the gateway puts the two together"),
    rule(RuleId::Country, "Order").demands("an ISO 3166-1 alpha-2 code in upper case").because(TABLE),
    rule(RuleId::Text, CREATE).demands("the documented number of characters").because(TABLE),
    rule(RuleId::Quantity, "Order").demands("greater than 0, at most 18 digits").because(TABLE),
    rule(RuleId::Enum, CREATE).demands("one of the documented words, in their spelling").because(TABLE),
    rule(RuleId::VaChannel, OPTIONS)
        .demands("a documented bank, or as a string another name that is not near one")
        .because("the documented list is open, so other names pass; a name near a listed one is a misspelling"),
    rule(RuleId::EwalletChannel, OPTIONS).demands("`DANA`, `SHOPEEPAY` or `OVO`").because(TABLE),
    rule(RuleId::UnknownField, CREATE)
        .demands("only documented members")
        .because("the gateway ignores a misspelt member in silence: a payment would be made without it"),
    rule(RuleId::DuplicateField, CREATE)
        .demands("each member once")
        .because("which of the two the gateway takes is not documented"),
    rule(RuleId::Syntax, "payment_session!").demands("`key: value`, separated by commas").because(READER),
    rule(RuleId::DecidingValue, "payment_session!")
        .demands("what rules look at is written out")
        .because("what other members may be hangs on it, and that is decided while compiling"),
    rule(RuleId::Type, CREATE).demands("the documented JSON type").because(TABLE),
    rule(RuleId::Json, CREATE).demands("one JSON object in UTF-8, at most 127 levels deep").because(READER),
    rule(RuleId::CardData, METHOD)
        .demands(
            "a number of 13–19 digits with a right check digit, a cvc of 3–4 digits, a month, a year of two digits",
        )
        .because("a mistyped card is refused before it leaves the program"),
    rule(RuleId::CardLiteral, "Card Encryption")
        .demands("no card data in source code")
        .because("source code is kept, copied and read; card data must not be"),
    rule(RuleId::Metadata, CREATE).demands("a JSON object").because(TABLE),
    rule(RuleId::MissingField, CREATE).demands("the required members of each object").because(TABLE),
    rule(RuleId::MultipleMethod, CODES)
        .demands("`MULTIPLE` goes with the method QR or VIRTUAL_ACCOUNT")
        .because("only a number or a code can be paid again and again")
        .between(session(c::MULTIPLE_METHOD)),
    rule(RuleId::MultipleMode, CODES)
        .demands("`MULTIPLE` goes with the mode API")
        .because("the hosted page shows a payment once")
        .between(session(c::MULTIPLE_MODE)),
    rule(RuleId::MultipleAutoConfirm, STATIC)
        .demands("`MULTIPLE` is confirmed at once")
        .because("there is no single payment to confirm")
        .between(session(c::MULTIPLE_AUTO_CONFIRM)),
    rule(RuleId::StaticVaOptions, STATIC)
        .demands("a static virtual account names its bank")
        .because("the number is the bank's")
        .between(session(c::STATIC_VA_OPTIONS)),
    rule(RuleId::StaticQrAmount, CODES)
        .demands("a static QR code has no amount")
        .because("the customer enters it; the gateway refuses one that is sent")
        .between(session(c::STATIC_QR_AMOUNT)),
    rule(RuleId::AmountRequired, CREATE)
        .demands("what is paid once has an amount")
        .because("only what is paid again and again may be open")
        .between(session(c::AMOUNT_REQUIRED)),
    rule(RuleId::CustomerChoice, CREATE)
        .demands("exactly one of {customerId} and {customer}")
        .because("a customer is known to the gateway, or told to it")
        .between(session(c::CUSTOMER_CHOICE)),
    rule(RuleId::RedirectUrl, CREATE)
        .demands("the mode REDIRECT goes with a {redirectUrl}")
        .because("the hosted page sends the customer back")
        .between(session(c::REDIRECT_URL)),
    rule(RuleId::SaveMethod, CREATE)
        .demands("only cards and e-wallets are saved")
        .because("a number or a code is nothing to pay with again")
        .between(session(c::SAVE_METHOD)),
    rule(RuleId::ShowSavedMethod, CREATE)
        .demands("only cards and e-wallets are saved")
        .because("a number or a code is nothing to pay with again")
        .between(session(c::SHOW_SAVED_METHOD)),
    rule(RuleId::ShowSavedMode, CREATE)
        .demands("saved methods are shown on the hosted page")
        .because("in the mode API the page is the merchant's own")
        .between(session(c::SHOW_SAVED_MODE)),
    rule(RuleId::BypassMode, CREATE)
        .demands("the status page belongs to the hosted page")
        .because("in the mode API the page is the merchant's own")
        .between(session(c::BYPASS_MODE)),
    rule(RuleId::ExpirationMethod, CREATE)
        .demands("only cards and e-wallets have an expiration mode")
        .because("a number or a code ends at its own time")
        .between(session(c::EXPIRATION_METHOD)),
    rule(RuleId::ApiMethod, STATIC)
        .demands("the mode API goes with a method, unless it is confirmed later")
        .because("without the hosted page the customer has nowhere to choose")
        .between(session(c::API_METHOD)),
    rule(RuleId::ApiVaChannel, OPTIONS)
        .demands("in the mode API a virtual account names its bank")
        .because("without the hosted page the customer has nowhere to choose")
        .between(session(c::API_VA_CHANNEL)),
    rule(RuleId::ApiEwalletChannel, OPTIONS)
        .demands("in the mode API an e-wallet is named")
        .because("without the hosted page the customer has nowhere to choose")
        .between(session(c::API_EWALLET_CHANNEL)),
    rule(RuleId::MethodBranch, METHOD)
        .demands("only the branch of the method chosen")
        .because("the others say nothing of this payment")
        .between(session(c::METHOD_BRANCH)),
    rule(RuleId::OptionsBranch, OPTIONS)
        .demands("only the options of the method chosen")
        .because("the others say nothing of this payment")
        .between(session(c::OPTIONS_BRANCH)),
    rule(RuleId::CardSource, METHOD)
        .demands("exactly one of {token}, {number} and {encryptedCard}")
        .because("a payment is made with one card")
        .between(session(c::CARD_SOURCE)),
    rule(RuleId::CardNumber, METHOD)
        .demands("a card number comes with expiry and card holder")
        .because("the bank asks for them")
        .between(session(c::CARD_NUMBER)),
    rule(RuleId::EncryptedCard, METHOD)
        .demands("an encrypted card goes with the mode API and {autoConfirm} false")
        .because("the key to encrypt with comes with the answer to such a request")
        .between(session(c::ENCRYPTED_CARD)),
    rule(RuleId::TokenCustomer, CREATE)
        .demands("a {token} goes with a {customerId}")
        .because("a saved card is its customer's alone")
        .between(session(c::TOKEN_CUSTOMER)),
    rule(RuleId::VaNumber, LIMITS)
        .demands("only static virtual accounts have a chosen number")
        .because("the others get a free number from the gateway")
        .between(session(c::VA_NUMBER)),
    rule(RuleId::VaNumberDigits, LIMITS)
        .demands("as many digits as the bank takes")
        .because("the bank's prefix and these digits make the number; leading zeros count")
        .between(session(c::VA_NUMBER_DIGITS)),
    rule(RuleId::ThreeDsInfo, OPTIONS)
        .demands("{threeDsInfo} goes with {threeDsMethod} EXTERNAL")
        .because("it is the result of the merchant's own authentication")
        .between(session(c::THREE_DS_INFO)),
    rule(RuleId::TransferDestination, "Customer")
        .demands("TRANSFER_ONLY goes with a {transferDestination}")
        .because("the refund has to go somewhere")
        .between(refund(c::TRANSFER_DESTINATION)),
    rule(RuleId::SplitAmount, SPLIT)
        .demands("FIXED goes with {fixedAmount}, PERCENTAGE with {percentageAmount}")
        .because("a share has a size")
        .between(split(c::SPLIT_AMOUNT)),
];

const fn rule(id: RuleId, source: &'static str) -> Rule {
    Rule { id, sense: "", reason: "", source, combination: None }
}

impl Rule {
    const fn demands(mut self, sense: &'static str) -> Self {
        self.sense = sense;
        self
    }

    const fn because(mut self, reason: &'static str) -> Self {
        self.reason = reason;
        self
    }

    const fn between(mut self, combination: Combination) -> Self {
        self.combination = Some(combination);
        self
    }
}
