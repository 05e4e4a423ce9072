//! The names and forms by which card data is recognized where nobody checks it.

use super::object;
use crate::{
    engine::schema::{CardData, CardDataField, card_detection},
    request::Card,
};

pub(crate) static CARD_DATA: CardData = CardData {
    object: object::<Card>,
    path: "paymentMethod.card",
    prefix: "card",
    words: &["card", "pan", "cvc", "cvv"],
    keys: &["creditcard", "debitcard", "paymentcard", "cardnumber", "creditcardnumber", "debitcardnumber"],
    exempt_words: EXEMPT_WORDS,
    fields: &[
        CardDataField { names: &["number", "pan"], ..CardDataField::new("number") },
        CardDataField {
            last_words: &[
                "cvc",
                "cvc2",
                "cvccode",
                "cvcnumber",
                "cvcvalue",
                "cvv",
                "cvv2",
                "cvv2code",
                "cvvcode",
                "cvvnumber",
                "cvvvalue",
            ],
            common_last_words: &["securitycode", "securityvalue", "verificationcode", "verificationvalue"],
            ..CardDataField::new("cvc")
        },
        CardDataField { whole_keys: &["encryptedcard"], ..CardDataField::new("encryptedCard") },
    ],
    by_form: "number",
    has_form: card_detection::looks_like_card_number,
    has_rare_form: card_detection::is_of_scheme,
};

/// Words of another kind of card, or of an id, an order or a time: `idCard`, `cardAddedAt`.
const EXEMPT_WORDS: &[&str] = &[
    "at",
    "date",
    "gift",
    "id",
    "identity",
    "imei",
    "invoice",
    "ktp",
    "loyalty",
    "member",
    "membership",
    "nik",
    "npwp",
    "order",
    "sim",
    "tax",
    "time",
    "timestamp",
];
