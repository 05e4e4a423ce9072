//! Choices of fields by `if` and `match` send the same JSON as the chosen fields without a choice.

#![deny(warnings, clippy::pedantic, missing_docs)]

use payment_session::{
    CustomerId, Email, GivenName, Invalid, PaymentSession, Product, payment_part, payment_session,
    request::AccountDigits,
};

fn json(session: &PaymentSession) -> String {
    String::from_utf8(session.to_json()).expect("JSON is UTF-8")
}

#[derive(Clone, Copy)]
enum Way {
    VirtualAccount,
    Qr,
    Card { is_saved: bool },
    Wallet(u8),
    Page,
    Unknown,
}

#[derive(Clone)]
enum Who {
    Known(&'static str),
    New { email: &'static str, name: Option<GivenName> },
    Nobody,
}

/// Returns a request with five ways to pay and two kinds of customer.
fn pay(way: Way, who: Who) -> Result<PaymentSession, Box<dyn std::error::Error>> {
    Ok(payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 10000, currency: IDR },
        match way {
            Way::VirtualAccount => {
                payment_method: { type: VIRTUAL_ACCOUNT },
                payment_method_options: { virtual_account: { channel: PERMATA } },
                mode: API,
            }
            Way::Qr => { payment_method: { type: QR }, mode: API }
            Way::Card { is_saved } => {
                payment_method: { type: CARD },
                if is_saved { save_for_future_use: true }
            }
            Way::Wallet(which) if which < 2 => {
                payment_method: { type: EWALLET },
                payment_method_options: { ewallet: { if which == 0 { channel: DANA } else { channel: OVO } } },
            }
            Way::Page => {}
            Way::Wallet(_) | Way::Unknown => return Err("no such way".into()),
        }
        redirect_url: { success_return_url: "https://shop.example/paid" },
        match who {
            Who::Known(id) => { customer_id: id.try_into()? }
            Who::New { email, name } => { customer: { email: email.try_into()?, given_name?: name } }
            Who::Nobody => return Err("nobody pays".into()),
        },
        order_information: { product_details: [] },
    })
}

/// Returns the request with these fields in the places of the method, the customer and the end.
fn expected(method: &str, customer: &str, end: &str) -> String {
    format!(
        r#"{{"clientReferenceId":"INV-1","amount":{{"value":10000,"currency":"IDR"}},{method}"redirectUrl":{{"successReturnUrl":"https://shop.example/paid"}},{customer},"orderInformation":{{"productDetails":[]}}{end}}}"#
    )
}

