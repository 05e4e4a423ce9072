use payment_session::{PaymentSession, payment_session, request::Digits};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", payment_type: MULTIPLE, mode: API, customer_id: "c",
    payment_method: { type: VIRTUAL_ACCOUNT },
    payment_method_options: {
        virtual_account: {
            channel: PERMATA,
            virtual_account_number: "00000001",
        },
    },
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", payment_type: MULTIPLE, mode: API, customer_id: "c",
    payment_method: { type: VIRTUAL_ACCOUNT },
    payment_method_options: {
        virtual_account: {
            channel: BCA,
            virtual_account_number: "000001",
        },
    },
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", payment_type: MULTIPLE, mode: API, customer_id: "c",
    payment_method: { type: VIRTUAL_ACCOUNT },
    payment_method_options: {
        virtual_account: {
            channel: BNI,
            virtual_account_number: "0001",
        },
    },
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", payment_type: MULTIPLE, mode: API, customer_id: "c",
    payment_method: { type: VIRTUAL_ACCOUNT },
    payment_method_options: {
        virtual_account: {
            channel: DANAMON,
            virtual_account_number: "1",
        },
    },
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "paymentType": "MULTIPLE", "mode": "API", "customerId": "c",
    "paymentMethod": { "type": "VIRTUAL_ACCOUNT" },
    "paymentMethodOptions": {
        "virtualAccount": {
            "channel": "BRI",
            "virtualAccountNumber": "0000001"
        }
    },
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "paymentType": "MULTIPLE", "mode": "API", "customerId": "c",
    "paymentMethod": { "type": "VIRTUAL_ACCOUNT" },
    "paymentMethodOptions": {
        "virtualAccount": {
            "channel": "MANDIRI",
            "virtualAccountNumber": "0000001"
        }
    },
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "paymentType": "MULTIPLE", "mode": "API", "customerId": "c",
    "paymentMethod": { "type": "VIRTUAL_ACCOUNT" },
    "paymentMethodOptions": {
        "virtualAccount": {
            "channel": "BNC",
            "virtualAccountNumber": "0001"
        }
    },
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "paymentType": "MULTIPLE", "mode": "API", "customerId": "c",
    "paymentMethod": { "type": "VIRTUAL_ACCOUNT" },
    "paymentMethodOptions": {
        "virtualAccount": {
            "channel": "BSI",
            "virtualAccountNumber": "00000001"
        }
    },
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "paymentType": "MULTIPLE", "mode": "API", "customerId": "c",
    "paymentMethod": { "type": "VIRTUAL_ACCOUNT" },
    "paymentMethodOptions": {
        "virtualAccount": {
            "channel": "CIMB",
            "virtualAccountNumber": "00000001"
        }
    },
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "paymentType": "MULTIPLE", "mode": "API", "customerId": "c",
    "paymentMethod": { "type": "VIRTUAL_ACCOUNT" },
    "paymentMethodOptions": {
        "virtualAccount": {
            "channel": "SMBC",
            "virtualAccountNumber": "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
        }
    },
};

fn run_time(number: Digits<8>) -> PaymentSession {
    payment_session! {
        client_reference_id: "1", payment_type: MULTIPLE, mode: API, customer_id: "c",
        payment_method: { type: VIRTUAL_ACCOUNT },
        payment_method_options: {
            virtual_account: {
                channel: PERMATA,
                virtual_account_number: number,
            },
        },
    }
}

fn converted(number: &str) -> PaymentSession {
    payment_session! {
        "clientReferenceId": "1", "paymentType": "MULTIPLE", "mode": "API", "customerId": "c",
        "paymentMethod": { "type": "VIRTUAL_ACCOUNT" },
        "paymentMethodOptions": {
            "virtualAccount": {
                "channel": "BCA",
                "virtualAccountNumber": number.try_into().unwrap()
            }
        },
    }
}
