//! The checks of the rules between fields: each way to break one, with the places to blame, the message and the helps.

use super::{
    Blame::{Key, Last, Value, Whole},
    Case, Check, FactSet,
    Remedy::{Advice, Example, Remove, Write},
    Setting,
    Setting::{Bool, Word},
    facts::{refund_preference as r, session as s, split as p},
};

type Checks = &'static [Check];

/// Creates a check from its cases: `message, [ways to correct it] => [facts that hold] but not [facts that do not], blame…;`.
macro_rules! check {
    ($($message:expr, [$($help:expr),+] => [$($required:expr),*] but not [$($excluded:expr),*], $($blame:expr),+;)+) => {
        Check { cases: &[$(Case {
            requires: FactSet::EMPTY $(.union($required))*,
            excludes: FactSet::EMPTY $(.union($excluded))*,
            blame: &[$($blame),+],
            message: $message,
            help: &[$($help),+],
        }),+] }
    };
}

const SINGLE: &[Setting] = &[Word(s::MULTIPLE, "SINGLE")];

pub const MULTIPLE_METHOD: Checks = &[check! {
    "`MULTIPLE` requires {paymentMethod}",
    [Example("{add} `{paymentMethod}: { {type}: {=VIRTUAL_ACCOUNT} }`"), Advice("use `{=QR}` without `{amount}`"), Write(SINGLE)]
        => [s::MULTIPLE] but not [s::METHOD], Value(s::MULTIPLE);
    "`MULTIPLE` cannot be used with the method {chosen}",
    [Write(&[Word(s::METHOD, "VIRTUAL_ACCOUNT")]), Advice("use `{=QR}` without `{amount}`"), Write(SINGLE)]
        => [s::MULTIPLE, s::METHOD] but not [s::QR, s::VIRTUAL_ACCOUNT], Value(s::METHOD);
}];

pub const MULTIPLE_MODE: Checks = &[check! {
    "`MULTIPLE` cannot be used in mode `REDIRECT`{default}",
    [Write(&[Word(s::API, "API")]), Write(SINGLE)]
        => [s::MULTIPLE] but not [s::API], Value(s::API), Value(s::MULTIPLE);
}];

pub const MULTIPLE_AUTO_CONFIRM: Checks = &[check! {
    "`MULTIPLE` cannot be used with `{autoConfirm}: false`",
    [Remove(s::LATER), Write(&[Bool(s::LATER, true)])]
        => [s::MULTIPLE, s::LATER] but not [], Value(s::LATER);
}];

pub const STATIC_VA_OPTIONS: Checks = &[check! {
    "`VIRTUAL_ACCOUNT` with `MULTIPLE` requires {paymentMethodOptions.virtualAccount.channel}",
    [Example("{add} {addition}"), Advice("use another bank")]
        => [s::MULTIPLE, s::VIRTUAL_ACCOUNT] but not [s::VA_CHANNEL], Value(s::METHOD);
}];

pub const STATIC_QR_AMOUNT: Checks = &[check! {
    "{amount} cannot be used with `QR` and `MULTIPLE`",
    [Remove(s::AMOUNT)]
        => [s::MULTIPLE, s::QR, s::AMOUNT] but not [], Key(s::AMOUNT);
}];

pub const AMOUNT_REQUIRED: Checks = &[check! {
    "{amount} is missing; only `MULTIPLE` payments may omit it",
    [Example("{add} `{amount}: { {value}: …, {currency}: {=IDR} }`")]
        => [] but not [s::MULTIPLE, s::AMOUNT], Value(s::MULTIPLE), Whole;
}];

pub const CUSTOMER_CHOICE: Checks = &[check! {
    "{customerId} and {customer} cannot be used together",
    [Advice("remove one of them")]
        => [s::CUSTOMER_ID, s::CUSTOMER] but not [], Last(s::CUSTOMER_ID.union(s::CUSTOMER));
    "{customer} or {customerId} is missing",
    [Example("{add} `{customer}: { {email}: … }` or `{customerId}: …`")]
        => [] but not [s::CUSTOMER_ID, s::CUSTOMER], Whole;
}];

pub const REDIRECT_URL: Checks = &[check! {
    "mode `REDIRECT`{default_} requires {redirectUrl}",
    [Example("{add} `{redirectUrl}: { {successReturnUrl}: …, {failureReturnUrl}: …, {expirationReturnUrl}: … }`")]
        => [] but not [s::API, s::REDIRECT_URL], Value(s::API), Whole;
}];

