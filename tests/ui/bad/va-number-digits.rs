use payment_session::{PaymentSession, payment_session};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", payment_type: MULTIPLE, mode: API, customer_id: "c",
    payment_method: { type: VIRTUAL_ACCOUNT },
    payment_method_options: {
        virtual_account: {
            channel: PERMATA,
            virtual_account_number: "0000001", // 8 digits
        },
    },
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", payment_type: MULTIPLE, mode: API, customer_id: "c",
    payment_method: { type: VIRTUAL_ACCOUNT },
    payment_method_options: {
        virtual_account: {
            channel: BCA,
            virtual_account_number: "00000001", // 6 digits
        },
    },
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "paymentType": "MULTIPLE", "mode": "API", "customerId": "c",
    "paymentMethod": { "type": "VIRTUAL_ACCOUNT" },
    "paymentMethodOptions": {
        "virtualAccount": {
            "channel": "BRI",
            "virtualAccountNumber": "000001" // 7 digits
        }
    },
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "paymentType": "MULTIPLE", "mode": "API", "customerId": "c",
    "paymentMethod": { "type": "VIRTUAL_ACCOUNT" },
    "paymentMethodOptions": {
        "virtualAccount": {
            "channel": "MANDIRI",
            "virtualAccountNumber": "00000001" // 7 digits
        }
    },
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", payment_type: MULTIPLE, mode: API, customer_id: "c",
    payment_method: { type: VIRTUAL_ACCOUNT },
    payment_method_options: {
        virtual_account: {
            channel: BNI,
            virtual_account_number: "00001", // 4 digits
        },
    },
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", payment_type: MULTIPLE, mode: API, customer_id: "c",
    payment_method: { type: VIRTUAL_ACCOUNT },
    payment_method_options: {
        virtual_account: {
            channel: BNC,
            virtual_account_number: "001", // 4 digits
        },
    },
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "paymentType": "MULTIPLE", "mode": "API", "customerId": "c",
    "paymentMethod": { "type": "VIRTUAL_ACCOUNT" },
    "paymentMethodOptions": {
        "virtualAccount": {
            "channel": "BSI",
            "virtualAccountNumber": "0000001a" // digits only
        }
    },
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", payment_type: MULTIPLE, mode: API, customer_id: "c",
    payment_method: { type: VIRTUAL_ACCOUNT },
    payment_method_options: {
        virtual_account: {
            channel: CIMB,
            virtual_account_number: "", // 8 digits
        },
    },
};

const _: PaymentSession = payment_session! {
    client_reference_id: "1", payment_type: MULTIPLE, mode: API, customer_id: "c",
    payment_method: { type: VIRTUAL_ACCOUNT },
    payment_method_options: {
        virtual_account: {
            channel: DANAMON,
            virtual_account_number: "", // at least 1 digit
        },
    },
};

const _: PaymentSession = payment_session! {
    "clientReferenceId": "1", "paymentType": "MULTIPLE", "mode": "API", "customerId": "c",
    "paymentMethod": { "type": "VIRTUAL_ACCOUNT" },
    "paymentMethodOptions": {
        "virtualAccount": {
            "channel": "SMBC",
            "virtualAccountNumber": "12-34" // digits only
        }
    },
};

fn main() {}
