//! Values that are written in a binary format and read back are equal, to the last digit.

use payment_session::{
    AmountValue, ClientReferenceId, Currency, Email, PaymentSession, VaChannel, payment_session,
    request::{CardNumber, Digits},
    values::Metadata,
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

#[derive(Serialize, Deserialize, PartialEq, Debug)]
struct Order {
    reference: ClientReferenceId,
    total: AmountValue,
    currency: Currency,
    email: Option<Email>,
    channel: VaChannel,
    account: Digits<8>,
    metadata: Metadata,
}

fn order() -> Order {
    Order {
        reference: "INV-1".parse().unwrap(),
        total: "1234567890123456.80".parse().unwrap(),
        currency: Currency::IDR,
        email: Some("a@b.id".parse().unwrap()),
        channel: VaChannel::PERMATA,
        account: "00000001".parse().unwrap(),
        metadata: r#"{"rate": 0.10, "list": [1, {"a": null}]}"#.parse().unwrap(),
    }
}

fn cbor<T: Serialize>(value: &T) -> Vec<u8> {
    cbor4ii::serde::to_vec(Vec::new(), value).unwrap()
}

fn of_cbor<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, String> {
    cbor4ii::serde::from_slice(bytes).map_err(|error| error.to_string())
}

#[test]
fn values_come_back() {
    assert_eq!(postcard::from_bytes::<Order>(&postcard::to_stdvec(&order()).unwrap()).unwrap(), order());
    assert_eq!(of_cbor::<Order>(&cbor(&order())).unwrap(), order());
    let json = serde_json::to_string(&order()).unwrap();
    assert_eq!(serde_json::from_str::<Order>(&json).unwrap(), order());
}

#[test]
fn sessions_come_back_from_self_describing_formats() {
    let session = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 10000.50, currency: IDR },
        customer: { email: "a@b.id" },
        redirect_url: { success_return_url: "https://a.id" },
        order_information: { product_details: [{ type: PHYSICAL, quantity: 2, price: { value: 1.10, currency: IDR } }] },
        metadata: { "rate": 0.10 },
    };
    assert_eq!(of_cbor::<PaymentSession>(&cbor(&session)).unwrap(), session);
}

#[test]
fn wrong_values_are_rejected_and_never_quoted() {
    for wrong in [cbor(&4_111_111_111_111_111_u64), cbor(&"4111111111111112"), cbor(&true), cbor(&[4_111_111])] {
        let error = of_cbor::<CardNumber>(&wrong).err().unwrap();
        assert!(!error.contains("4111"), "{error}");
    }
    assert!(of_cbor::<Currency>(&cbor(&"XYZ")).is_err());
    assert!(of_cbor::<Digits<8>>(&cbor(&"0000001")).is_err());
    assert!(of_cbor::<AmountValue>(&cbor(&"0")).is_err());
    assert!(of_cbor::<AmountValue>(&cbor(&"1 ")).is_err());
    assert!(of_cbor::<Metadata>(&cbor(&r#"{"a":1,"a":2}"#)).is_err());
    assert!(of_cbor::<Metadata>(&cbor(&"[]")).is_err());
    assert!(of_cbor::<Metadata>(&cbor(&"not JSON")).is_err());
}
