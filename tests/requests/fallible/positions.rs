//! Rejected values in lists and in metadata are reported at their pointers.

use payment_session::try_payment_session;

use super::pointers;

#[test]
fn items_have_the_index_that_they_would_have_on_the_wire() {
    let (few, many) = ([2, 0], [0, 1, 0]);
    let product = |quantity: u32| payment_session::try_payment_part!(Product { type: DIGITAL, quantity, price: { value: 1, currency: IDR } });
    let rejected = pointers(try_payment_session! {
        client_reference_id: "1",
        amount: { value: 1, currency: IDR },
        redirect_url: {},
        customer_id: "C",
        order_information: {
            product_details: [
                { type: DIGITAL, quantity: 1, price: { value: 1, currency: IDR } },
                for quantity in few { type: DIGITAL, quantity, price: { value: 1, currency: IDR } }
                product(0),
                if few.len() == 2 { type: DIGITAL, quantity: few[1], price: { value: i64::MIN, currency: "idr".to_owned() } }
                ..many.map(product),
                match many { [0, ..] => { type: "DIGITAL".to_owned() + "!", quantity: 1, price: { value: 1, currency: IDR } } _ => {} }
            ],
        },
    });
    let at = |place: &str| format!("/orderInformation/productDetails/{place}");
    assert_eq!(
        rejected,
        [
            at("2/quantity"),
            at("3/quantity"),
            at("4/quantity"),
            at("4/price/value"),
            at("4/price/currency"),
            at("5/quantity"),
            at("7/quantity"),
            at("8/type"),
        ]
    );
}

#[test]
fn values_in_metadata_have_pointers() {
    let rejected = try_payment_session! {
        client_reference_id: "1",
        amount: { value: 1, currency: IDR },
        redirect_url: {},
        customer_id: "C",
        metadata: {
            "plain": f64::NAN,
            "a/b~c": [1, { "d": f64::INFINITY }],
            "optional"?: Some(f64::NAN),
            "text": String::from("x"),
        },
    };
    let help = rejected.as_ref().unwrap_err()[0].help();
    assert_eq!(help, Some("use a finite number, or another value that JSON can hold"));
    assert_eq!(pointers(rejected), ["/metadata/plain", "/metadata/a~1b~0c/1/d", "/metadata/optional"]);
}
