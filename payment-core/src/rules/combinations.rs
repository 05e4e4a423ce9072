//! When each rule between fields is broken, and where the blame goes.

use super::{
    Blame::{Key, Last, Value, Whole},
    Case, Check, Combination,
};
use crate::facts::{refund as r, session as s, split as p};

type Checks = &'static [Check];

pub const fn session(checks: Checks) -> Combination {
    Combination { scope: &s::SCOPE, checks }
}

pub const fn refund(checks: Checks) -> Combination {
    Combination { scope: &r::SCOPE, checks }
}

pub const fn split(checks: Checks) -> Combination {
    Combination { scope: &p::SCOPE, checks }
}

/// `check! { message, help => (on…) (off…) blame…; … }`: a check of one or more cases.
macro_rules! check {
    ($($message:literal, $help:literal => [$($on:expr),*] but not [$($off:expr),*], $($blame:expr),+;)+) => {
        Check { cases: &[$(Case {
            on: 0 $(| $on)*,
            off: 0 $(| $off)*,
            blame: &[$($blame),+],
            message: $message,
            help: $help,
        }),+] }
    };
}

pub const MULTIPLE_METHOD: Checks = &[check! {
    "`MULTIPLE` is for the methods `QR` and `VIRTUAL_ACCOUNT`",
    "write {paymentMethod.type}: QR or VIRTUAL_ACCOUNT, or {paymentType}: SINGLE"
        => [s::MULTIPLE] but not [s::QR, s::VIRTUAL_ACCOUNT], Value(s::METHOD), Value(s::MULTIPLE);
}];

pub const MULTIPLE_MODE: Checks = &[check! {
    "`MULTIPLE` needs the mode `API`",
    "write {mode}: API, or {paymentType}: SINGLE"
        => [s::MULTIPLE] but not [s::API], Value(s::API), Value(s::MULTIPLE);
}];

pub const MULTIPLE_AUTO_CONFIRM: Checks = &[check! {
    "`MULTIPLE` cannot be confirmed later",
    "leave out {autoConfirm}, or write `true`"
        => [s::MULTIPLE, s::LATER] but not [], Value(s::LATER);
}];

pub const STATIC_VA_OPTIONS: Checks = &[check! {
    "a static virtual account needs {paymentMethodOptions.virtualAccount.channel}",
    "add {paymentMethodOptions}: { {virtualAccount}: { {channel}: … } }"
        => [s::MULTIPLE, s::VIRTUAL_ACCOUNT] but not [s::VA_CHANNEL], Value(s::METHOD);
}];

pub const STATIC_QR_AMOUNT: Checks = &[check! {
    "a static QR code (`MULTIPLE` and `QR`) has no {amount}",
    "leave it out: the customer enters it"
        => [s::MULTIPLE, s::QR, s::AMOUNT] but not [], Key(s::AMOUNT);
}];

pub const AMOUNT_REQUIRED: Checks = &[check! {
    "{amount} is missing",
    "add {amount}: { {value}: …, {currency}: … }; only `MULTIPLE` goes without"
        => [] but not [s::MULTIPLE, s::AMOUNT], Value(s::MULTIPLE), Whole;
}];

pub const CUSTOMER_CHOICE: Checks = &[check! {
    "{customerId} and {customer} stand together",
    "leave one of them out"
        => [s::CUSTOMER_ID, s::CUSTOMER] but not [], Last(s::CUSTOMER_ID | s::CUSTOMER);
    "{customerId} or {customer} is missing",
    "add {customer}: { {email}: … }, or {customerId}"
        => [] but not [s::CUSTOMER_ID, s::CUSTOMER], Whole;
}];

pub const REDIRECT_URL: Checks = &[check! {
    "the mode `REDIRECT` needs {redirectUrl}",
    "add {redirectUrl}: { {successReturnUrl}: …, {failureReturnUrl}: …, {expirationReturnUrl}: … }"
        => [] but not [s::API, s::REDIRECT_URL], Value(s::API), Whole;
}];

pub const SAVE_METHOD: Checks = &[check! {
    "{saveForFutureUse} is for the methods `CARD` and `EWALLET`",
    "leave it out"
        => [s::SAVE, s::QR] but not [], Key(s::SAVE);
    "{saveForFutureUse} is for the methods `CARD` and `EWALLET`",
    "leave it out"
        => [s::SAVE, s::VIRTUAL_ACCOUNT] but not [], Key(s::SAVE);
}];

