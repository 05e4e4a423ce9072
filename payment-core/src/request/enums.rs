//! The enum values of a request. Banks are in `banks.rs`, ISO codes in `countries.rs` and `currencies.rs`.

use alloc::borrow::Cow;

use super::enum_aliases::{METHODS, PAYMENT_TYPES, WALLETS};
use crate::engine::values::enum_type::enum_values;

enum_values! {
    /// The number of times that a session is paid.
    pub enum PaymentType: Enum, also PAYMENT_TYPES {
        /// Paid once. This is the default.
        SINGLE,
        /// Paid any number of times through a fixed number or code; QR and virtual accounts only, in `API` mode.
        MULTIPLE,
    }

    /// The owner of the page on which the customer pays.
    pub enum Mode: Enum {
        /// The gateway's hosted page. This is the default. To show it in an iframe, have the gateway list your domain.
        /// `DANA` cannot be used in an iframe.
        REDIRECT,
        /// The merchant's own page.
        API,
    }

    /// A payment method.
    pub enum MethodType: Enum, also METHODS {
        /// A transfer to a virtual account.
        VIRTUAL_ACCOUNT,
        /// A QRIS code.
        QR,
        /// A credit or debit card.
        CARD,
        /// An e-wallet.
        EWALLET,
    }

    /// The party whose rule ends a session.
    pub enum ExpirationMode: Enum {
        /// The processor. This is the default.
        LOOSE,
        /// The merchant.
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

    /// The speed of a shipment.
    pub enum ShippingMethod: Enum {
        /// Regular delivery.
        REGULAR,
        /// Delivery on the next day.
        NEXTDAY,
        /// Delivery on the same day.
        SAMEDAY,
        /// Immediate delivery.
        INSTANT,
    }

    /// The way in which a customer is refunded.
    pub enum RefundMethod: Enum {
        /// A refund through the channel that was paid with, or else by bank transfer.
        AUTO,
        /// A refund by bank transfer, which requires a `transferDestination`.
        TRANSFER_ONLY,
    }

    /// The reason of a refund.
    pub enum RefundReason: Enum {
        /// The payment may be fraudulent.
        SUSPECT_FRAUDULENT,
        /// The customer has paid twice.
        DUPLICATE,
        /// The customer asks for it.
        REQUESTED_BY_CUSTOMER,
        /// The order was cancelled.
        CANCELLATION,
        /// Another reason.
        OTHERS,
        ..Other(OtherReason) unchecked
    }

    /// The moment when a card's authorized amount is captured.
    pub enum CaptureMethod: Enum {
        /// Immediately, by the gateway. The documentation's table and examples have this spelling.
        automatic,
        /// The same as `automatic`, in the spelling of the documentation's comments.
        AUTOMATIC,
        /// Later, by the merchant's request. The documentation's table has this spelling.
        manual,
        /// The same as `manual`, in the spelling of the documentation's comments and of the page Charge.
        MANUAL,
    }

    /// The use of 3-D Secure for a card payment.
    pub enum ThreeDsMethod: Enum {
        /// The gateway decides. This is the default.
        AUTOMATIC,
        /// No 3-D Secure.
        NEVER,
        /// 3-D Secure with a challenge.
        CHALLENGE,
        /// The merchant's own server has authenticated the customer. `threeDsInfo` has the result.
        EXTERNAL,
    }

    /// The form in which a split's share is stated.
    pub enum SplitType: Enum {
        /// An amount, in `fixedAmount`.
        FIXED,
        /// A percentage, in `percentageAmount`.
        PERCENTAGE,
    }

    /// An e-wallet.
    pub enum EwalletChannel: EwalletChannel, called "wallet", also WALLETS {
        /// The wallet `DANA`.
        DANA,
        /// The wallet `SHOPEEPAY`. In mode `API`, the URL in the response is an app link.
        SHOPEEPAY,
        /// The wallet `OVO`.
        OVO,
    }
}

/// A reason of a refund that nobody has checked.
#[doc(hidden)]
#[derive(Clone, PartialEq, Eq, Hash)]
#[allow(missing_debug_implementations, reason = "`runtime` has one that redacts card numbers")]
pub struct OtherReason(pub(super) Cow<'static, str>);
