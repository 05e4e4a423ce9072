//! Parts of a request, and their violations among those of the request.

use payment_session::{
    Checked, Customer, PaymentSession, SplitRouting, Violations,
    request::{OrderInformation, RefundMethod, RefundPreference},
    try_payment_part, try_payment_session,
};

use super::pointers;

fn customer(email: &str, name: Option<&str>) -> Result<Customer, Violations> {
    try_payment_part!(Customer { email, given_name?: name })
}

fn share(percentage: &str) -> Result<Checked<SplitRouting>, Violations> {
    try_payment_part!(SplitRouting {
        merchant_id: "M", type: PERCENTAGE, percentage_amount: percentage, currency: IDR, remarks: "fee",
    })
}

#[test]
fn pointers_begin_at_the_part() {
    assert_eq!(pointers(customer("a", Some(""))), ["/email", "/givenName"]);
    assert_eq!(pointers(share("101")), ["/percentageAmount"]);
    assert!(customer("a@b.id", None).is_ok() && share("2.5").is_ok());
}

#[test]
fn violations_of_parts_join_those_of_the_request_in_source_order() {
    let transfer = RefundPreference::new(RefundMethod::TRANSFER_ONLY);
    let rejected = pointers(try_payment_session! {
        client_reference_id: "1",
        amount: { value: 1, currency: IDR },
        redirect_url: {},
        customer: customer("a", Some("")),
        split_routing_configurations: [share("1"), share("101")],
        expiry_at: String::from("today"),
    });
    assert_eq!(
        rejected,
        ["/customer/email", "/customer/givenName", "/splitRoutingConfigurations/1/percentageAmount", "/expiryAt",]
    );
    let rejected = pointers(try_payment_session! {
        client_reference_id: String::new(),
        amount: { value: 1, currency: IDR },
        redirect_url: {},
        customer: { email: "a@b.id", refund_preference?: Some(transfer) },
    });
    assert_eq!(rejected, ["/clientReferenceId", "/customer/refundPreference/method"]);
}

#[test]
fn whole_parts_are_values() {
    let session = try_payment_session! {
        client_reference_id: "1",
        amount: { value: 1, currency: IDR },
        redirect_url: {},
        customer: customer("a@b.id", None),
        split_routing_configurations: [share("1"), ..[share("2"), share("3")]],
    }
    .unwrap();
    assert_eq!(session.customer, customer("a@b.id", None).ok());
    assert_eq!(session.split_routing_configurations.as_ref().map(|shares| shares.len()), Some(3));
}

/// A long JSON text keeps only some of its violations, and counts the others.
#[test]
fn violations_that_parts_omit_are_counted() {
    let body = format!(r#"{{"amount":{{{}}}}}"#, vec![r#""value":1"#; 1_000].join(","));
    let violations = PaymentSession::from_json(body.as_bytes()).unwrap_err();
    let (customer, information) =
        (Err::<Customer, _>(violations.clone()), Err::<OrderInformation, _>(violations.clone()));
    let rejected = try_payment_session! {
        client_reference_id: "1",
        amount: { value: 1, currency: IDR },
        redirect_url: {},
        customer: customer,
        order_information: information,
    };
    let rejected = rejected.unwrap_err();
    assert_eq!((rejected.len(), rejected.omitted()), (2 * violations.len(), 2 * violations.omitted()));
    assert!(violations.omitted() > 0);
}
