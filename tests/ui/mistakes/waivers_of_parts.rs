//! Attributes of parts that allow rules about other objects.

use payment_session::{
    Amount, Checked, Customer, Product, SplitRouting, payment_part, request::VirtualAccountOptions,
};

const _: Product = payment_part!(Product {
    #![allow(multiple_mode)] //~
    type: PHYSICAL,
    quantity: 1,
    price: { value: 1, currency: IDR },
});
const _: Checked<SplitRouting> = payment_part!(SplitRouting {
    #![expect(split_amount, transfer_destination)] //~
    merchant_id: "M",
    type: FIXED,
    currency: IDR,
    remarks: "fee",
});
const _: Amount = payment_part!(Amount {
    #![allow(va_channel)] //~
    value: 1,
    currency: IDR,
});
const _: VirtualAccountOptions = payment_part!(VirtualAccountOptions { #![expect(va_channel)] channel: "BCAS" });
const _: Customer = payment_part!(Customer {
    #![expect(transfer_destination)]
    email: "a@b.id",
    refund_preference: { method: TRANSFER_ONLY },
});

fn main() {
    let _ = payment_part!(SplitRouting {
        #![allow(split_amont)] //~
        merchant_id: "M",
        type: FIXED,
        currency: IDR,
        remarks: "fee",
    });
    let _ = payment_part!(
        #![allow(split_amount)] //~
        SplitRouting { merchant_id: "M", type: FIXED, currency: IDR, remarks: "fee" }
    );
}
