//! Carts: lists of products whose length only the running program knows.

use payment_session::{
    Invalid, Product, payment_part,
    request::{OrderInformation, ProductType},
};

use crate::{
    customers,
    rows::{Delivery, LineKind, OrderRow},
};

const GIFT_WRAP: u64 = 5_000;

/// Creates the products of an order, which are its lines, wrapping, delivery and vouchers, and its address.
pub fn information(order: &OrderRow) -> Result<OrderInformation, Invalid> {
    let vouchers = order.vouchers.iter().map(|value| voucher(*value)).collect::<Result<Vec<_>, _>>()?;
    Ok(payment_part!(OrderInformation {
        product_details: [
            for line in &order.lines {
                type: kind(line.kind),
                name: line.title.try_into()?,
                category?: line.category.map(TryInto::try_into).transpose()?,
                quantity: line.pieces.try_into()?,
                price: { value: line.price.try_into()?, currency: IDR },
            }
            if order.is_gift {
                type: SERVICE,
                name: "Gift wrap",
                quantity: 1,
                price: { value: GIFT_WRAP.try_into()?, currency: IDR },
            }
            match order.delivery {
                Delivery::Courier { name, fee, .. } if fee > 0 => {
                    type: SERVICE,
                    name: name.try_into()?,
                    quantity: 1,
                    price: { value: fee.try_into()?, currency: IDR },
                }
                // a pickup and a free delivery are not products
                Delivery::Courier { .. } | Delivery::Pickup => {}
            }
            ..vouchers,
        ],
        shipping_info?: customers::shipping(order)?,
    }))
}

/// Returns the total price of the products, in rupiahs.
pub fn total(order: &OrderRow) -> u64 {
    let lines: u64 = order.lines.iter().map(|line| line.price * u64::from(line.pieces)).sum();
    let wrapping = if order.is_gift { GIFT_WRAP } else { 0 };
    let delivery = if let Delivery::Courier { fee, .. } = order.delivery { fee } else { 0 };
    lines + wrapping + delivery + order.vouchers.iter().sum::<u64>()
}

fn voucher(value: u64) -> Result<Product, Invalid> {
    Ok(payment_part!(Product {
        type: DIGITAL,
        name: "Voucher",
        category: "VOUCHERS",
        quantity: 1,
        price: { value: value.try_into()?, currency: IDR },
    }))
}

fn kind(kind: LineKind) -> ProductType {
    match kind {
        LineKind::Goods => ProductType::PHYSICAL,
        LineKind::Download => ProductType::DIGITAL,
    }
}