pub const SHOW_SAVED_METHOD: Checks = &[check! {
    "{showSavedPayment} is for the methods `CARD` and `EWALLET`",
    "leave it out"
        => [s::SHOW_SAVED, s::QR] but not [], Key(s::SHOW_SAVED);
    "{showSavedPayment} is for the methods `CARD` and `EWALLET`",
    "leave it out"
        => [s::SHOW_SAVED, s::VIRTUAL_ACCOUNT] but not [], Key(s::SHOW_SAVED);
}];

pub const SHOW_SAVED_MODE: Checks = &[check! {
    "{showSavedPayment} is for the mode `REDIRECT`",
    "leave it out, or write {mode}: REDIRECT"
        => [s::SHOW_SAVED, s::API] but not [], Key(s::SHOW_SAVED);
}];

pub const BYPASS_MODE: Checks = &[check! {
    "{bypassStatusPage} is for the mode `REDIRECT`",
    "leave it out, or write {mode}: REDIRECT"
        => [s::BYPASS, s::API] but not [], Key(s::BYPASS);
}];

pub const EXPIRATION_METHOD: Checks = &[check! {
    "{expirationMode} is for the methods `CARD` and `EWALLET`",
    "leave it out"
        => [s::EXPIRATION, s::QR] but not [], Key(s::EXPIRATION);
    "{expirationMode} is for the methods `CARD` and `EWALLET`",
    "leave it out"
        => [s::EXPIRATION, s::VIRTUAL_ACCOUNT] but not [], Key(s::EXPIRATION);
}];

pub const API_METHOD: Checks = &[check! {
    "the mode `API` needs {paymentMethod}",
    "add {paymentMethod}: { {type}: … }, or write {autoConfirm}: false"
        => [s::API] but not [s::MULTIPLE, s::LATER, s::METHOD], Value(s::API);
}];

pub const API_VA_CHANNEL: Checks = &[check! {
    "in the mode `API` a virtual account needs {paymentMethodOptions.virtualAccount.channel}",
    "add {paymentMethodOptions}: { {virtualAccount}: { {channel}: … } }"
        => [s::API, s::VIRTUAL_ACCOUNT] but not [s::MULTIPLE, s::LATER, s::VA_CHANNEL], Value(s::METHOD);
}];

pub const API_EWALLET_CHANNEL: Checks = &[check! {
    "in the mode `API` an e-wallet needs {paymentMethodOptions.ewallet.channel}",
    "add {paymentMethodOptions}: { {ewallet}: { {channel}: … } }"
        => [s::API, s::EWALLET] but not [s::MULTIPLE, s::LATER, s::EWALLET_CHANNEL], Value(s::METHOD);
}];

pub const METHOD_BRANCH: Checks = &[
    check! {
        "{paymentMethod.card} is for the method `CARD`",
        "leave it out, or write {type}: CARD"
            => [s::METHOD, s::METHOD_CARD] but not [s::CARD], Key(s::METHOD_CARD);
    },
    check! {
        "{paymentMethod.virtualAccount} is for the method `VIRTUAL_ACCOUNT`",
        "leave it out, or write {type}: VIRTUAL_ACCOUNT"
            => [s::METHOD, s::METHOD_VIRTUAL_ACCOUNT] but not [s::VIRTUAL_ACCOUNT], Key(s::METHOD_VIRTUAL_ACCOUNT);
    },
    check! {
        "{paymentMethod.ewallet} is for the method `EWALLET`",
        "leave it out, or write {type}: EWALLET"
            => [s::METHOD, s::METHOD_EWALLET] but not [s::EWALLET], Key(s::METHOD_EWALLET);
    },
];

pub const OPTIONS_BRANCH: Checks = &[
    check! {
        "{paymentMethodOptions.card} is for the method `CARD`",
        "leave it out, or write {paymentMethod.type}: CARD"
            => [s::METHOD, s::OPTIONS_CARD] but not [s::CARD], Key(s::OPTIONS_CARD);
    },
    check! {
        "{paymentMethodOptions.virtualAccount} is for the method `VIRTUAL_ACCOUNT`",
        "leave it out, or write {paymentMethod.type}: VIRTUAL_ACCOUNT"
            => [s::METHOD, s::OPTIONS_VIRTUAL_ACCOUNT] but not [s::VIRTUAL_ACCOUNT], Key(s::OPTIONS_VIRTUAL_ACCOUNT);
    },
    check! {
        "{paymentMethodOptions.ewallet} is for the method `EWALLET`",
        "leave it out, or write {paymentMethod.type}: EWALLET"
            => [s::METHOD, s::OPTIONS_EWALLET] but not [s::EWALLET], Key(s::OPTIONS_EWALLET);
    },
    check! {
        "{paymentMethodOptions.qr} is for the method `QR`",
        "leave it out, or write {paymentMethod.type}: QR"
            => [s::METHOD, s::OPTIONS_QR] but not [s::QR], Key(s::OPTIONS_QR);
    },
];

