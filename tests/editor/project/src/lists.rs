//! Lists that control flow builds, and parts.

use std::error::Error;

use payment_session::{
    Checked, PaymentSession, Product, SplitRouting, Violations, payment_part, payment_session,
    request::{OrderInformation, ProductType}, try_payment_part,
};

use crate::order::{Basket, Row};

pub fn basket(order: Basket) -> Result<PaymentSession, Box<dyn Error>> {
    Ok(payment_session! {
        client_reference_id: "1",
        amount: { value: 1, currency: IDR },
        redirect_url: {},
        customer_id: "c",
        order_information: {
            product_details: [
                for line in order.lines {
                    type: PHYSICAL,
                    /*loop*/
                    quantity: line.pieces.try_into()?,
                    price: { value: line.price.try_into()?, /*loop price*/ currency: IDR },
                }
                if order.is_fragile {
                    type: SERVICE,
                    /*branch*/
                    quantity: 1,
                    price: { value: 5, currency: IDR },
                }
                match order.courier {
                    Some(courier) if courier.pieces > 0 => {
                        type: SERVICE,
                        /*arm*/
                        quantity: courier.pieces.try_into()?,
                        price: { value: courier.price.try_into()?, currency: IDR },
                    }
                    Some(_) | None => {}
                }
                ..order.gifts,
                /*built item*/
            ],
        },
    })
}

pub fn gift(line: &Row) -> Result<Product, Box<dyn Error>> {
    let gift = payment_part!(Product {
        type: PHYSICAL,
        /*part*/
        quantity: line.pieces.try_into()?,
        price: { value: 0, /*part price*/ currency: IDR },
    });
    Ok(gift)
}

pub fn share() -> Checked<SplitRouting> {
    payment_part!(SplitRouting { merchant_id: "main", type: FIXED, /*share*/ fixed_amount: 5, currency: IDR, remarks: "fee" })
}

pub fn in_stock(order: Basket, r#type: ProductType) -> Result<OrderInformation, Violations> {
    try_payment_part!(OrderInformation {
        product_details: [
            'rows: for row in order.lines {
                type,
                /*labelled*/
                quantity: row.pieces,
                price: { value: row.price, /*labelled price*/ currency: IDR },
                match row.pieces {
                    0 => continue 'rows,
                    _ => { name: row.title }
                }
            }
        ],
    })
}
