//! The plaintext: the card, the customer's device and metadata as JSON.

use alloc::vec::Vec;

use zeroize::Zeroizing;

use payment_core::card_payload::{DeviceInformations, PlainCard};
use payment_core::{
    for_gateway::{WriteJson, close_object, text_size, write_text},
    request::OrderInformation,
    values::Metadata,
};

/// The part of a card payment that is encrypted.
///
/// [`encrypt`](Self::encrypt) creates the [`EncryptedCard`](payment_core::request::EncryptedCard) of the confirmation. The payload
/// does not implement `Serialize`, so its plain JSON cannot leave the program by accident.
///
#[doc = payment_core::page_link!(CardEncryption)]
///
/// # Examples
///
/// ```
/// use payment_session::encrypt::{
///     CardKey, CardPayload, DeviceInformations, EncryptError, PlainCard,
/// };
/// use payment_session::request::{BillingInfo, EncryptedCard, OrderInformation};
///
/// /// Encrypts a foreign card, for which the gateway needs the billing address.
/// fn encrypt(
///     card: PlainCard,
///     device: DeviceInformations,
///     billing: BillingInfo,
///     key: &CardKey,
/// ) -> Result<EncryptedCard, EncryptError> {
///     let mut payload = CardPayload::new(card, device);
///     let mut order = OrderInformation::new(Vec::new().into());
///     order.billing_info = Some(billing);
///     payload.order_information = Some(order);
///     payload.encrypt(key)
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardPayload {
    /// `card`, required: the card.
    pub card: PlainCard,
    /// `deviceInformations`, required: the customer's device.
    pub device_informations: DeviceInformations,
    /// `metadata`, required: any JSON object. It may be empty.
    pub metadata: Metadata,
    /// `orderInformation`, optional. The gateway needs the billing address of a foreign card for address verification
    /// (AVS): here, or in the request.
    pub order_information: Option<OrderInformation>,
}

impl CardPayload {
    /// Creates a payload from its required fields, with empty metadata.
    pub const fn new(card: PlainCard, device_informations: DeviceInformations) -> Self {
        Self { card, device_informations, metadata: Metadata::new(), order_information: None }
    }

    /// Returns the JSON in documented order, with room for `more` bytes after it. It is wiped when it is dropped.
    pub(super) fn plaintext(&self, more: usize) -> Zeroizing<Vec<u8>> {
        let mut text = Zeroizing::new(Vec::with_capacity(self.most_bytes() + more));
        text.extend_from_slice(b"{\"card\":");
        let card = text.len();
        for (name, value) in self.card.fields() {
            text.extend_from_slice(b",\"");
            text.extend_from_slice(name.as_bytes());
            text.extend_from_slice(b"\":");
            write_text(value, &mut text);
        }
        close_object(card, &mut text);
        text.extend_from_slice(b",\"deviceInformations\":");
        self.device_informations.write_value(&mut text);
        text.extend_from_slice(b",\"metadata\":");
        self.metadata.write_value(&mut text);
        if let Some(order) = &self.order_information {
            text.extend_from_slice(b",\"orderInformation\":");
            order.write_value(&mut text);
        }
        text.push(b'}');
        text
    }

    /// Returns the greatest number of bytes of the JSON. All of them are reserved at once: a growing buffer would leave
    /// copies that nobody wipes.
    fn most_bytes(&self) -> usize {
        /// A byte of a text as an escape, `\u0000`.
        const ESCAPE: usize = 6;
        /// The payload's own keys, with quotes and braces.
        const KEYS: usize = 80;
        let card: usize = self.card.fields().iter().map(|(name, value)| name.len() + 4 + text_size(value)).sum();
        let order = self.order_information.as_ref().map_or(0, WriteJson::size_hint);
        KEYS + ESCAPE * (card + self.device_informations.size_hint() + self.metadata.size_hint() + order)
    }
}

#[cfg(test)]
mod tests {
    use alloc::{collections::BTreeMap, string::String};

    use super::*;
    use payment_core::request::{BillingInfo, Country};

    #[test]
    fn no_text_outgrows_what_was_reserved() {
        let controls = "\0".repeat(255);
        let text = controls.as_str();
        let card = PlainCard::new(
            "4440000112200001".parse().unwrap(),
            "01".parse().unwrap(),
            "29".parse().unwrap(),
            "123".parse().unwrap(),
            text.parse().unwrap(),
        );
        let device = DeviceInformations {
            r#type: text.parse().unwrap(),
            user_agent: text.parse().unwrap(),
            ip_address: text.parse().unwrap(),
            accept_language: text.parse().unwrap(),
            cookie_token: text.parse().unwrap(),
            device_id: text.parse().unwrap(),
            country: Some(Country::ID),
            ..DeviceInformations::default()
        };
        let mut payload = CardPayload::new(card.unwrap(), device);
        let mut order = OrderInformation::new([].as_slice().into());
        order.billing_info = Some(BillingInfo::new(text.parse().unwrap(), "a@b.id".parse().unwrap()));
        for (order, data) in [(None, "a".repeat(300)), (Some(order), String::new())] {
            payload.order_information = order;
            payload.metadata = BTreeMap::from([("a", data)]).into();
            // The type wipes itself.
            let plaintext: Zeroizing<Vec<u8>> = payload.plaintext(16);
            assert_eq!(plaintext.capacity(), payload.most_bytes() + 16);
            assert!(plaintext.len() > 255 * 6 * 7 && plaintext.len() <= payload.most_bytes());
            // Only names, signs and metadata are counted as if they had escapes.
            assert!(payload.most_bytes() - plaintext.len() < 3_000);
        }
    }
}
