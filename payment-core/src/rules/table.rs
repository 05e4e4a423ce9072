//! The rules in the order of the documentation: texts and numbers, form, combinations.

use super::{Rule, combinations as c};

const CREATE: &str = "Create Payment Session";
const METHOD: &str = "Payment Method Object";
const OPTIONS: &str = "Payment Method Options Object";
const CODES: &str = "Response & Failure Code";

/// All rules.
pub static RULES: &[Rule] = &[
    single("reference", "1–100 letters, digits, `-` and `_`, unique for each request", CREATE),
    single("amount.value", "1–18 digits, no minus sign, and greater than 0 where it is to be paid", "Amount"),
    single("percentage", "greater than 0, at most 100, at most 18 digits", "Split Payment and Routing"),
    single("currency", "an active ISO 4217 code in upper case", "Amount"),
    single("descriptor", "0–20 characters, spaces counted", CREATE),
    single("customer-id", "0–255 characters", CREATE),
    single("instant", "exactly `YYYY-MM-DDTHH:MM:SSZ`, a real instant", CREATE),
    single("url", "a scheme, `://` and more, 1–255 characters without white space", "Redirect"),
    single("email", "1–255 characters with one `@`, without white space", "Customer"),
    single("phone", "a country code of 1–3 digits, a number of 1–15 digits without leading zero", "Customer"),
    single("country", "an ISO 3166-1 alpha-2 code in upper case", "Order"),
    single("text", "the documented number of characters", CREATE),
    single("quantity", "greater than 0, at most 18 digits", "Order"),
    single("enum", "one of the documented words", CREATE),
    single("va-channel", "a documented bank, or as a string another name that is not near one", OPTIONS),
    single("ewallet-channel", "`DANA`, `SHOPEEPAY` or `OVO`", OPTIONS),
    single("unknown-field", "only documented members", CREATE),
    single("duplicate-field", "each member once", CREATE),
    single("syntax", "`key: value`, separated by commas", "the macro's own documentation"),
    single("deciding-value", "what other members depend on is written out", "the macro's own documentation"),
    single("type", "the documented JSON type", CREATE),
    single("json", "one JSON object in UTF-8, at most 127 levels deep", CREATE),
    single("card-data", "a card number of 13–19 digits with a right check digit, cvc, month and year", METHOD),
    single("card-literal", "no card data in source code", "Card Encryption"),
    single("metadata", "a JSON object", CREATE),
    single("missing-field", "the required members of each object", CREATE),
    combination(
        "multiple-method",
        "`MULTIPLE` takes the method QR or VIRTUAL_ACCOUNT",
        CODES,
        c::session(c::MULTIPLE_METHOD),
    ),
    combination("multiple-mode", "`MULTIPLE` takes mode API", CODES, c::session(c::MULTIPLE_MODE)),
    combination(
        "multiple-auto-confirm",
        "`MULTIPLE` is confirmed at once",
        "Build Static Payment",
        c::session(c::MULTIPLE_AUTO_CONFIRM),
    ),
    combination(
        "static-va-options",
        "a static virtual account names its bank",
        "Build Static Payment",
        c::session(c::STATIC_VA_OPTIONS),
    ),
    combination("static-qr-amount", "a static QR code has no amount", CODES, c::session(c::STATIC_QR_AMOUNT)),
    combination("amount-required", "what is paid once has an amount", CREATE, c::session(c::AMOUNT_REQUIRED)),
    combination("customer-choice", "exactly one of customerId and customer", CREATE, c::session(c::CUSTOMER_CHOICE)),
    combination("redirect-url", "mode REDIRECT takes a redirectUrl", CREATE, c::session(c::REDIRECT_URL)),
    combination("save-method", "only cards and e-wallets are saved", CREATE, c::session(c::SAVE_METHOD)),
    combination("show-saved-method", "only cards and e-wallets are saved", CREATE, c::session(c::SHOW_SAVED_METHOD)),
    combination(
        "show-saved-mode",
        "saved methods are shown on the hosted page",
        CREATE,
        c::session(c::SHOW_SAVED_MODE),
    ),
    combination("bypass-mode", "the status page belongs to the hosted page", CREATE, c::session(c::BYPASS_MODE)),
    combination(
        "expiration-method",
        "only cards and e-wallets have an expiration mode",
        CREATE,
        c::session(c::EXPIRATION_METHOD),
    ),
    combination(
        "api-method",
        "mode API takes a method, unless it is confirmed later",
        "Build Static Payment",
        c::session(c::API_METHOD),
    ),
    combination(
        "api-va-channel",
        "mode API takes the bank of a virtual account",
        OPTIONS,
        c::session(c::API_VA_CHANNEL),
    ),
    combination("api-ewallet-channel", "mode API takes the e-wallet", OPTIONS, c::session(c::API_EWALLET_CHANNEL)),
    combination("method-branch", "only the branch of the method chosen", METHOD, c::session(c::METHOD_BRANCH)),
    combination("options-branch", "only the options of the method chosen", OPTIONS, c::session(c::OPTIONS_BRANCH)),
    combination("card-source", "exactly one of token, number and encryptedCard", METHOD, c::session(c::CARD_SOURCE)),
    combination("card-number", "a card number comes with expiry and card holder", METHOD, c::session(c::CARD_NUMBER)),
    combination(
        "encrypted-card",
        "an encrypted card takes mode API and autoConfirm false",
        METHOD,
        c::session(c::ENCRYPTED_CARD),
    ),
    combination("token-customer", "a token belongs to a customerId", CREATE, c::session(c::TOKEN_CUSTOMER)),
    combination(
        "va-number",
        "only static virtual accounts have a chosen number",
        "Virtual Account > Limitation",
        c::session(c::VA_NUMBER),
    ),
    combination(
        "va-number-digits",
        "as many digits as the bank takes",
        "Virtual Account > Limitation",
        c::session(c::VA_NUMBER_DIGITS),
    ),
    combination("three-ds-info", "threeDsInfo goes with threeDsMethod EXTERNAL", OPTIONS, c::session(c::THREE_DS_INFO)),
    combination(
        "transfer-destination",
        "TRANSFER_ONLY takes a destination",
        "Customer",
        c::refund(c::TRANSFER_DESTINATION),
    ),
    combination(
        "split-amount",
        "FIXED takes fixedAmount, PERCENTAGE percentageAmount",
        "Split Payment and Routing",
        c::split(c::SPLIT_AMOUNT),
    ),
];

const fn single(id: &'static str, sense: &'static str, source: &'static str) -> Rule {
    Rule { id, sense, help: sense, source, combination: None }
}

const fn combination(
    id: &'static str,
    sense: &'static str,
    source: &'static str,
    combination: super::Combination,
) -> Rule {
    Rule { id, sense, help: sense, source, combination: Some(combination) }
}
