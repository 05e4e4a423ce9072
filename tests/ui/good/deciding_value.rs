use payment_session::{Customer, PaymentSession, RedirectUrl, VaChannel, payment_session};

fn choose_with_match(page: bool) -> PaymentSession {
    match page {
        true => payment_session! {
            client_reference_id: "1", amount: { value: 1, currency: IDR }, customer_id: "c",
            mode: REDIRECT,
            redirect_url: { success_return_url: "https://shop.id" },
        },
        false => payment_session! {
            client_reference_id: "1", amount: { value: 1, currency: IDR }, customer_id: "c",
            mode: API,
            auto_confirm: false,
        },
    }
}

fn a_channel_without_number(channel: VaChannel) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR }, mode: API, customer_id: "c",
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: { virtual_account: { channel } },
    }
}

fn objects_that_decide_nothing(customer: Customer, page: Option<RedirectUrl>) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR },
        mode: API, auto_confirm: false,
        customer,
        redirect_url?: page,
    }
}

fn a_member_beside_the_deciding_one(token: &str) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", amount: { value: 1, currency: IDR },
        mode: API, auto_confirm: false, customer_id: "c",
        payment_method: { type: CARD, card: { token: token.parse().unwrap() } },
    }
}
