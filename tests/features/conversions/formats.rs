//! Values that are written as JSON and read back are equal, to the last digit. Binary formats are rejected.

use payment_session::{
    AmountValue, ClientReferenceId, Currency, Email, VaChannel, payment_session,
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

#[test]
fn values_come_back_from_json() {
    let json = serde_json::to_string(&order()).unwrap();
    assert_eq!(serde_json::from_str::<Order>(&json).unwrap(), order());
}

/// Asserts that no binary format writes or reads a value. It is not quoted.
fn is_rejected<T: Serialize + DeserializeOwned>(value: &T, as_text: &str) {
    let written = cbor4ii::serde::to_vec(Vec::new(), value).unwrap_err().to_string();
    assert!(written.contains("no binary form"), "{written}");
    assert!(postcard::to_stdvec(value).is_err(), "{as_text}");
    for bytes in
        [cbor4ii::serde::to_vec(Vec::new(), &as_text).unwrap(), cbor4ii::serde::to_vec(Vec::new(), &1).unwrap()]
    {
        let read = cbor4ii::serde::from_slice::<T>(&bytes).err().expect("it is rejected").to_string();
        assert!(read.contains("no binary form") && !read.contains(as_text), "{read}");
    }
    assert!(postcard::from_bytes::<T>(&postcard::to_stdvec(as_text).unwrap()).is_err(), "{as_text}");
}

#[test]
fn binary_formats_are_rejected() {
    let session = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 10000.50, currency: IDR },
        customer: { email: "a@b.id" },
        redirect_url: {},
        metadata: { "rate": 0.10 },
    };
    let order = order();
    is_rejected(&session, &String::from_utf8(session.to_json()).unwrap());
    is_rejected(&session.clone().into_draft().amount.unwrap(), "{}");
    is_rejected(&order.reference, "INV-1");
    is_rejected(&order.total, "10.50");
    is_rejected(&AmountValue::try_from(7_000_007).unwrap(), "7000007");
    is_rejected(&order.currency, "IDR");
    is_rejected(&order.account, "00000001");
    is_rejected(&order.metadata, "{}");
    is_rejected(&"4111111111111111".parse::<CardNumber>().unwrap(), "4111111111111111");
}
