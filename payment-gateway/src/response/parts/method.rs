//! The payment method of a session.

use alloc::string::String;

use crate::response::{Open, QrType, Timestamp, response_struct::response_struct};
use payment_core::request::{Cvc, EncryptedCard, EwalletChannel, MethodType, Token, VaChannel};

response_struct! {
    /// The payment method of a session.
    #[page(PaymentMethodObject)]
    pub struct PaymentMethodDetails {
        /// `type`: the kind of the method.
        r#type: Option<Open<MethodType>> = "type",
        /// `card`: the card of the request. The gateway blanks its data.
        card: Option<PaymentCard> = "card",
        /// `virtualAccount`: the static account of a `MULTIPLE` session.
        virtual_account: Option<VirtualAccountDetails> = "virtualAccount",
        /// `qr`: the static QR code of a `MULTIPLE` session.
        qr: Option<QrDetails> = "qr",
        /// `ewallet`: the e-wallet of the request.
        ewallet: Option<EwalletDetails> = "ewallet",
    }

    /// The card of a request. The gateway blanks its data, so most responses have empty fields, which are `None`.
    #[page(PaymentMethodObject)]
    pub struct PaymentCard {
        /// `token`: the token of a saved card. `Debug` redacts it.
        token: Option<Token> = "token",
        /// `encryptedCard`: the encrypted card of the confirmation. `Debug` redacts it.
        encrypted_card: Option<EncryptedCard> = "encryptedCard",
        /// `cvc`: the CVC. `Debug` redacts it.
        cvc: Option<Cvc> = "cvc",
    }

    /// A virtual account to which the customer transfers.
    #[page(ChargeObject)]
    pub struct VirtualAccountDetails {
        /// `channel`: the bank.
        channel: Option<Open<VaChannel>> = "channel",
        /// `virtualAccountNumber`: the full number to show to the customer, with the bank's prefix.
        ///
        /// A request for a static account contains only the digits after that prefix.
        virtual_account_number: Option<String> = "virtualAccountNumber",
        /// `virtualAccountName`: the name that the customer's bank shows, for example `Pivot - Warung`.
        virtual_account_name: Option<String> = "virtualAccountName",
        /// `expiryAt`: the time at which the account stops accepting transfers, or `None` if it never does.
        expiry_at: Option<Timestamp> = "expiryAt",
    }

    /// A QR code that the customer scans.
    #[page(ChargeObject)]
    pub struct QrDetails {
        /// `acquirer`: the bank that issued the code, for example `BRI`.
        acquirer: Option<String> = "acquirer",
        /// `qrContent`: the content of the code (QRIS). Draw the code from it.
        qr_content: Option<String> = "qrContent",
        /// `qrUrl`: the address of a picture of the code. It is often absent.
        qr_url: Option<String> = "qrUrl",
        /// `qrType`: whether the code is paid once or many times.
        qr_type: Option<Open<QrType>> = "qrType",
        /// `retrievalReferenceNumber`: the id with which banks find the payment again (RRN).
        retrieval_reference_number: Option<String> = "retrievalReferenceNumber",
        /// `issuerName`: the bank or e-wallet with which the customer has paid.
        issuer_name: Option<String> = "issuerName",
        /// `expiryAt`: the time at which the code expires.
        ///
        /// A static code does not expire, although the documentation's example has a time in the past.
        expiry_at: Option<Timestamp> = "expiryAt",
        /// `merchantName`: the name that the customer sees after scanning.
        merchant_name: Option<String> = "merchantName",
        /// `storeId`: the id of the store. Only static codes have one.
        store_id: Option<String> = "storeId",
    }

    /// The e-wallet of a payment.
    #[page(ChargeObject)]
    pub struct EwalletDetails {
        /// `channel`: the e-wallet.
        channel: Option<Open<EwalletChannel>> = "channel",
        /// `accountIdentifier`: the telephone number of the customer at the e-wallet, as in the request.
        account_identifier: Option<String> = "accountIdentifier",
        /// `accountInformations`: the customer's account at the e-wallet.
        account_informations: Option<EwalletAccount> = "accountInformations",
    }

    /// A customer's account at an e-wallet.
    #[page(ChargeObject)]
    pub struct EwalletAccount {
        /// `mobileNumber`: the telephone number of the account, with country code and without `+`.
        mobile_number: Option<String> = "mobileNumber",
        /// `name`: the name of the account's owner.
        name: Option<String> = "name",
    }

    /// The URLs to which the customer returns.
    #[page(RedirectObject)]
    pub struct ReturnUrls {
        /// `successReturnUrl`: the URL after a successful payment.
        success_return_url: Option<String> = "successReturnUrl",
        /// `failureReturnUrl`: the URL after a failed payment.
        failure_return_url: Option<String> = "failureReturnUrl",
        /// `expirationReturnUrl`: the URL after the session has expired.
        expiration_return_url: Option<String> = "expirationReturnUrl",
    }
}
