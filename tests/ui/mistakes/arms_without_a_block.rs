//! Arms of `match` without a block: rustc decides whether their expressions return.

#![deny(warnings)]

use payment_session::{Product, payment_session, request::Digits, try_payment_session};

enum Way {
    Page,
    Code,
}

fn returns(way: Way, total: payment_session::AmountValue) {
    payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C",
        match way {
            Way::Page => { amount: { value: total, currency: IDR } }
            Way::Code => println!("no amount"), //~ a macro that returns
        }
    };
}

fn calls(way: Way) {
    payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        match way {
            Way::Page => { auto_confirm: false }
            Way::Code => drop(1), //~ a function that returns
        }
    };
    let _ = try_payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        match way {
            Way::Page => { auto_confirm: false }
            Way::Code => Some(false), //~ a value
        }
    };
}

fn blocks(way: Way, later: bool) {
    payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        match way {
            Way::Page => if later { return } else { println!("a") }, //~ returns in one case
            Way::Code => unsafe { eprintln!("b"); }, //~ and in each
        }
    };
}

fn other_mistakes(way: Way, digits: Digits<6>) {
    payment_session! {
        client_reference_id: "A", redirect_url: {}, customer_id: "C", //~ no amount
        match way {
            Way::Page => { auto_confirm: digits } //~ another type
            Way::Code => dbg!(()), //~ a macro that returns
        }
    };
}

fn items(way: Way, product: Product) {
    payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        order_information: {
            product_details: [
                match way {
                    Way::Page => product.clone(), //~ a value in a list
                    Way::Code => {}
                },
            ],
        },
    };
}

fn main() {}
