//! Templates whose head, fields or placeholders are written like other Rust code.

use payment_session::{AmountValue, ClientReferenceId, Email, payment_session};

payment_session! {
    pub struct { //~ no name
        client_reference_id: _,
    }
}

payment_session! {
    pub strcut Misspelt { //~ no `struct`
        client_reference_id: _,
    }
}

payment_session! {
    #[derive(Clone)]
    Headless { //~ no `struct`
        client_reference_id: _,
    }
}

payment_session! {
    pub enum Other { //~ no `struct`
        client_reference_id: _,
    }
}

payment_session! {
    #![allow(dead_code)] //~ an attribute of another place
    struct Inner {
        client_reference_id: _,
    }
}

payment_session! {
    struct Raw {
        client_reference_id: _,
        amount: { value: 1, currency: IDR },
        redirect_url: {},
        customer_id: _ as r#client_reference_id, //~ a name that is there
    }
}

payment_session! {
    struct fn { //~ no name
        client_reference_id: _,
    }
}

payment_session! {
    struct Braces { { client_reference_id: _, amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: _ } } //~ one pair
}

payment_session! {
    struct Members {
        pub client_reference_id: _, //~ placeholders are public
        pub(crate) amount: { //~ placeholders are public
            value: _ as type, //~ a keyword
            currency: IDR,
        },
        redirect_url: {},
        customer: {
            email: _ as _, //~ no name
            given_name: _ as self, //~ a keyword
            surname: _ as "name", //~ no name
        },
    }
}

payment_session! {
    struct Typed {
        client_reference_id: _: ClientReferenceId, //~ the field's type
        amount: { value: _ as total: AmountValue, currency: IDR }, //~ the same
        redirect_url: {},
        customer_id: _,
        statement_descriptr: _, //~ misspelt, in front of the right one
        statement_descriptor: _,
    }
}

fn typed(typed: Typed) -> (ClientReferenceId, AmountValue) {
    let _ = typed.statement_descriptor;
    (typed.client_reference_id, typed.total)
}

payment_session! {
    struct Holes {
        clientReferenceId: _, //~ in Rust's letters
        amount: {
            value: _ total, //~ `as` is missing
            currency: IDR,
        },
        redirect_url: {},
        customer: {
            emial: _, //~ misspelt
            given_name?: _ as, //~ no name
            surname?: _,
            surnmae?: _, //~ misspelt, and there
        },
        customer: _, //~ twice
    }
}

fn fill(reference: ClientReferenceId, total: AmountValue, email: Email) -> Holes {
    // the template's fields are as if all were well
    Holes { client_reference_id: reference, total, email, surname: None }
}

payment_session! {
    struct Generic<T: Clone> { //~ no parameters
        client_reference_id: _, amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
    }
}

fn main() {}
