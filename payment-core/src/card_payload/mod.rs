//! The card and the customer's device, before `payment-gateway` encrypts them.
//!
//! `Debug` redacts every string of this module, and dropping a value wipes its memory.

#[cfg(feature = "card_payload")]
mod card;
// A device has eight strings, each with its own type.
#[cfg(feature = "card_payload")]
#[allow(clippy::too_many_arguments)]
mod device;
#[cfg(feature = "card_payload")]
mod expiry;
#[cfg(feature = "card_payload")]
mod network;
// The macros know only requests, so they never create these strings from literals.
#[cfg(feature = "card_payload")]
#[allow(dead_code)]
mod texts;

#[cfg(feature = "card_payload")]
pub use {
    card::PlainCard,
    device::DeviceInformations,
    network::CardNetwork,
    texts::{
        AcceptLanguage, BrowserHeight, BrowserWidth, CookieToken, DeviceId, DeviceType, ExpiryMonth, ExpiryYear,
        IpAddress, NameOnCard, UserAgent,
    },
};
