//! Lists whose patterns, expressions and blocks come from other macros.

use crate::lists::{product, products, request, row, rows};

use payment_session::payment_part;

macro_rules! list {
    ($row:pat in $rows:expr, if $condition:expr, $arm:pat = $value:expr, ..$more:expr, $fields:tt) => {
        request!([
            for $row in $rows $fields
            if $condition $fields
            match $value { $arm => $fields _ => {} }
            ..$more.map(|_| payment_part!(Product $fields)),
        ])
    };
}

macro_rules! whole {
    ($($item:tt)*) => { request!([$($item)*]) };
}

macro_rules! labelled {
    ($label:lifetime, $last:expr) => {
        request!([
            $label: for row in rows() {
                type: PHYSICAL,
                name: { if row.count > $last { break $label } row.name },
                quantity: row.count,
                price: { value: 5, currency: IDR },
            }
        ])
    };
}

#[test]
fn a_label_comes_through() {
    let session = labelled!('rows, 1);
    assert_eq!(products(&session), format!("[{}]", product("Tea", 1)));
}

#[test]
fn come_through() {
    let name = row("Cup", 2).name;
    let session = list!(
        _ in [1, 2], if name == "Cup", Some(1..) = Some(3), ..rows().iter(),
        { type: PHYSICAL, name: name.clone(), quantity: 2, price: { value: 5, currency: IDR } }
    );
    assert_eq!(products(&session), format!("[{}]", vec![product("Cup", 2); 7].join(",")));
}

#[test]
fn whole_items_come_through() {
    let session = whole!(
        for row in rows() { type: PHYSICAL, name: row.name, quantity: row.count, price: { value: 5, currency: IDR } }
    );
    assert_eq!(products(&session), format!("[{},{},{}]", product("Tea", 1), product("Cup", 2), product("Courier", 3)));
}