/// Creates the checks of a field that must have its default with the methods `QR` and `VIRTUAL_ACCOUNT`.
macro_rules! default_with_qr_and_va {
    ($member:literal, $default:literal, $fact:expr) => {
        &[check! {
            concat!("{", $member, "} must be `", $default, "` with the method `QR`"),
            [Remove($fact)]
                => [$fact, s::QR] but not [], Key($fact);
            concat!("{", $member, "} must be `", $default, "` with the method `VIRTUAL_ACCOUNT`"),
            [Remove($fact)]
                => [$fact, s::VIRTUAL_ACCOUNT] but not [], Key($fact);
        }]
    };
}

pub const SAVE_METHOD: Checks = default_with_qr_and_va!("saveForFutureUse", "false", s::SAVE);
pub const SHOW_SAVED_METHOD: Checks = default_with_qr_and_va!("showSavedPayment", "false", s::SHOW_SAVED);
pub const EXPIRATION_METHOD: Checks = default_with_qr_and_va!("expirationMode", "LOOSE", s::EXPIRATION);

/// Creates the checks of a field of the hosted page, which must be `false` in mode `API`.
macro_rules! false_in_api_mode {
    ($member:literal, $fact:expr) => {
        &[check! {
            concat!("{", $member, "} must be `false` in mode `API`"),
            [Remove($fact), Write(&[Word(s::API, "REDIRECT")])]
                => [$fact, s::API] but not [], Key($fact);
        }]
    };
}

pub const SHOW_SAVED_MODE: Checks = false_in_api_mode!("showSavedPayment", s::SHOW_SAVED);
pub const BYPASS_MODE: Checks = false_in_api_mode!("bypassStatusPage", s::BYPASS);

pub const API_METHOD: Checks = &[check! {
    "mode `API` requires {paymentMethod}",
    [Example("{add} `{paymentMethod}: { {type}: {=QR} }` or another method"), Write(&[Bool(s::LATER, false)])]
        => [s::API] but not [s::MULTIPLE, s::LATER, s::METHOD], Value(s::API);
}];

pub const API_VA_CHANNEL: Checks = &[check! {
    "`VIRTUAL_ACCOUNT` in mode `API` requires {paymentMethodOptions.virtualAccount.channel}",
    [Example("{add} {addition}"), Advice("use another bank")]
        => [s::API, s::VIRTUAL_ACCOUNT] but not [s::MULTIPLE, s::LATER, s::VA_CHANNEL], Value(s::METHOD);
}];

pub const API_EWALLET_CHANNEL: Checks = &[check! {
    "`EWALLET` in mode `API` requires {paymentMethodOptions.ewallet.channel}",
    [Example("{add} {addition}"), Advice("use another e-wallet")]
        => [s::API, s::EWALLET] but not [s::MULTIPLE, s::LATER, s::EWALLET_CHANNEL], Value(s::METHOD);
}];

/// Creates the check of an object that only one method may have: `path, fact of the object => method`.
macro_rules! only_with_method {
    ($path:literal, $fact:expr => $method:ident) => {
        check! {
            concat!("{", $path, "} cannot be used with the method {chosen}"),
            [Remove($fact), Write(&[Word(s::METHOD, stringify!($method))])]
                => [s::METHOD, $fact] but not [s::$method], Key($fact);
        }
    };
}

pub const METHOD_BRANCH: Checks = &[
    only_with_method!("paymentMethod.card", s::METHOD_CARD => CARD),
    only_with_method!("paymentMethod.virtualAccount", s::METHOD_VIRTUAL_ACCOUNT => VIRTUAL_ACCOUNT),
    only_with_method!("paymentMethod.ewallet", s::METHOD_EWALLET => EWALLET),
];

pub const OPTIONS_BRANCH: Checks = &[
    only_with_method!("paymentMethodOptions.card", s::OPTIONS_CARD => CARD),
    only_with_method!("paymentMethodOptions.virtualAccount", s::OPTIONS_VIRTUAL_ACCOUNT => VIRTUAL_ACCOUNT),
    only_with_method!("paymentMethodOptions.ewallet", s::OPTIONS_EWALLET => EWALLET),
    only_with_method!("paymentMethodOptions.qr", s::OPTIONS_QR => QR),
];

const SOURCES: FactSet = s::TOKEN.union(s::CARD_NUMBER).union(s::ENCRYPTED_CARD);

