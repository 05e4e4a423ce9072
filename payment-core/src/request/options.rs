//! The options of payment methods.

use super::{
    AcsReference, AcsTransactionId, AuthenticationScheme, AuthenticationTime, BankMerchantId, CaptureMethod,
    CardOnFileType, Eci, EwalletChannel, ExpiryAt, Initiator, Mcc, MerchantIdTag, NetworkTransactionId, PresetId,
    ThreeDsMethod, ThreeDsVersion, TransactionId, TransactionStatus, VaChannel, VirtualAccountName,
    VirtualAccountNumber,
};
use crate::values::{Installment, object_struct::object};

object! {
    /// The options of a payment method.
    #[page(PaymentMethodOptionsObject)]
    pub struct PaymentMethodOptions {
        /// `id`, optional, 1–255 characters: a stored preset of options.
        /// Rule `text`.
        /// Page: [Payment Method Options Object].
        optional id: PresetId = "id",
        /// `card`, optional, with the method `CARD`.
        /// Rule `options-branch`.
        /// Page: [Payment Method Options Object].
        optional card: CardOptions = "card",
        /// `virtualAccount`, optional, with the method `VIRTUAL_ACCOUNT`.
        /// Rule `options-branch`.
        /// Page: [Payment Method Options Object].
        optional virtual_account: VirtualAccountOptions = "virtualAccount",
        /// `ewallet`, optional, with the method `EWALLET`.
        /// Rule `options-branch`.
        /// Page: [Payment Method Options Object].
        optional ewallet: EwalletOptions = "ewallet",
        /// `qr`, optional, with the method `QR`.
        /// Rule `options-branch`.
        /// Page: [Payment Method Options Object].
        optional qr: QrOptions = "qr",
    }

    /// Options of card payments.
    #[page(PaymentMethodOptionsObject)]
    pub struct CardOptions {
        /// `captureMethod`, optional: when the amount is captured.
        /// Rule `enum`.
        /// Page: [Payment Method Options Object].
        optional capture_method: CaptureMethod = "captureMethod",
        /// `threeDsMethod`, optional, `AUTOMATIC` when absent: whether the payment goes through 3-D Secure.
        /// Rules `enum`, `three-ds-info`.
        /// Page: [Payment Method Options Object].
        optional three_ds_method: ThreeDsMethod = "threeDsMethod",
        /// `threeDsInfo`, optional, the result of the merchant's own authentication; with `threeDsMethod` `EXTERNAL`
        /// only.
        /// Rule `three-ds-info`.
        /// Page: [Payment Method Options Object].
        optional three_ds_info: ThreeDsInfo = "threeDsInfo",
        /// `cardOnFile`, optional, a payment in a series.
        /// Rule `type`.
        /// Page: [Payment Method Options Object].
        optional card_on_file: CardOnFile = "cardOnFile",
        /// `processingConfig`, optional, the choice of a merchant id at the bank. It is for facilitators only, which only
        /// the gateway knows.
        /// Rule `type`.
        /// Page: [Payment Method Options Object].
        optional processing_config: ProcessingConfig = "processingConfig",
        /// `installment`, optional, a JSON object with any content: the documentation contradicts itself on its fields.
        /// Rule `type`.
        /// Page: [Installment].
        #[page(InstallmentObject)]
        optional installment: Installment = "installment",
    }

    /// The result of the merchant's own 3-D Secure authentication.
    #[page(PaymentMethodOptionsObject)]
    pub struct ThreeDsInfo {
        /// `transactionId`, optional, 1–255 characters.
        /// Rule `text`.
        /// Page: [Payment Method Options Object].
        optional transaction_id: TransactionId = "transactionId",
        /// `threeDsVersion`, optional, 1–255 characters, for example `2.2.0`.
        /// Rule `text`.
        /// Page: [Payment Method Options Object].
        optional three_ds_version: ThreeDsVersion = "threeDsVersion",
        /// `eci`, optional, 1–255 characters, for example `05`.
        /// Rule `text`.
        /// Page: [Payment Method Options Object].
        optional eci: Eci = "eci",
        /// `transactionStatus`, optional, 1–255 characters, for example `Y`.
        /// Rule `text`.
        /// Page: [Payment Method Options Object].
        optional transaction_status: TransactionStatus = "transactionStatus",
        /// `authenticationScheme`, optional, 1–255 characters, for example `VISA`.
        /// Rule `text`.
        /// Page: [Payment Method Options Object].
        optional authentication_scheme: AuthenticationScheme = "authenticationScheme",
        /// `acsTransactionId`, optional, 1–255 characters.
        /// Rule `text`.
        /// Page: [Payment Method Options Object].
        optional acs_transaction_id: AcsTransactionId = "acsTransactionId",
        /// `acsReference`, optional, 1–255 characters.
        /// Rule `text`.
        /// Page: [Payment Method Options Object].
        optional acs_reference: AcsReference = "acsReference",
        /// `authenticationTime`, optional, `YYYY-MM-DDTHH:MM:SSZ`.
        /// Rule `instant`.
        /// Page: [Payment Method Options Object].
        optional authentication_time: AuthenticationTime = "authenticationTime",
        /// `mcc`, optional, 1–255 characters, for example `7399`.
        /// Rule `text`.
        /// Page: [Payment Method Options Object].
        optional mcc: Mcc = "mcc",
    }

