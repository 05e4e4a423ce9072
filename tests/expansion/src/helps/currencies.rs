//! A help writes the usual currency only where nothing in the request could name another one.

use super::helps_of;

const ITEM: &str = "type: DIGITAL, quantity: 1";

#[test]
fn of_amounts_are_those_of_the_request() {
    for (entries, help) in [
        (
            r#""orderAmount": 100, "orderCurrency": "USD""#,
            r#"write `"amount": { "value": 100, "currency": "USD" }`, and remove `"orderCurrency"`"#,
        ),
        (
            r#""total_amount": 100, "transaction_currency": "XBT""#,
            r#"write `"amount": { "value": 100, "currency": … }`, and remove `"transaction_currency"`"#,
        ),
        (
            "amount: 100, settlement_currency: \"usd\"",
            "write `amount: { value: 100, currency: USD }`, and remove `settlement_currency`",
        ),
        (
            "amount: 100, settlement_currency: cur",
            "write `amount: { value: 100, currency: cur }`, and remove `settlement_currency`",
        ),
        ("amount: 100, paid_currency: \"usd\"", "write `amount: { value: 100, currency: USD }`"),
        ("amount: 100, paid_currency: cur", "write `amount: { value: 100, currency: … }`"),
        ("amount: 100, legs: [{ ccy: \"USD\" }]", "write `amount: { value: 100, currency: USD }`"),
        ("amount: 100, unit: \"TOP\"", "write `amount: { value: 100, currency: … }`"),
        ("amount: 100, unit: \"kg\"", "write `amount: { value: 100, currency: IDR }`"),
        ("amount: 100, metadata: { currency: \"USD\" }", "write `amount: { value: 100, currency: IDR }`"),
        ("amount: 100, order_information: info", "write `amount: { value: 100, currency: … }`"),
        ("amount: { value: 5, if a { currency: \"usd\" } }", "add an `else` with `currency: …`"),
        ("amount: 1.500,50 USD", "write `amount: { value: 1500.50, currency: USD }`"),
        ("amount: { value: \"Rp 50.000,-\" }", "add `currency: IDR`"),
        ("amount: { value: \"$1,000.50\" }", "add `currency: …`"),
        ("amount: { value: \"1,000.50 EUR\" }", "add `currency: EUR`"),
        ("amount: \"SGD 100.00\"", "write, for example, `amount: { value: …, currency: SGD }`"),
        ("amount: [100, \"USD\"]", "write, for example, `amount: { value: …, currency: USD }`"),
        ("amount: { value: \"USD 1,000.50\", currency: IDR }", "write `value: …`: `USD` is not its `currency`"),
    ] {
        assert_eq!(helps_of(entries)[0], help, "{entries}");
    }
}

#[test]
fn of_numbers_with_points_and_a_comma_keep_the_cents() {
    assert_eq!(helps_of("amount: { value: 5.000.000,50, currency: IDR }"), ["write `5000000.50`"]);
    assert_eq!(helps_of("amount: 5.000.000,50"), ["write `amount: { value: 5000000.50, currency: IDR }`"]);
}

#[test]
fn of_items_are_those_of_the_request() {
    for (amount, price, help) in [
        ("{ value: 5, currency: cur }", "{ value: 5 }", "add `currency: …`"),
        ("{ value: 5, currency: cur }", "5", "write `price: { value: 5, currency: … }`"),
        ("amount", "5", "write `price: { value: 5, currency: … }`"),
        ("{ value: 5, currency: \"usd\" }", "{ value: 5 }", "add `currency: USD`"),
        ("{ value: 5, ccy: USD }", "{ value: 5 }", "add `currency: USD`"),
        ("{ value: 5, currency: IDR }", "{ value: \"USD 5.00\" }", "add `currency: USD`"),
    ] {
        let entries =
            format!("amount: {amount}, order_information: {{ product_details: [{{ {ITEM}, price: {price} }}] }}");
        assert!(helps_of(&entries).iter().any(|found| found == help), "{entries}");
    }
    for share in ["{ fixed_amount: { value: 500, currency: USD }", "{ fixed_amount: \"USD 500.00\""] {
        let entries = format!(
            "amount: {{ value: 5, currency: IDR }}, \
             split_routing_configurations: [{share}, merchant_id: \"M\", type: FIXED, remarks: \"r\" }}]"
        );
        let helps = helps_of(&entries);
        assert_eq!(helps[0], "add `currency: USD`");
        assert!(helps[1].contains("`fixed_amount: "), "{}", helps[1]);
    }
}
