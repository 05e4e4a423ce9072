//! Lists that `for`, `if`, `match` and `..iterator` build.

#![deny(warnings)]

use payment_session::{Product, payment_session, request::ProductName};

macro_rules! request {
    ($($order:tt)*) => {
        payment_session! {
            client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
            $($order)*
        }
    };
}

struct Row {
    name: ProductName,
    is_gift: bool,
}

fn product(_: Row) -> Product {
    todo!()
}

fn loops(rows: Vec<Row>) {
    request! { order_information: { product_details: [
        for row rows { type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR } } //~ no `in`
    ] } };
    request! { order_information: { product_details: [
        for i, row in rows { type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR } } //~ two names
    ] } };
    request! { order_information: { product_details: [
        for row in rows => { type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR } } //~ `=>` in a loop
    ] } };
    request! { order_information: { product_details: [
        for row in rows type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR } //~ no braces
    ] } };
    request! { order_information: { product_details: [
        for in rows { type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR } } //~ no pattern
    ] } };
    request! { order_information: { product_details: [
        for row in { type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR } } //~ no iterator
    ] } };
    request! { order_information: { product_details: [
        while !rows.is_empty() { type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR } } //~ another loop
    ] } };
    request! { order_information: { product_details: [
        for row in rows { row } //~ a value in a block
    ] } };
}

fn conditions(is_gift: bool, one: Product, other: Product) {
    request! { order_information: { product_details: [
        if is_gift { one } else { other } //~ Rust's own `if`
    ] } };
    request! { order_information: { product_details: [
        if { type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR } } //~ no condition
    ] } };
    request! { order_information: { product_details: [
        if is_gift {}, else { type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR } } //~ a comma
    ] } };
    request! { order_information: { product_details: [
        if is_gift { type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR } } else //~ no block
    ] } };
    request! { order_information: { product_details: [
        if is_gift && { type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR } } //~ half a condition
    ] } };
}

fn matches(row: Option<Row>) {
    request! { order_information: { product_details: [
        match row {
            Some(row) { type: PHYSICAL, name: row.name, quantity: 1, price: { value: 1, currency: IDR } } //~ no arrow
            None => {}
        }
    ] } };
    request! { order_information: { product_details: [
        match row {
            Some(row): { type: PHYSICAL, name: row.name, quantity: 1, price: { value: 1, currency: IDR } } //~ a colon
            None -> {} //~ a thin arrow
        }
    ] } };
    request! { order_information: { product_details: [
        match row {
            Some(row) => product(row), //~ Rust's own `match`
            None => return,
        }
    ] } };
    request! { order_information: { product_details: [
        match row {
            Some(row) => Product { type: PHYSICAL, name: row.name, quantity: 1, price: { value: 1, currency: IDR } }, //~ a name
            None => (), //~ no value
        }
    ] } };
    request! { order_information: { product_details: [
        match row {
            => { type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR } } //~ no pattern
            #[cfg(test)] //~ an attribute
            None => {}
        }
    ] } };
    request! { order_information: { product_details: [
        match { //~ nothing to match
            _ => {}
        }
    ] } };
}

fn iterators(rows: Vec<Row>) {
    request! { order_information: { product_details: [
        .., //~ no iterator
    ] } };
    request! { order_information: { product_details: [
        ...Vec::new(), //~ too many dots
    ] } };
}

fn items(rows: Vec<Row>) {
    request! { order_information: { product_details: [
        for row in rows { type: PHYSICAL, quantty: 1, price: { value: 1, currency: IDR } } //~ a misspelt key
    ] } };
    request! { order_information: { product_details: [
        for row in rows { type: PHYSICAL, price: { value: 1, currency: IDR } } //~ no quantity
    ] } };
    request! { order_information: { product_details: [
        for row in rows { type: PHYSICAL, quantity: 0, price: { value: 1, currency: IRD } } //~ nothing //~ a misspelt enum value
    ] } };
    request! { order_information: { product_details: [
        for row in rows { type: PHYSICAL, quantity: 1, quantity: 1, price: { value: 1, currency: IDR } } //~ twice
    ] } };
    request! { order_information: { product_details: [
        for row in rows { type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR }, ..base } //~ a base
    ] } };
}

fn places(rows: Vec<Row>, is_gift: bool) {
    request! {
        for row in rows { metadata: { "name": row.name } } //~ among entries
    };
    request! { metadata: { "names": [
        for row in rows { "name": row.name } //~ in metadata
    ] } };
    request! { metadata: { "names": [
        ..rows, //~ in metadata
    ] } };
    request! { metadata: {
        "shop": "a",
        for row in rows { "name": row.name } //~ among metadata
    } };
    request! { order_information: { product_details:
        rows.into_iter().map(|row| { type: PHYSICAL, quantity: 1 }).collect(), //~ an object in a closure
    } };
    request! { order_information: { product_details:
        if is_gift { [].into() } else { [{ type: PHYSICAL, quantity: 1 }] }, //~ an object in a branch
    } };
    request! { order_information: if is_gift { one } else { product_details: [] } }; //~ in place of an object
}

payment_session! {
    struct Order {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        order_information: { product_details: [
            for row in ROWS { type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR } } //~ in a template
            ..ROWS, //~ in a template
        ] },
    }
}

fn braces(rows: Vec<Row>, products: Vec<Product>) {
    request! { order_information: { product_details: [
        for row in rows { type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR } }
        else { type: DIGITAL, quantity: 1, price: { value: 1, currency: IDR } } //~ Python's `else`
    ] } };
    request! { order_information: { product_details: [
        products.., //~ dots after the iterator
    ] } };
    request! { order_information: { product_details: [
        for row in rows { type: PHYSICAL },
        quantity: 1, price: { value: 1, currency: IDR }, //~ after the braces
    ] } };
    request! { order_information: { product_details: [ //~ no braces
        type: PHYSICAL, quantity: 1, price: { value: 1, currency: IDR },
    ] } };
}

fn main() {}