/// Creates the message for a card with two sources.
macro_rules! two_sources {
    ($first:literal, $second:literal) => {
        concat!("{", $first, "} and {", $second, "} cannot be used together in {card}")
    };
}

pub const CARD_SOURCE: Checks = &[check! {
    two_sources!("token", "number"), [Advice("keep only one of them")]
        => [s::TOKEN, s::CARD_NUMBER] but not [], Last(SOURCES);
    two_sources!("encryptedCard", "token"), [Advice("keep only one of them")]
        => [s::TOKEN, s::ENCRYPTED_CARD] but not [], Last(SOURCES);
    two_sources!("encryptedCard", "number"), [Advice("keep only one of them")]
        => [s::CARD_NUMBER, s::ENCRYPTED_CARD] but not [], Last(SOURCES);
    "{card} requires one of {token}, {number} and {encryptedCard}", [Example("{add} one of them, for example `{token}: …`")]
        => [s::METHOD_CARD] but not [s::TOKEN, s::CARD_NUMBER, s::ENCRYPTED_CARD], Value(s::METHOD_CARD);
}];

pub const CARD_NUMBER: Checks = &[check! {
    "{number} requires {missing}",
    [Example("{add} {samples}")]
        => [s::CARD_NUMBER] but not [s::CARD_HOLDER], Value(s::CARD_NUMBER);
}];

pub const ENCRYPTED_CARD: Checks = &[check! {
    "{encryptedCard} cannot be used in mode `REDIRECT`{default}",
    [Write(&[Word(s::API, "API"), Bool(s::LATER, false)])]
        => [s::ENCRYPTED_CARD] but not [s::API], Key(s::ENCRYPTED_CARD);
    "{encryptedCard} cannot be used with `{autoConfirm}: true`{default}",
    [Write(&[Bool(s::LATER, false)])]
        => [s::ENCRYPTED_CARD] but not [s::LATER], Key(s::ENCRYPTED_CARD);
}];

pub const TOKEN_CUSTOMER: Checks = &[check! {
    "{token} requires {customerId}",
    [Advice("{add} `{customerId}: …` and remove `{customer}`")]
        => [s::TOKEN] but not [s::CUSTOMER_ID], Value(s::TOKEN);
}];

pub const VA_NUMBER: Checks = &[check! {
    "{virtualAccountNumber} requires {paymentType} `MULTIPLE`",
    [Remove(s::VA_NUMBER), Write(&[Word(s::MULTIPLE, "MULTIPLE")])]
        => [s::VA_NUMBER] but not [s::MULTIPLE], Key(s::VA_NUMBER);
}];

pub const VA_NUMBER_DIGITS: Checks = &[check! {
    "{virtualAccountNumber} must have {digits}",
    [Advice("use {digits}, including leading zeros")]
        => [s::VA_NUMBER, s::VA_CHANNEL, s::VA_WRONG_LENGTH] but not [], Value(s::VA_NUMBER);
}];

pub const THREE_DS_INFO: Checks = &[check! {
    "{threeDsInfo} requires {threeDsMethod} `EXTERNAL`",
    [Remove(s::THREE_DS_INFO), Write(&[Word(s::EXTERNAL, "EXTERNAL")])]
        => [s::THREE_DS_INFO] but not [s::EXTERNAL], Key(s::THREE_DS_INFO);
}];

pub const TRANSFER_DESTINATION: Checks = &[check! {
    "`{method}: {=TRANSFER_ONLY}` requires {transferDestination}",
    [Example("{add} `{transferDestination}: { {channelCode}: …, {channelInformation}: { {accountNumber}: …, {accountName}: … } }`")]
        => [r::TRANSFER_ONLY] but not [r::DESTINATION], Value(r::TRANSFER_ONLY);
}];

pub const SPLIT_AMOUNT: Checks = &[
    check! {
        "`{type}: {=FIXED}` requires {fixedAmount}",
        [Example("{add} `{fixedAmount}: …`")]
            => [p::FIXED] but not [p::FIXED_AMOUNT], Value(p::FIXED);
    },
    check! {
        "`{type}: {=PERCENTAGE}` requires {percentageAmount}",
        [Example("{add} `{percentageAmount}: …`")]
            => [p::PERCENTAGE] but not [p::PERCENTAGE_AMOUNT], Value(p::PERCENTAGE);
    },
];
