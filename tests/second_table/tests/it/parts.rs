//! `order_part!` creates each object of an order.

use test_second_table::{
    Checked, Line, order, order_part,
    request::{Address, Load, PickupPoint},
};

use crate::json;

const HOME: Address = order_part!(Address { street: "Jalan Melati 3", town: "Bandung" });
const SHIRT: Checked<Line> = order_part!(Line { "article": "TS 100", "count": 2, "type": "clothing", "size": "small" });

#[test]
fn parts_are_written_as_in_an_order() {
    let load: Load = order_part!(Load { value: 1.50, unit: "kg" });
    let of_parts = order! {
        order_number: "A-1", mail: "a@b.c", address: HOME, lines: [SHIRT, order_part!(Line { article: "BK 7", count: 1 })], weight: load,
    };
    let written = order! {
        order_number: "A-1", mail: "a@b.c",
        address: { street: "Jalan Melati 3", town: "Bandung" },
        lines: [{ article: "TS 100", count: 2, type: "clothing", size: "small" }, { article: "BK 7", count: 1 }],
        weight: { value: 1.50, unit: "kg" },
    };
    assert_eq!(json(&of_parts), json(&written));
    let point: PickupPoint = order_part!(PickupPoint { carrier: "kurir", locker: "0042" });
    assert_eq!(json(&point), r#"{"carrier":"kurir","locker":"0042"}"#);
}