const SOURCES: u64 = s::TOKEN | s::CARD_NUMBER | s::ENCRYPTED_CARD;

pub const CARD_SOURCE: Checks = &[check! {
    "{card} has more than one of {token}, {number} and {encryptedCard}",
    "keep one of them"
        => [s::TOKEN, s::CARD_NUMBER] but not [], Last(SOURCES);
    "{card} has more than one of {token}, {number} and {encryptedCard}",
    "keep one of them"
        => [s::TOKEN, s::ENCRYPTED_CARD] but not [], Last(SOURCES);
    "{card} has more than one of {token}, {number} and {encryptedCard}",
    "keep one of them"
        => [s::CARD_NUMBER, s::ENCRYPTED_CARD] but not [], Last(SOURCES);
    "{card} has none of {token}, {number} and {encryptedCard}",
    "add one of them"
        => [s::METHOD_CARD] but not [s::TOKEN, s::CARD_NUMBER, s::ENCRYPTED_CARD], Value(s::METHOD_CARD);
}];

pub const CARD_NUMBER: Checks = &[check! {
    "a card {number} needs {expMonth}, {expYear}, {cardHolderFirstName}, {cardHolderLastName}, {cardHolderEmail} and {cardHolderPhone}",
    "add what is missing of them"
        => [s::CARD_NUMBER] but not [s::CARD_HOLDER], Value(s::CARD_NUMBER);
}];

pub const ENCRYPTED_CARD: Checks = &[check! {
    "{encryptedCard} is for the mode `API` with {autoConfirm}: false",
    "write {mode}: API and {autoConfirm}: false"
        => [s::ENCRYPTED_CARD] but not [s::API], Key(s::ENCRYPTED_CARD);
    "{encryptedCard} is for the mode `API` with {autoConfirm}: false",
    "write {mode}: API and {autoConfirm}: false"
        => [s::ENCRYPTED_CARD] but not [s::LATER], Key(s::ENCRYPTED_CARD);
}];

pub const TOKEN_CUSTOMER: Checks = &[check! {
    "a {token} needs {customerId}: the customer it was saved for",
    "add {customerId}, in place of {customer}"
        => [s::TOKEN] but not [s::CUSTOMER_ID], Value(s::TOKEN);
}];

pub const VA_NUMBER: Checks = &[check! {
    "{virtualAccountNumber} is for {paymentType}: MULTIPLE",
    "leave it out, or write {paymentType}: MULTIPLE"
        => [s::VA_NUMBER] but not [s::MULTIPLE], Key(s::VA_NUMBER);
}];

pub const VA_NUMBER_DIGITS: Checks = &[check! {
    "{virtualAccountNumber} does not fit its {channel}",
    "write as many digits as the bank takes"
        => [s::VA_NUMBER, s::VA_CHANNEL, s::VA_MISFIT] but not [], Value(s::VA_NUMBER);
}];

pub const THREE_DS_INFO: Checks = &[check! {
    "{threeDsInfo} is for {threeDsMethod}: EXTERNAL",
    "leave it out, or write {threeDsMethod}: EXTERNAL"
        => [s::THREE_DS_INFO] but not [s::EXTERNAL], Key(s::THREE_DS_INFO);
}];

pub const TRANSFER_DESTINATION: Checks = &[check! {
    "`TRANSFER_ONLY` needs {transferDestination}",
    "add {transferDestination}: { {channelCode}: …, {channelInformation}: { {accountNumber}: …, {accountName}: … } }"
        => [r::TRANSFER_ONLY] but not [r::DESTINATION], Value(r::TRANSFER_ONLY);
}];

pub const SPLIT_AMOUNT: Checks = &[check! {
    "`FIXED` needs {fixedAmount}",
    "add {fixedAmount}"
        => [p::FIXED] but not [p::FIXED_AMOUNT], Value(p::FIXED);
    "`PERCENTAGE` needs {percentageAmount}",
    "add {percentageAmount}"
        => [p::PERCENTAGE] but not [p::PERCENTAGE_AMOUNT], Value(p::PERCENTAGE);
}];
