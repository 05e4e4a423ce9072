//! The card of a payment.

use alloc::string::String;

use crate::response::{
    AuthenticationMethod, CardFunding, Money, Open, ThreeDsResult, response_struct::response_struct,
};

response_struct! {
    /// The card of a payment.
    #[page(ChargeObject)]
    pub struct CardDetails {
        /// `first6`: the first six digits of the card number.
        first6: Option<String> = "first6",
        /// `first8`: the first eight digits of the card number.
        first8: Option<String> = "first8",
        /// `last4`: the last four digits of the card number.
        last4: Option<String> = "last4",
        /// `expMonth`: the month in which the card expires, two digits.
        exp_month: Option<String> = "expMonth",
        /// `expYear`: the year in which the card expires, two digits.
        exp_year: Option<String> = "expYear",
        /// `fingerprint`: an id of the card, which is the same in all its payments.
        fingerprint: Option<String> = "fingerprint",
        /// `binInformations`: facts about the card that follow from its first digits.
        bin_informations: Option<BinInformation> = "binInformations",
        /// `authenticationResult`: the result of 3-D Secure.
        authentication_result: Option<AuthenticationResult> = "authenticationResult",
        /// `authorizationResult`: the response of the bank that issued the card.
        authorization_result: Option<AuthorizationResult> = "authorizationResult",
        /// `authorizationCode`: the code of the authorization.
        authorization_code: Option<String> = "authorizationCode",
        /// `networkTransactionId`: the card network's id of the payment.
        ///
        /// The next request with `cardOnFile` probably needs it as `previousNetworkTransactionId`. The documentation
        /// does not say so.
        network_transaction_id: Option<String> = "networkTransactionId",
        /// `merchantAdviceCode`: the card network's advice on whether to try a failed payment again.
        merchant_advice_code: Option<String> = "merchantAdviceCode",
    }

    /// Facts about a card that follow from its first digits.
    #[page(ChargeObject)]
    pub struct BinInformation {
        /// `type`: whether it is a debit, credit or prepaid card.
        r#type: Option<Open<CardFunding>> = "type",
        /// `issuingBank`: the name of the bank that issued the card.
        issuing_bank: Option<String> = "issuingBank",
        /// `brand`: the card network, for example `VISA`.
        brand: Option<String> = "brand",
        /// `country`: the country of the issuing bank, an ISO 3166-1 code of two letters.
        country: Option<String> = "country",
    }

    /// The result of 3-D Secure.
    #[page(ChargeObject)]
    pub struct AuthenticationResult {
        /// `threeDsVersion`: the version of 3-D Secure, for example `2.2.0`.
        three_ds_version: Option<String> = "threeDsVersion",
        /// `threeDsResult`: whether the card holder was authenticated.
        three_ds_result: Option<Open<ThreeDsResult>> = "threeDsResult",
        /// `threeDsMethod`: whether the card holder had to pass a challenge.
        three_ds_method: Option<Open<AuthenticationMethod>> = "threeDsMethod",
        /// `eciCode`: the card network's code for the result (electronic commerce indicator): `00`, `01`, `02`, `05`, `06` or
        /// `07`.
        eci_code: Option<String> = "eciCode",
    }

    /// The response of the bank that issued the card.
    #[page(ChargeObject)]
    pub struct AuthorizationResult {
        /// `acquirerReferenceNumber`: the id of the payment at the merchant's bank (the acquirer).
        acquirer_reference_number: Option<String> = "acquirerReferenceNumber",
        /// `retrievalReferenceNumber`: the id with which banks find the payment again (RRN).
        retrieval_reference_number: Option<String> = "retrievalReferenceNumber",
        /// `stan`: the number of the message between the banks (system trace audit number).
        stan: Option<String> = "stan",
        /// `avsResult`: the result of comparing the billing address (address verification service).
        avs_result: Option<String> = "avsResult",
        /// `cvvResult`: the result of comparing the CVC.
        cvv_result: Option<String> = "cvvResult",
        /// `authorizedAmount`: the amount that the bank has authorized.
        authorized_amount: Option<Money> = "authorizedAmount",
        /// `issuerAuthorizationCode`: the code with which the issuing bank confirms the authorization.
        issuer_authorization_code: Option<String> = "issuerAuthorizationCode",
    }
}
