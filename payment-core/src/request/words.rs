//! The enum values of a request. Banks are in `banks.rs`, ISO codes in `countries.rs` and `currencies.rs`.

use crate::values::word_enum::words;

words! {
    /// Whether a session is paid once or again and again.
    pub enum PaymentType: Enum {
        /// Paid once. What an absent `paymentType` means.
        SINGLE,
        /// Paid any number of times through a fixed number or code; QR and virtual accounts only, in `API` mode.
        MULTIPLE,
    }

    /// Whose page the customer pays on.
    pub enum Mode: Enum {
        /// The gateway's hosted page. What an absent `mode` means. In an iframe, the page requires that the gateway
        /// lists your domain; payments with `DANA` cannot be made in one.
        REDIRECT,
        /// The merchant's own page.
        API,
    }

    /// How the customer pays.
    pub enum MethodType: Enum {
        /// A transfer to a virtual account.
        VIRTUAL_ACCOUNT,
        /// A QRIS code.
        QR,
        /// A credit or debit card.
        CARD,
        /// An e-wallet.
        EWALLET,
    }

    /// Whose rule ends a session.
    pub enum ExpirationMode: Enum {
        /// The processor's. What an absent `expirationMode` means.
        LOOSE,
        /// The merchant's.
        STRICT,
    }

    /// The kind of a product.
    pub enum ProductType: Enum {
        /// Goods that are shipped.
        PHYSICAL,
        /// Goods that are downloaded.
        DIGITAL,
        /// Work that is done.
        SERVICE,
    }

    /// How fast goods are shipped.
    pub enum ShippingMethod: Enum {
        /// At the usual pace.
        REGULAR,
        /// On the next day.
        NEXTDAY,
        /// On the same day.
        SAMEDAY,
        /// At once.
        INSTANT,
    }

    /// How a customer is refunded.
    pub enum RefundMethod: Enum {
        /// Through the channel that was paid with, else by bank transfer.
        AUTO,
        /// By bank transfer; needs a `transferDestination`.
        TRANSFER_ONLY,
    }

    /// When a card's authorised amount is captured.
    pub enum CaptureMethod: Enum {
        /// At once, by the gateway. The documentation's table and examples spell it so.
        automatic,
        /// The same as `automatic`, in the spelling of the documentation's comments.
        AUTOMATIC,
        /// Later, by the merchant's call. The documentation's table spells it so.
        manual,
        /// The same as `manual`, in the spelling of the documentation's comments and of the page Charge.
        MANUAL,
    }

    /// Whether a card payment goes through 3-D Secure.
    pub enum ThreeDsMethod: Enum {
        /// As the gateway decides. What an absent `threeDsMethod` means.
        AUTOMATIC,
        /// Without.
        NEVER,
        /// With a challenge.
        CHALLENGE,
        /// Authenticated already, by the merchant's own server; takes `threeDsInfo`.
        EXTERNAL,
    }

    /// How a split's share is stated.
    pub enum SplitType: Enum {
        /// As a sum: `fixedAmount`.
        FIXED,
        /// As a share: `percentageAmount`.
        PERCENTAGE,
    }

    /// The e-wallet that is paid with.
    pub enum EwalletChannel: EwalletChannel {
        /// The wallet `DANA`.
        DANA,
        /// The wallet `SHOPEEPAY`. In `API` mode the answer's URL is an app link.
        SHOPEEPAY,
        /// The wallet `OVO`.
        OVO,
    }
}
