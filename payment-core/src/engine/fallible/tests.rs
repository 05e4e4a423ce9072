//! Conversions that rustc chooses.

use super::{Converts, Slot};
use crate::request;

fn slot<F, By, T: Converts<F, By>>(value: T) -> Slot<F, T> {
    T::CONVERSION.slot(value)
}

/// Two ways would be ambiguous, and this would not compile.
#[test]
fn a_reference_to_a_value_converts_in_one_way() {
    macro_rules! convert {
        ($($field:ident)*) => {
            $(let _ = |value: &request::$field| { slot::<request::$field, _, _>(value); };)*
        };
    }
    convert! {
        AccountIdentifier AccountName AccountNumber AcsReference AcsTransactionId AddressLine1 AddressLine2 Amount
        AmountValue AuthenticationScheme AuthenticationTime BankMerchantId BillingInfo CaptureMethod
        Card CardHolderFirstName CardHolderLastName CardHolderPhone CardNumber CardOnFile
        CardOnFileType CardOptions Category ChannelCode ChannelInformation ChannelName ChargeId City
        ClientReferenceId Country CountryCode Currency Customer CustomerId Cvc Eci Email
        EncryptedCard Ewallet EwalletChannel EwalletOptions ExpMonth ExpYear ExpirationMode ExpiryAt
        GivenName Initiator Mcc MerchantId MerchantIdTag MethodType Mode NationalNumber
        NetworkTransactionId OrderInformation OtherChannel PaymentMethod PaymentMethodOptions
        PaymentType Percentage PhoneNumber PostalCode PresetId Price PriceValue ProcessingConfig
        Product ProductDescription ProductName ProductType ProvinceState QrOptions Quantity
        RedirectUrl Refund RefundAccountName RefundAccountNumber RefundAmount RefundChannelCode
        RefundChannelInformation RefundDescription RefundMethod RefundPreference RefundReason
        RefundStatement RefundTransferDestination RefundValue Remarks ReturnUrl SessionId
        ShippingInfo ShippingMethod SplitRouting SplitType StatementDescriptor SubCategory Surname
        ThreeDsInfo ThreeDsMethod ThreeDsVersion Token TransactionId TransactionStatus
        TransferDestination VaChannel VirtualAccount VirtualAccountName VirtualAccountNumber
        VirtualAccountOptions
    }
}
