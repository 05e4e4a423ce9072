//! The card that is paid with.

use alloc::string::String;

use crate::response::{AuthenticationMethod, CardFunding, Money, Open, ThreeDsResult, answer::answer};

answer! {
    /// The card that is paid with. Documentation page: Charge.
    pub struct CardDetails {
        /// `first6`, its first six digits.
        first6: Option<String> = "first6",
        /// `first8`, its first eight digits.
        first8: Option<String> = "first8",
        /// `last4`, its last four digits.
        last4: Option<String> = "last4",
        /// `expMonth`, two digits.
        exp_month: Option<String> = "expMonth",
        /// `expYear`, two digits.
        exp_year: Option<String> = "expYear",
        /// `fingerprint`, an id that is the same whenever the card is.
        fingerprint: Option<String> = "fingerprint",
        /// `binInformations`, what the first digits tell.
        bin_informations: Option<BinInformation> = "binInformations",
        /// `authenticationResult`, what 3-D Secure came to.
        authentication_result: Option<AuthenticationResult> = "authenticationResult",
        /// `authorizationResult`, the issuer's response.
        authorization_result: Option<AuthorizationResult> = "authorizationResult",
        /// `authorizationCode`, of the authorization.
        authorization_code: Option<String> = "authorizationCode",
        /// `networkTransactionId`, the card network's id of the payment. It is probably the `previousNetworkTransactionId`
        /// that the next request with `cardOnFile` needs; the documentation does not say so.
        network_transaction_id: Option<String> = "networkTransactionId",
        /// `merchantAdviceCode`, the card network's advice about trying again.
        merchant_advice_code: Option<String> = "merchantAdviceCode",
    }

    /// Information about a card from its first digits. Documentation page: Charge.
    pub struct BinInformation {
        /// `type`.
        r#type: Option<Open<CardFunding>> = "type",
        /// `issuingBank`.
        issuing_bank: Option<String> = "issuingBank",
        /// `brand`, as `VISA`.
        brand: Option<String> = "brand",
        /// `country`, an ISO 3166-1 code of two letters.
        country: Option<String> = "country",
    }

    /// The result of 3-D Secure. Documentation page: Charge.
    pub struct AuthenticationResult {
        /// `threeDsVersion`, as `2.2.0`.
        three_ds_version: Option<String> = "threeDsVersion",
        /// `threeDsResult`.
        three_ds_result: Option<Open<ThreeDsResult>> = "threeDsResult",
        /// `threeDsMethod`.
        three_ds_method: Option<Open<AuthenticationMethod>> = "threeDsMethod",
        /// `eciCode`, the electronic commerce indicator: `00`, `01`, `02`, `05`, `06` or `07`.
        eci_code: Option<String> = "eciCode",
    }

    /// The response of the card's issuer. Documentation page: Charge.
    pub struct AuthorizationResult {
        /// `acquirerReferenceNumber`.
        acquirer_reference_number: Option<String> = "acquirerReferenceNumber",
        /// `retrievalReferenceNumber`.
        retrieval_reference_number: Option<String> = "retrievalReferenceNumber",
        /// `stan`, the system trace audit number.
        stan: Option<String> = "stan",
        /// `avsResult`, of the check of the address.
        avs_result: Option<String> = "avsResult",
        /// `cvvResult`, of the check of the verification code.
        cvv_result: Option<String> = "cvvResult",
        /// `authorizedAmount`.
        authorized_amount: Option<Money> = "authorizedAmount",
        /// `issuerAuthorizationCode`.
        issuer_authorization_code: Option<String> = "issuerAuthorizationCode",
    }
}
