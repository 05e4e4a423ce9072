//! The cost of requests, listed with their allocations: `cargo bench -p benches --bench listing`.
//!
//! The benchmarks `runtime` and `templates` compare with limits, as ratios to peers of the same run.

// Each benchmark uses some of the forms.
#[allow(dead_code)]
mod forms;

use divan::{AllocProfiler, Bencher, black_box};
use forms::{call, json, literal, template};
use payment_session::PaymentSession;

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

const BODY: &[u8] = include_bytes!("../tests/data/requests/01-payment-ui.json");

fn main() {
    divan::main();
}

mod out {
    use super::{Bencher, call, json, literal, template::PaymentUi};

    #[divan::bench]
    fn expression() -> Vec<u8> {
        call::literals().to_json()
    }

    #[divan::bench]
    fn structs() -> Vec<u8> {
        serde_json::to_vec(&literal::literals()).expect("they serialise")
    }

    #[divan::bench]
    fn json_macro() -> Vec<u8> {
        serde_json::to_vec(&json::literals()).expect("it serialises")
    }

    #[divan::bench]
    fn template(bencher: Bencher) {
        let template = PaymentUi::documented().expect("its values are right");
        bencher.bench_local(|| template.to_json());
    }

    /// The limit: the finished bytes.
    #[divan::bench]
    fn copy(bencher: Bencher) {
        let finished = call::literals().to_json();
        bencher.bench_local(|| finished.clone());
    }
}

mod r#in {
    use super::{BODY, PaymentSession, black_box, literal};

    #[divan::bench]
    fn from_json() -> PaymentSession {
        PaymentSession::from_json(black_box(BODY)).expect("it keeps every rule")
    }

    #[divan::bench]
    fn deserialize() -> PaymentSession {
        serde_json::from_slice(black_box(BODY)).expect("it keeps every rule")
    }

    #[divan::bench]
    fn structs() -> literal::Session {
        serde_json::from_slice(black_box(BODY)).expect("it has their members")
    }
}
