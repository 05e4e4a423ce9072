//! Helps do not take from one arm what another one needs.

use super::helps_of;

#[test]
fn a_currency_next_to_a_choice_of_amounts_stays_for_each() {
    let each = "move it into each `amount`";
    let write = |value: u32| format!("write `amount: {{ value: {value}, currency: USD }}`");
    for (arms, helps) in [
        ("{ amount: 50 } else { amount: 60 }", vec![each.to_owned(), write(50), write(60)]),
        ("{ amount: { value: 50, currency: USD } } else { amount: 60 }", vec![each.to_owned(), write(60)]),
        (
            "{ amount: { value: 50, currency: USD } } else { amount: { value: 60, currency: USD } }",
            vec!["remove it: `currency` is already present in `amount`".to_owned()],
        ),
    ] {
        assert_eq!(helps_of(&format!("currency: USD, if vip {arms}")), helps, "{arms}");
    }
}

#[test]
fn a_choice_of_currencies_next_to_an_amount_is_one_mistake() {
    let help = "write `amount: { value: 5, currency: … }`; move the choice of `currency` into it";
    assert_eq!(helps_of("amount: 5, if usd { currency: \"USD\" } else { currency: \"IDR\" }"), [help]);
    assert_eq!(helps_of("amount: 5, if usd { currency: \"USD\" }"), [help]);
}
