//! The comparison of requests, of which a row has the text.

use std::mem;

use payment_session::request::AmountValue;

/// Returns whether two texts mean the same request. The number after a currency is compared by value, because a database
/// can add zeros to it.
pub fn is_same_request(one: &str, other: &str) -> bool {
    one == other || terms(one).eq(terms(other))
}

enum Term<'a> {
    Amount(AmountValue),
    Text(&'a str),
}

impl PartialEq for Term<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Amount(own), Self::Amount(other)) => own.get().cmp_value(other.get()).is_eq(),
            (Self::Text(own), Self::Text(other)) => own == other,
            _ => false,
        }
    }
}

fn terms(request: &str) -> impl Iterator<Item = Term<'_>> {
    let mut is_amount = false;
    request.split(' ').map(move |term| {
        let is_currency = term.len() == 3 && term.bytes().all(|byte| byte.is_ascii_uppercase());
        let amount = mem::replace(&mut is_amount, is_currency).then(|| term.parse().ok()).flatten();
        amount.map_or(Term::Text(term), Term::Amount)
    })
}
