//! The network of a card, by the first digits of its number.

use crate::{
    engine::{schema::card_detection::scheme_of, values::enum_type::enum_values},
    request::CardNumber,
};

enum_values! {
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

impl CardNumber {
    /// Returns the network of the number's first digits, or `None` if they belong to no listed network.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{encrypt::CardNetwork, request::CardNumber};
    ///
    /// let number: CardNumber = "4440000112200001".parse()?;
    /// assert_eq!(number.network(), Some(CardNetwork::VISA));
    /// # Ok::<(), payment_session::Invalid>(())
    /// ```
    pub fn network(&self) -> Option<CardNetwork> {
        let scheme = scheme_of(self.expose())?;
        CardNetwork::VALUES.iter().copied().find(|network| network.as_str() == scheme.name)
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
