//! The options of payment methods.

use super::{
    AcsReference, AcsTransactionId, AuthenticationScheme, AuthenticationTime, BankMerchantId, CaptureMethod,
    CardOnFileType, Eci, EwalletChannel, ExpiryAt, Initiator, Mcc, MerchantIdTag, NetworkTransactionId, PresetId,
    SESSION_REQUEST, ThreeDsMethod, ThreeDsVersion, TransactionId, TransactionStatus, VaChannel, VirtualAccountName,
    VirtualAccountNumber, free_json::Installment,
};
use crate::engine::values::object_struct::object;

object! {
    of SESSION_REQUEST;

    /// The options of a payment method.
    #[page(PaymentMethodOptionsObject)]
    pub struct PaymentMethodOptions {
        /// `id`, optional, 1–255 characters: the id of options that are stored at the gateway.
        /// Rule `text`.
        /// Page: [Payment Method Options Object].
        optional id: PresetId = "id",
        /// `card`, optional: the options of the method `CARD`.
        /// Rules `options-branch`, `three-ds-info`.
        /// Page: [Payment Method Options Object].
        optional card: CardOptions = "card",
        /// `virtualAccount`, optional: the options of the method `VIRTUAL_ACCOUNT`.
        /// Rules `static-va-options`, `api-va-channel`, `options-branch`.
        /// Page: [Payment Method Options Object].
        optional virtual_account: VirtualAccountOptions = "virtualAccount",
        /// `ewallet`, optional: the options of the method `EWALLET`.
        /// Rules `api-ewallet-channel`, `options-branch`.
        /// Page: [Payment Method Options Object].
        optional ewallet: EwalletOptions = "ewallet",
        /// `qr`, optional: the options of the method `QR`.
        /// Rule `options-branch`.
        /// Page: [Payment Method Options Object].
        optional qr: QrOptions = "qr",
    }

    /// Options of card payments.
    #[page(PaymentMethodOptionsObject)]
    pub struct CardOptions {
        /// `captureMethod`, optional: whether the gateway captures the amount at once, or waits for your capture.
        /// Rule `enum`.
        /// Page: [Payment Method Options Object].
        optional capture_method: CaptureMethod = "captureMethod",
        /// `threeDsMethod`, optional, `AUTOMATIC` when absent: whether the payment goes through 3-D Secure.
        /// Rules `enum`, `three-ds-info`.
        /// Page: [Payment Method Options Object].
        optional three_ds_method: ThreeDsMethod = "threeDsMethod",
        /// `threeDsInfo`, optional: the result of your own 3-D Secure authentication. Only the `threeDsMethod` `EXTERNAL` can
        /// have it.
        /// Rule `three-ds-info`.
        /// Page: [Payment Method Options Object].
        optional three_ds_info: ThreeDsInfo = "threeDsInfo",
        /// `cardOnFile`, optional: facts about a payment in a series.
        /// Rule `type`.
        /// Page: [Payment Method Options Object].
        optional card_on_file: CardOnFile = "cardOnFile",
        /// `processingConfig`, optional: the choice of a merchant id at the bank. Only payment facilitators can have it,
        /// which only the gateway knows.
        /// Rule `type`.
        /// Page: [Payment Method Options Object].
        optional processing_config: ProcessingConfig = "processingConfig",
        /// `installment`, optional: any JSON object, because the documentation contradicts itself on its fields.
        /// Rule `type`.
        /// Page: [Installment].
        #[page(InstallmentObject)]
        optional installment: Installment = "installment",
    }

    /// The result of your own 3-D Secure authentication.
    #[page(PaymentMethodOptionsObject)]
    pub struct ThreeDsInfo {
        /// `transactionId`, optional, 1–255 characters: the id of the authentication, a UUID in the example.
        /// Rule `text`.
        /// Page: [Payment Method Options Object].
        optional transaction_id: TransactionId = "transactionId",
        /// `threeDsVersion`, optional, 1–255 characters: the version of 3-D Secure, for example `2.2.0`.
        /// Rule `text`.
        /// Page: [Payment Method Options Object].
        optional three_ds_version: ThreeDsVersion = "threeDsVersion",
        /// `eci`, optional, 1–255 characters: the electronic commerce indicator, for example `05`.
        /// Rule `text`.
        /// Page: [Payment Method Options Object].
        optional eci: Eci = "eci",
        /// `transactionStatus`, optional, 1–255 characters: the result of the authentication, for example `Y`.
        /// Rule `text`.
        /// Page: [Payment Method Options Object].
        optional transaction_status: TransactionStatus = "transactionStatus",
        /// `authenticationScheme`, optional, 1–255 characters: the card network, for example `VISA`.
        /// Rule `text`.
        /// Page: [Payment Method Options Object].
        optional authentication_scheme: AuthenticationScheme = "authenticationScheme",
        /// `acsTransactionId`, optional, 1–255 characters: the id from the issuing bank's server, a UUID in the
        /// example.
        /// Rule `text`.
        /// Page: [Payment Method Options Object].
        optional acs_transaction_id: AcsTransactionId = "acsTransactionId",
        /// `acsReference`, optional, 1–255 characters: the reference of that server, for example `ACS_REF_001`.
        /// Rule `text`.
        /// Page: [Payment Method Options Object].
        optional acs_reference: AcsReference = "acsReference",
        /// `authenticationTime`, optional, `YYYY-MM-DDTHH:MM:SSZ`: the time of the authentication.
        /// Rule `instant`.
        /// Page: [Payment Method Options Object].
        optional authentication_time: AuthenticationTime = "authenticationTime",
        /// `mcc`, optional, 1–255 characters: the merchant category code, for example `7399`.
        /// Rule `text`.
        /// Page: [Payment Method Options Object].
        optional mcc: Mcc = "mcc",
    }

