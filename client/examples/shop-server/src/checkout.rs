//! The form of the checkout, and its mistakes.

use std::collections::{BTreeMap, HashMap};

use payment_session::{PaymentSession, Violation, values::non_empty};
use serde::Deserialize;

use crate::{
    order::{LONGEST_ID, Line, Method, Order},
    store::now,
};

/// Something that the shop sells.
pub struct Product {
    pub id: &'static str,
    pub name: &'static str,
    /// In rupiahs.
    pub price: u64,
}

pub const PRODUCTS: [Product; 3] = [
    Product { id: "coffee", name: "Coffee from Gayo, 250 g", price: 85_000 },
    Product { id: "sugar", name: "Palm sugar, 250 g", price: 35_000 },
    Product { id: "cup", name: "Cup", price: 48_000 },
];

/// What the customer has typed.
#[derive(Clone, Debug, Deserialize)]
pub struct Checkout {
    #[serde(default)]
    pub token: String,
    /// The id of the order: random, so a form that is sent twice is one order.
    pub cart: String,
    #[serde(default)]
    pub email: String,
    #[serde(default)]
    pub name: String,
    pub method: Method,
    /// The quantities, by the ids of the products.
    #[serde(flatten)]
    pub quantities: HashMap<String, String>,
}

/// The texts for the customer, by the name of the input.
pub type Mistakes = BTreeMap<&'static str, String>;

impl Checkout {
    /// Returns the lines of the cart.
    ///
    /// # Errors
    ///
    /// Returns a text for each quantity that is none.
    pub fn lines(&self) -> Result<Vec<Line>, Mistakes> {
        let (mut lines, mut mistakes) = (Vec::new(), Mistakes::new());
        for Product { id, name, price } in &PRODUCTS {
            let quantity = self.quantities.get(*id).map_or("", |text| text.trim());
            match if quantity.is_empty() { Ok(0) } else { quantity.parse() } {
                Ok(0) => {}
                Ok(quantity @ 1..=99) => {
                    lines.push(Line { product: (*name).into(), quantity, price: *price });
                }
                _ => drop(mistakes.insert(id, "From 0 to 99.".into())),
            }
        }
        if lines.is_empty() && mistakes.is_empty() {
            mistakes.insert("cart", "Your cart is empty.".into());
        }
        if mistakes.is_empty() { Ok(lines) } else { Err(mistakes) }
    }

    /// Returns the order, with the request of its first payment.
    ///
    /// # Errors
    ///
    /// Returns a text for each input with a mistake.
    pub fn order(&self) -> Result<(Order, PaymentSession), Mistakes> {
        let (lines, mut mistakes) = match self.lines() {
            Ok(lines) => (lines, Mistakes::new()),
            // The other inputs are checked as well.
            Err(mistakes) => (vec![Line { product: String::new(), quantity: 1, price: 1 }], mistakes),
        };
        // The form has a random one, but a browser sends what it wants.
        if self.cart.len() > LONGEST_ID {
            mistakes.insert("cart", "Please begin again.".into());
        }
        let mut order = Order {
            id: self.cart.clone(),
            created_at: now(),
            email: self.email.trim().into(),
            name: non_empty(self.name.trim()).map(Into::into),
            lines,
            paid_by: None,
            payments: Vec::new(),
        };
        match order.pay(self.method) {
            Ok(request) if mistakes.is_empty() => return Ok((order, request)),
            Ok(_) => {}
            Err(violations) => {
                mistakes.extend(violations.iter().map(|violation| (input_of(violation), text(violation).to_owned())));
            }
        }
        Err(mistakes)
    }
}

/// Returns the name of the input that a violation concerns.
fn input_of(violation: &Violation) -> &'static str {
    match &*violation.pointer() {
        "/customer/email" => "email",
        "/customer/givenName" => "name",
        _ => "cart",
    }
}

fn text(violation: &Violation) -> &'static str {
    match violation.id() {
        "email" => "This is not an e-mail address. An example: rina@example.com",
        "text" => "This is too long, or has characters that are not possible.",
        _ => "Please check this.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each payment of an order that is accepted can be refunded.
    #[test]
    fn an_id_leaves_room_for_the_reference_of_a_refund() {
        let form = |length: usize| Checkout {
            token: String::new(),
            cart: "o".repeat(length),
            email: "rina@example.com".into(),
            name: String::new(),
            method: Method::Qr,
            quantities: HashMap::from([("sugar".to_owned(), "2".to_owned())]),
        };
        assert!(form(LONGEST_ID).order().is_ok());
        for length in [LONGEST_ID + 1, 97, 98, 99] {
            let mistakes = form(length).order().unwrap_err();
            assert!(mistakes.contains_key("cart"), "{mistakes:?}");
        }
    }
}
