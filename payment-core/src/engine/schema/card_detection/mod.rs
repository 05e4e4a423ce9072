//! Texts that may be card numbers.
//!
//! In a card, a valid check digit is enough ([`looks_like_card_number`]). Elsewhere, one in ten other numbers of that
//! length has one: ids of citizens and taxpayers, serial numbers of telephones, times. There, a number also needs the first
//! digits and the length of a scheme, and cannot be one of those ids ([`is_of_scheme`]).

#[cfg(test)]
mod tests;

use core::ops::RangeInclusive;

use super::text_checks;

/// A range of first digits, the scheme that has them, and the lengths of its numbers. Both ends of a range have the same
/// length.
pub struct Scheme {
    #[cfg_attr(not(feature = "card_payload"), expect(dead_code, reason = "only encryption asks for the network"))]
    pub name: &'static str,
    first: RangeInclusive<&'static str>,
    lengths: RangeInclusive<usize>,
}

const fn scheme(name: &'static str, first: RangeInclusive<&'static str>, lengths: RangeInclusive<usize>) -> Scheme {
    Scheme { name, first, lengths }
}

/// The schemes by their first digits. The networks of the gateway come first, and `UnionPay` before Discover, which shares
/// some of its numbers. UATP (`1`, 15 digits) is left out, because telephones and orders have such numbers too.
const SCHEMES: &[Scheme] = &[
    scheme("VISA", "4"..="4", 13..=13),
    scheme("VISA", "4"..="4", 16..=16),
    scheme("VISA", "4"..="4", 18..=19),
    scheme("MASTERCARD", "51"..="55", 16..=16),
    scheme("MASTERCARD", "2221"..="2720", 16..=16),
    scheme("JCB", "3528"..="3589", 16..=19),
    scheme("JCB", "1800"..="1800", 15..=15),
    scheme("JCB", "2131"..="2131", 15..=15),
    scheme("AMEX", "34"..="34", 15..=15),
    scheme("AMEX", "37"..="37", 15..=15),
    scheme("UNIONPAY", "62"..="62", 16..=19),
    scheme("UNIONPAY", "8100"..="8171", 16..=19),
    scheme("DINERS", "300"..="305", 14..=19),
    scheme("DINERS", "3095"..="3095", 14..=19),
    scheme("DINERS", "36"..="36", 14..=19),
    scheme("DINERS", "38"..="39", 14..=19),
    scheme("DISCOVER", "6011"..="6011", 16..=19),
    scheme("DISCOVER", "644"..="649", 16..=19),
    scheme("DISCOVER", "65"..="65", 16..=19),
    // Indonesia's national scheme, Gerbang Pembayaran Nasional. It has numbers of Maestro, too.
    scheme("GPN", "1946"..="1946", 16..=19),
    scheme("GPN", "60"..="63", 16..=19),
    scheme("MAESTRO", "50"..="50", 13..=19),
    scheme("MAESTRO", "56"..="58", 13..=19),
    scheme("MAESTRO", "63"..="63", 13..=19),
    scheme("MAESTRO", "67"..="67", 13..=19),
    scheme("RUPAY", "353"..="353", 16..=16),
    scheme("RUPAY", "356"..="356", 16..=16),
    scheme("RUPAY", "81"..="82", 16..=16),
    scheme("TROY", "9792"..="9792", 16..=16),
    scheme("MIR", "2200"..="2205", 16..=19),
    scheme("UZCARD", "8600"..="8600", 16..=16),
    scheme("HUMO", "9860"..="9860", 16..=16),
];

impl Scheme {
    fn begins(&self, digits: &str) -> bool {
        // Strings of digits that have one length are in the order of their numbers.
        digits.get(..self.first.start().len()).is_some_and(|first| self.first.contains(&first))
    }
}

/// Returns the scheme of the first digits of a number, whatever its length.
#[cfg(feature = "card_payload")]
pub fn scheme_of(digits: &str) -> Option<&'static Scheme> {
    SCHEMES.iter().find(|scheme| scheme.begins(digits))
}

/// The digits of a text: at most the longest card number.
struct CardDigits {
    bytes: [u8; 19],
    length: usize,
}

impl CardDigits {
    /// Returns the 13–19 digits of a text, without the white space and hyphens between their groups, if their check digit
    /// is valid.
    fn of(text: &str) -> Option<Self> {
        let mut digits = Self { bytes: [0; 19], length: 0 };
        for c in text.chars().filter(|c| !c.is_whitespace() && *c != '-') {
            // Nearly every text ends here.
            if !c.is_ascii_digit() || digits.length == digits.bytes.len() {
                return None;
            }
            digits.bytes[digits.length] = c as u8;
            digits.length += 1;
        }
        (digits.length >= 13 && text_checks::luhn(digits.text()).is_ok()).then_some(digits)
    }

    fn text(&self) -> &str {
        str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }
}

/// Returns whether a text may be a card number of any scheme: 13–19 digits, perhaps in groups, with a valid check digit.
pub fn looks_like_card_number(text: &str) -> bool {
    CardDigits::of(text).is_some()
}

/// Returns whether a text is probably a card number: it [looks like one](looks_like_card_number), has the first digits and
/// the length of a scheme, and cannot be the id of a citizen or a taxpayer.
pub fn is_of_scheme(text: &str) -> bool {
    CardDigits::of(text).is_some_and(|digits| {
        let digits = digits.text();
        let is_of = |scheme: &Scheme| scheme.begins(digits) && scheme.lengths.contains(&digits.len());
        SCHEMES.iter().any(is_of) && !may_be_nik(digits) && !may_be_npwp(digits)
    })
}

/// The codes of Indonesia's provinces.
const PROVINCES: [RangeInclusive<u8>; 8] = [11..=19, 21..=21, 31..=36, 51..=53, 61..=65, 71..=76, 81..=82, 91..=97];

/// Returns whether digits may be a NIK, the id of an Indonesian citizen: province, regency or city, district, date of birth
/// (with 40 added to a woman's day) and a serial number.
fn may_be_nik(digits: &str) -> bool {
    let pair = |at: usize| digits.get(at..at + 2).and_then(|pair| pair.parse().ok()).unwrap_or(0);
    digits.len() == 16
        && PROVINCES.iter().any(|provinces| provinces.contains(&pair(0)))
        && matches!(pair(2), 1..=37 | 71..=79)
        // No regency has more districts.
        && matches!(pair(4), 1..=60)
        && matches!(pair(6), 1..=31 | 41..=71)
        && matches!(pair(8), 1..=12)
}

/// Returns whether digits may be an NPWP, the id of an Indonesian taxpayer: eight digits with their check digit, the tax
/// office, and the branch, which is below 100. The newer form begins with 0, which no scheme does.
fn may_be_npwp(digits: &str) -> bool {
    digits.len() == 15 && digits.as_bytes()[12] == b'0' && text_checks::luhn(&digits[..9]).is_ok()
}
