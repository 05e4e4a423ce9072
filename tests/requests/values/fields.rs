//! Each object of a request has the documented fields, in the documented order, and the required ones are required.

use payment_session::schema::{REQUESTS, walk};

use crate::support::schema::objects;

/// The documented fields, with `*` after those that are required.
const DOCUMENTED: [(&str, &str); 30] = [
    ("Amount", "value* currency*"),
    (
        "BillingInfo",
        "givenName* surname email* phoneNumber addressLine1 addressLine2 city provinceState country postalCode",
    ),
    (
        "Card",
        "encryptedCard token number expMonth expYear cvc \
         cardHolderFirstName cardHolderLastName cardHolderEmail cardHolderPhone",
    ),
    ("CardOnFile", "initiator type previousNetworkTransactionId"),
    ("CardOptions", "captureMethod threeDsMethod threeDsInfo cardOnFile processingConfig installment"),
    ("ChannelInformation", "accountNumber* accountName*"),
    ("Customer", "givenName surname email* phoneNumber refundPreference"),
    ("Ewallet", "accountIdentifier*"),
    ("EwalletOptions", "channel expiryAt"),
    ("OrderInformation", "productDetails* billingInfo shippingInfo"),
    ("PaymentMethod", "type* card virtualAccount ewallet"),
    ("PaymentMethodOptions", "id card virtualAccount ewallet qr"),
    ("PhoneNumber", "countryCode* number*"),
    ("Price", "value* currency*"),
    ("ProcessingConfig", "bankMerchantId merchantIdTag"),
    ("Product", "type* category subCategory name description quantity* price*"),
    ("QrOptions", "expiryAt"),
    ("RedirectUrl", "successReturnUrl failureReturnUrl expirationReturnUrl"),
    (
        "Refund",
        "clientReferenceId* paymentSessionId chargeId isFullAmount amount reason* description method \
         transferDestination metadata",
    ),
    ("RefundAmount", "value* currency*"),
    ("RefundChannelInformation", "accountNumber* accountName*"),
    ("RefundPreference", "method* transferDestination"),
    ("RefundTransferDestination", "channelCode* channelInformation* description"),
    (
        "SessionDraft",
        "clientReferenceId* amount paymentType paymentMethod paymentMethodOptions saveForFutureUse showSavedPayment \
         mode bypassStatusPage redirectUrl customerId customer orderInformation autoConfirm statementDescriptor \
         expirationMode expiryAt metadata splitRoutingConfigurations",
    ),
    (
        "ShippingInfo",
        "givenName* surname email* phoneNumber addressLine1* addressLine2 city* provinceState* country* postalCode \
         method* shippingFee",
    ),
    ("SplitRouting", "merchantId* type* currency* percentageAmount fixedAmount remarks*"),
    (
        "ThreeDsInfo",
        "transactionId threeDsVersion eci transactionStatus authenticationScheme acsTransactionId acsReference \
         authenticationTime mcc",
    ),
    ("TransferDestination", "channelCode* channelInformation*"),
    ("VirtualAccount", "channel virtualAccountNumber virtualAccountName expiryAt"),
    ("VirtualAccountOptions", "channel virtualAccountName virtualAccountNumber expiryAt"),
];

#[test]
fn each_object_has_the_documented_fields_in_their_order() {
    let mut objects = objects();
    objects.sort_by_key(|object| object.name);
    for (object, (name, documented)) in objects.iter().zip(DOCUMENTED) {
        let fields = object.fields.iter().map(|field| [field.wire, if field.required { "*" } else { "" }].concat());
        assert_eq!((object.name, &*fields.collect::<Vec<_>>().join(" ")), (name, documented));
    }
    assert_eq!(objects.len(), DOCUMENTED.len());
}

/// Aliases, card data and the words about the whole request come from the request that an object leads to.
#[test]
fn each_object_leads_to_the_request_that_contains_it() {
    for request in REQUESTS {
        assert!(request.request().object() == *request, "{}", request.name);
        for place in walk(request) {
            if let Some(object) = place.kind.as_object() {
                assert!(object.request().object() == *request, "{}", object.name);
            }
        }
    }
}
