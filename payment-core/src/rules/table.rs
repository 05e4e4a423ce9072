//! The rules in the order of the documentation: texts and numbers, form, combinations. The conditions and messages of a
//! combination are in `checks.rs`.

use super::{Check, Combination, Rule, RuleId, Subject, checks as c};
use crate::schema::Page;

const READER: &str = "input that cannot be read cannot be checked";

/// All rules.
///
/// # Examples
///
/// ```
/// # use payment_core as payment_session;
/// use payment_session::rules::RULES;
///
/// // The rules that one request can be allowed to break
/// let waivable = RULES.iter().filter(|rule| rule.id.waiver().is_some());
/// assert!(waivable.count() > 20);
/// ```
pub static RULES: &[Rule] = &[
    rule(RuleId::Reference, Page::CreatePaymentSession)
        .demands("1–100 letters, digits, `-` and `_`")
        .because("responses, callbacks and searches identify a payment by it; it must be unique for each request"),
    rule(RuleId::AmountValue, Page::AmountObject)
        .demands("a number of 1–18 digits, not negative, and greater than 0 if it is to be paid")
        .because("money is exact: numbers are never rounded, and a payment cannot be negative or zero"),
    rule(RuleId::Percentage, Page::SplitPaymentAndRouting).demands("a number greater than 0 and at most 100, with at most 18 digits").because(
        "inferred: the documentation's table calls it an integer, its example is 2.5, and no share exceeds the payment",
    ),
    rule(RuleId::Currency, Page::AmountObject).demands("an active ISO 4217 code in upper case").because("an amount without an exact currency has no worth, and a currency that is no longer in use cannot be paid"),
    rule(RuleId::Descriptor, Page::CreatePaymentSession)
        .demands("0–20 characters, including spaces")
        .because("bank statements have no more room"),
    rule(RuleId::CustomerId, Page::CreatePaymentSession)
        .demands("1–255 characters")
        .because("the gateway's parameter table allows 0–255 characters, but an empty id names nobody"),
    rule(RuleId::Instant, Page::CreatePaymentSession)
        .demands("the form `YYYY-MM-DDTHH:MM:SSZ`, with an existing date and time")
        .because("offsets and fractions are not documented, and no session can expire on a date that does not exist"),
    rule(RuleId::Url, Page::RedirectObject)
        .demands("a scheme, `://` and at least one more character; 1–255 characters without white space")
        .because("the customer is redirected there; app links are valid too"),
    rule(RuleId::Email, Page::CustomerObject)
        .demands("1–255 characters with one `@` and no white space")
        .because("the gateway identifies a customer by it"),
    rule(RuleId::Phone, Page::CustomerObject)
        .demands("a country code of 1–3 digits and a number of 1–15 digits without a leading zero")
        .because(
            "inferred: the tables limit the lengths and say that a number begins with 8, without 0 and country code",
        ),
    rule(RuleId::Country, Page::OrderObject)
        .demands("an ISO 3166-1 alpha-2 code in upper case")
        .because("inferred: the documentation names ISO 3166-2, but its examples are country codes such as `ID`"),
    rule(RuleId::Text, Page::CreatePaymentSession).demands("the documented number of characters").because("the gateway's tables limit the length of each string, so a longer or empty one fails only after it was sent"),
    rule(RuleId::Quantity, Page::OrderObject)
        .demands("a number greater than 0, with at most 18 digits")
        .because("inferred: the table allows 1–18 digits, and no order contains a product zero times"),
    rule(RuleId::Enum, Page::CreatePaymentSession).demands("one of the documented values, in its exact spelling").because("the gateway's tables list the values that it acts on, and no others"),
    rule(RuleId::VaChannel, Page::PaymentMethodOptionsObject)
        .demands("a documented bank or, as a string, another name that is not close to one")
        .because(
            "the documented list is open, so other names are accepted; a name close to a listed one is a misspelling",
        ),
    rule(RuleId::EwalletChannel, Page::PaymentMethodOptionsObject)
        .demands("one of the documented e-wallets, in its exact spelling")
        .because("the list of e-wallets is complete, unlike the list of banks, so another name is a mistake"),
    rule(RuleId::UnknownField, Page::CreatePaymentSession).demands("only the fields that the documentation lists").because(
        "inferred: the gateway seems to ignore unknown fields, so a misspelt field would be lost without an error",
    ),
    rule(RuleId::DuplicateField, Page::CreatePaymentSession)
        .demands("at most one value for each field")
        .because("the documentation does not say which of the two values the gateway uses"),
    rule(RuleId::Syntax, Page::Macro).demands("`key: value` entries, separated by commas").because(READER),
    rule(RuleId::DecidingValue, Page::Macro)
        .demands("values that other rules depend on are fixed at compile time")
        .because("the macro checks at compile time which other fields it allows"),
    rule(RuleId::Type, Page::CreatePaymentSession).demands("the documented JSON type").because("JSON distinguishes `1` from `\"1\"`, and the gateway's tables name the type of each field"),
    rule(RuleId::Json, Page::CreatePaymentSession).demands("one JSON object in UTF-8, at most 127 levels deep").because(READER),
    rule(RuleId::CardData, Page::PaymentMethodObject)
        .demands("a number of 13–19 digits with a valid check digit, a cvc of 3–4 digits, a month, a two-digit year")
        .because("a mistyped card is found before it leaves the program"),
    rule(RuleId::CardLiteral, Page::CardEncryption)
        .demands("card data can only be passed at run time")
        .because("source code is stored, copied and read; card data must not be"),
    rule(RuleId::Metadata, Page::CreatePaymentSession).demands("a JSON object with any content").because("the gateway returns an object unchanged; a single value would have no name in it"),
    rule(RuleId::MissingField, Page::CreatePaymentSession)
        .demands("the required fields of each object")
        .because("inferred: the tables mark these fields as mandatory, and no documented request omits them"),
    rule(RuleId::MultipleMethod, Page::ResponseAndFailureCode)
        .demands("`MULTIPLE` requires the method QR or VIRTUAL_ACCOUNT")
        .because("only a virtual account or QR code can be paid repeatedly")
        .between(Subject::Session, c::MULTIPLE_METHOD),
    rule(RuleId::MultipleMode, Page::ResponseAndFailureCode)
        .demands("`MULTIPLE` requires mode API")
        .because("the hosted page is made for a single payment")
        .between(Subject::Session, c::MULTIPLE_MODE),
    rule(RuleId::MultipleAutoConfirm, Page::BuildStaticPayment)
        .demands("`MULTIPLE` payments are confirmed automatically")
        .because("there is no single payment to confirm")
        .between(Subject::Session, c::MULTIPLE_AUTO_CONFIRM),
    rule(RuleId::StaticVaOptions, Page::BuildStaticPayment)
        .demands("a static virtual account has a bank")
        .because("each account number belongs to one bank")
        .between(Subject::Session, c::STATIC_VA_OPTIONS),
    rule(RuleId::StaticQrAmount, Page::ResponseAndFailureCode)
        .demands("the customer enters the amount of a static QR code")
        .because("the gateway rejects a static QR code with an amount")
        .between(Subject::Session, c::STATIC_QR_AMOUNT),
    rule(RuleId::AmountRequired, Page::CreatePaymentSession)
        .demands("every payment that is made once has an amount")
        .because("only a payment that can be made repeatedly may leave the amount open")
        .between(Subject::Session, c::AMOUNT_REQUIRED),
    rule(RuleId::CustomerChoice, Page::CreatePaymentSession)
        .demands("exactly one of {customerId} and {customer}")
        .because("a customer is either known to the gateway or described in the request; an older page sends both")
        .between(Subject::Session, c::CUSTOMER_CHOICE),
    rule(RuleId::RedirectUrl, Page::CreatePaymentSession)
        .demands("the hosted page returns the customer to {redirectUrl}")
        .because("without it, the customer cannot return to the shop")
        .between(Subject::Session, c::REDIRECT_URL),
    rule(RuleId::SaveMethod, Page::CreatePaymentSession)
        .demands("only cards and e-wallets can be saved")
        .because("a virtual account or QR code cannot be saved for later payments")
        .between(Subject::Session, c::SAVE_METHOD),
    rule(RuleId::ShowSavedMethod, Page::CreatePaymentSession)
        .demands("only saved cards and e-wallets can be shown")
        .because("a virtual account or QR code cannot be saved for later payments")
        .between(Subject::Session, c::SHOW_SAVED_METHOD),
    rule(RuleId::ShowSavedMode, Page::CreatePaymentSession)
        .demands("saved payment methods are shown on the hosted page only")
        .because("in mode API, the merchant builds the page")
        .between(Subject::Session, c::SHOW_SAVED_MODE),
    rule(RuleId::BypassMode, Page::CreatePaymentSession)
        .demands("the status page is part of the hosted page")
        .because("in mode API, the merchant builds the page")
        .between(Subject::Session, c::BYPASS_MODE),
    rule(RuleId::ExpirationMethod, Page::CreatePaymentSession)
        .demands("only cards and e-wallets have the expiration mode STRICT")
        .because("virtual accounts and QR codes expire at their own time")
        .between(Subject::Session, c::EXPIRATION_METHOD),
    rule(RuleId::ApiMethod, Page::BuildStaticPayment)
        .demands("in mode API, the request chooses the method, unless it is confirmed later")
        .because("without the hosted page, the customer cannot choose a method")
        .between(Subject::Session, c::API_METHOD),
    rule(RuleId::ApiVaChannel, Page::PaymentMethodOptionsObject)
        .demands("in mode API, the request chooses the bank, unless it is confirmed later")
        .because("inferred: without the hosted page, the customer cannot choose a bank")
        .between(Subject::Session, c::API_VA_CHANNEL),
    rule(RuleId::ApiEwalletChannel, Page::PaymentMethodOptionsObject)
        .demands("in mode API, the request chooses the e-wallet, unless it is confirmed later")
        .because("without the hosted page, the customer cannot choose an e-wallet")
        .between(Subject::Session, c::API_EWALLET_CHANNEL),
    rule(RuleId::MethodBranch, Page::PaymentMethodObject)
        .demands("only the object of the chosen method")
        .because("the other objects do not apply to this payment")
        .between(Subject::Session, c::METHOD_BRANCH),
    rule(RuleId::OptionsBranch, Page::PaymentMethodOptionsObject)
        .demands("only the options of the chosen method")
        .because("the other options do not apply to this payment")
        .between(Subject::Session, c::OPTIONS_BRANCH),
    rule(RuleId::CardSource, Page::PaymentMethodObject)
        .demands("exactly one of {token}, {number} and {encryptedCard}")
        .because("a payment uses exactly one card")
        .between(Subject::Session, c::CARD_SOURCE),
    rule(RuleId::CardNumber, Page::PaymentMethodObject)
        .demands("a card number comes with its expiry date and card holder")
        .because("the bank requires them")
        .between(Subject::Session, c::CARD_NUMBER),
    rule(RuleId::EncryptedCard, Page::PaymentMethodObject)
        .demands("an encrypted card requires mode API and `{autoConfirm}: false`")
        .because("the response to such a request contains the encryption key")
        .between(Subject::Session, c::ENCRYPTED_CARD),
    rule(RuleId::TokenCustomer, Page::CreatePaymentSession)
        .demands("a token belongs to the customer that it was saved for")
        .because("inferred: the documentation uses a token only together with its customer's id")
        .between(Subject::Session, c::TOKEN_CUSTOMER),
    rule(RuleId::VaNumber, Page::VirtualAccountLimitation)
        .demands("only static virtual accounts have a chosen number")
        .because("the gateway assigns the numbers of other virtual accounts; an older guide contradicts this")
        .between(Subject::Session, c::VA_NUMBER),
    rule(RuleId::VaNumberDigits, Page::VirtualAccountLimitation)
        .demands("as many digits as the bank requires")
        .because("the account number is the bank's prefix followed by these digits; leading zeros count")
        .between(Subject::Session, c::VA_NUMBER_DIGITS),
    rule(RuleId::ThreeDsInfo, Page::PaymentMethodOptionsObject)
        .demands("{threeDsInfo} describes an external authentication")
        .because("it is the result of an authentication that the merchant runs")
        .between(Subject::Session, c::THREE_DS_INFO),
    rule(RuleId::TransferDestination, Page::CustomerObject)
        .demands("a refund by transfer has a destination account")
        .because("the gateway must know where to send the refund")
        .between(Subject::RefundPreference, c::TRANSFER_DESTINATION),
    rule(RuleId::SplitAmount, Page::SplitPaymentAndRouting)
        .demands("a share is given as {fixedAmount} or as {percentageAmount}")
        .because("the type decides which field holds the size of the share")
        .between(Subject::Split, c::SPLIT_AMOUNT),
];

const fn rule(id: RuleId, page: Page) -> Rule {
    Rule { id, demand: "", reason: "", page, combination: None }
}

impl Rule {
    const fn demands(mut self, demand: &'static str) -> Self {
        self.demand = demand;
        self
    }

    const fn because(mut self, reason: &'static str) -> Self {
        self.reason = reason;
        self
    }

    const fn between(mut self, subject: Subject, checks: &'static [Check]) -> Self {
        self.combination = Some(Combination { subject, checks });
        self
    }
}
