//! A payment page with every method of the shop: flow 1. The request contains every part.

use payment_session::{PaymentSession, payment_session};

use crate::order::Order;

/// The request has no payment method, so the customer chooses one on the page.
pub fn any_method(order: Order) -> PaymentSession {
    payment_session! {
        client_reference_id: "1751612565",
        amount: { value: order.total, currency: IDR },
        payment_type: SINGLE,
        mode: REDIRECT,
        bypass_status_page: false,
        redirect_url: {
            success_return_url: "https://merchant.com/success",
            failure_return_url: "https://merchant.com/failure",
            expiration_return_url: "https://merchant.com/expiration",
        },
        customer: {
            given_name: order.given_name,
            surname: "Geotama",
            email: order.email,
            phone_number: order.phone,
            refund_preference: {
                method: AUTO,
                transfer_destination: {
                    channel_code: "014",
                    channel_information: {
                        account_number: "17677665415",
                        account_name: "Reforza Jordan Geotama",
                    },
                },
            },
        },
        order_information: {
            product_details: [{
                type: PHYSICAL,
                category: "FASHION",
                sub_category: "FASHION WANITA",
                name: "Dress Kasual Warna Putih",
                description: "Ukuran M",
                quantity: 1,
                price: { value: 100_000, currency: IDR },
            }],
            // A variable can be a whole part. An `Option` needs `?:`.
            billing_info?: order.information.billing_info,
            shipping_info?: order.information.shipping_info,
        },
        auto_confirm: false,
        statement_descriptor: "Reforza Pivot",
        expiry_at: order.expiry_at,
        metadata: { "invoiceNo": order.invoice },
    }
}
