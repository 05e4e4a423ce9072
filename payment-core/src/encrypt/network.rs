//! The network of a card, by the first digits of its number.

use crate::{request::CardNumber, values::word_enum::words};

words! {
    /// A card network. The page [Get Payment Method Config](crate::schema::Page::GetPaymentMethodConfig) lists them.
    pub enum CardNetwork: Enum {
        /// Visa.
        VISA,
        /// Mastercard.
        MASTERCARD,
        /// JCB.
        JCB,
        /// American Express. Its CVC has 4 digits; all others have 3.
        AMEX,
        /// `UnionPay`.
        UNIONPAY,
        /// Diners Club.
        DINERS,
        /// Discover.
        DISCOVER,
    }
}

/// Ranges of first digits and their networks. Both ends of a range have the same length. `UnionPay` comes before Discover,
/// which shares some of its numbers.
const FIRST_DIGITS: [(&str, &str, CardNetwork); 17] = [
    ("4", "4", CardNetwork::VISA),
    ("51", "55", CardNetwork::MASTERCARD),
    ("2221", "2720", CardNetwork::MASTERCARD),
    ("3528", "3589", CardNetwork::JCB),
    ("1800", "1800", CardNetwork::JCB),
    ("2131", "2131", CardNetwork::JCB),
    ("34", "34", CardNetwork::AMEX),
    ("37", "37", CardNetwork::AMEX),
    ("62", "62", CardNetwork::UNIONPAY),
    ("8100", "8171", CardNetwork::UNIONPAY),
    ("300", "305", CardNetwork::DINERS),
    ("3095", "3095", CardNetwork::DINERS),
    ("36", "36", CardNetwork::DINERS),
    ("38", "39", CardNetwork::DINERS),
    ("6011", "6011", CardNetwork::DISCOVER),
    ("644", "649", CardNetwork::DISCOVER),
    ("65", "65", CardNetwork::DISCOVER),
];

impl CardNumber {
    /// Returns the network of the number's first digits, or `None` if they belong to no listed network.
    ///
    /// # Examples
    ///
    /// ```
    /// # use payment_core as payment_session;
    /// use payment_session::{encrypt::CardNetwork, request::CardNumber};
    ///
    /// let number: CardNumber = "4440000112200001".parse()?;
    /// assert_eq!(number.network(), Some(CardNetwork::VISA));
    /// # Ok::<(), payment_session::Invalid>(())
    /// ```
    pub fn network(&self) -> Option<CardNetwork> {
        let known = |(from, to, _): &&(&str, &str, _)| {
            // Strings of digits that have one length are in the order of their numbers.
            self.expose().get(..from.len()).is_some_and(|first| (*from..=*to).contains(&first))
        };
        FIRST_DIGITS.iter().find(known).map(|(.., network)| *network)
    }
}

impl CardNetwork {
    /// Returns the number of digits of the network's CVCs.
    pub const fn cvc_digits(self) -> usize {
        match self {
            Self::AMEX => 4,
            _ => 3,
        }
    }
}
