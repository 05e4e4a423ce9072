//! Templates: requests with a struct field for each value that varies.

#![deny(warnings, clippy::pedantic, missing_docs)]

mod attributes;

use payment_session::{
    Customer, GivenName, Invalid, Mode, PaymentRequest, PaymentSession, RedirectUrl, payment_session,
    request::{RefundMethod, RefundPreference},
    values::{Metadata, MetadataValue},
};

const SHOP: RedirectUrl = RedirectUrl::new();

payment_session! {
    /// A top-up through a fixed virtual account.
    #[derive(Clone, PartialEq)]
    pub struct TopUp {
        client_reference_id: _,
        amount: { value: _ as total, currency: IDR },
        payment_type: MULTIPLE,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: PERMATA, virtual_account_number: _ } },
        mode: API,
        redirect_url: SHOP,
        customer: { given_name?: _, email: _, surname?: _ },
        metadata: { "invoice": _ as invoice, "note"?: _ as note, "fixed": [1, 2.50, "\"x\""] },
    }
}

fn top_up() -> Result<TopUp, Invalid> {
    Ok(TopUp {
        client_reference_id: "INV-1".try_into()?,
        total: 10_000.try_into()?,
        virtual_account_number: "00000001".try_into()?,
        given_name: Some("A \"quoted\" name".try_into()?),
        email: "a@b.id".try_into()?,
        surname: None,
        invoice: "I-1".into(),
        note: None,
    })
}

#[test]
fn a_template_writes_the_bytes_of_the_expression() -> Result<(), Invalid> {
    let invoice = "I-1";
    let note: Option<MetadataValue> = None;
    let surname: Option<payment_session::request::Surname> = None;
    let name: Option<GivenName> = Some("A \"quoted\" name".try_into()?);
    let session = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 10000, currency: IDR },
        payment_type: MULTIPLE,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: PERMATA, virtual_account_number: "00000001" } },
        mode: API,
        redirect_url: {},
        customer: { given_name?: name, email: "a@b.id", surname?: surname },
        metadata: { "invoice": invoice, "note"?: note, "fixed": [1, 2.50, "\"x\""] },
    };
    let template = top_up()?;
    assert_eq!(String::from_utf8_lossy(&template.to_json()), String::from_utf8_lossy(&session.to_json()));
    assert_eq!(serde_json::to_vec(&template).unwrap(), session.to_json());
    assert_eq!(template.to_session(), session);
    assert_eq!(PaymentSession::from(template.clone()), session);
    assert!(template == template.clone());
    Ok(())
}

#[test]
fn whole_objects_and_lists_may_be_placeholders() -> Result<(), Invalid> {
    payment_session! {
        /// A template in a function.
        struct Whole {
            "clientReferenceId": _,
            "amount"?: _,
            "paymentType": "MULTIPLE",
            "paymentMethod": { "type": "VIRTUAL_ACCOUNT" },
            "paymentMethodOptions": { "virtualAccount": { "channel": "BCA" } },
            "mode": "API",
            "customer": _,
            "orderInformation": { "productDetails": _ },
            "metadata": _,
        }
    }

    let mut customer = Customer::new("a@b.id".try_into()?);
    customer.refund_preference = Some(RefundPreference::auto());
    let metadata = Metadata::from_serialize(&serde_json::json!({ "a": [1, "\"x\""] }))?;
    let whole = Whole {
        client_reference_id: "1".try_into()?,
        amount: None,
        customer,
        product_details: vec![].into(),
        metadata,
    };
    let session = whole.to_session();
    assert_eq!(session.mode, Some(Mode::API));
    assert_eq!(
        session.customer.as_ref().and_then(|c| c.refund_preference.as_deref()).map(|r| r.method),
        Some(RefundMethod::AUTO)
    );
    assert_eq!(whole.to_json(), session.to_json());
    Ok(())
}

#[test]
fn objects_with_only_optional_fields() -> Result<(), Invalid> {
    payment_session! {
        struct Urls {
            client_reference_id: "1",
            amount: { value: 1, currency: IDR },
            redirect_url: { success_return_url?: _, failure_return_url?: _ },
            customer_id: "c",
            metadata: { "a"?: _ as a, "b"?: _ as b },
        }
    }

    for (success, failure) in
        [(None, None), (Some("a://b"), None), (None, Some("a://c")), (Some("a://b"), Some("a://c"))]
    {
        let urls = Urls {
            success_return_url: success.map(str::parse).transpose()?,
            failure_return_url: failure.map(str::parse).transpose()?,
            a: success.map(Into::into),
            b: failure.map(Into::into),
        };
        assert_eq!(String::from_utf8_lossy(&urls.to_json()), String::from_utf8_lossy(&urls.to_session().to_json()));
        assert!(PaymentSession::from_json(&urls.to_json()).is_ok());
    }
    Ok(())
}

#[test]
fn a_template_without_placeholders_is_a_constant() {
    payment_session! {
        #[derive(Debug, Clone, Copy)]
        struct Fixed {
            client_reference_id: "1",
            amount: { value: 1.50, currency: IDR },
            mode: API,
            auto_confirm: false,
            customer_id: "c",
        }
    }

    assert_eq!(
        Fixed::JSON,
        r#"{"clientReferenceId":"1","amount":{"value":1.50,"currency":"IDR"},"mode":"API","customerId":"c","autoConfirm":false}"#
    );
    assert_eq!(Fixed {}.to_json(), Fixed::JSON.as_bytes());
    assert_eq!(format!("{:?}", Fixed {}), "Fixed");
}

#[test]
fn an_unchecked_string_is_escaped() {
    payment_session! {
        struct Unchecked {
            client_reference_id: _,
            amount: { value: 1, currency: IDR },
            redirect_url: {},
            customer_id: "c",
        }
    }

    let reference = payment_session::ClientReferenceId::new_unchecked("INV\"1".into());
    let template = Unchecked { client_reference_id: reference };
    let json = String::from_utf8(template.to_json()).unwrap();
    assert!(json.starts_with(r#"{"clientReferenceId":"INV\"1","#), "{json}");
}
