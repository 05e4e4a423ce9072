//! Run-time values, required and optional.

use super::*;

fn session(order: &Order) -> Result<PaymentSession, Box<dyn Error>> {
    Ok(payment_session! {
        client_reference_id: order.number.as_str().try_into()?,
        amount: { value: order.total.try_into()?, currency: IDR },
        mode: API,
        customer: { email: order.mail.parse()? },
        auto_confirm: false,
    })
}

#[test]
fn values_are_converted_without_naming_their_types() -> Outcome {
    assert_eq!(
        json(&session(&order())?),
        r#"{"clientReferenceId":"INV-1","amount":{"value":25000,"currency":"IDR"},"mode":"API","customer":{"email":"budi@shop.id"},"autoConfirm":false}"#
    );
    Ok(())
}

#[test]
fn a_wrong_value_is_rejected_at_its_conversion() {
    let mut wrong = order();
    wrong.number = "INV 1".to_owned();
    assert!(session(&wrong).is_err());
    wrong = order();
    wrong.total = 0;
    assert!(session(&wrong).is_err());
    wrong = order();
    wrong.mail = "nobody".to_owned();
    assert!(session(&wrong).is_err());
}

#[test]
fn optional_values_are_present_when_they_are_some() -> Outcome {
    let customer = |name: Option<GivenName>| json(&request! { customer: { email: "a@b.id", given_name?: name } });
    assert_eq!(customer(Some("Budi".parse()?)), sent_by_customer(r#"{"givenName":"Budi","email":"a@b.id"}"#));
    assert_eq!(customer(None), sent_by_customer(r#"{"email":"a@b.id"}"#));
    Ok(())
}

#[test]
fn optional_values_can_have_string_keys_and_conversions() -> Outcome {
    let surname = Some("Santoso");
    let session = request! {
        "customer": { "email": "a@b.id", "surname"?: surname.map(str::parse).transpose()? },
    };
    assert_eq!(json(&session), sent_by_customer(r#"{"surname":"Santoso","email":"a@b.id"}"#));
    Ok(())
}

/// A variable may have the name of an enum value in lower case, or a similar name.
#[test]
fn an_optional_enum_value_comes_from_a_variable_of_any_name() {
    macro_rules! billed_to {
        ($country:ident) => {
            request! {
                customer_id: "C",
                order_information: {
                    product_details: [{ type: DIGITAL, quantity: 1, price: { value: 1, currency: IDR } }],
                    billing_info: {
                        given_name: "Budi", email: "a@b.id",
                        address_line1: "Jalan", city: "Bogor", province_state: "Jawa Barat",
                        country?: $country,
                    },
                },
            }
        };
    }
    for country in [Some(Country::ID), None] {
        let (id, v, cn) = (country, country, country);
        for session in [billed_to!(country), billed_to!(id), billed_to!(v), billed_to!(cn)] {
            let billed = session.order_information.as_ref().and_then(|order| order.billing_info.as_ref());
            assert_eq!(billed.unwrap().country, country);
        }
    }
}

#[test]
fn a_block_can_be_in_parentheses() {
    let session = request! {
        customer: ({
            let customer = payment_session! {
                client_reference_id: "2",
                amount: { value: 2, currency: IDR },
                mode: API,
                auto_confirm: false,
                customer: { email: "a@b.id" },
            };
            customer.into_draft().customer.unwrap()
        }),
    };
    assert_eq!(json(&session), sent_by_customer(r#"{"email":"a@b.id"}"#));
}

#[test]
fn card_data_is_set_at_run_time() -> Outcome {
    let (number, cvc) = ("4111111111111111", "123");
    let session = request! {
        customer_id: "c",
        payment_method: {
            type: CARD,
            card: {
                number: number.parse()?,
                cvc: cvc.parse()?,
                exp_month: 1,
                exp_year: 39,
                card_holder_first_name: "Budi",
                card_holder_last_name: "Santoso",
                card_holder_email: "a@b.id",
                card_holder_phone: "081299996666",
            },
        },
    };
    assert_eq!(
        json(&session),
        r#"{"clientReferenceId":"1","amount":{"value":1,"currency":"IDR"},"paymentMethod":{"type":"CARD","card":{"number":"4111111111111111","expMonth":1,"expYear":39,"cvc":"123","cardHolderFirstName":"Budi","cardHolderLastName":"Santoso","cardHolderEmail":"a@b.id","cardHolderPhone":"081299996666"}},"mode":"API","customerId":"c","autoConfirm":false}"#
    );
    let printed = format!("{session:?}");
    assert!(!printed.contains(number), "{printed}");
    assert!(!printed.contains(cvc), "{printed}");
    Ok(())
}

/// The lints of the crate do not report unreachable code.
#[test]
fn a_value_may_leave_the_function_or_loop() {
    fn with_customer(id: Option<CustomerId>) -> Option<PaymentSession> {
        Some(request! {
            customer_id: return id.map(|id| request! { customer_id: id }),
            metadata: { "never": unreachable!() },
        })
    }

    assert!(with_customer(None).is_none());
    assert!(with_customer("C".parse().ok()).is_some());
    for number in [1, 2] {
        if number == 1 {
            let _ = request! { customer_id: continue };
        }
        assert_eq!(number, 2);
    }
}

/// The type of a value may be inferred from its field.
#[test]
fn a_value_has_the_type_of_its_field() -> Outcome {
    let (email, reference) = (String::from("a@b.id"), String::from("INV-1"));
    let name = |name: Option<&str>| -> Result<PaymentSession, Box<dyn Error>> {
        Ok(payment_session! {
            client_reference_id: { reference.clone().try_into().map_err(Box::<dyn Error>::from)? },
            amount: { value: if email.is_empty() { 1.try_into()? } else { "10.50".parse()? }, currency: IDR },
            redirect_url: {},
            customer: {
                email: match name {
                    Some("Nobody") => return Err("nobody".into()),
                    _ => email.as_str().parse()?,
                },
                given_name?: name.map(TryInto::try_into).transpose()?,
                surname?: None,
            },
            statement_descriptor?: [name].into_iter().flatten().map(|name| name.parse().unwrap()).next(),
        })
    };
    let session = name(Some("Ana"))?;
    assert_eq!(session.amount.as_ref().map(|amount| amount.value.to_string()).as_deref(), Some("10.50"));
    assert_eq!(session.statement_descriptor.as_ref().map(AsRef::as_ref), Some("Ana"));
    assert!(name(None).is_ok() && name(Some("Nobody")).is_err());
    Ok(())
}

#[test]
fn constants_are_values_of_constants() {
    const REFERENCE: ClientReferenceId = ClientReferenceId::new_unchecked(std::borrow::Cow::Borrowed("INV-1"));
    const NAME: Option<GivenName> = None;
    const fn currency() -> Currency {
        Currency::IDR
    }
    const SESSION: PaymentSession = payment_session! {
        client_reference_id: REFERENCE,
        amount: { value: 1, currency: currency() },
        redirect_url: {},
        customer: { email: "a@b.id", given_name?: NAME },
    };
    assert!(json(&SESSION).starts_with(r#"{"clientReferenceId":"INV-1","amount":{"value":1,"currency":"IDR"}"#));
}

/// Generic arguments with a comma are not the end of a pattern.
#[test]
fn generic_arguments_in_patterns() {
    let result = Ok::<u8, ()>(1);
    let session = request! {
        if let Ok::<u8, ()>(1) = result { customer_id: "c" } else { customer: { email: "a@b.id" } }
        match result {
            Ok::<u8, ()>(1) => { statement_descriptor: "one" },
            _ => {},
        }
    };
    let json = json(&session);
    assert!(json.contains(r#""customerId":"c""#), "{json}");
}
