//! A help writes the usual currency only where nothing in the request could name another one.

use super::helps_of;

#[test]
fn nobody_guesses_a_currency() {
    for (entries, help) in [
        ("amount: 100", "write `amount: { value: 100, currency: IDR }`"),
        ("amount: { value: 5 }", "add `currency: IDR`"),
        ("amount: 100, metadata: { currency: \"USD\" }", "write `amount: { value: 100, currency: IDR }`"),
        ("amount: 1.500,50", "write `amount: { value: 1500.50, currency: IDR }`"),
        ("amount: 5.000.000,50", "write `amount: { value: 5000000.50, currency: IDR }`"),
        // An unknown key may name another one.
        ("amount: 100, unit: \"kg\"", "write `amount: { value: 100, currency: … }`"),
        ("amount: 100, \"unit\"!: \"USD\"", "write `amount: { value: 100, currency: … }`"),
        // So may a value that nobody can look into, or a text.
        ("amount: 100, order_information: info", "write `amount: { value: 100, currency: … }`"),
        ("amount: { value: \"$1,000.50\" }", "add `currency: …`"),
        ("amount: { value: \"1,000.50 EUR\" }", "add `currency: …`"),
        ("amount: \"SGD 100.00\"", "write, for example, `amount: { value: …, currency: … }`"),
        ("amount: [100, \"USD\"]", "write, for example, `amount: { value: …, currency: … }`"),
        // The request has one, perhaps in an arm.
        ("amount: { value: 5, if a { currency: \"usd\" } }", "add an `else` with `currency: …`"),
    ] {
        assert_eq!(helps_of(entries)[0], help, "{entries}");
    }
}

#[test]
fn nobody_guesses_the_currency_of_an_item() {
    for amount in ["{ value: 5, currency: cur }", "amount", "{ value: 5, currency: \"usd\" }", "{ value: 5, ccy: USD }"]
    {
        let item = "{ type: DIGITAL, quantity: 1, price: { value: 5 } }";
        let entries = format!("amount: {amount}, order_information: {{ product_details: [{item}] }}");
        assert!(helps_of(&entries).iter().any(|found| found == "add `currency: …`"), "{entries}");
    }
}
