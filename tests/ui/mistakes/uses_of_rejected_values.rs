//! Uses of rejected values, which cause no second error.

#![deny(warnings)]

use payment_session::{ClientReferenceId, PaymentSession, payment_session};

const BROKEN: PaymentSession = payment_session! {
    client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
    payment_typ: SINGLE, //~ a misspelt key
};

static SHARED: PaymentSession = payment_session! {
    client_reference_id: "A", customer_id: "C", redirect_url: {},
    amount: { value: 0, currency: IDR }, //~ nothing to pay
};

fn make(reference: ClientReferenceId) -> PaymentSession {
    let session = payment_session! {
        client_reference_id: reference,
        customer_id: "C", redirect_url: {},
        amount: { value: 1, currency: IRD }, //~ a misspelt enum value
    };
    println!("{}", session.to_json().len());
    session
}

fn early(flag: bool, reference: ClientReferenceId) -> Result<PaymentSession, payment_session::Invalid> {
    if flag {
        return Ok(payment_session! {
            client_reference_id: reference,
            amount: { value: "5".parse()?, currency: IDR },
            customer_id: "C",
            redirect_urls: {}, //~ a misspelt key
        });
    }
    Ok(BROKEN)
}

fn borrowed(reference: &ClientReferenceId) -> Vec<u8> {
    let one = payment_session! {
        client_reference_id: reference.clone(),
        amount { value: 1, currency: IDR }, //~ a colon
        customer_id: "C", redirect_url: {},
    };
    one.to_json()
}

fn unused(note: payment_session::request::StatementDescriptor, total: payment_session::AmountValue) -> PaymentSession {
    payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: { value: total, currency: IDR } //~ a comma
        statement_descriptor?: Some(note),
    }
}

fn one_of(flag: bool) -> PaymentSession {
    match flag {
        true => payment_session! {
            client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C",
            mode: REDIRECT, //~ needs an address
        },
        false => BROKEN,
    }
}

struct Holder {
    session: PaymentSession,
}

impl Holder {
    const DEFAULT: Self = Self {
        session: payment_session! {
            client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
            auto_confirm: "true", //~ without quotes
        },
    };
}

fn main() {
    println!("{:?} {:?}", BROKEN, SHARED);
    let reference: ClientReferenceId = "A".try_into().unwrap();
    println!("{:?}", make(reference.clone()));
    println!("{:?} {:?}", early(true, reference.clone()).is_ok(), borrowed(&reference));
    println!("{:?}", unused("A".try_into().unwrap(), 5.try_into().unwrap()));
    println!("{:?} {:?}", one_of(true), Holder::DEFAULT.session.client_reference_id);
    let sessions: Vec<PaymentSession> = [1, 2]
        .iter()
        .map(|_| payment_session! { client_reference_id: "A B", customer_id: "C", redirect_url: {}, //~ a blank
            amount: { value: 1, currency: IDR } })
        .collect();
    println!("{}", sessions.len());
}
