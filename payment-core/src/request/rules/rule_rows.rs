//! The rules, one row for each.
//!
//! Everything else about the rules follows from these rows: the constants of the ids and the waivers, which
//! `declare_rule_ids!` declares here, and the table in `cases/mod.rs`, which also has the macros that the cases use.

use crate::engine::rules::declare_rule_ids;

/// Passes the rows to a macro, in the order of the documentation: texts and numbers, form, combinations.
///
/// A row: the constant of [`RuleId`](crate::rules::RuleId), the id, and the documentation page. A rule that can be waived has its
/// name in `#![allow(…)]`. A rule between fields has each object that it is about, with the page if it is another one, and
/// its cases. Their names are those of `cases/mod.rs`: `s`, `r`, `rp` and `p` have the facts of `facts.rs`.
///
/// The reason has the name of its [`Origin`](crate::rules::Origin): `reason` where the documentation has the rule, `inferred`,
/// `decided` where the documentation contradicts itself, and `own` where the rule is only about this crate.
///
/// `demand` and the reason are in plain words, without names of fields, because these differ between Rust and JSON.
macro_rules! rule_rows {
    ($implement:ident) => {
        $implement! {
            Reference = "reference" on CreatePaymentSession {
                demand: "1–100 letters, digits, `-` and `_`",
                reason: "responses, callbacks and searches identify a payment by it; it must be unique for each request",
            }
            AmountValue = "amount.value" on AmountObject {
                demand: "a number of 1–18 digits, not negative, and greater than 0 if it is to be paid",
                reason: "money is exact: numbers are never rounded, and a payment cannot be negative or zero",
            }
            Percentage = "percentage" on SplitPaymentAndRouting {
                demand: "a number greater than 0 and at most 100, with at most 18 digits",
                decided: "the documentation's table calls it an integer, its example is 2.5, and no share exceeds the payment",
            }
            Currency = "currency" on AmountObject {
                demand: "an active ISO 4217 code in upper case",
                reason: "an amount without an exact currency has no worth, and a currency that is no longer in use cannot be paid",
            }
            Descriptor = "descriptor" on CreatePaymentSession {
                demand: "0–20 characters, including spaces",
                reason: "bank statements have no more room",
            }
            CustomerId = "customer-id" on CreatePaymentSession {
                demand: "1–255 characters",
                inferred: "the gateway's parameter table allows 0–255 characters, but an empty id names nobody",
            }
            Instant = "instant" on CreatePaymentSession {
                demand: "the form `YYYY-MM-DDTHH:MM:SSZ`, with an existing date and time",
                reason: "offsets and fractions are not documented, and no session can expire on a date that does not exist",
            }
            Url = "url" on RedirectObject {
                demand: "a scheme, `://` and at least one more character; 1–255 characters without white space",
                reason: "the customer is redirected there; app links are valid too",
            }
            Email = "email" on CustomerObject {
                demand: "1–255 characters with one `@` and no white space",
                reason: "the gateway identifies a customer by it",
            }
            Phone = "phone" on CustomerObject {
                demand: "a country code of 1–3 digits and a number of 1–15 digits without a leading zero",
                inferred: "the tables limit the lengths and say that a number begins with 8, without 0 and country code",
            }
            Country = "country" on OrderObject {
                demand: "an ISO 3166-1 alpha-2 code in upper case",
                decided: "the documentation names ISO 3166-2, but its examples are country codes such as `ID`",
            }
            Text = "text" on CreatePaymentSession {
                demand: "the documented number of characters",
                reason: "the gateway's tables limit the length of each string, so a longer or empty one fails only after it was sent",
            }
            Quantity = "quantity" on OrderObject {
                demand: "a number greater than 0, with at most 18 digits",
                inferred: "the table allows 1–18 digits, and no order contains a product zero times",
            }
            Enum = "enum" on CreatePaymentSession {
                demand: "one of the documented values, in its exact spelling",
                reason: "the gateway's tables list the values that it acts on, and no others",
            }
            VaChannel = "va-channel" on PaymentMethodOptionsObject, allow va_channel {
                demand: "a documented bank or, as a string, another name that is not close to one",
                reason: "the documented list is open, so other names are accepted; a name close to a listed one is a misspelling",
            }
            EwalletChannel = "ewallet-channel" on PaymentMethodOptionsObject {
                demand: "one of the documented e-wallets, in its exact spelling",
                reason: "the list of e-wallets is complete, unlike the list of banks, so another name is a mistake",
            }
            UnknownField = "unknown-field" on CreatePaymentSession {
                demand: "only the fields that the documentation lists",
                inferred: "the gateway seems to ignore unknown fields, so a misspelt field would be lost without an error",
            }
            DuplicateField = "duplicate-field" on CreatePaymentSession {
                demand: "at most one value for each field",
                inferred: "the documentation does not say which of the two values the gateway uses",
            }
            Syntax = "syntax" on Macro {
                demand: "`key: value` entries, separated by commas",
                own: "input that cannot be read cannot be checked",
            }
            DecidingValue = "deciding-value" on Macro {
                demand: "values that other rules depend on are fixed at compile time",
                own: "the macro checks at compile time which other fields it allows",
            }
            Type = "type" on CreatePaymentSession {
                demand: "the documented JSON type",
                reason: "JSON distinguishes `1` from `\"1\"`, and the gateway's tables name the type of each field",
            }
            Json = "json" on CreatePaymentSession {
                demand: "one JSON object in UTF-8, at most 127 levels deep",
                own: "input that cannot be read cannot be checked",
            }
            CardData = "card-data" on PaymentMethodObject {
                demand: "a number of 13–19 digits with a valid check digit, a cvc of 3–4 digits, a month, a two-digit year",
                inferred: "a mistyped card is found before it leaves the program",
            }
            CardLiteral = "card-literal" on CardEncryption {
                demand: "card data can only be passed at run time",
                own: "source code is stored, copied and read; card data must not be",
            }
            Metadata = "metadata" on CreatePaymentSession {
                demand: "a JSON object with any content",
                reason: "the gateway returns an object unchanged; a single value would have no name in it",
            }
            MissingField = "missing-field" on CreatePaymentSession {
                demand: "the required fields of each object",
                inferred: "the tables mark these fields as mandatory, and no documented request omits them",
            }
            MultipleMethod = "multiple-method" on ResponseAndFailureCode, allow multiple_method {
                demand: "`MULTIPLE` requires the method QR or VIRTUAL_ACCOUNT",
                reason: "only a virtual account or QR code can be paid repeatedly",
                about Session: [cases! {
                    "`MULTIPLE` requires {paymentMethod}",
                    [Write(STATIC_ACCOUNT), Write(STATIC_QR), Write(SINGLE)]
                        => [s::MULTIPLE] but not [s::METHOD], Value(s::MULTIPLE);
                    "`MULTIPLE` cannot be used with the method {value}",
                    [Write(STATIC_ACCOUNT), Write(STATIC_QR), Write(SINGLE)]
                        => [s::MULTIPLE, s::METHOD] but not [s::QR, s::VIRTUAL_ACCOUNT], Value(s::METHOD);
                }],
            }
            MultipleMode = "multiple-mode" on ResponseAndFailureCode, allow multiple_mode {
                demand: "`MULTIPLE` requires mode API",
                reason: "the hosted page is made for a single payment",
                about Session: [cases! {
                    "`MULTIPLE` cannot be used in mode `REDIRECT`{default}",
                    [Write(API), Write(SINGLE)]
                        => [s::MULTIPLE] but not [s::API], Value(s::API), Value(s::MULTIPLE);
                }],
            }
            MultipleAutoConfirm = "multiple-auto-confirm" on BuildStaticPayment, allow multiple_auto_confirm {
                demand: "`MULTIPLE` payments are confirmed automatically",
                reason: "there is no single payment to confirm",
                about Session: [cases! {
                    "`MULTIPLE` cannot be used with `{autoConfirm}: false`",
                    [Remove(s::LATER), Write(&[Bool(s::LATER, true)])]
                        => [s::MULTIPLE, s::LATER] but not [], Value(s::LATER);
                }],
            }
            StaticVaOptions = "static-va-options" on BuildStaticPayment, allow static_va_options {
                demand: "a static virtual account has a bank",
                reason: "each account number belongs to one bank",
                about Session: [cases! {
                    "`VIRTUAL_ACCOUNT` with `MULTIPLE` requires {paymentMethodOptions.virtualAccount.channel}",
                    [Add(s::VA_CHANNEL)]
                        => [s::MULTIPLE, s::VIRTUAL_ACCOUNT] but not [s::VA_CHANNEL], Value(s::METHOD);
                }],
            }
            StaticQrAmount = "static-qr-amount" on ResponseAndFailureCode, allow static_qr_amount {
                demand: "the customer enters the amount of a static QR code",
                decided: "the gateway rejects a static QR code with an amount",
                about Session: [cases! {
                    "{amount} cannot be used with `QR` and `MULTIPLE`",
                    [Remove(s::AMOUNT)]
                        => [s::MULTIPLE, s::QR, s::AMOUNT] but not [], Key(s::AMOUNT);
                }],
            }
            AmountRequired = "amount-required" on CreatePaymentSession, allow amount_required {
                demand: "every payment that is made once has an amount",
                reason: "only a payment that can be made repeatedly may leave the amount open",
                about Session: [cases! {
                    "{amount} is missing; only `MULTIPLE` payments may omit it",
                    [Add(s::AMOUNT)]
                        => [] but not [s::MULTIPLE, s::AMOUNT], Value(s::MULTIPLE), Whole;
                }],
            }
            CustomerChoice = "customer-choice" on CreatePaymentSession, allow customer_choice {
                demand: "either a customer or the id of a customer",
                decided: "a customer is either known to the gateway or described in the request; an older page sends both",
                about Session: [cases! {
                    "{customerId} and {customer} cannot be used together",
                    [Remove(s::CUSTOMER_ID), Remove(s::CUSTOMER)]
                        => [s::CUSTOMER_ID, s::CUSTOMER] but not [], Last(s::CUSTOMER_ID.union(s::CUSTOMER));
                    "{customer} or {customerId} is missing",
                    [Add(s::CUSTOMER), Add(s::CUSTOMER_ID)]
                        => [] but not [s::CUSTOMER_ID, s::CUSTOMER], Whole;
                }],
            }
            RedirectUrl = "redirect-url" on CreatePaymentSession, allow redirect_url {
                demand: "the hosted page requires URLs to which the customer returns",
                reason: "without them, the customer cannot return to the shop",
                about Session: [cases! {
                    "mode `REDIRECT`{default_} requires {redirectUrl}",
                    [Write(&[RETURN_URLS])]
                        => [] but not [s::API, s::REDIRECT_URL], Value(s::API), Whole;
                }],
            }
            SaveMethod = "save-method" on CreatePaymentSession, allow save_method {
                demand: "only cards and e-wallets can be saved",
                reason: "a virtual account or QR code cannot be saved for later payments",
                about Session: [default_with_qr_and_va!("saveForFutureUse", "false", s::SAVE)],
            }
            ShowSavedMethod = "show-saved-method" on CreatePaymentSession, allow show_saved_method {
                demand: "only saved cards and e-wallets can be shown",
                reason: "a virtual account or QR code cannot be saved for later payments",
                about Session: [default_with_qr_and_va!("showSavedPayment", "false", s::SHOW_SAVED)],
            }
            ShowSavedMode = "show-saved-mode" on CreatePaymentSession, allow show_saved_mode {
                demand: "saved payment methods are shown on the hosted page only",
                reason: "in mode API, the merchant builds the page",
                about Session: [false_in_api_mode!("showSavedPayment", s::SHOW_SAVED)],
            }
            BypassMode = "bypass-mode" on CreatePaymentSession, allow bypass_mode {
                demand: "the status page is part of the hosted page",
                reason: "in mode API, the merchant builds the page",
                about Session: [false_in_api_mode!("bypassStatusPage", s::BYPASS)],
            }
            ExpirationMethod = "expiration-method" on CreatePaymentSession, allow expiration_method {
                demand: "only cards and e-wallets have the expiration mode STRICT",
                reason: "virtual accounts and QR codes expire at their own time",
                about Session: [default_with_qr_and_va!("expirationMode", "LOOSE", s::EXPIRATION)],
            }
            ApiMethod = "api-method" on BuildStaticPayment, allow api_method {
                demand: "in mode API, the request chooses the method, unless it is confirmed later",
                inferred: "without the hosted page, the customer cannot choose a method",
                about Session: [cases! {
                    "mode `API` requires {paymentMethod}",
                    [Add(s::METHOD), Write(&[Bool(s::LATER, false)])]
                        => [s::API] but not [s::MULTIPLE, s::LATER, s::METHOD], Value(s::API);
                }],
            }
            ApiVaChannel = "api-va-channel" on PaymentMethodOptionsObject, allow api_va_channel {
                demand: "in mode API, the request chooses the bank, unless it is confirmed later",
                inferred: "without the hosted page, the customer cannot choose a bank",
                about Session: [cases! {
                    "`VIRTUAL_ACCOUNT` in mode `API` requires {paymentMethodOptions.virtualAccount.channel}",
                    [Add(s::VA_CHANNEL)]
                        => [s::API, s::VIRTUAL_ACCOUNT] but not [s::MULTIPLE, s::LATER, s::VA_CHANNEL], Value(s::METHOD);
                }],
            }
            ApiEwalletChannel = "api-ewallet-channel" on PaymentMethodOptionsObject, allow api_ewallet_channel {
                demand: "in mode API, the request chooses the e-wallet, unless it is confirmed later",
                inferred: "without the hosted page, the customer cannot choose an e-wallet",
                about Session: [cases! {
                    "`EWALLET` in mode `API` requires {paymentMethodOptions.ewallet.channel}",
                    [Add(s::EWALLET_CHANNEL)]
                        => [s::API, s::EWALLET] but not [s::MULTIPLE, s::LATER, s::EWALLET_CHANNEL], Value(s::METHOD);
                }],
            }
            MethodBranch = "method-branch" on PaymentMethodObject, allow method_branch {
                demand: "only the object of the chosen method",
                reason: "the other objects do not apply to this payment",
                about Session: [
                    only_with_method!("paymentMethod.card", s::METHOD_CARD => CARD),
                    only_with_method!("paymentMethod.virtualAccount", s::METHOD_VIRTUAL_ACCOUNT => VIRTUAL_ACCOUNT),
                    only_with_method!("paymentMethod.ewallet", s::METHOD_EWALLET => EWALLET),
                ],
            }
            OptionsBranch = "options-branch" on PaymentMethodOptionsObject, allow options_branch {
                demand: "only the options of the chosen method",
                reason: "the other options do not apply to this payment",
                about Session: [
                    only_with_method!("paymentMethodOptions.card", s::OPTIONS_CARD => CARD),
                    only_with_method!("paymentMethodOptions.virtualAccount", s::OPTIONS_VIRTUAL_ACCOUNT => VIRTUAL_ACCOUNT),
                    only_with_method!("paymentMethodOptions.ewallet", s::OPTIONS_EWALLET => EWALLET),
                    only_with_method!("paymentMethodOptions.qr", s::OPTIONS_QR => QR),
                ],
            }
            CardSource = "card-source" on PaymentMethodObject, allow card_source {
                demand: "exactly one of a token, a number and an encrypted card",
                reason: "a payment uses exactly one card",
                about Session: [cases! {
                    two_sources!("token", "number"), [Remove(s::TOKEN), Remove(s::CARD_NUMBER)]
                        => [s::TOKEN, s::CARD_NUMBER] but not [], Last(SOURCES);
                    two_sources!("encryptedCard", "token"), [Remove(s::ENCRYPTED_CARD), Remove(s::TOKEN)]
                        => [s::TOKEN, s::ENCRYPTED_CARD] but not [], Last(SOURCES);
                    two_sources!("encryptedCard", "number"), [Remove(s::ENCRYPTED_CARD), Remove(s::CARD_NUMBER)]
                        => [s::CARD_NUMBER, s::ENCRYPTED_CARD] but not [], Last(SOURCES);
                    "{card} requires one of {token}, {number} and {encryptedCard}", [Add(s::TOKEN), Add(s::CARD_NUMBER), Add(s::ENCRYPTED_CARD)]
                        => [s::METHOD_CARD] but not [s::TOKEN, s::CARD_NUMBER, s::ENCRYPTED_CARD], Value(s::METHOD_CARD);
                }],
            }
            CardNumber = "card-number" on PaymentMethodObject, allow card_number {
                demand: "a card number comes with its expiry date and card holder",
                reason: "the bank requires them",
                about Session: [cases! {
                    "{number} requires {missing}",
                    [Add(s::CARD_HOLDER)]
                        => [s::CARD_NUMBER] but not [s::CARD_HOLDER], Value(s::CARD_NUMBER);
                }],
            }
            EncryptedCard = "encrypted-card" on PaymentMethodObject, allow encrypted_card {
                demand: "an encrypted card requires mode API and a later confirmation",
                reason: "the response to such a request contains the encryption key",
                about Session: [cases! {
                    "{encryptedCard} cannot be used in mode `REDIRECT`{default}",
                    [Write(&[
                        EnumValue(s::API, "API"), Bool(s::LATER, false), EnumValue(s::MULTIPLE, "SINGLE"),
                        Absent(s::SHOW_SAVED), Absent(s::BYPASS),
                    ])]
                        => [s::ENCRYPTED_CARD, s::MULTIPLE] but not [s::API], Key(s::ENCRYPTED_CARD);
                    "{encryptedCard} cannot be used with `{autoConfirm}: true`{default}",
                    [Write(&[Bool(s::LATER, false), EnumValue(s::MULTIPLE, "SINGLE")])]
                        => [s::ENCRYPTED_CARD, s::MULTIPLE] but not [s::LATER], Key(s::ENCRYPTED_CARD);
                    "{encryptedCard} cannot be used in mode `REDIRECT`{default}",
                    [Write(&[EnumValue(s::API, "API"), Bool(s::LATER, false), Absent(s::SHOW_SAVED), Absent(s::BYPASS)])]
                        => [s::ENCRYPTED_CARD] but not [s::API], Key(s::ENCRYPTED_CARD);
                    "{encryptedCard} cannot be used with `{autoConfirm}: true`{default}",
                    [Write(&[Bool(s::LATER, false)])]
                        => [s::ENCRYPTED_CARD] but not [s::LATER], Key(s::ENCRYPTED_CARD);
                }],
            }
            TokenCustomer = "token-customer" on CreatePaymentSession, allow token_customer {
                demand: "a token belongs to the customer that it was saved for",
                inferred: "the documentation uses a token only together with its customer's id",
                about Session: [cases! {
                    "{token} requires {customerId}",
                    [Write(&[Present(s::CUSTOMER_ID), Absent(s::CUSTOMER)])]
                        => [s::TOKEN] but not [s::CUSTOMER_ID], Value(s::TOKEN);
                }],
            }
            VaNumber = "va-number" on VirtualAccountLimitation, allow va_number {
                demand: "only static virtual accounts have a chosen number",
                decided: "the gateway assigns the numbers of other virtual accounts; an older guide contradicts this",
                about Session: [cases! {
                    "{virtualAccountNumber} requires {paymentType} `MULTIPLE`",
                    [Remove(s::VA_NUMBER), Write(&[EnumValue(s::MULTIPLE, "MULTIPLE")])]
                        => [s::VA_NUMBER] but not [s::MULTIPLE], Key(s::VA_NUMBER);
                }],
            }
            VaNumberDigits = "va-number-digits" on VirtualAccountLimitation, allow va_number_digits {
                demand: "as many digits as the bank requires",
                decided: "the account number is the bank's prefix followed by these digits; leading zeros count",
                about Session: [cases! {
                    "{virtualAccountNumber} must have {digits}",
                    [Meet(s::VA_NUMBER, "use {digits}, including leading zeros")]
                        => [s::VA_NUMBER, s::VA_CHANNEL, s::VA_WRONG_DIGITS] but not [], Value(s::VA_NUMBER);
                }],
            }
            ThreeDsInfo = "three-ds-info" on PaymentMethodOptionsObject, allow three_ds_info {
                demand: "3-D Secure data describes an external authentication",
                reason: "it is the result of an authentication that the merchant runs",
                about Session: [cases! {
                    "{threeDsInfo} requires {threeDsMethod} `EXTERNAL`",
                    [Remove(s::THREE_DS_INFO), Write(&[EnumValue(s::EXTERNAL, "EXTERNAL")])]
                        => [s::THREE_DS_INFO] but not [s::EXTERNAL], Key(s::THREE_DS_INFO);
                }],
            }
            TransferDestination = "transfer-destination" on CustomerObject, allow transfer_destination {
                demand: "a refund by transfer has a destination account",
                reason: "the gateway must know where to send the refund",
                about RefundPreference: [transfer_requires_destination!(rp::TRANSFER_ONLY, rp::DESTINATION)],
                about Refund on RefundObject: [transfer_requires_destination!(r::TRANSFER_ONLY, r::DESTINATION)],
            }
            SplitAmount = "split-amount" on SplitPaymentAndRouting, allow split_amount {
                demand: "a share is a fixed amount or a percentage",
                reason: "the type decides which field holds the size of the share",
                about Split: [
                    cases! {
                        // The gateway may accept both fields, but nobody means both.
                        "`{type}: {=FIXED}` requires {fixedAmount}",
                        [
                            Write(&[EnumValue(p::FIXED, "PERCENTAGE")]),
                            Write(&[Absent(p::PERCENTAGE_AMOUNT), Present(p::FIXED_AMOUNT)])
                        ]
                            => [p::FIXED, p::PERCENTAGE_AMOUNT] but not [p::FIXED_AMOUNT], Value(p::FIXED);
                        "`{type}: {=FIXED}` requires {fixedAmount}",
                        [Add(p::FIXED_AMOUNT)]
                            => [p::FIXED] but not [p::FIXED_AMOUNT], Value(p::FIXED);
                    },
                    cases! {
                        "`{type}: {=PERCENTAGE}` requires {percentageAmount}",
                        [
                            Write(&[EnumValue(p::PERCENTAGE, "FIXED")]),
                            Write(&[Absent(p::FIXED_AMOUNT), Present(p::PERCENTAGE_AMOUNT)])
                        ]
                            => [p::PERCENTAGE, p::FIXED_AMOUNT] but not [p::PERCENTAGE_AMOUNT], Value(p::PERCENTAGE);
                        "`{type}: {=PERCENTAGE}` requires {percentageAmount}",
                        [Add(p::PERCENTAGE_AMOUNT)]
                            => [p::PERCENTAGE] but not [p::PERCENTAGE_AMOUNT], Value(p::PERCENTAGE);
                    },
                ],
            }
            RefundTarget = "refund-target" on RefundObject, allow refund_target {
                demand: "a refund is of one session or of one charge",
                inferred: "the documentation does not say what a refund with both does, and shows none",
                about Refund: [cases! {
                    "{paymentSessionId} and {chargeId} cannot be used together",
                    [Remove(r::SESSION), Remove(r::CHARGE)]
                        => [r::SESSION, r::CHARGE] but not [], Last(r::SESSION.union(r::CHARGE));
                    "{paymentSessionId} or {chargeId} is missing",
                    [Add(r::SESSION), Add(r::CHARGE)]
                        => [] but not [r::SESSION, r::CHARGE], Whole;
                }],
            }
            RefundAmount = "refund-amount" on RefundObject, allow refund_amount {
                demand: "a refund has an amount, unless it is of the full amount",
                reason: "the gateway must know how much to refund",
                about Refund: [cases! {
                    "`{isFullAmount}: false` requires {amount}",
                    [Add(r::AMOUNT), WriteTo(&[Bool(r::NOT_FULL, true)], "to refund everything")]
                        => [r::NOT_FULL] but not [r::AMOUNT], Value(r::NOT_FULL);
                    "{amount} is missing; only a refund of the full amount may omit it",
                    [Add(r::AMOUNT), WriteTo(&[Bool(r::NOT_FULL, true)], "to refund everything")]
                        => [] but not [r::FULL_OR_NOT, r::AMOUNT], Whole;
                }],
            }
        }
    };
}

rule_rows!(declare_rule_ids);

pub(crate) use {rule_name, rule_rows};
