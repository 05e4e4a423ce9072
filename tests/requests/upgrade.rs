//! Invocations that were written for version 0.1, and the bodies and read options that were stored for them.
//!
//! They are frozen. A later version may compile more and accept more, but each of these must still compile, and each
//! stored body must still be read back with its stored options.

use payment_session::{
    PaymentRequest, PaymentSession, payment_session, request::GivenName, rules::Waivers, try_payment_session,
};

/// A body and the options that were stored for it.
struct Stored {
    body: &'static str,
    options: &'static str,
}

impl Stored {
    #[track_caller]
    fn assert_is_of(&self, session: &PaymentSession) {
        assert_eq!(String::from_utf8(session.to_json()).unwrap(), self.body);
        assert_eq!(session.waivers_to_read().to_string(), self.options);
        let options: Waivers = self.options.parse().unwrap();
        let read = PaymentSession::from_json_with(self.body.as_bytes(), options).unwrap();
        assert_eq!(read, *session);
        assert_eq!(read.to_json(), session.to_json());
    }
}

#[test]
fn literals() {
    const SESSION: PaymentSession = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 50000, currency: IDR },
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: PERMATA, virtual_account_name: "Warung Rina" } },
        mode: API,
        customer: { email: "rina@example.com", phone_number: { country_code: "+62", number: "81299996666" } },
        metadata: { "invoice": 7, "tags": ["a", null] },
    };
    Stored {
        body: concat!(
            r#"{"clientReferenceId":"INV-1","amount":{"value":50000,"currency":"IDR"},"paymentMethod":{"type":"VIRTUAL_ACCOUNT"},"#,
            r#""paymentMethodOptions":{"virtualAccount":{"channel":"PERMATA","virtualAccountName":"Warung Rina"}},"mode":"API","#,
            r#""customer":{"email":"rina@example.com","phoneNumber":{"countryCode":"+62","number":"81299996666"}},"#,
            r#""metadata":{"invoice":7,"tags":["a",null]}}"#,
        ),
        options: "",
    }
    .assert_is_of(&SESSION);
}

#[test]
fn choices_and_lists() {
    fn request(is_static: bool, lines: &[(&'static str, u32)]) -> PaymentSession {
        try_payment_session! {
            client_reference_id: "INV-2",
            match is_static {
                true => {
                    payment_type: MULTIPLE,
                    payment_method: { type: VIRTUAL_ACCOUNT },
                    payment_method_options: { virtual_account: { channel: BCA } },
                    mode: API,
                },
                false => {
                    amount: { value: 50000, currency: IDR },
                    redirect_url: { success_return_url: "https://shop.example/paid" },
                },
            }
            customer_id: "C-1",
            order_information: {
                product_details: [for (name, quantity) in lines {
                    type: PHYSICAL, name: *name, quantity: *quantity, price: { value: 25000, currency: IDR },
                }],
            },
        }
        .unwrap()
    }

    Stored {
        body: concat!(
            r#"{"clientReferenceId":"INV-2","amount":{"value":50000,"currency":"IDR"},"#,
            r#""redirectUrl":{"successReturnUrl":"https://shop.example/paid"},"customerId":"C-1","#,
            r#""orderInformation":{"productDetails":[{"type":"PHYSICAL","name":"Tea","quantity":2,"price":{"value":25000,"currency":"IDR"}}]}}"#,
        ),
        options: "",
    }
    .assert_is_of(&request(false, &[("Tea", 2)]));
    Stored {
        body: r#"{"clientReferenceId":"INV-2","paymentType":"MULTIPLE","paymentMethod":{"type":"VIRTUAL_ACCOUNT"},"paymentMethodOptions":{"virtualAccount":{"channel":"BCA"}},"mode":"API","customerId":"C-1","orderInformation":{"productDetails":[]}}"#,
        options: "",
    }
    .assert_is_of(&request(true, &[]));
}

payment_session! {
    struct TopUp {
        client_reference_id: "INV-3",
        amount: { value: _, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer: { email: "rina@example.com", given_name: _ },
        "campaign"!: "LEBARAN",
    }
}

#[test]
fn a_template() {
    let given_name: GivenName = "Rina".parse().unwrap();
    let session: PaymentSession = TopUp { value: 50_000.try_into().unwrap(), given_name }.into();
    let _: &dyn Fn(&TopUp) -> Vec<u8> = &PaymentRequest::to_json;
    Stored {
        body: concat!(
            r#"{"clientReferenceId":"INV-3","amount":{"value":50000,"currency":"IDR"},"paymentMethod":{"type":"QR"},"mode":"API","#,
            r#""customer":{"givenName":"Rina","email":"rina@example.com"},"campaign":"LEBARAN"}"#,
        ),
        options: "other-fields",
    }
    .assert_is_of(&session);
}

#[test]
fn a_waiver() {
    let session = payment_session! {
        #![allow(multiple_method, reason = "agreed with the gateway")]
        client_reference_id: "INV-4",
        payment_type: MULTIPLE,
        payment_method: { type: CARD },
        mode: API,
        customer: { email: "rina@example.com" },
    };
    Stored {
        body: r#"{"clientReferenceId":"INV-4","paymentType":"MULTIPLE","paymentMethod":{"type":"CARD"},"mode":"API","customer":{"email":"rina@example.com"}}"#,
        options: "multiple-method",
    }
    .assert_is_of(&session);
}

#[test]
fn unchecked_values() {
    let session = payment_session! {
        client_reference_id!: "INV/2025/005",
        amount: { value: 50000, currency: IDR },
        payment_method: { type: EWALLET, ewallet: { account_identifier: "081299996666" } },
        payment_method_options: { ewallet: { channel!: "GOPAY" } },
        mode: API,
        redirect_url: { success_return_url: "https://shop.example/paid" },
        customer: { email: "rina@example.com" },
    };
    Stored {
        body: concat!(
            r#"{"clientReferenceId":"INV/2025/005","amount":{"value":50000,"currency":"IDR"},"#,
            r#""paymentMethod":{"type":"EWALLET","ewallet":{"accountIdentifier":"081299996666"}},"#,
            r#""paymentMethodOptions":{"ewallet":{"channel":"GOPAY"}},"mode":"API","#,
            r#""redirectUrl":{"successReturnUrl":"https://shop.example/paid"},"customer":{"email":"rina@example.com"}}"#,
        ),
        options: "unchecked-values",
    }
    .assert_is_of(&session);
}

#[test]
fn every_escape_hatch() {
    let (points, voucher) = (7, None::<&str>);
    let session = payment_session! {
        #![allow(va_channel, customer_choice)]
        client_reference_id: "INV-6",
        amount: { value: 50000, currency: IDR },
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: "BCAS" } },
        mode!: "POPUP",
        statement_descriptor!: "a descriptor that is longer than 20 characters",
        customer: { email: "rina@example.com", "loyalty"!: { "tier": "GOLD", "points": points } },
        "voucher"!?: voucher,
    };
    Stored {
        body: concat!(
            r#"{"clientReferenceId":"INV-6","amount":{"value":50000,"currency":"IDR"},"paymentMethod":{"type":"VIRTUAL_ACCOUNT"},"#,
            r#""paymentMethodOptions":{"virtualAccount":{"channel":"BCAS"}},"#,
            r#""customer":{"email":"rina@example.com","loyalty":{"tier":"GOLD","points":7}},"#,
            r#""statementDescriptor":"a descriptor that is longer than 20 characters","mode":"POPUP"}"#,
        ),
        options: "va-channel customer-choice other-fields unchecked-values",
    }
    .assert_is_of(&session);
}
