//! The forms of strings: each check, with its pattern for JSON Schema and its correction.

use super::{Denotation, Form, correct, text_checks};

pub const ANY: Form = Form {
    check: |_| Ok(()),
    pattern: None,
    correct: correct::nothing,
    denotes: Denotation::Text,
    next_to: None,
    is_shown: false,
    demand: None,
    is_demanded: false,
};

/// An id that another party has chosen.
pub const ID: Form = Form { denotes: Denotation::Id, ..ANY };

pub const CARD_HOLDER: Form = Form { denotes: Denotation::CardHolder, ..ANY };

pub const REFERENCE: Form = Form {
    check: text_checks::reference,
    pattern: Some("^[A-Za-z0-9_-]*$"),
    denotes: Denotation::Id,
    is_shown: true,
    is_demanded: true,
    ..ANY
};

/// An instant. A table adds the zone of local times. The pattern knows the days of each month, and the leap years.
pub const INSTANT: Form = Form {
    check: text_checks::instant,
    pattern: Some(concat!(
        "^(?:(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])-",
        "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)",
        "|02-(?:0[1-9]|1[0-9]|2[0-8]))",
        "|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)-02-29)",
        "T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$",
    )),
    denotes: Denotation::Instant,
    is_shown: true,
    ..ANY
};

/// White space and control characters, within the brackets of a regular expression. ECMA, PCRE, RE2 and Python share the
/// escapes `\x00` to `\xFF`, and no escape for characters above, which are written as they are.
macro_rules! blank {
    () => {
        concat!(r"\x00-\x20\x7F-\xA0", "\u{1680}\u{2000}-\u{200A}\u{2028}\u{2029}\u{202F}\u{205F}\u{3000}")
    };
}

pub const URL: Form = Form {
    check: text_checks::url,
    pattern: Some(concat!("^[A-Za-z][A-Za-z0-9+.-]*://[^", blank!(), "]+$")),
    correct: correct::url,
    denotes: Denotation::Url,
    is_shown: true,
    ..ANY
};

pub const EMAIL: Form = Form {
    check: text_checks::email,
    pattern: Some(concat!("^[^@", blank!(), "]+@[^@", blank!(), "]+$")),
    is_shown: true,
    ..ANY
};

/// A decimal number greater than 0, with at most two decimals.
pub const MONEY: Form = Form {
    check: text_checks::money,
    pattern: Some(r"^(?:[1-9][0-9]*(?:\.[0-9]{1,2})?|0\.(?:0[1-9]|[1-9][0-9]?))$"),
    correct: correct::money,
    denotes: Denotation::Number,
    is_shown: true,
    demand: Some("a decimal number in quotes, greater than 0"),
    ..ANY
};

pub const ALPHANUMERIC: Form = Form { check: text_checks::alphanumeric, pattern: Some("^[A-Za-z0-9 ]*$"), ..ANY };

pub const DIGITS: Form = Form { check: text_checks::digits, pattern: Some("^[0-9]*$"), ..ANY };

/// A card number. A regular expression of reasonable length cannot check its last digit.
pub const CARD_NUMBER: Form = Form { check: text_checks::luhn, pattern: DIGITS.pattern, ..ANY };
