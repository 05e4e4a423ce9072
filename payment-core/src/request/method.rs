//! The payment method.

use super::{
    AccountIdentifier, CardHolderFirstName, CardHolderLastName, CardHolderPhone, CardNumber, ChannelName, Cvc, Email,
    EncryptedCard, ExpMonth, ExpYear, ExpiryAt, MethodType, Token, VirtualAccountName, VirtualAccountNumber,
};
use crate::values::object_struct::object;

object! {
    /// A payment method.
    #[page(PaymentMethodObject)]
    pub struct PaymentMethod {
        /// `type`, required: the method.
        /// Rules `enum`, `method-branch`, `options-branch`, `multiple-method`, `static-va-options`, `api-va-channel`,
        /// `api-ewallet-channel`.
        /// Page: [Payment Method Object].
        required r#type: MethodType = "type",
        /// `card`, optional, with the method `CARD` only.
        /// Rules `method-branch`, `card-source`.
        /// Page: [Payment Method Object].
        optional card: Card = "card",
        /// `virtualAccount`, optional, with the method `VIRTUAL_ACCOUNT` only; the documentation shows it in responses.
        /// Rule `method-branch`.
        /// Page: [Payment Method Object].
        optional virtual_account: VirtualAccount = "virtualAccount",
        /// `ewallet`, optional, with the method `EWALLET` only.
        /// Rule `method-branch`.
        /// Page: [Payment Method Object].
        optional ewallet: Ewallet = "ewallet",
    }

    /// A card: exactly one of `token`, `number` and `encryptedCard`.
    #[page(PaymentMethodObject)]
    pub struct Card {
        /// `encryptedCard`, optional, 1 character or more (the documented 500 is too few for real ones): mode `API`
        /// with `autoConfirm: false` only, and never in source code.
        /// Rules `text`, `encrypted-card`, `card-source`, `card-literal`.
        /// Page: [Payment Method Object].
        optional encrypted_card: EncryptedCard = "encryptedCard",
        /// `token`, optional, 1–255 characters: a saved card, of the customer in `customerId`. Prints redacted.
        /// Rules `text`, `card-source`, `token-customer`.
        /// Page: [Payment Method Object].
        optional token: Token = "token",
        /// `number`, optional, 13–19 digits with a right check digit, never in source code: takes expiry and card
        /// holder too.
        /// Rules `card-data`, `card-number`, `card-source`, `card-literal`.
        /// Page: [Payment Method Object].
        optional number: CardNumber = "number",
        /// `expMonth`, optional, 1–12.
        /// Rules `card-data`, `card-number`.
        /// Page: [Payment Method Object].
        optional exp_month: ExpMonth = "expMonth",
        /// `expYear`, optional, two digits, 0–99.
        /// Rules `card-data`, `card-number`.
        /// Page: [Payment Method Object].
        optional exp_year: ExpYear = "expYear",
        /// `cvc`, optional, 3–4 digits, never in source code.
        /// Rules `card-data`, `card-literal`.
        /// Page: [Payment Method Object].
        optional cvc: Cvc = "cvc",
        /// `cardHolderFirstName`, optional, 1–255 characters.
        /// Rules `text`, `card-number`.
        /// Page: [Payment Method Object].
        optional card_holder_first_name: CardHolderFirstName = "cardHolderFirstName",
        /// `cardHolderLastName`, optional, 1–255 characters.
        /// Rules `text`, `card-number`.
        /// Page: [Payment Method Object].
        optional card_holder_last_name: CardHolderLastName = "cardHolderLastName",
        /// `cardHolderEmail`, optional, 1–255 characters.
        /// Rules `email`, `card-number`.
        /// Page: [Payment Method Object].
        optional card_holder_email: Email = "cardHolderEmail",
        /// `cardHolderPhone`, optional, 1–255 characters.
        /// Rules `text`, `card-number`.
        /// Page: [Payment Method Object].
        optional card_holder_phone: CardHolderPhone = "cardHolderPhone",
    }

    /// A virtual account that the customer has picked already.
    #[page(PaymentMethodObject)]
    pub struct VirtualAccount {
        /// `channel`, optional, 1–100 characters: the bank.
        /// Rule `text`.
        /// Page: [Payment Method Object].
        optional channel: ChannelName = "channel",
        /// `virtualAccountNumber`, optional, 0–100 characters: the full number.
        /// Rule `text`.
        /// Page: [Payment Method Object].
        optional virtual_account_number: VirtualAccountNumber = "virtualAccountNumber",
        /// `virtualAccountName`, optional, 0–100 characters.
        /// Rule `text`.
        /// Page: [Payment Method Object].
        optional virtual_account_name: VirtualAccountName = "virtualAccountName",
        /// `expiryAt`, optional, `YYYY-MM-DDTHH:MM:SSZ`.
        /// Rule `instant`.
        /// Page: [Payment Method Object].
        optional expiry_at: ExpiryAt = "expiryAt",
    }

    /// An e-wallet that the customer has picked already.
    #[page(PaymentMethodObject)]
    pub struct Ewallet {
        /// `accountIdentifier`, required, 1–255 characters: the telephone number registered there.
        /// Rule `text`.
        /// Page: [Payment Method Object].
        required account_identifier: AccountIdentifier = "accountIdentifier",
    }
}
