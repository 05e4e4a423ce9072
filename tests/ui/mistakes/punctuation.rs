//! Missing and wrong signs, whose meaning is clear.

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
        metadata: { "a" = 1 }, //~ `=` for `:` in arbitrary JSON
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        metadata: { "a": 1 "b": 2 }, //~ no comma in arbitrary JSON
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        metadata: { "a": undefined }, //~ no such value
    };
}

fn main() {}
