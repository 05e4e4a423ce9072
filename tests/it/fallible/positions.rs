//! Each rejected string, number and enum value is reported at its own pointer.

use std::collections::BTreeSet;

use payment_session::{
    schema::{Kind, Object, SESSION},
    try_payment_session,
};

use super::pointers;

/// Adds the pointers of all values to `found`. Items of lists have this index.
fn all(object: &'static Object, pointer: &str, index: usize, found: &mut BTreeSet<String>) {
    for field in object.fields {
        let mut pointer = format!("{pointer}/{}", field.wire);
        let kind = match field.kind {
            Kind::List(item) => {
                pointer = format!("{pointer}/{index}");
                *item
            }
            kind => kind,
        };
        match kind {
            Kind::Object(object) | Kind::Checked(object) => all(object, &pointer, index, found),
            Kind::Text(_) | Kind::Number(_) | Kind::Word(_) => {
                found.insert(pointer);
            }
            _ => {}
        }
    }
}

/// Values that decide rules. They are always literals.
const DECIDING: [&str; 6] = [
    "/customer/refundPreference/method",
    "/mode",
    "/paymentMethod/type",
    "/paymentMethodOptions/card/threeDsMethod",
    "/paymentType",
    "/splitRoutingConfigurations/1/type",
];

#[test]
#[expect(clippy::too_many_lines, reason = "it names every field of a request")]
fn each_value_has_its_own_pointer() {
    // This string is too long for each string, number and enum value, except an encrypted card.
    let bad = &*"x".repeat(300);
    let mut found = BTreeSet::new();
    let mut add = |pointers: Vec<String>| {
        let unique: BTreeSet<_> = pointers.iter().collect();
        assert_eq!(unique.len(), pointers.len(), "a pointer is reported twice");
        found.extend(pointers);
    };

    add(pointers(try_payment_session! {
        client_reference_id: bad,
        amount: { value: bad, currency: bad },
        redirect_url: { success_return_url: bad, failure_return_url: bad, expiration_return_url: bad },
        customer: {
            given_name: bad, surname: bad, email: bad, phone_number: { country_code: bad, number: bad },
            refund_preference: {
                method: TRANSFER_ONLY,
                transfer_destination: {
                    channel_code: bad, channel_information: { account_number: bad, account_name: bad },
                },
            },
        },
        order_information: {
            product_details: [
                { type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR } },
                {
                    type: bad, category: bad, sub_category: bad, name: bad, description: bad, quantity: bad,
                    price: { value: bad, currency: bad },
                },
            ],
            billing_info: {
                given_name: bad, surname: bad, email: bad, phone_number: { country_code: bad, number: bad },
                address_line1: bad, address_line2: bad, city: bad, province_state: bad, country: bad, postal_code: bad,
            },
            shipping_info: {
                given_name: bad, surname: bad, email: bad, phone_number: { country_code: bad, number: bad },
                address_line1: bad, address_line2: bad, city: bad, province_state: bad, country: bad, postal_code: bad,
                method: bad, shipping_fee: { value: bad, currency: bad },
            },
        },
        payment_method_options: {
            id: bad,
            card: {
                capture_method: bad,
                three_ds_method: EXTERNAL,
                three_ds_info: {
                    transaction_id: bad, three_ds_version: bad, eci: bad, transaction_status: bad,
                    authentication_scheme: bad, acs_transaction_id: bad, acs_reference: bad, authentication_time: bad,
                    mcc: bad,
                },
                card_on_file: { initiator: bad, type: bad, previous_network_transaction_id: bad },
                processing_config: { bank_merchant_id: bad, merchant_id_tag: bad },
            },
            virtual_account: { channel: bad, virtual_account_name: bad, expiry_at: bad },
            ewallet: { channel: bad, expiry_at: bad },
            qr: { expiry_at: bad },
        },
        statement_descriptor: bad,
        expiration_mode: bad,
        expiry_at: bad,
        split_routing_configurations: [
            for type_is_fixed in [true, false] {
                merchant_id: if type_is_fixed { "M" } else { bad },
                type: FIXED,
                currency: if type_is_fixed { "IDR" } else { bad },
                percentage_amount: if type_is_fixed { "1" } else { bad },
                fixed_amount: if type_is_fixed { "1" } else { bad },
                remarks: if type_is_fixed { "R" } else { bad },
            }
        ],
    }));
    add(pointers(try_payment_session! {
        client_reference_id: "1",
        amount: { value: 1, currency: IDR },
        payment_method: {
            type: CARD,
            card: {
                number: bad, exp_month: bad, exp_year: bad, cvc: bad, card_holder_first_name: bad,
                card_holder_last_name: bad, card_holder_email: bad, card_holder_phone: bad,
            },
        },
        redirect_url: {},
        customer_id: bad,
    }));
    add(pointers(try_payment_session! {
        client_reference_id: "1",
        amount: { value: 1, currency: IDR },
        payment_method: { type: CARD, card: { token: bad } },
        redirect_url: {},
        customer_id: "C",
    }));
    add(pointers(try_payment_session! {
        client_reference_id: "1",
        amount: { value: 1, currency: IDR },
        payment_method: { type: CARD, card: { encrypted_card: String::new() } },
        mode: API,
        auto_confirm: false,
        customer_id: "C",
    }));
    add(pointers(try_payment_session! {
        client_reference_id: "1",
        amount: { value: 1, currency: IDR },
        payment_method: {
            type: VIRTUAL_ACCOUNT,
            virtual_account: {
                channel: bad, virtual_account_number: bad, virtual_account_name: bad, expiry_at: bad,
            },
        },
        redirect_url: {},
        customer_id: "C",
    }));
    add(pointers(try_payment_session! {
        client_reference_id: "1",
        amount: { value: 1, currency: IDR },
        payment_method: { type: EWALLET, ewallet: { account_identifier: bad } },
        redirect_url: {},
        customer_id: "C",
    }));
    add(pointers(try_payment_session! {
        client_reference_id: "1",
        payment_type: MULTIPLE,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: PERMATA, virtual_account_number: bad } },
        mode: API,
        customer_id: "C",
    }));

    let mut expected = BTreeSet::new();
    all(SESSION, "", 1, &mut expected);
    for pointer in DECIDING {
        assert!(expected.remove(pointer), "{pointer} does not exist");
    }
    let untested: Vec<_> = expected.symmetric_difference(&found).collect();
    assert!(untested.is_empty(), "the invocations of this file do not convert {untested:?}");
}

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
