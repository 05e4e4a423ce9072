//! Forms as a browser sends them: every field is a string, and each that is wrong is reported at its place.

use payment_session::{
    Customer, PaymentSession, VaChannel, Violations, payment_session, request::PhoneNumber, try_payment_part,
    try_payment_session, values::non_empty,
};

/// A form that buys vouchers. A field that the customer leaves empty is `""`.
pub struct VoucherForm {
    pub number: u32,
    /// A form without this input has `None`.
    pub email: Option<&'static str>,
    pub given_name: &'static str,
    pub phone: &'static str,
    /// The value of each voucher, in rupiahs.
    pub vouchers: &'static [&'static str],
}

/// Returns forms, of which only the first is filled in well.
pub fn forms() -> [VoucherForm; 3] {
    [
        VoucherForm {
            number: 7,
            email: Some("sari@pasar.example"),
            given_name: "Sari",
            phone: "81299996666",
            vouchers: &["50000", "100000"],
        },
        VoucherForm { number: 8, email: Some("budi"), given_name: "", phone: "0812-9999", vouchers: &["50000", "-1"] },
        VoucherForm { number: 9, email: None, given_name: "Ana", phone: "", vouchers: &["50000"] },
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
                // the loop lends each value
                for value in form.vouchers {
                    type: DIGITAL,
                    name: "Voucher",
                    quantity: 1,
                    price: { value, currency: IDR },
                }
            ],
        },
    }
}

fn customer(form: &VoucherForm) -> Result<Customer, Violations> {
    try_payment_part!(Customer {
        // without an e-mail address, the violation names the customer
        email: form.email,
        given_name?: non_empty(form.given_name),
        phone_number?: non_empty(form.phone).map(phone),
    })
}

fn phone(number: &str) -> Result<PhoneNumber, Violations> {
    try_payment_part!(PhoneNumber { country_code: "+62", number })
}

payment_session! {
    /// A deposit into the customer's account of the marketplace, by transfer to a virtual account.
    pub struct Deposit {
        client_reference_id: _,
        amount: { value: _ as total, currency: IDR },
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel: _ as bank } },
        mode: API,
        customer_id: _,
    }
}

/// Creates the deposit of a form, whose inputs are strings.
///
/// # Errors
///
/// Returns every field that breaks a rule.
pub fn deposit(number: u32, total: &str, bank: &str, customer_id: &str) -> Result<Deposit, Violations> {
    // only the banks of the menu
    let bank = VaChannel::listed(bank);
    Deposit::try_new(format!("DEPOSIT-{number}"), total, bank, customer_id)
}
