//! Unchecked fields, `key!: value`, written in another way or unchecked for no reason.

use payment_session::{PaymentSession, payment_part, payment_session, request::Card};

macro_rules! request {
    ($($entries:tt)*) => {
        payment_session! {
            client_reference_id: "A",
            amount: { value: 1, currency: IDR },
            mode: API,
            customer_id: "C",
            auto_confirm: false,
            $($entries)*
        }
    };
}

const _: PaymentSession = request! { statement_descriptor!: "a text of more than twenty characters" };
const _: PaymentSession = request! { "loyaltyTier"!: 5 };

// The sign.
const _: PaymentSession = request! { !statement_descriptor: "a text of more than twenty" }; //~
const _: PaymentSession = request! { statement_descriptor:! "a text of more than twenty" }; //~
const _: PaymentSession = request! { statement_descriptor! = "a text of more than twenty" }; //~
const _: PaymentSession = request! { statement_descriptor! "a text of more than twenty" }; //~
const _: PaymentSession = request! { statement_descriptor! }; //~
const _: PaymentSession = request! { statement_descriptor!? }; //~
const _: PaymentSession = request! { "loyaltyTier"!: }; //~
const _: PaymentSession = request! { loyalty_tier! }; //~
const _: PaymentSession = request! { "loyaltyTier!": 5 }; //~

// A literal that is valid without `!`, or cannot be optional.
const _: PaymentSession = request! { statement_descriptor!: "short" }; //~
const _: PaymentSession = request! { statement_descriptor!: null }; //~
const _: PaymentSession = request! { "metadata"!: { "a": 1 } }; //~
const _: PaymentSession = request! { statement_descriptor!?: "a text of more than twenty" }; //~
const _: PaymentSession = request! { statement_descriptor!: None }; //~
const _: PaymentSession = request! { statement_descriptor!: Some("short") }; //~
const _: PaymentSession = request! { expiration_mode!: STRICT }; //~
const _: PaymentSession = request! { "loyaltyTier"!: b"GOLD" }; //~

// The key, and keys inside arbitrary JSON.
const _: PaymentSession = request! { loyalty_tier!: 5 }; //~
const _: PaymentSession = request! { "loyaltyTier"!: 5, "loyaltyTier"!: 6 }; //~
const _: PaymentSession = request! { statement_descriptor: "short", statement_descriptor!: 5 }; //~
const _: PaymentSession = request! { metadata: { "a"!: 1 } }; //~
const _: PaymentSession = request! { "campaign"!: { "id"!: 1 } }; //~
const _: PaymentSession = request! { "campaign"!: { id: 1 } }; //~

// A type that cannot hold the value.
const _: PaymentSession = request! { payment_method: { type!: "CRYPTO" } }; //~
const _: PaymentSession = request! { order_information: { product_details: 5 } }; //~
const _: PaymentSession = request! {
    order_information: {
        product_details: [
            { type!: "TICKET", quantity: 1, price: { value: 1, currency: IDR } }, //~
            { type: DIGITAL, quantity: 1, price: { value!: -1, currency: IDR } }, //~
        ],
    },
};
const _: PaymentSession = payment_session! {
    client_reference_id!: 5, //~
    amount: { value: 1, currency!: "RUPIAH" }, //~
    mode: API,
    customer_id: "C",
    auto_confirm: false,
};

// Card data.
const _: PaymentSession = request! { payment_method: { type: CARD, card: { number!: "4111111111111111" } } }; //~
const _: PaymentSession = request! { payment_method: { type: CARD, card: { cvc!: "123", token: "T" } } }; //~
const _: PaymentSession = request! { payment_method: { type: CARD, card: { encrypted_card!: "x" } } }; //~
const _: PaymentSession = request! { payment_method: { type: CARD, card!: { "number": "4111111111111111" } } }; //~
const _: PaymentSession = request! { payment_method!: { "card": { "cvc": "123" } } }; //~
const _: PaymentSession = request! { "paymentMethod"!: { "card": { "encryptedCard": "x" } } }; //~
const _: PaymentSession = request! { payment_method: { type: CARD, card: { "cvv"!: "123", token: "T" } } }; //~
const _: PaymentSession = request! { payment_method: { type: CARD, card!: { "cvv": "123", "token": "T" } } }; //~
const _: PaymentSession = request! { "cardNumber"!: "4111 1111 1111 1111" }; //~
const _: PaymentSession = request! { "creditCard"!: { "number": 4111111111111111 } }; //~
const _: PaymentSession = request! {
    payment_method: {
        type: CARD,
        card: {
            token: "T",
            "cardNumber"!: "4111 1111 1111 1111", //~
            "pan"!: 4111111111111111, //~
            "full"!: { "parts": ["4111-1111-1111-1111"] }, //~
            card_holder_phone!: { "as": "4111111111111111" }, //~
        },
    },
};

fn main() {
    let (id, cvv, text) = ("A".to_owned(), "123".to_owned(), "text".to_owned());
    let number = "4111111111111111".to_owned();
    let _ = request! { statement_descriptor?!: Some(text) }; //~
    let _ = request! { payment_method: { type: CARD, card: { exp_month!: 13, token: "T" } } }; //~
    let _ = request! { payment_method: { type: CARD, card: { number!: number } } }; //~
    let _ = request! { payment_method!: { "card": { "number": id } } }; //~
    let _ = request! { payment_method: { type: CARD, card: { "cvv"!: cvv, token: "T" } } }; //~
    let _ = payment_session! {
        client_reference_id!?: Some("A"), //~
        amount: { value: 1, currency: IDR },
        mode: API,
        customer_id: "C",
        auto_confirm: false,
    };
    // rustc's own errors
    let _ = request! { statement_descriptor!: 5_u8 }; //~
    let _ = request! { statement_descriptor!: word }; //~
    let _ = request! { statement_descriptor!: 5 + 5 }; //~
    let _ = request! { "loyaltyTier"!: Card::default() }; //~
    let _ = request! { "loyaltyTier"!?: Some(Card::default()) }; //~
    let _ = request! { "loyaltyTier"!?: text.len() }; //~
    let _ = request! { statement_descriptor!?: text }; //~
    // A part has no optional field around it.
    let _ = payment_part!(SplitRouting { type!: "TIERED", merchant_id: "M", currency: IDR, remarks: "R" }); //~
    let _ = payment_part!(Price { value: 1, currency!: "RUPIAH" }); //~
}
