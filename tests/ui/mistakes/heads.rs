//! Templates whose head, members or holes are written as Rust has them elsewhere.

use payment_session::payment_session;

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
    struct fn { //~ no name
        client_reference_id: _,
    }
}

payment_session! {
    struct Braces { { client_reference_id: _, amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: _ } } //~ one pair
}

payment_session! {
    struct Members {
        pub client_reference_id: _, //~ holes are public
        pub(crate) amount: { //~ holes are public
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

fn main() {}