    /// A payment in a series, authorized with a network token.
    #[page(PaymentMethodOptionsObject)]
    pub struct CardOnFile {
        /// `initiator`, optional, 1–255 characters: the party that starts the payment, for example `CUSTOMER`.
        /// Rule `text`.
        /// Page: [Payment Method Options Object].
        optional initiator: Initiator = "initiator",
        /// `type`, optional, 1–255 characters: the kind of the series, for example `SCHEDULED`.
        /// Rule `text`.
        /// Page: [Payment Method Options Object].
        optional r#type: CardOnFileType = "type",
        /// `previousNetworkTransactionId`, optional, 1–255 characters: the card network's id of the previous payment, digits in
        /// the example.
        /// Rule `text`.
        /// Page: [Payment Method Options Object].
        optional previous_network_transaction_id: NetworkTransactionId = "previousNetworkTransactionId",
    }

    /// The choice of a merchant id at the bank.
    #[page(PaymentMethodOptionsObject)]
    pub struct ProcessingConfig {
        /// `bankMerchantId`, optional, 0–50 characters: the merchant id at the bank.
        /// Rule `text`.
        /// Page: [Payment Method Options Object].
        optional bank_merchant_id: BankMerchantId = "bankMerchantId",
        /// `merchantIdTag`, optional, 0–50 characters: the tag of a merchant id.
        /// Rule `text`.
        /// Page: [Payment Method Options Object].
        optional merchant_id_tag: MerchantIdTag = "merchantIdTag",
    }

    /// Options of virtual accounts.
    #[page(PaymentMethodOptionsObject)]
    pub struct VirtualAccountOptions {
        /// `channel`, optional: the bank. A bank that is not listed is accepted as a string.
        /// Rules `va-channel`, `static-va-options`, `api-va-channel`.
        /// Page: [Payment Method Options Object].
        optional channel: VaChannel = "channel",
        /// `virtualAccountName`, optional, 0–100 characters: the name that the customer's bank shows. When absent, and at
        /// banks without such names, it is your merchant account's short name.
        /// Rule `text`.
        /// Page: [Payment Method Options Object].
        optional virtual_account_name: VirtualAccountName = "virtualAccountName",
        /// `virtualAccountNumber`, optional: the number that you choose, without the bank's prefix. It requires the
        /// `paymentType` `MULTIPLE`. The number must be in your account's range, which only the gateway knows.
        #[doc = concat!(" Digits by bank: ", digits_of_banks!(), ".")]
        /// For `BRI`, an example of the documentation has 6 digits. The row for `DANAMON` could not be read.
        /// Rules `text`, `va-number`, `va-number-digits`.
        /// Page: [Virtual Account > Limitation].
        #[page(VirtualAccountLimitation)]
        optional virtual_account_number: VirtualAccountNumber = "virtualAccountNumber",
        /// `expiryAt`, optional, `YYYY-MM-DDTHH:MM:SSZ`: the time at which the account stops accepting transfers.
        /// Rule `instant`.
        /// Page: [Payment Method Options Object].
        optional expiry_at: ExpiryAt = "expiryAt",
    }

    /// Options of e-wallets.
    #[page(PaymentMethodOptionsObject)]
    pub struct EwalletOptions {
        /// `channel`, optional: the e-wallet.
        /// Rules `ewallet-channel`, `api-ewallet-channel`.
        /// Page: [Payment Method Options Object].
        optional channel: EwalletChannel = "channel",
        /// `expiryAt`, optional, `YYYY-MM-DDTHH:MM:SSZ`: the time until which the customer can pay.
        /// Rule `instant`.
        /// Page: [Payment Method Options Object].
        optional expiry_at: ExpiryAt = "expiryAt",
    }

    /// Options of QR codes.
    #[page(PaymentMethodOptionsObject)]
    pub struct QrOptions {
        /// `expiryAt`, optional, `YYYY-MM-DDTHH:MM:SSZ`: the time at which the code expires.
        /// Rule `instant`.
        /// Page: [Payment Method Options Object].
        optional expiry_at: ExpiryAt = "expiryAt",
    }
}
