//! What a shop has at hand when it asks for a payment.

use payment_session::{
    ClientReferenceId, Customer, Email, GivenName, Invalid, Mode, Product, request::{Digits, PhoneNumber, Remarks},
};

/// An order.
#[derive(Clone)]
pub struct Order {
    /// The number on the invoice.
    pub reference: ClientReferenceId,
    /// What it costs.
    pub total: u64,
    /// Where the bill goes.
    pub email: Email,
    /// How to address the customer.
    pub given_name: Option<GivenName>,
    /// Under which the customer is known.
    pub customer: Customer,
    /// Whom to call.
    pub phone: PhoneNumber,
    /// What is in it.
    pub lines: Vec<Line>,
    /// What the customer wrote.
    pub note: Option<String>,
    /// The number to transfer to.
    pub account: Digits<8>,
    /// What a share is for.
    pub remarks: Remarks,
    /// Whose page to show.
    pub mode: Option<Mode>,
}

/// A line of an order.
#[derive(Clone)]
pub struct Line {
    /// What the shop calls it.
    pub title: String,
    /// How many.
    pub pieces: u32,
    /// What one costs.
    pub price: u64,
}

/// An order that is still being filled.
pub struct Basket {
    /// What is in it.
    pub lines: Vec<Row>,
    /// Whether it is to be wrapped.
    pub is_fragile: bool,
    /// Who brings it.
    pub courier: Option<Row>,
    /// What costs nothing.
    pub gifts: Vec<Product>,
}

/// A row of a database.
pub struct Row {
    /// What the shop calls it.
    pub title: String,
    /// How many.
    pub pieces: u32,
    /// What one costs.
    pub price: u64,
}

impl Order {
    /// The products, as the gateway wants them.
    pub fn products(&self) -> Vec<Product> {
        Vec::new()
    }

    /// The customer's other address.
    pub fn second_email(&self) -> Result<Email, Invalid> {
        "second@shop.id".parse()
    }
}
