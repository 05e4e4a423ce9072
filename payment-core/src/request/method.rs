//! The payment method.

use super::{
    AccountIdentifier, CardHolderFirstName, CardHolderLastName, CardHolderPhone, CardNumber, ChannelName, Cvc, Email,
    EncryptedCard, ExpMonth, ExpYear, ExpiryAt, MethodType, SESSION_REQUEST, Token, VirtualAccountName,
    VirtualAccountNumber,
};
use crate::engine::values::object_struct::object;

object! {
    of SESSION_REQUEST;

    /// A payment method.
    #[page(PaymentMethodObject)]
    pub struct PaymentMethod {
        /// `type`, required: the kind of the method.
        /// Rules `enum`, `multiple-method`, `static-va-options`, `api-method`, `api-va-channel`, `api-ewallet-channel`,
        /// `method-branch`, `options-branch`.
        /// Page: [Payment Method Object].
        required r#type: MethodType = "type",
        /// `card`, optional: the card. Only the method `CARD` can have it.
        /// Rules `method-branch`, `card-source`.
        /// Page: [Payment Method Object].
        optional card: Card = "card",
        /// `virtualAccount`, optional: the account. Only the method `VIRTUAL_ACCOUNT` can have it. The documentation shows
        /// it only in responses; `paymentMethodOptions.virtualAccount` chooses the bank.
        /// Rule `method-branch`.
        /// Page: [Payment Method Object].
        optional virtual_account: VirtualAccount = "virtualAccount",
        /// `ewallet`, optional: the customer's e-wallet. Only the method `EWALLET` can have it.
        /// Rule `method-branch`.
        /// Page: [Payment Method Object].
        optional ewallet: Ewallet = "ewallet",
    }

    /// A card: exactly one of `token`, `number` and `encryptedCard`.
    #[page(PaymentMethodObject)]
    pub struct Card {
        /// `encryptedCard`, optional, 1 character or more: a card that was encrypted with the session's key. It requires the
        /// mode `API` and `autoConfirm: false`, and is never in source code. The documented maximum of 500 characters is
        /// too small for real ones.
        /// Rules `text`, `card-literal`, `card-source`, `encrypted-card`.
        /// Page: [Payment Method Object].
        optional encrypted_card: EncryptedCard = "encryptedCard",
        /// `token`, optional, 1–255 characters: a saved card of the customer in `customerId`. `Debug` redacts it.
        /// Rules `text`, `card-source`, `token-customer`.
        /// Page: [Payment Method Object].
        optional token: Token = "token",
        /// `number`, optional, 13–19 digits with a valid check digit: the card number, which is never in source code. It
        /// requires the expiry date and the card holder as well.
        /// Rules `card-data`, `card-literal`, `card-source`, `card-number`.
        /// Page: [Payment Method Object].
        optional number: CardNumber = "number",
        /// `expMonth`, optional, 1–12: the month in which the card expires.
        /// Rules `card-data`, `card-number`.
        /// Page: [Payment Method Object].
        optional exp_month: ExpMonth = "expMonth",
        /// `expYear`, optional, 0–99: the year in which the card expires, its last two digits.
        /// Rules `card-data`, `card-number`.
        /// Page: [Payment Method Object].
        optional exp_year: ExpYear = "expYear",
        /// `cvc`, optional, 3–4 digits: the card's verification code, which is never in source code.
        /// Rules `card-data`, `card-literal`.
        /// Page: [Payment Method Object].
        optional cvc: Cvc = "cvc",
        /// `cardHolderFirstName`, optional, 1–255 characters: the first name of the card holder.
        /// Rules `text`, `card-number`.
        /// Page: [Payment Method Object].
        optional card_holder_first_name: CardHolderFirstName = "cardHolderFirstName",
        /// `cardHolderLastName`, optional, 1–255 characters: the family name of the card holder.
        /// Rules `text`, `card-number`.
        /// Page: [Payment Method Object].
        optional card_holder_last_name: CardHolderLastName = "cardHolderLastName",
        /// `cardHolderEmail`, optional, 1–255 characters: the e-mail address of the card holder.
        /// Rules `email`, `card-number`.
        /// Page: [Payment Method Object].
        optional card_holder_email: Email = "cardHolderEmail",
        /// `cardHolderPhone`, optional, 1–255 characters: the telephone number of the card holder, for example
        /// `081299996666`.
        /// Rules `text`, `card-number`.
        /// Page: [Payment Method Object].
        optional card_holder_phone: CardHolderPhone = "cardHolderPhone",
    }

    /// A virtual account that the customer has already chosen.
    #[page(PaymentMethodObject)]
    pub struct VirtualAccount {
        /// `channel`, optional, 1–100 characters: the bank.
        /// Rule `text`.
        /// Page: [Payment Method Object].
        optional channel: ChannelName = "channel",
        /// `virtualAccountNumber`, optional, 0–100 characters: the full number, with the bank's prefix.
        /// Rule `text`.
        /// Page: [Payment Method Object].
        optional virtual_account_number: VirtualAccountNumber = "virtualAccountNumber",
        /// `virtualAccountName`, optional, 0–100 characters: the name of the account.
        /// Rule `text`.
        /// Page: [Payment Method Object].
        optional virtual_account_name: VirtualAccountName = "virtualAccountName",
        /// `expiryAt`, optional, `YYYY-MM-DDTHH:MM:SSZ`: the time at which the account stops accepting transfers.
        /// Rule `instant`.
        /// Page: [Payment Method Object].
        optional expiry_at: ExpiryAt = "expiryAt",
    }

    /// An e-wallet that the customer has already chosen.
    #[page(PaymentMethodObject)]
    pub struct Ewallet {
        /// `accountIdentifier`, required, 1–255 characters: the telephone number that is registered at the e-wallet, for
        /// example `081299996666`.
        /// Rule `text`.
        /// Page: [Payment Method Object].
        required account_identifier: AccountIdentifier = "accountIdentifier",
    }
}
