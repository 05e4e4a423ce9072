//! Forms as a browser sends them: every field is a string, and each that is wrong is reported at its place.

use payment_session::{
    Customer, PaymentSession, Violations, request::PhoneNumber, try_payment_part, try_payment_session,
    values::non_empty,
};

/// A form that buys vouchers. A field that the customer leaves empty is `""`.
pub struct VoucherForm {
    pub number: u32,
    pub email: &'static str,
    pub given_name: &'static str,
    pub phone: &'static str,
    /// The value of each voucher, in rupiahs.
    pub vouchers: &'static [&'static str],
}

/// Returns forms, the second of which is filled in badly.
pub fn forms() -> [VoucherForm; 2] {
    [
        VoucherForm {
            number: 7,
            email: "sari@pasar.example",
            given_name: "Sari",
            phone: "81299996666",
            vouchers: &["50000", "100000"],
        },
        VoucherForm { number: 8, email: "budi", given_name: "", phone: "0812-9999", vouchers: &["50000", "-1"] },
    ]
}

/// Creates the request of a form.
///
/// # Errors
///
/// Returns every field that breaks a rule, with the JSON pointer by which the page finds its input.
pub fn request(form: &VoucherForm) -> Result<PaymentSession, Violations> {
    let total: i64 = form.vouchers.iter().filter_map(|value| value.parse::<i64>().ok()).sum();
    try_payment_session! {
        client_reference_id: format!("VOUCHER-{}", form.number),
        amount: { value: total, currency: IDR },
        payment_method: { type: QR },
        mode: API,
        // its violations join those of the request under `/customer`, so there is no `?`
        customer: customer(form),
        order_information: {
            product_details: [
                for value in form.vouchers {
                    type: DIGITAL,
                    name: "Voucher",
                    quantity: 1,
                    price: { value: *value, currency: IDR },
                }
            ],
        },
    }
}

fn customer(form: &VoucherForm) -> Result<Customer, Violations> {
    try_payment_part!(Customer {
        email: form.email,
        given_name?: non_empty(form.given_name),
        phone_number?: non_empty(form.phone).map(phone),
    })
}

fn phone(number: &str) -> Result<PhoneNumber, Violations> {
    try_payment_part!(PhoneNumber { country_code: "+62", number })
}
