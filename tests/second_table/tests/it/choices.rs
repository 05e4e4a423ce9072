//! `if` and `match` among entries, and lists of loops.

use test_second_table::{Checked, Order, order};

use crate::json;

#[derive(Clone, Copy)]
enum Way {
    Home { is_gift: bool },
    Locker(&'static str),
    Counter,
    Nowhere,
}

fn order(way: Way) -> Option<Checked<Order>> {
    Some(order! {
        order_number: "A-1",
        mail: "ayu@example.com",
        match way {
            Way::Home { is_gift } => {
                address: { street: "Jalan Melati 3", town: "Bandung" },
                if is_gift { is_gift: true, gift_message: "For you" } else { speed: "next_day" }
            }
            Way::Locker(number) if number.len() == 4 => {
                delivery: "pickup",
                pickup_point: { carrier: "kurir", locker: "0042" },
            }
            Way::Locker(_) | Way::Counter => { delivery: "pickup", pickup_point: { carrier: "toko" } }
            Way::Nowhere => return None,
        }
    })
}

#[test]
fn choices_write_the_fields_of_their_arm() {
    let cases = [
        (
            Way::Home { is_gift: true },
            r#""address":{"street":"Jalan Melati 3","town":"Bandung"},"isGift":true,"giftMessage":"For you""#,
        ),
        (Way::Home { is_gift: false }, r#""speed":"next_day","address":{"street":"Jalan Melati 3","town":"Bandung"}"#),
        (Way::Locker("0042"), r#""delivery":"pickup","pickupPoint":{"carrier":"kurir","locker":"0042"}"#),
        (Way::Locker("12"), r#""delivery":"pickup","pickupPoint":{"carrier":"toko"}"#),
        (Way::Counter, r#""delivery":"pickup","pickupPoint":{"carrier":"toko"}"#),
    ];
    for (way, fields) in cases {
        let expected = format!(r#"{{"orderNumber":"A-1","mail":"ayu@example.com",{fields}}}"#);
        assert_eq!(order(way).map(|order| json(&order)), Some(expected));
    }
    assert_eq!(order(Way::Nowhere), None);
}

#[test]
fn lists_have_loops_choices_and_iterators() {
    let more = order! {
        order_number: "A-2", mail: "a@b.c", address: { street: "a", town: "b" },
        lines: [{ article: "M 1", count: 4 }],
    };
    let is_wrapped = true;
    let order = order! {
        order_number: "A-1",
        mail: "ayu@example.com",
        address: { street: "Jalan Melati 3", town: "Bandung" },
        lines: [
            for count in [1_u8, 2] { article: "BK 7", count: count.try_into().unwrap() }
            if is_wrapped { article: "WRAP", count: 1, type: "other" }
            ..more.lines.iter().flat_map(|lines| lines.iter().cloned()),
        ],
    };
    let lines = order.lines.as_ref().unwrap().iter().map(json).collect::<Vec<_>>();
    assert_eq!(
        lines,
        [
            r#"{"article":"BK 7","count":1}"#,
            r#"{"article":"BK 7","count":2}"#,
            r#"{"article":"WRAP","count":1,"type":"other"}"#,
            r#"{"article":"M 1","count":4}"#,
        ]
    );
}
