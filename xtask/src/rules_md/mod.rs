//! `docs/rules.md`: the verdict of the rules about each field in each case.

mod markdown;
mod matrix;
mod unfinished;

use test_support::book::Page;

use crate::{File, checkout};
use matrix::Matrix;

fn lines(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().concat()
}

/// Returns the page.
pub fn file(book: &[Page]) -> File {
    File { path: checkout("docs/rules.md"), text: markdown::page(&Matrix::of_the_rules(), book) }
}

#[cfg(test)]
mod tests {
    use super::matrix::{Cell, Matrix};

    #[test]
    fn well_known_cells_are_correct() {
        let matrix = Matrix::of_the_rules();
        let cell = |field: &str, case: [&str; 3], method| {
            let [payment_type, mode, auto_confirm] = case;
            let group = matrix.groups.iter().find(|group| {
                group.payment_type == payment_type && group.mode == mode && group.covers(auto_confirm == "true")
            });
            let column = group.and_then(|group| group.columns.iter().find(|column| column.method == method));
            let row = matrix.rows.iter().position(|row| row == field).expect("the field has a row");
            column.expect("the case has a column").cells[row].clone()
        };
        let redirect = ["SINGLE", "REDIRECT", "true"];
        let (api, later) = (["SINGLE", "API", "true"], ["SINGLE", "API", "false"]);
        let fixed = ["MULTIPLE", "API", "true"];
        assert_eq!(cell("redirectUrl", redirect, None), Cell::Required(vec!["redirect-url"]));
        assert_eq!(cell("redirectUrl", api, Some("QR")), Cell::Allowed);
        assert_eq!(cell("amount", fixed, Some("QR")), Cell::Rejected(vec!["static-qr-amount"]));
        assert_eq!(cell("amount", fixed, Some("VIRTUAL_ACCOUNT")), Cell::Allowed);
        assert_eq!(cell("customer", redirect, None), Cell::Depends(vec!["customer-choice"]));
        assert_eq!(cell("paymentMethod.card.encryptedCard", later, Some("CARD")), Cell::Allowed);
        assert_eq!(cell("paymentMethod.card.token", api, Some("CARD")), Cell::Depends(vec!["token-customer"]));
        assert_eq!(cell("paymentMethod.card", redirect, None), Cell::Nowhere);
        assert_eq!(cell("bypassStatusPage", api, Some("CARD")), Cell::DefaultOnly(vec!["bypass-mode"]));
        assert_eq!(
            cell("paymentMethodOptions.ewallet.channel", api, Some("EWALLET")),
            Cell::Required(vec!["api-ewallet-channel"])
        );
    }
}