#[test]
fn each_combination_is_its_own_request() {
    let ways = [
        (
            Way::VirtualAccount,
            r#""paymentMethod":{"type":"VIRTUAL_ACCOUNT"},"paymentMethodOptions":{"virtualAccount":{"channel":"PERMATA"}},"mode":"API","#,
        ),
        (Way::Qr, r#""paymentMethod":{"type":"QR"},"mode":"API","#),
        (Way::Card { is_saved: false }, r#""paymentMethod":{"type":"CARD"},"#),
        (Way::Card { is_saved: true }, r#""paymentMethod":{"type":"CARD"},"saveForFutureUse":true,"#),
        (
            Way::Wallet(0),
            r#""paymentMethod":{"type":"EWALLET"},"paymentMethodOptions":{"ewallet":{"channel":"DANA"}},"#,
        ),
        (Way::Wallet(1), r#""paymentMethod":{"type":"EWALLET"},"paymentMethodOptions":{"ewallet":{"channel":"OVO"}},"#),
        (Way::Page, ""),
    ];
    let name = Some(GivenName::try_from("Ayu").expect("a name"));
    let customers = [
        (Who::Known("c-1"), r#""customerId":"c-1""#),
        (Who::New { email: "a@b.co", name: None }, r#""customer":{"email":"a@b.co"}"#),
        (Who::New { email: "a@b.co", name }, r#""customer":{"givenName":"Ayu","email":"a@b.co"}"#),
    ];
    for (way, method) in ways {
        for (who, customer) in customers.clone() {
            let session = pay(way, who).expect("a way and a customer");
            assert_eq!(json(&session), expected(method, customer, ""));
            assert_eq!(session, session.clone().into_draft().check().expect("every combination keeps the rules"));
        }
    }
}

#[test]
fn arms_may_leave_the_function() {
    assert_eq!(pay(Way::Wallet(7), Who::Known("c-1")).unwrap_err().to_string(), "no such way");
    assert_eq!(pay(Way::Unknown, Who::Known("c-1")).unwrap_err().to_string(), "no such way");
    assert_eq!(pay(Way::Page, Who::Nobody).unwrap_err().to_string(), "nobody pays");
    assert!(pay(Way::Page, Who::Known("")).is_err() || pay(Way::Page, Who::Known("c")).is_ok());
}

/// Uses `if let`, chains of `let`, `else if`, and `else match`.
fn conditions(id: Option<CustomerId>, email: Option<Email>, later: Option<bool>) -> PaymentSession {
    let nobody: Email = "nobody@shop.example".parse().expect("an address");
    payment_session! {
        client_reference_id: "1",
        amount: { value: 1, currency: IDR },
        redirect_url: {},
        if let Some(id) = id && id.as_ref().len() > 1 {
            customer_id: id,
        } else if let Some(email) = email {
            customer: { email },
        } else match later {
            Some(true) => { customer_id: "later" }
            _ => { customer: { email: nobody } }
        }
        if later == Some(true) { auto_confirm: false }
    }
}

#[test]
fn every_kind_of_condition() {
    let id = || Some("c-1".parse().expect("an id"));
    let email = || Some("a@b.co".parse().expect("an address"));
    let customer = |session: PaymentSession| {
        let text = json(&session);
        text.split_once(r#""redirectUrl":{},"#).expect("a request").1.to_owned()
    };
    assert_eq!(customer(conditions(id(), email(), None)), r#""customerId":"c-1"}"#);
    assert_eq!(customer(conditions(None, email(), None)), r#""customer":{"email":"a@b.co"}}"#);
    let short = Some("c".parse().expect("an id"));
    assert_eq!(customer(conditions(short, None, Some(true))), r#""customerId":"later","autoConfirm":false}"#);
    assert_eq!(customer(conditions(None, None, None)), r#""customer":{"email":"nobody@shop.example"}}"#);
}

/// Writes account numbers in two arms. Each has the type of the channel in its own arm.
fn account(bca: Option<payment_session::request::Digits<6>>, other: AccountDigits) -> PaymentSession {
    payment_session! {
        client_reference_id: "1",
        payment_type: MULTIPLE,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: {
            virtual_account: {
                match bca {
                    Some(number) => { channel: BCA, virtual_account_number: number }
                    None => { channel: DANAMON, virtual_account_number: other }
                }
            },
        },
        mode: API,
        customer_id: "c",
    }
}

#[test]
fn numbers_have_the_length_of_their_arm() {
    let six = "000001".parse().expect("six digits");
    let other: AccountDigits = "12".parse().expect("digits");
    assert!(json(&account(Some(six), other.clone())).contains(r#""channel":"BCA","virtualAccountNumber":"000001""#));
    assert!(json(&account(None, other)).contains(r#""channel":"DANAMON","virtualAccountNumber":"12""#));
}

/// Uses choices in parts, in items of lists, and in items that a loop builds.
fn cart(names: &[(&'static str, bool)], share: Option<u64>) -> Result<PaymentSession, Invalid> {
    let split = match share {
        Some(value) => Some(payment_part!(SplitRouting {
            merchant_id: "m-1",
            currency: IDR,
            remarks: "a share",
            if value > 100 {
                type: FIXED,
                fixed_amount: value.try_into()?,
            } else {
                type: PERCENTAGE,
                percentage_amount: value.try_into()?,
            }
        })),
        None => None,
    };
    Ok(payment_session! {
        client_reference_id: "1",
        amount: { value: 1, currency: IDR },
        redirect_url: {},
        customer_id: "c",
        order_information: {
            product_details: [
                for (name, is_gift) in names {
                    if *is_gift { type: SERVICE } else { type: PHYSICAL, name: (*name).try_into()? }
                    quantity: 1,
                    price: { value: 5, currency: IDR },
                }
            ],
        },
        split_routing_configurations: [..split],
    })
}

#[test]
fn choices_in_items_and_parts() -> Result<(), Invalid> {
    let text = json(&cart(&[("Tea", false), ("", true)], Some(40))?);
    let products = r#""productDetails":[{"type":"PHYSICAL","name":"Tea","quantity":1,"price":{"value":5,"currency":"IDR"}},{"type":"SERVICE","quantity":1,"price":{"value":5,"currency":"IDR"}}]"#;
    assert!(text.contains(products), "{text}");
    assert!(text.contains(r#""type":"PERCENTAGE","currency":"IDR","percentageAmount":40"#), "{text}");
    assert!(json(&cart(&[], Some(500))?).contains(r#""type":"FIXED","currency":"IDR","fixedAmount":500"#));
    assert!(json(&cart(&[], None)?).ends_with(r#""splitRoutingConfigurations":[]}"#));
    assert!(cart(&[("", false)], None).is_err());
    Ok(())
}

/// Writes a whole object in one arm, and its fields in another. `null` and an empty arm send nothing.
fn product(known: Option<Product>, note: Option<&'static str>) -> PaymentSession {
    payment_session! {
        client_reference_id: "1",
        amount: { value: 1, currency: IDR },
        redirect_url: {},
        customer_id: "c",
        match known {
            Some(product) => { order_information: { product_details: [product] } }
            None if note.is_some() => { order_information: { product_details: [] }, statement_descriptor: null }
            None => {}
        }
        if let Some(note) = note { metadata: { "note": note } }
    }
}

#[test]
fn whole_values_in_arms() {
    let tea = payment_part!(Product { type: PHYSICAL, quantity: 1, price: { value: 5, currency: IDR } });
    let end = |session: PaymentSession| {
        let text = json(&session);
        text.split_once(r#""customerId":"c""#).expect("a request").1.to_owned()
    };
    let products = r#","orderInformation":{"productDetails":[{"type":"PHYSICAL","quantity":1,"price":{"value":5,"currency":"IDR"}}]}}"#;
    assert_eq!(end(product(Some(tea), None)), products);
    assert_eq!(end(product(None, Some("n"))), r#","orderInformation":{"productDetails":[]},"metadata":{"note":"n"}}"#);
    assert_eq!(end(product(None, None)), "}");
}

async fn waiting(is_new: bool) -> PaymentSession {
    payment_session! {
        client_reference_id: "1",
        amount: { value: 1, currency: IDR },
        redirect_url: {},
        if is_new {
            customer: { email: std::future::ready("a@b.co".parse().expect("an address")).await },
        } else {
            customer_id: std::future::ready("c".parse().expect("an id")).await,
        }
    }
}

#[test]
fn arms_may_await() {
    use std::{
        future::Future,
        pin::pin,
        task::{Context, Poll, Waker},
    };
    let run = |is_new| match pin!(waiting(is_new)).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(session) => json(&session),
        Poll::Pending => panic!("no value is awaited"),
    };
    assert!(run(true).contains(r#""email":"a@b.co""#));
    assert!(run(false).contains(r#""customerId":"c""#));
}

mod arms_without_a_block {
    //! Any expression that does not return may be in place of a block.

    use payment_session::{AmountValue, PaymentSession, payment_part, payment_session, request::Surname};

    use super::{Way, json};

    fn fail(reason: &str) -> ! {
        panic!("{reason}")
    }

    macro_rules! leave {
        ($value:expr) => {
            return $value
        };
    }

    async fn never() -> std::convert::Infallible {
        std::future::pending().await
    }

    /// Returns a session for the page and for most wallets. All other arms diverge.
    fn session(way: Way, total: Option<AmountValue>, name: Option<Surname>) -> Option<PaymentSession> {
        let session = payment_session! {
            client_reference_id: "1",
            match way {
                Way::Page => { amount: { value: total?, currency: IDR } }
                Way::Qr => leave!(None),
                Way::VirtualAccount => fail("no virtual accounts"),
                Way::Card { is_saved: true } => std::process::exit(1),
                Way::Card { .. } => if total.is_some() { return None } else { unreachable!("no total") },
                Way::Wallet(0) => loop { std::thread::yield_now() },
                Way::Wallet(1) => (panic!("{}", 1)),
                Way::Wallet(2) => match total {
                    Some(_) => todo!(),
                    None => return None,
                },
                Way::Wallet(_) => return Some(payment_session! {
                    client_reference_id: "2",
                    amount: { value: 2, currency: IDR },
                    redirect_url: {},
                    customer_id: "c",
                }),
                Way::Unknown => std::unreachable!(),
            }
            redirect_url: {},
            customer: { email: "a@b.co", surname?: name },
        };
        Some(session)
    }

    /// Leaves loops and blocks with labels.
    fn sessions(ways: &[Way]) -> Vec<PaymentSession> {
        let mut sessions = Vec::new();
        'ways: for way in ways {
            let session = 'session: {
                let one = loop {
                    let part = payment_part!(Amount {
                        currency: IDR,
                        match way {
                            Way::Page => { value: 1 }
                            Way::Card { .. } => continue 'ways,
                            Way::Wallet(0) => break 'ways,
                            Way::Wallet(_) => continue,
                            _ => break 'session None,
                        }
                    });
                    break part;
                };
                Some(payment_session! {
                    client_reference_id: "1",
                    match one.value.to_string().len() {
                        0 => break 'session None,
                        _ => { amount: one }
                    }
                    redirect_url: {},
                    customer_id: "c",
                    order_information: {
                        product_details: [match way { Way::Page => {}, _ => continue 'ways }],
                    },
                })
            };
            sessions.extend(session);
        }
        sessions
    }

    async fn waiting(is_stopped: bool) -> PaymentSession {
        payment_session! {
            client_reference_id: "1",
            amount: { value: 1, currency: IDR },
            redirect_url: {},
            match is_stopped {
                true => match never().await {},
                false => { customer_id: std::future::ready("c".parse().expect("an id")).await }
            }
        }
    }

    const fn constant(is_late: bool) -> PaymentSession {
        payment_session! {
            client_reference_id: "1",
            amount: { value: 1, currency: IDR },
            redirect_url: {},
            customer_id: "c",
            match is_late {
                true => panic!("too late"),
                false => { auto_confirm: false }
            }
        }
    }

    const SESSION: PaymentSession = constant(false);

    #[test]
    fn leave_the_invocation() {
        let total = Some("5".parse::<AmountValue>().expect("an amount"));
        assert!(json(&session(Way::Page, total, None).expect("a page")).contains(r#""amount":{"value":5,"#));
        assert!(session(Way::Qr, total, None).is_none());
        assert!(json(&session(Way::Wallet(9), None, None).expect("another session")).contains(r#""value":2,"#));
        assert!(std::panic::catch_unwind(|| session(Way::VirtualAccount, None, None)).is_err());
        assert_eq!(sessions(&[Way::Page, Way::Card { is_saved: true }, Way::Qr, Way::Page]).len(), 2);
        assert_eq!(sessions(&[Way::Wallet(0), Way::Page]).len(), 0);
        assert!(json(&SESSION).contains(r#""autoConfirm":false"#));
        drop(waiting(true));
    }
}

/// Only one of the arms is in a request, so the key is not repeated.
#[test]
fn an_undocumented_field_may_be_in_each_arm() {
    for (is_member, tier) in [(true, "GOLD"), (false, "NONE")] {
        let session = payment_session! {
            client_reference_id: "INV-1",
            amount: { value: 10000, currency: IDR },
            redirect_url: {},
            customer_id: "C-1",
            if is_member { "loyaltyTier"!: "GOLD" } else { "loyaltyTier"!: "NONE" }
        };
        assert!(json(&session).ends_with(&format!(r#""loyaltyTier":"{tier}"}}"#)), "{}", json(&session));
    }
}

/// In arbitrary JSON, `if` and `match` are Rust expressions.
#[test]
fn a_value_in_metadata_can_be_an_if_or_match_expression() {
    let (is_gift, guests) = (true, 2_u8);
    let session = payment_session! {
        client_reference_id: "INV-1",
        amount: { value: 10000, currency: IDR },
        customer_id: "C-1",
        redirect_url: {},
        metadata: {
            "kind": if is_gift { "gift" } else { "order" },
            "table": match guests { 0 => "none", _ => "one" },
        },
    };
    assert!(json(&session).contains(r#""metadata":{"kind":"gift","table":"one"}"#), "{}", json(&session));
}
