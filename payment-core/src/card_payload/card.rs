//! A card before its encryption.

use alloc::format;

use super::{ExpiryMonth, ExpiryYear, NameOnCard};
use crate::{
    engine::{schema::RuleId, values::Invalid},
    request::{CardNumber, Cvc},
};

/// A card before its encryption into an [`EncryptedCard`](crate::request::EncryptedCard).
///
/// Its CVC has the length that the card's network uses. `Debug` redacts the card, and dropping it wipes its memory.
///
#[doc = crate::request::pages::page_link!(CardEncryption)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainCard {
    number: CardNumber,
    expiry_month: ExpiryMonth,
    expiry_year: ExpiryYear,
    cvc: Cvc,
    name_on_card: NameOnCard,
}

impl PlainCard {
    /// Creates a card.
    ///
    /// The CVC must have the length that the card's network uses: 4 digits for AMEX, 3 for other documented networks, and
    /// either for an unknown network. To check the expiry date, pass a time to [`expired_at`](Self::expired_at).
    ///
    /// # Errors
    ///
    /// Returns an error if the CVC has another length.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{Invalid, encrypt::PlainCard};
    ///
    /// fn card(number: &str, cvc: &str) -> Result<PlainCard, Invalid> {
    ///     let (month, year) = (1.try_into()?, 39.try_into()?);
    ///     PlainCard::new(number.parse()?, month, year, cvc.parse()?, "Rina Wijaya".parse()?)
    /// }
    ///
    /// // A test card of the gateway's sandbox, from the network VISA.
    /// assert!(card("4440000112200001", "123").is_ok());
    /// let error = card("4440000112200001", "1234").unwrap_err();
    /// assert!(error.to_string().contains("must have 3 digits for VISA cards"));
    /// # Ok::<(), Invalid>(())
    /// ```
    pub fn new(
        number: CardNumber,
        expiry_month: ExpiryMonth,
        expiry_year: ExpiryYear,
        cvc: Cvc,
        name_on_card: NameOnCard,
    ) -> Result<Self, Invalid> {
        if let Some(network) = number.network() {
            let digits = network.cvc_digits();
            if cvc.expose().len() != digits {
                let reason = format!("must have {digits} digits for {network} cards");
                return Err(Invalid::new("Cvc", RuleId::CardData, reason));
            }
        }
        Ok(Self { number, expiry_month, expiry_year, cvc, name_on_card })
    }

    /// Returns `number`: 13–19 digits with a valid check digit.
    pub const fn number(&self) -> &CardNumber {
        &self.number
    }

    /// Returns `expiryMonth`: two digits, `01` to `12`.
    pub const fn expiry_month(&self) -> &ExpiryMonth {
        &self.expiry_month
    }

    /// Returns `expiryYear`: two digits.
    pub const fn expiry_year(&self) -> &ExpiryYear {
        &self.expiry_year
    }

    /// Returns `cvc`: 3 or 4 digits, as the card's network uses.
    pub const fn cvc(&self) -> &Cvc {
        &self.cvc
    }

    /// Returns `nameOnCard`: 1–255 characters.
    pub const fn name_on_card(&self) -> &NameOnCard {
        &self.name_on_card
    }

    /// Returns the names and values in documented order.
    #[doc(hidden)]
    pub fn fields(&self) -> [(&'static str, &str); 5] {
        [
            ("number", self.number.expose()),
            ("expiryMonth", self.expiry_month.expose()),
            ("expiryYear", self.expiry_year.expose()),
            ("cvc", self.cvc.expose()),
            ("nameOnCard", self.name_on_card.expose()),
        ]
    }
}
