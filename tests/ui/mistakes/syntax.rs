//! Syntax errors whose meaning is clear.

use payment_session::payment_session;

fn punctuation() {
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        statement_descriptor: "Shop" //~ no comma after it
        auto_confirm: true,
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: { value: 1, currency: IDR } //~ no comma after braces
        auto_confirm: true,
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        statement_descriptor "Shop", //~ no colon
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount { value: 1, currency: IDR }, //~ no colon before braces
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        statement_descriptor: , //~ no value
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        statement_descriptor = "Shop", //~ `=` for `:`
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        "statementDescriptor" => "Shop", //~ `=>` for `:`
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        statement_descriptor:: "Shop", //~ `::` for `:`
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        statement_descriptor: "Shop"; //~ `;` for `,`
        auto_confirm: true,
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},, //~ two commas
    };
    let _ = payment_session! {
        , //~ a comma in front
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: ( value: 1, currency: IDR ), //~ parentheses for braces
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        order_information: {
            product_details: { //~ braces for brackets
                type: DIGITAL, quantity: 1, price: { value: 1, currency: IDR }
            },
        },
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        order_information: {
            product_details: [
                { type: DIGITAL, quantity: 1, price: { value: 1, currency: IDR } } //~ no comma between items
                { type: DIGITAL, quantity: 1, price: { value: 1, currency: IDR } }
            ],
        },
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C",
        mode: //~ no value, and no comma
        redirect_url: {},
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: { currency: IDR, value: 10000 IDR }, //~ a unit after a number
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: { 10000, currency: IDR }, //~ a value without its key
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: { value: 10000, IDR }, //~ an enum value without its key
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: { "QR" }, //~ a string without its key
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        #[cfg(test)] //~ an attribute
        statement_descriptor: "Shop",
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        - statement_descriptor: "Shop", //~ as in YAML
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C",
        redirect_url: { success_return_url: "https://a.id", }, failure_return_url: "https://a.id", //~ a brace too early
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        metadata: { "a" = 1 }, //~ `=` for `:` in free JSON
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        metadata: { "a": 1 "b": 2 }, //~ no comma in free JSON
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        metadata: { "a": undefined }, //~ no such value
    };
}

fn options(name: Option<payment_session::request::StatementDescriptor>, x: payment_session::request::StatementDescriptor) {
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        statement_descriptor: Some(x), //~ `Some` around a value
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        statement_descriptor: None, //~ leave it out
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        statement_descriptor?: "Shop", //~ a literal is no `Option`
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C",
        redirect_url: {},
        mode?: REDIRECT, //~ decides rules
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: { value: 1, currency?: IDR }, //~ is required
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C",
        mode: Some(REDIRECT), //~ `Some` around an enum value
        redirect_url: {},
    };
    let _ = payment_session! {
        client_reference_id: "A", redirect_url: {}, customer: { email: "a@b.id" },
        amount: Some({ value: 1, currency: IDR }), //~ `Some` around an object
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        metadata: { "a": None }, //~ `None` in free JSON
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "C",
        metadata: {
            "a"?: 5, //~ no Option
            "b"?: null, //~ this as well
            "c"?: { "d": 1 }, //~ this as well
        },
    };
}

fn numbers() {
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: { value: -5, currency: IDR }, //~ a minus sign
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: { value: +5, currency: IDR }, //~ a plus sign
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: { value: 1234567890123456789, currency: IDR }, //~ nineteen digits
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: { value: .5, currency: IDR }, //~ no digit before the point
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: { value: 0xff, currency: IDR }, //~ not decimal
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: { value: 10.000.000, currency: IDR }, //~ points between digits
    };
}

fn shape() {
    let _ = payment_session! {
        client_reference_id: _, //~ a hole
        amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        5: "five", //~ a number is no key
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        let statement_descriptor: "Shop", //~ a statement
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        metadata: { order: 5 }, //~ a free key is a string
    };
    let _ = payment_session!({{ //~ a pair of braces too many
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
    }});
    let _ = payment_session!(SessionDraft { //~ a struct literal
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
    });
    let _ = payment_session!("A"); //~ only a literal
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        metadata: [1], //~ a list
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        statement_descriptor: b"Shop", //~ bytes
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        statement_descriptor: "Shop"s, //~ a suffix
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        auto_confirm: True, //~ not Rust's `true`
    };
    let _ = payment_session! {
        client_reference_id: "A" + "B", //~ literals are not computed with
        amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
    };
}

fn main() {}
