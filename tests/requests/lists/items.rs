//! Each kind of item adds its own items to a list.

use std::borrow::Cow;

use super::*;

#[test]
fn loops_add_an_item_each_time() {
    let session = request!([
        for row in rows() {
            type: PHYSICAL,
            name: row.name,
            quantity: row.count,
            price: { value: 5, currency: IDR },
        }
    ]);
    assert_eq!(products(&session), format!("[{},{},{}]", product("Tea", 1), product("Cup", 2), product("Courier", 3)));
}

#[test]
fn nothing_may_be_added() {
    let empty = Vec::<Row>::new();
    let session = request!([
        for Row { name, .. } in empty { type: PHYSICAL, name, quantity: 1, price: { value: 5, currency: IDR } }
        if let [first, ..] = &*rows() && first.count == quantity(2) { type: SERVICE, quantity: 1, price: { value: 5, currency: IDR } }
        match rows().len() { 0 => { type: SERVICE, quantity: 1, price: { value: 5, currency: IDR } } _ => {} }
        ..None,
    ]);
    assert_eq!(products(&session), "[]");
}

#[test]
fn branches_add_at_most_one_item() {
    let list = |is_gift: bool, count: u32| {
        products(&request!([
            if is_gift {
                type: PHYSICAL, name: "Tea", quantity: 1, price: { value: 5, currency: IDR }
            } else if count > 5 {
                type: PHYSICAL, name: "Cup", quantity: quantity(count), price: { value: 5, currency: IDR }
            } else {}
        ]))
    };
    assert_eq!(list(true, 9), format!("[{}]", product("Tea", 1)));
    assert_eq!(list(false, 9), format!("[{}]", product("Cup", 9)));
    assert_eq!(list(false, 1), "[]");
}

#[test]
fn a_choice_can_have_all_fields_of_an_item() {
    let list = |is_gift: bool| {
        products(&request!([
            for row in rows() {
                match row.note {
                    Some(_) => { type: PHYSICAL, name: "Tea", quantity: 1, price: { value: 5, currency: IDR } }
                    None => { type: PHYSICAL, name: row.name, quantity: 9, price: { value: 5, currency: IDR } }
                }
            }
            match is_gift {
                true => {
                    if rows().is_empty() {
                        type: SERVICE, quantity: 1, price: { value: 5, currency: IDR }
                    } else {
                        type: PHYSICAL, name: "Wrap", quantity: 1, price: { value: 5, currency: IDR }
                    }
                }
                false => {}
            }
        ]))
    };
    let from_rows = [product("Tea", 9), product("Cup", 9), product("Tea", 1)].join(",");
    assert_eq!(list(false), format!("[{from_rows}]"));
    assert_eq!(list(true), format!("[{from_rows},{}]", product("Wrap", 1)));
}

#[test]
fn arms_add_their_item() {
    let list = |row: Option<Row>| {
        products(&request!([
            match row {
                Some(Row { name, is_gift: true, .. }) => {
                    type: PHYSICAL, name, quantity: 1, price: { value: 5, currency: IDR }
                }
                Some(row) if row.note.is_some() => {
                    type: PHYSICAL, name: row.name, quantity: row.count, price: { value: 5, currency: IDR }
                },
                Some(_) => {}
                None => { type: SERVICE, name: "fee", quantity: 1, price: { value: 0.5, currency: IDR } }
            }
        ]))
    };
    let [tea, cup, courier] = <[Row; 3]>::try_from(rows()).unwrap_or_else(|_| panic!("three rows"));
    assert_eq!(list(Some(tea)), format!("[{}]", product("Tea", 1)));
    assert_eq!(list(Some(cup)), "[]");
    assert_eq!(list(Some(courier)), format!("[{}]", product("Courier", 3)));
    assert_eq!(list(None), format!("[{FEE}]"));
}

#[test]
fn otherwise_may_match() {
    let list = |is_free: bool, count: Option<u32>| {
        products(&request!([
            if is_free {} else match count {
                Some(count) => { type: PHYSICAL, name: "Cup", quantity: quantity(count), price: { value: 5, currency: IDR } }
                None => {}
            }
        ]))
    };
    assert_eq!(list(true, Some(2)), "[]");
    assert_eq!(list(false, None), "[]");
    assert_eq!(list(false, Some(2)), format!("[{}]", product("Cup", 2)));
}

#[test]
fn iterators_add_their_items() {
    let session = request!([..Some(fee()), ..vec![fee(), fee()], ..(rows().iter().map(|_| fee()))]);
    assert_eq!(products(&session), format!("[{}]", [FEE; 6].join(",")));
}

#[test]
fn all_kinds_keep_their_order() {
    let (more, last) = (vec![fee()], fee());
    let session = request!([
        { type: PHYSICAL, name: "Tea", quantity: 1, price: { value: 5, currency: IDR } },
        for count in 2..4u32 { "type": "PHYSICAL", "name": "Cup", "quantity": quantity(count), "price": { "value": 5, "currency": "IDR" } }
        ..more,
        if true { type: PHYSICAL, name: "Cup", quantity: 4, price: { value: 5, currency: IDR } }
        { type: PHYSICAL, name: "Cup", quantity: 5, price: { value: 5, currency: IDR } },
        (if wants_fee() { fee() } else { last.clone() }),
        last,
    ]);
    let cups: Vec<_> = (2..6).map(|count| product("Cup", count)).collect();
    assert_eq!(
        products(&session),
        format!("[{},{},{},{FEE},{},{},{FEE},{FEE}]", product("Tea", 1), cups[0], cups[1], cups[2], cups[3])
    );
}

fn wants_fee() -> bool {
    true
}

#[test]
fn checked_items_stay_checked() {
    let shares = [("a", 40), ("b", 60)];
    let session = payment_session! {
        client_reference_id: "1",
        amount: { value: 1, currency: IDR },
        customer_id: "c",
        redirect_url: {},
        split_routing_configurations: [
            for (id, share) in shares {
                merchant_id: id.try_into().expect("an id"),
                type: PERCENTAGE,
                percentage_amount: share.try_into().expect("a percentage"),
                currency: IDR,
                remarks: "share",
            }
            ..Some(payment_part!(SplitRouting {
                merchant_id: "c", type: FIXED, fixed_amount: 5, currency: IDR, remarks: "fee",
            })),
        ],
    };
    let shares = session.split_routing_configurations.as_ref().expect("the shares are present");
    let ids: Vec<_> = shares.iter().map(|share| share.merchant_id.to_string()).collect();
    assert_eq!(ids, ["a", "b", "c"]);
}

#[test]
fn a_list_without_control_flow_keeps_its_type() {
    let products: Cow<'static, [Product]> = vec![fee()].into();
    let chosen = request!(if products.is_empty() { Cow::Borrowed(&[]) } else { products });
    assert_eq!(self::products(&chosen), format!("[{FEE}]"));
}
