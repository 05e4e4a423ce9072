//! Counts the allocations of requests: none for literals, and one for the JSON, which is never moved to grow.

// The benchmarks use more of the forms.
#[allow(dead_code)]
#[path = "../../benches/forms/mod.rs"]
mod forms;

use std::path::Path;

use allocation_counter::measure;
use payment_session::{GivenName, PaymentSession, payment_session};
use test_support::generated;

fn literals() -> PaymentSession {
    payment_session! {
        client_reference_id: "1",
        amount: { value: 10000, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer: { email: "a@b.id", phone_number: { country_code: "+62", number: "8123" } },
        order_information: {
            product_details: [{ type: DIGITAL, quantity: 1, price: { value: 10000, currency: IDR } }],
        },
        metadata: { "invoiceNo": "INV001" },
    }
}

payment_session! {
    struct Template {
        client_reference_id: "1",
        amount: { value: 10000, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        customer: { email: "a@b.id", given_name: _ },
    }
}

#[test]
fn literals_allocate_nothing() {
    let mut session = None;
    let allocations = measure(|| session = Some(literals()));
    assert_eq!(allocations.count_total, 0);
    assert!(session.is_some());
}

#[test]
fn json_is_allocated_once() {
    let session = literals();
    let mut json = Vec::new();
    let allocations = measure(|| json = session.to_json());
    assert_eq!(allocations.count_total, 1);
    // Enough memory is reserved at the start, so the JSON is not moved to grow.
    assert!(allocations.bytes_total < 2 * json.len() as u64);
}

#[test]
fn the_json_of_a_template_is_allocated_once_at_its_size() {
    let given_name: GivenName = "Reforza Jordan".parse().unwrap();
    let template = Template { given_name };
    let mut json = Vec::new();
    let allocations = measure(|| json = template.to_json());
    assert_eq!((allocations.count_total, allocations.bytes_total), (1, json.len() as u64));
    let allocations = measure(|| {
        json.clear();
        template.write_json(&mut json);
    });
    assert_eq!(allocations.count_total, 0);
}

#[test]
fn run_time_values_are_moved() {
    let name: GivenName = "Reforza Jordan".parse().unwrap();
    let mut session = None;
    let allocations = measure(|| {
        session = Some(payment_session! {
            client_reference_id: "1",
            amount: { value: 10000, currency: IDR },
            payment_method: { type: QR },
            mode: API,
            customer: { email: "a@b.id", given_name: name },
        });
    });
    assert_eq!(allocations.count_total, 0);
    assert!(session.is_some());
}

#[test]
fn the_page_about_benches_has_the_allocations() {
    // The output of `json!` is one more. It grows several times, which the page does not count.
    let json = measure(|| drop(forms::json::literals())).count_total + 1;
    let own = measure(|| drop(forms::call::literals().to_json())).count_total;
    generated::compare_block(
        Path::new("benches/README.md"),
        "the allocations",
        &format!(
            "| the request of literals, as JSON | allocations |\n|---|---|\n| `payment_session!` | {own} |\n| `json!` | {json} |\n"
        ),
    );
}
