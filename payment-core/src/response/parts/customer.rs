//! The customer of a session.

use alloc::{string::String, vec::Vec};

use crate::{
    request::{AccountNumber, MethodType, RefundMethod, Token},
    response::{Open, StoredMethodStatus, Timestamp, answer::answer},
};

answer! {
    /// A customer, with the methods that are stored for later payments. Documentation page: Customer.
    pub struct CustomerRecord {
        /// `givenName`.
        given_name: Option<String> = "givenName",
        /// `surname`; some answers spell it `sureName`.
        surname: Option<String> = "surname" | "sureName",
        /// `email`.
        email: Option<String> = "email",
        /// `phoneNumber`.
        phone_number: Option<PhoneRecord> = "phoneNumber",
        /// `refundPreference`, how the customer is refunded.
        refund_preference: Option<RefundRoute> = "refundPreference",
        /// `storedPaymentMethods`; some answers spell it `storePaymentMethods`.
        stored_payment_methods: Vec<StoredPaymentMethod> = "storedPaymentMethods" | "storePaymentMethods",
    }

    /// A telephone number. Documentation page: Customer.
    pub struct PhoneRecord {
        /// `countryCode`, as `+62`.
        country_code: Option<String> = "countryCode" | "CountryCode",
        /// `number`; some answers show it with a leading zero.
        number: Option<String> = "number",
    }

    /// The way in which a customer is refunded. Documentation page: Customer.
    pub struct RefundRoute {
        /// `method`.
        method: Option<Open<RefundMethod>> = "method",
        /// `transferDestination`, the account to transfer to.
        transfer_destination: Option<RefundDestination> = "transferDestination",
    }

    /// An account to transfer a refund to. Documentation page: Customer.
    pub struct RefundDestination {
        /// `channelCode`, a payout channel.
        channel_code: Option<String> = "channelCode",
        /// `channelInformation`, the account there.
        channel_information: Option<PayoutAccount> = "channelInformation",
    }

    /// An account at a payout channel. Documentation page: Customer.
    pub struct PayoutAccount {
        /// `accountNumber`. Prints redacted.
        account_number: Option<AccountNumber> = "accountNumber",
        /// `accountName`.
        account_name: Option<String> = "accountName",
    }

    /// A method that is stored for the customer's next payment. Documentation page: Customer.
    pub struct StoredPaymentMethod {
        /// `token`, which pays: it goes into the next request's `payment_method.card.token`. Prints redacted.
        token: Option<Token> = "token",
        /// `paymentMethod`.
        payment_method: Option<Open<MethodType>> = "paymentMethod",
        /// `paymentChannel`, a card network or a wallet.
        payment_channel: Option<String> = "paymentChannel",
        /// `createdAt`.
        created_at: Option<Timestamp> = "createdAt",
        /// `status`.
        status: Option<Open<StoredMethodStatus>> = "status",
        /// `card`, which card it is.
        card: Option<StoredCard> = "card",
    }

    /// A stored card, as the customer may be shown it. Documentation page: Customer.
    pub struct StoredCard {
        /// `fingerprint`, an id that is the same whenever the card is.
        fingerprint: Option<String> = "fingerprint",
        /// `network`, as `VISA`.
        network: Option<String> = "network",
        /// `first6`, its first six digits.
        first6: Option<String> = "first6",
        /// `first8`, its first eight digits.
        first8: Option<String> = "first8",
        /// `last4`, its last four digits.
        last4: Option<String> = "last4",
        /// `expMonth`, two digits.
        exp_month: Option<String> = "expMonth",
        /// `expYear`, two digits.
        exp_year: Option<String> = "expYear",
        /// `cardHolderFirstName`.
        card_holder_first_name: Option<String> = "cardHolderFirstName",
        /// `cardHolderLastName`.
        card_holder_last_name: Option<String> = "cardHolderLastName",
    }
}
