//! Each way to build a list sends the same items as the flat list.

use super::*;

/// Asserts that lists of these items are the same, however they are built.
macro_rules! agree {
    ($({ $($entries:tt)* })+) => {{
        let flat = request!([$({ $($entries)* },)+]);
        let loops = request!([$(for () in [()] { $($entries)* })+]);
        let branches = request!([$(if flat.customer_id.is_some() { $($entries)* } else {})+]);
        let last_branches = request!([$(if flat.customer.is_some() {} else { $($entries)* })+]);
        let arms = request!([$(match flat.customer_id { None => {} Some(_) => { $($entries)* } })+]);
        let parts = request!([$(..Some(payment_part!(Product { $($entries)* })),)+]);
        let mixed = request!([..None, $({ $($entries)* },)+]);
        for built in [loops, branches, last_branches, arms, parts, mixed] {
            assert_eq!(json(&built), json(&flat));
            assert_eq!(built, flat);
        }
    }};
}

#[test]
fn literals() {
    agree!(
        { type: PHYSICAL, quantity: 1, price: { value: 5, currency: IDR } }
        { type: DIGITAL, quantity: 0.5, price: { value: 0, currency: USD }, name: "\u{2028} \" \\ é" }
        { "type": "SERVICE", "quantity": 100, "price": { "value": 1e3, "currency": "SGD" }, "category": "a" }
        {
            price: { currency: IDR, value: 999_999_999_999_999_999 },
            quantity: 1.50,
            description: "last",
            name: null,
            sub_category: "b",
            type: PHYSICAL,
            category: "c",
        }
    );
}

#[test]
fn run_time_values() {
    let (name, count, absent) = (row("Tea", 1).name, quantity(2), None::<ProductName>);
    let price = payment_part!(Price { value: 7, currency: IDR });
    agree!(
        { type: PHYSICAL, name: name.clone(), quantity: count, price: price.clone() }
        { type: ProductType::DIGITAL, name?: absent.clone(), quantity: count, price: { value: price.value, currency: IDR } }
        { type: SERVICE, name?: Some(name.clone()), quantity: "3".parse().expect("a number"), price: (price.clone()) }
    );
}
