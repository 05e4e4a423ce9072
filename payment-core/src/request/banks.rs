//! The banks of virtual accounts.

use alloc::{borrow::Cow, vec::Vec};

use crate::engine::{
    schema::{
        Correction, Form, VaNumberLength, forms,
        text_checks::{CheckResult, require},
    },
    values::enum_type::enum_values,
};

/// Creates [`VaChannel`] from one row per bank: `BCA digits 6`, where static numbers have 6 digits at `BCA`. Without
/// `digits`, a number of any length passes.
macro_rules! banks {
    ($(#[doc = $name:tt] $(#[doc = $docs:tt])* $bank:ident $(digits $digits:literal)?,)*) => {
        enum_values! {
            /// The bank of a virtual account. The documented list is open: see [`VaChannel::other`].
            pub enum VaChannel: VaChannel, called "bank" {
                $(
                    #[doc = $name]
                    $(#[doc = concat!(" Static numbers have ", $digits, " digits.")])?
                    $(#[doc = $docs])*
                    $bank,
                )*
                ..Other(OtherChannel), CHANNEL
            }
        }

        /// Returns the number of digits of a static number at a bank, or `None` if any number of digits passes.
        #[doc(hidden)]
        pub fn number_digits(channel: &str) -> Option<usize> {
            match channel {
                $($(bank if bank == stringify!($bank) => Some($digits),)?)*
                _ => None,
            }
        }

        /// The banks with their digits, for the documentation of a field.
        macro_rules! digits_of_banks {
            () => {
                concat!($($("`", stringify!($bank), "` ", $digits, ", ",)?)* "others 1–100")
            };
        }
    };
}

// The digits are from the page "Virtual Account > Limitation".
banks! {
    /// Bank Central Asia.
    BCA digits 6,
    /// Bank Negara Indonesia.
    BNI digits 4,
    /// Bank Rakyat Indonesia.
    /// In an example of the documentation, a static number has 6 digits.
    BRI digits 7,
    /// Bank Syariah Indonesia.
    BSI digits 8,
    /// Bank Neo Commerce.
    BNC digits 4,
    /// CIMB Niaga.
    CIMB digits 8,
    /// Bank Danamon.
    /// Its row in the documentation's table of digits could not be read, so 1 to 100 digits pass.
    DANAMON,
    /// Bank Mandiri.
    MANDIRI digits 7,
    /// Bank Permata.
    PERMATA digits 8,
}

/// The name of a bank. Documented ones have this form, too.
const CHANNEL: Form =
    Form { check: check_channel, pattern: Some("^[A-Z][A-Z0-9_]{0,99}$"), correct: in_capitals, ..forms::ANY };

/// Returns the name of a bank in capitals, with `_` between its words. A name with other signs may be several.
fn in_capitals(written: &str, _: Option<&str>) -> Option<Correction> {
    let is_sign = |c: char| matches!(c, ' ' | '-' | '_');
    let words: Vec<_> = written.split(is_sign).filter(|word| !word.is_empty()).collect();
    let text = words.join("_").to_ascii_uppercase();
    check_channel(&text).is_ok().then_some(Correction::Likely { text, instruction: None })
}

pub(super) fn check_channel(text: &str) -> CheckResult {
    let fits = text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_')
        && text.len() <= 100;
    require(fits, "must be a capital letter followed by up to 99 of A–Z, 0–9 and `_`")
}

/// The greatest number of digits of an account number at any bank.
const MOST_DIGITS: usize = 100;

/// The number of an account, which has the digits of its bank.
pub(crate) static ACCOUNT_NUMBER: VaNumberLength = VaNumberLength { digits: number_digits, most: MOST_DIGITS };

/// The name of a bank that the documentation does not list.
#[doc(hidden)]
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OtherChannel(pub(super) Cow<'static, str>);
