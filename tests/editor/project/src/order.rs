//! The data of a shop that requests a payment.

use payment_session::{
    ClientReferenceId, Customer, Email, GivenName, Invalid, Mode, Product, request::{Digits, PhoneNumber, Remarks},
};

/// An order.
#[derive(Clone)]
pub struct Order {
    /// The number on the invoice.
    pub reference: ClientReferenceId,
    /// The total price.
    pub total: u64,
    /// The email address for the invoice.
    pub email: Email,
    /// The name of the customer.
    pub given_name: Option<GivenName>,
    /// The customer of the order.
    pub customer: Customer,
    /// The phone number for questions.
    pub phone: PhoneNumber,
    /// The ordered items.
    pub lines: Vec<Line>,
    /// The comment of the customer.
    pub note: Option<String>,
    /// The account number for the transfer.
    pub account: Digits<8>,
    /// The remarks of a share.
    pub remarks: Remarks,
    /// The mode of the payment.
    pub mode: Option<Mode>,
}

/// A line of an order.
#[derive(Clone)]
pub struct Line {
    /// The name in the shop.
    pub title: String,
    /// The number of pieces.
    pub pieces: u32,
    /// The price of one piece.
    pub price: u64,
}

/// An order that is still being filled.
pub struct Basket {
    /// The ordered items.
    pub lines: Vec<Row>,
    /// True if the items are fragile.
    pub is_fragile: bool,
    /// The courier fee, if there is one.
    pub courier: Option<Row>,
    /// The free products.
    pub gifts: Vec<Product>,
}

/// A row of a database.
pub struct Row {
    /// The name in the shop.
    pub title: String,
    /// The number of pieces.
    pub pieces: u32,
    /// The price of one piece.
    pub price: u64,
}

impl Order {
    /// Returns the products in the type of the request.
    pub fn products(&self) -> Vec<Product> {
        Vec::new()
    }

    /// Returns the second email address of the customer.
    pub fn second_email(&self) -> Result<Email, Invalid> {
        "second@shop.id".parse()
    }
}
