//! Requests that have every documented field at least once.

use std::collections::BTreeSet;

use payment_session::schema::{Kind, SESSION};
use serde_json::{Value, json};

/// Returns requests for each method and without a method, with all fields that are valid together.
pub fn requests() -> Vec<Value> {
    vec![hosted_page(), card_number(), saved_card(), encrypted_card(), ewallet(), static_account(), qr()]
}

/// Returns a request with the shared fields and `fields`. `null` removes a shared field.
fn with(fields: Value) -> Value {
    let mut request = json!({
        "clientReferenceId": "INV-1",
        "amount": { "value": 10000, "currency": "IDR" },
        "mode": "API",
        "customerId": "c",
        "autoConfirm": false,
        "metadata": { "invoiceNo": "INV-1" },
    });
    let (Value::Object(all), Value::Object(fields)) = (&mut request, fields) else { unreachable!() };
    all.extend(fields);
    all.retain(|_, value| !value.is_null());
    request
}

fn contact() -> Value {
    json!({
        "givenName": "Budi",
        "surname": "Santoso",
        "email": "budi@shop.id",
        "phoneNumber": { "countryCode": "+62", "number": "8123456789" },
        "addressLine1": "Jalan 1",
        "addressLine2": "",
        "city": "Tangerang",
        "provinceState": "Banten",
        "country": "ID",
        "postalCode": "15331",
    })
}

fn hosted_page() -> Value {
    let mut shipping = contact();
    shipping["method"] = json!("REGULAR");
    shipping["shippingFee"] = json!({ "value": 0, "currency": "IDR" });
    with(json!({
        "paymentType": "SINGLE",
        "showSavedPayment": false,
        "mode": "REDIRECT",
        "bypassStatusPage": true,
        "redirectUrl": {
            "successReturnUrl": "https://shop.id/1",
            "failureReturnUrl": "https://shop.id/2",
            "expirationReturnUrl": "shop://3",
        },
        "customerId": null,
        "customer": {
            "givenName": "Budi",
            "surname": "",
            "email": "budi@shop.id",
            "phoneNumber": { "countryCode": "62", "number": "8" },
            "refundPreference": {
                "method": "TRANSFER_ONLY",
                "transferDestination": {
                    "channelCode": "014",
                    "channelInformation": { "accountNumber": "17677665415", "accountName": "Budi" },
                },
            },
        },
        "orderInformation": {
            "productDetails": [{
                "type": "PHYSICAL",
                "category": "FASHION",
                "subCategory": "FASHION WANITA",
                "name": "Dress",
                "description": "Ukuran M",
                "quantity": 1,
                "price": { "value": 100_000, "currency": "IDR" },
            }],
            "billingInfo": contact(),
            "shippingInfo": shipping,
        },
        "statementDescriptor": "Shop",
        "expiryAt": "2025-12-30T23:59:00Z",
        "splitRoutingConfigurations": [{
            "merchantId": "m",
            "type": "FIXED",
            "currency": "IDR",
            "percentageAmount": 2,
            "fixedAmount": 25_000,
            "remarks": "r",
        }],
    }))
}

fn card_number() -> Value {
    with(json!({
        "paymentMethod": { "type": "CARD", "card": {
            "number": "4111111111111111",
            "expMonth": 1,
            "expYear": 39,
            "cvc": "123",
            "cardHolderFirstName": "Budi",
            "cardHolderLastName": "Santoso",
            "cardHolderEmail": "budi@shop.id",
            "cardHolderPhone": "081299996666",
        } },
        "paymentMethodOptions": { "id": "preset", "card": {
            "captureMethod": "automatic",
            "threeDsMethod": "EXTERNAL",
            "threeDsInfo": {
                "transactionId": "1",
                "threeDsVersion": "2.2.0",
                "eci": "05",
                "transactionStatus": "Y",
                "authenticationScheme": "VISA",
                "acsTransactionId": "2",
                "acsReference": "ACS_REF_001",
                "authenticationTime": "2025-12-30T23:59:00Z",
                "mcc": "7399",
            },
            "cardOnFile": { "initiator": "CUSTOMER", "type": "SCHEDULED", "previousNetworkTransactionId": "1" },
            "processingConfig": { "bankMerchantId": "", "merchantIdTag": "" },
            "installment": { "enabled": "true" },
        } },
        "saveForFutureUse": true,
        "expirationMode": "STRICT",
    }))
}

