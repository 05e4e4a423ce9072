//! Entries and values in a form that only other macros and Rust have.

use payment_session::payment_session;

fn shape() {
    let _ = payment_session! {
        client_reference_id: _, //~ a placeholder
        amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        5: "five", //~ a number is not a key
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
