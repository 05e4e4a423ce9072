use payment_session::{
    Mode, PaymentSession, PaymentType, VaChannel, payment_session,
    request::{MethodType, PaymentMethod, RefundMethod, ThreeDsMethod, VirtualAccountOptions},
};

fn mode(mode: Mode) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, customer_id: "c",
        mode, // a shorthand is a run-time value
    }
}

fn payment_type(kind: PaymentType) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR },
        mode: API, auto_confirm: false, customer_id: "c",
        payment_type: kind, // decides most rules
    }
}

fn auto_confirm(confirm: bool) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, customer_id: "c",
        mode: API, auto_confirm: !confirm, // decides whether a method is needed
    }
}

fn optional(mode: Option<Mode>) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, customer_id: "c",
        mode?: mode, // may be there or not
    }
}

fn method(method: MethodType) -> PaymentSession {
    payment_session! {
        "clientReferenceId": "1", "amount": { "value": 1, "currency": "IDR" },
        "mode": "API", "autoConfirm": false, "customerId": "c",
        "paymentMethod": { "type": method }, // decides the branches
    }
}

fn object(method: PaymentMethod) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR },
        mode: API, auto_confirm: false, customer_id: "c",
        payment_method: method, // rules look into it
    }
}

fn options(account: Option<VirtualAccountOptions>) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR },
        mode: API, auto_confirm: false, customer_id: "c",
        payment_method_options: { virtual_account?: account }, // rules look into it
    }
}

fn three_ds(method: ThreeDsMethod) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR },
        mode: API, auto_confirm: false, customer_id: "c",
        payment_method: { type: CARD },
        payment_method_options: { card: { three_ds_method: method } }, // decides threeDsInfo
    }
}

fn refund(method: RefundMethod) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR },
        mode: API, auto_confirm: false,
        customer: { email: "a@b.id", refund_preference: { method } }, // decides the destination
    }
}

fn channel(channel: VaChannel) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", payment_type: MULTIPLE, mode: API, customer_id: "c",
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: {
            virtual_account: {
                channel, // decides how many digits the number has
                virtual_account_number: "00000001",
            },
        },
    }
}

fn main() {}
