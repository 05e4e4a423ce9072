//! The payment method of a session.

use alloc::string::String;

use crate::{
    request::{Cvc, EncryptedCard, EwalletChannel, MethodType, Token, VaChannel},
    response::{Open, QrType, Timestamp, answer::answer},
};

answer! {
    /// The payment method of a session. Documentation page: Payment Method Object.
    pub struct PaymentMethodDetails {
        /// `type`, the method.
        r#type: Option<Open<MethodType>> = "type",
        /// `card`, with what was sent blanked.
        card: Option<PaymentCard> = "card",
        /// `virtualAccount`, the fixed account of a session that is paid again and again.
        virtual_account: Option<VirtualAccountDetails> = "virtualAccount",
        /// `qr`, the fixed code of a session that is paid again and again.
        qr: Option<QrDetails> = "qr",
        /// `ewallet`.
        ewallet: Option<EwalletDetails> = "ewallet",
    }

    /// The card of a request, with what was sent blanked. Documentation page: Payment Method Object.
    pub struct PaymentCard {
        /// `token`, of a saved card. Prints redacted.
        token: Option<Token> = "token",
        /// `encryptedCard`. Prints redacted.
        encrypted_card: Option<EncryptedCard> = "encryptedCard",
        /// `cvc`. Prints redacted.
        cvc: Option<Cvc> = "cvc",
    }

    /// A virtual account to transfer to. Documentation page: Charge.
    pub struct VirtualAccountDetails {
        /// `channel`, the bank.
        channel: Option<Open<VaChannel>> = "channel",
        /// `virtualAccountNumber`, to be shown to the customer: the full one, with the bank's prefix.
        virtual_account_number: Option<String> = "virtualAccountNumber",
        /// `virtualAccountName`, as the customer's bank will show it.
        virtual_account_name: Option<String> = "virtualAccountName",
        /// `expiryAt`; none if it takes transfers for ever.
        expiry_at: Option<Timestamp> = "expiryAt",
    }

    /// A QR code to pay. Documentation page: Charge.
    pub struct QrDetails {
        /// `acquirer`, the bank of the code.
        acquirer: Option<String> = "acquirer",
        /// `qrContent`, what the code to be shown says (QRIS).
        qr_content: Option<String> = "qrContent",
        /// `qrUrl`, a picture of it.
        qr_url: Option<String> = "qrUrl",
        /// `qrType`.
        qr_type: Option<Open<QrType>> = "qrType",
        /// `retrievalReferenceNumber`.
        retrieval_reference_number: Option<String> = "retrievalReferenceNumber",
        /// `issuerName`, who paid it with.
        issuer_name: Option<String> = "issuerName",
        /// `expiryAt`. A fixed code shows one that has passed already.
        expiry_at: Option<Timestamp> = "expiryAt",
        /// `merchantName`.
        merchant_name: Option<String> = "merchantName",
        /// `storeId`, of fixed codes.
        store_id: Option<String> = "storeId",
    }

    /// The e-wallet that is paid with. Documentation page: Charge.
    pub struct EwalletDetails {
        /// `channel`, the wallet.
        channel: Option<Open<EwalletChannel>> = "channel",
        /// `accountIdentifier`, the telephone number that the request named.
        account_identifier: Option<String> = "accountIdentifier",
        /// `accountInformations`, the customer's account there.
        account_informations: Option<EwalletAccount> = "accountInformations",
    }

    /// A customer's account at an e-wallet. Documentation page: Charge.
    pub struct EwalletAccount {
        /// `mobileNumber`.
        mobile_number: Option<String> = "mobileNumber",
        /// `name`.
        name: Option<String> = "name",
    }

    /// The addresses to which the customer returns. Documentation page: Redirect.
    pub struct ReturnUrls {
        /// `successReturnUrl`, after a payment.
        success_return_url: Option<String> = "successReturnUrl",
        /// `failureReturnUrl`, after a failure.
        failure_return_url: Option<String> = "failureReturnUrl",
        /// `expirationReturnUrl`, after the session's end.
        expiration_return_url: Option<String> = "expirationReturnUrl",
    }
}
