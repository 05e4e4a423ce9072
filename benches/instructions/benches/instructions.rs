//! Counts the instructions of requests with valgrind: `cargo bench` in this folder.
//!
//! It needs valgrind and `cargo install gungraun-runner --version 0.20.0`.

use std::hint::black_box;

use gungraun::{library_benchmark, library_benchmark_group, main};
use payment_session::{PaymentSession, payment_session};

const BODY: &[u8] = include_bytes!("../../../tests/data/requests/01-payment-ui.json");

payment_session! {
    /// A template with three placeholders.
    pub struct TopUp {
        client_reference_id: _,
        amount: { value: _ as total, currency: IDR },
        payment_type: MULTIPLE,
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: PERMATA, virtual_account_number: _ as number } },
        mode: API,
        customer: { email: "customer@example.com" },
    }
}

fn top_up() -> TopUp {
    TopUp {
        client_reference_id: "TOP-UP-1".parse().unwrap(),
        total: 10_000.try_into().unwrap(),
        number: "00000001".parse().unwrap(),
    }
}

fn session() -> PaymentSession {
    PaymentSession::from_json(BODY).unwrap()
}

#[library_benchmark]
#[bench::three_holes(top_up())]
fn template(request: TopUp) -> Vec<u8> {
    black_box(request).to_json()
}

#[library_benchmark]
#[bench::payment_ui(session())]
fn to_json(session: PaymentSession) -> Vec<u8> {
    black_box(session).to_json()
}

#[library_benchmark]
#[bench::payment_ui(BODY)]
fn from_json(body: &[u8]) -> PaymentSession {
    PaymentSession::from_json(black_box(body)).unwrap()
}

#[library_benchmark]
#[bench::no_request(br#"{"clientReferenceId":"1","mode":"AP","amout":1}"#)]
fn rejected(body: &[u8]) -> usize {
    PaymentSession::from_json(black_box(body)).unwrap_err().len()
}

library_benchmark_group!(name = requests, benchmarks = [template, to_json, from_json, rejected]);
main!(library_benchmark_groups = requests);