    /// A payment in a series, authorized with a network token.
    #[page(PaymentMethodOptionsObject)]
    pub struct CardOnFile {
        /// `initiator`, optional, 1–255 characters, for example `CUSTOMER`.
        /// Rule `text`.
        /// Page: [Payment Method Options Object].
        optional initiator: Initiator = "initiator",
        /// `type`, optional, 1–255 characters, for example `SCHEDULED`.
        /// Rule `text`.
        /// Page: [Payment Method Options Object].
        optional r#type: CardOnFileType = "type",
        /// `previousNetworkTransactionId`, optional, 1–255 characters.
        /// Rule `text`.
        /// Page: [Payment Method Options Object].
        optional previous_network_transaction_id: NetworkTransactionId = "previousNetworkTransactionId",
    }

    /// The choice of a merchant id at the bank.
    #[page(PaymentMethodOptionsObject)]
    pub struct ProcessingConfig {
        /// `bankMerchantId`, optional, 0–50 characters.
        /// Rule `text`.
        /// Page: [Payment Method Options Object].
        optional bank_merchant_id: BankMerchantId = "bankMerchantId",
        /// `merchantIdTag`, optional, 0–50 characters.
        /// Rule `text`.
        /// Page: [Payment Method Options Object].
        optional merchant_id_tag: MerchantIdTag = "merchantIdTag",
    }

    /// Options of virtual accounts.
    #[page(PaymentMethodOptionsObject)]
    pub struct VirtualAccountOptions {
        /// `channel`, optional, the bank; other names than the listed ones pass as strings.
        /// Rules `va-channel`, `static-va-options`, `api-va-channel`.
        /// Page: [Payment Method Options Object].
        optional channel: VaChannel = "channel",
        /// `virtualAccountName`, optional, 0–100 characters; the merchant's short name when absent, and where the bank
        /// knows no other.
        /// Rule `text`.
        /// Page: [Payment Method Options Object].
        optional virtual_account_name: VirtualAccountName = "virtualAccountName",
        /// `virtualAccountNumber`, optional, the number that the merchant chooses, without the bank's prefix. It requires
        /// `paymentType` `MULTIPLE`. The number must lie in the merchant's own range, which only the gateway knows.
        #[doc = concat!(" Digits by bank: ", digits_of_banks!(), ".")]
        /// For `BRI`, an example of the documentation has 6 digits. The row for `DANAMON` could not be read.
        /// Rules `text`, `va-number`, `va-number-digits`.
        /// Page: [Virtual Account > Limitation].
        #[page(VirtualAccountLimitation)]
        optional virtual_account_number: VirtualAccountNumber = "virtualAccountNumber",
        /// `expiryAt`, optional, `YYYY-MM-DDTHH:MM:SSZ`.
        /// Rule `instant`.
        /// Page: [Payment Method Options Object].
        optional expiry_at: ExpiryAt = "expiryAt",
    }

    /// Options of e-wallets.
    #[page(PaymentMethodOptionsObject)]
    pub struct EwalletOptions {
        /// `channel`, optional, the e-wallet.
        /// Rules `ewallet-channel`, `api-ewallet-channel`.
        /// Page: [Payment Method Options Object].
        optional channel: EwalletChannel = "channel",
        /// `expiryAt`, optional, `YYYY-MM-DDTHH:MM:SSZ`.
        /// Rule `instant`.
        /// Page: [Payment Method Options Object].
        optional expiry_at: ExpiryAt = "expiryAt",
    }

    /// Options of QR codes.
    #[page(PaymentMethodOptionsObject)]
    pub struct QrOptions {
        /// `expiryAt`, optional, `YYYY-MM-DDTHH:MM:SSZ`.
        /// Rule `instant`.
        /// Page: [Payment Method Options Object].
        optional expiry_at: ExpiryAt = "expiryAt",
    }
}
