//! The smallest amounts that the merchant can be paid.

use payment_session::response::{PaymentMethodConfig, PaymentMethodConfigs};

/// The smallest amount of each method in whole rupiahs, or `None` if the merchant does not have it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// Cards.
    pub card: Option<u64>,
    /// Virtual accounts.
    pub virtual_account: Option<u64>,
    /// QR codes.
    pub qr: Option<u64>,
    /// E-wallets.
    pub ewallet: Option<u64>,
    /// The channels of the e-wallets.
    pub ewallets: Vec<String>,
}

impl Limits {
    /// Reads the limits from the merchant's configuration.
    pub fn of(configs: &PaymentMethodConfigs) -> Self {
        let ewallets = configs.ewallet.as_ref().map(|ewallet| ewallet.accepted_channels.clone());
        Self {
            card: minimum(configs.card.as_ref()),
            virtual_account: minimum(configs.virtual_account.as_ref()),
            qr: minimum(configs.qr.as_ref()),
            ewallet: minimum(configs.ewallet.as_ref()),
            ewallets: ewallets.unwrap_or_default(),
        }
    }

    /// Returns the smallest amount of any method.
    pub fn smallest(&self) -> Option<u64> {
        [self.card, self.virtual_account, self.qr, self.ewallet].into_iter().flatten().min()
    }
}

fn minimum(config: Option<&PaymentMethodConfig>) -> Option<u64> {
    let config = config.filter(|config| config.enabled != Some(false))?;
    let amount = config.minimum_amount.as_ref()?.value.as_str();
    let (whole, fraction) = amount.split_once('.').unwrap_or((amount, ""));
    let has_fraction = fraction.bytes().any(|digit| digit != b'0');
    Some((whole.parse::<u64>().ok()? + u64::from(has_fraction)).max(1))
}
