//! Keys: misspelt, in another style, of another object, of no object.

use payment_session::payment_session;

fn misspelt() {
    let _ = payment_session! {
        client_referense_id: "A", //~ one letter of a required key
        amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer: {
            email: "a@b.id",
            phone_number: {
                country_cod: "+62", //~ at the third depth
                number: "812",
            },
        },
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: {
            typ: VIRTUAL_ACCOUNT, //~ a key that decides
        },
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C",
        mod: API, //~ a keyword
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        payment_method: { type: CARD, card: { tokn: "T" } }, //~ the one source of a card
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        payment: QR, //~ the beginning of several
    };
}

fn other_style() {
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        paymentType: SINGLE, //~ an identifier in camel case
    };
    let _ = payment_session! {
        "clientReferenceId": "A", "amount": { "value": 1, "currency": "IDR" }, "customerId": "C", "redirectUrl": {},
        "payment_type": "SINGLE", //~ a string in snake case
    };
    let _ = payment_session! {
        "clientReferenceId": "A", "amount": { "value": 1, "currency": "IDR" }, "customerId": "C",
        "RedirectURL": {}, //~ in another case
    };
}

fn older() {
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer: {
            email: "a@b.id",
            sure_name: "B", //~ the documentation's older spelling
        },
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        saveForFuture: true, //~ the documentation's older spelling, and its style
    };
}

fn of_another_object() {
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        email: "a@b.id", //~ belongs in `customer`
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C",
        redirect_url: {
            mode: REDIRECT, //~ belongs at the top
        },
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: {
            type: VIRTUAL_ACCOUNT,
            channel: PERMATA, //~ belongs in the options
        },
        payment_method_options: { virtual_account: { channel: PERMATA } },
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        order_information: {
            product_details: [],
            city: "Jakarta", //~ belongs in either address
        },
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, redirect_url: {},
        customer: { email: "a@b.id", customer_id: "C" }, //~ belongs at the top
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        virtual_account: { channel: BCA }, //~ belongs in the options
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        token: "T", //~ belongs in `payment_method.card`
    };
    let _ = payment_session! {
        client_reference_id: "A", customer_id: "C", redirect_url: {},
        amount: { value: 1, currency: IDR, fixed_amount: 1 }, //~ belongs in a share
    };
}

fn of_no_object() {
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        coupon: "X", //~ near nothing
    };
    let _ = payment_session! {
        "clientReferenceId": "A", "amount": { "value": 1, "currency": "IDR" }, "customerId": "C", "redirectUrl": {},
        "coupon": null, //~ `null` changes nothing
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        coupon: { code: "X", amounts: [1, 2], mode: FREE }, //~ nothing inside counts
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", mode: API,
        payment_method: {
            type: QR,
            qr: {}, //~ only in responses
        },
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        "": 1, //~ an empty key
    };
}

fn twice() {
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        "customerId": "D", //~ given above in the other style
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        metadata: {
            "a": 1,
            "a": 2, //~ given above, in arbitrary JSON
        },
    };
    let _ = payment_session! {
        client_reference_id: "A", amount: { value: 1, currency: IDR }, customer_id: "C", redirect_url: {},
        customerid: "D", //~ a misspelling of a field that is present
    };
}

fn main() {}
