//! The requests of orders: one function for five ways to pay and two kinds of customer, which splits the payment among the
//! merchants of a cart.

use std::collections::BTreeMap;

use payment_session::{Invalid, PaymentSession, payment_session};

use crate::{
    carts, customers,
    rows::{Bank, OrderRow, Payer, Way},
};

/// The fee of the marketplace, in thousandths of the goods.
const FEE: u64 = 25;

/// Creates the request of an order.
///
/// # Errors
///
/// Returns the first value that breaks a rule.
pub fn request(order: &OrderRow) -> Result<PaymentSession, Invalid> {
    let total = carts::total(order);
    let shares = shares(order);
    // the fees, and what the marketplace itself sells: wrapping, delivery and vouchers
    let rest = total - shares.values().sum::<u64>();
    Ok(payment_session! {
        client_reference_id: order.number.try_into()?,
        amount: { value: total.try_into()?, currency: IDR },
        // every combination of ways and payers is checked at compile time
        match order.way {
            Way::Page => {}
            Way::Account(bank) => {
                payment_method: { type: VIRTUAL_ACCOUNT },
                payment_method_options: {
                    virtual_account: {
                        match bank {
                            Bank::Bca => { channel: BCA }
                            Bank::Permata => { channel: PERMATA }
                        }
                    },
                },
                mode: API,
            }
            Way::Code => { payment_method: { type: QR }, mode: API }
            Way::Card { is_kept } => {
                payment_method: { type: CARD },
                if is_kept { save_for_future_use: true }
            }
            Way::Wallet => {
                payment_method: { type: EWALLET },
                payment_method_options: { ewallet: { channel: DANA } },
            }
        }
        match &order.customer {
            Payer::Known(id) => { customer_id: (*id).try_into()? }
            Payer::New(row) => { customer: customers::customer(row)? }
        }
        redirect_url: {
            success_return_url: format!("https://pasar.example/orders/{}/paid", order.number).try_into()?,
            failure_return_url: format!("https://pasar.example/orders/{}/pay", order.number).try_into()?,
        },
        order_information: carts::information(order)?,
        metadata: { "orderNo": order.number, "lines": order.lines.len() },
        split_routing_configurations: [
            // the shares add up to the amount: each merchant gets its goods less the fee, and the marketplace the rest
            for (merchant, share) in shares {
                merchant_id: merchant.try_into()?,
                type: FIXED,
                fixed_amount: share.try_into()?,
                currency: IDR,
                remarks: format!("goods of {merchant}").try_into()?,
            }
            {
                merchant_id: "pasar",
                type: FIXED,
                fixed_amount: rest.try_into()?,
                currency: IDR,
                remarks: "fees and services",
            },
        ],
    })
}

/// Returns the share of each merchant of an order, in rupiahs. The fee is rounded down, in favour of the merchant.
fn shares(order: &OrderRow) -> BTreeMap<&'static str, u64> {
    let mut shares = BTreeMap::new();
    for line in &order.lines {
        *shares.entry(line.merchant).or_default() += line.price * u64::from(line.pieces);
    }
    for share in shares.values_mut() {
        *share -= *share * FEE / 1000;
    }
    shares
}