fn saved_card() -> Value {
    with(json!({ "paymentMethod": { "type": "CARD", "card": { "token": "t", "cvc": "123" } } }))
}

fn encrypted_card() -> Value {
    with(json!({ "paymentMethod": { "type": "CARD", "card": { "encryptedCard": "e" } } }))
}

fn ewallet() -> Value {
    with(json!({
        "autoConfirm": true,
        "paymentMethod": { "type": "EWALLET", "ewallet": { "accountIdentifier": "081299996666" } },
        "paymentMethodOptions": { "ewallet": { "channel": "OVO", "expiryAt": "2025-12-30T23:59:00Z" } },
    }))
}

fn static_account() -> Value {
    with(json!({
        "paymentType": "MULTIPLE",
        "autoConfirm": null,
        "paymentMethod": { "type": "VIRTUAL_ACCOUNT", "virtualAccount": {
            "channel": "BCA",
            "virtualAccountNumber": "1",
            "virtualAccountName": "Shop",
            "expiryAt": "0001-01-01T00:00:00Z",
        } },
        "paymentMethodOptions": { "virtualAccount": {
            "channel": "PERMATA",
            "virtualAccountName": "Shop",
            "virtualAccountNumber": "00000001",
            "expiryAt": "2025-12-30T23:59:00Z",
        } },
    }))
}

fn qr() -> Value {
    with(json!({
        "autoConfirm": null,
        "paymentMethod": { "type": "QR" },
        "paymentMethodOptions": { "qr": { "expiryAt": "2025-12-30T23:59:00Z" } },
    }))
}

fn add_present_fields(kind: Kind, value: &Value, there: &mut BTreeSet<(&'static str, &'static str)>) {
    match kind {
        Kind::Object(object) | Kind::Checked(object) => {
            for field in object.fields {
                if let Some(value) = value.get(field.wire) {
                    there.insert((object.name, field.wire));
                    add_present_fields(field.kind, value, there);
                }
            }
        }
        Kind::List(item) => value.as_array().unwrap().iter().for_each(|value| add_present_fields(*item, value, there)),
        _ => {}
    }
}

fn add_all_fields(kind: Kind, known: &mut BTreeSet<(&'static str, &'static str)>) {
    match kind {
        Kind::Object(object) | Kind::Checked(object) => {
            for field in object.fields {
                known.insert((object.name, field.wire));
                add_all_fields(field.kind, known);
            }
        }
        Kind::List(item) => add_all_fields(*item, known),
        _ => {}
    }
}

#[test]
fn the_requests_have_every_documented_field() {
    let (mut there, mut known) = (BTreeSet::new(), BTreeSet::new());
    for request in requests() {
        add_present_fields(Kind::Object(SESSION), &request, &mut there);
    }
    add_all_fields(Kind::Object(SESSION), &mut known);
    let absent: Vec<_> = known.difference(&there).collect();
    assert!(absent.is_empty(), "no request of this file has {absent:?}");
}

#[test]
fn every_reader_accepts_the_requests() {
    for request in requests() {
        let text = request.to_string();
        assert_eq!(super::broken(&text), [], "{text}");
        let session: payment_session::PaymentSession = serde_json::from_value(request.clone()).unwrap();
        assert_eq!(session.to_json(), super::round_trip(&text).into_bytes());
        assert_eq!(serde_json::to_value(&session).unwrap(), request);
    }
}
