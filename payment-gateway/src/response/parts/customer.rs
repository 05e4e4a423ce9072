//! The customer of a session.

use alloc::{string::String, vec::Vec};

use crate::response::{Open, StoredMethodStatus, Timestamp, response_struct::response_struct};
use payment_core::request::{MethodType, RefundAccountNumber, RefundMethod, Token};

response_struct! {
    /// A customer, with the methods that are stored for later payments.
    #[page(CustomerObject)]
    ///
    /// # Examples
    ///
    /// A stored card pays again with its token, which is a value of the next request:
    ///
    /// ```
    /// use payment_session::{request::Card, response::{CustomerRecord, StoredMethodStatus}};
    ///
    /// let customer = CustomerRecord::from_json(br#"{"email":"customer@example.com",
    ///     "storedPaymentMethods":[{"token":"020027de-134e-45ed-8f0d-7ae0506a7133",
    ///         "status":"ACTIVE","card":{"network":"VISA","last4":"0001"}}]}"#)?;
    /// let mut stored = customer.stored_payment_methods.into_iter();
    /// let active = Some(StoredMethodStatus::ACTIVE.into());
    /// let method = stored.find(|method| method.status == active);
    /// let card = Card { token: method.and_then(|method| method.token), ..Card::new() };
    /// assert!(card.token.is_some());
    /// # Ok::<(), payment_session::response::ReadError>(())
    /// ```
    pub struct CustomerRecord {
        /// `givenName`: the first name.
        given_name: Option<String> = "givenName",
        /// `surname`: the family name. Some responses spell the field `sureName`.
        surname: Option<String> = "surname" | "sureName",
        /// `email`: the e-mail address, by which the gateway recognizes a customer.
        email: Option<String> = "email",
        /// `phoneNumber`: the telephone number.
        phone_number: Option<PhoneRecord> = "phoneNumber",
        /// `refundPreference`: the way in which the customer is refunded.
        refund_preference: Option<RefundRoute> = "refundPreference",
        /// `storedPaymentMethods`: the saved cards and e-wallets. Some responses spell the field `storePaymentMethods`.
        stored_payment_methods: Vec<StoredPaymentMethod> = "storedPaymentMethods" | "storePaymentMethods",
    }

    /// A telephone number.
    #[page(CustomerObject)]
    pub struct PhoneRecord {
        /// `countryCode`: the country code, for example `+62`.
        country_code: Option<String> = "countryCode" | "CountryCode",
        /// `number`: the number without the country code. Some responses have a leading zero, which requests cannot have.
        number: Option<String> = "number",
    }

    /// The way in which a customer is refunded.
    #[page(CustomerObject)]
    pub struct RefundRoute {
        /// `method`: whether refunds go back through the channel of the payment, or to a bank account.
        method: Option<Open<RefundMethod>> = "method",
        /// `transferDestination`: the bank account for refunds.
        transfer_destination: Option<RefundDestination> = "transferDestination",
    }

    /// A bank account for refunds.
    #[page(CustomerObject)]
    pub struct RefundDestination {
        /// `channelCode`: the code of the bank as a payout channel.
        channel_code: Option<String> = "channelCode",
        /// `channelInformation`: the account at that bank.
        channel_information: Option<PayoutAccount> = "channelInformation",
        /// `description`: the text on the bank statement. Only refunds have one.
        description: Option<String> = "description",
    }

    /// An account at a bank.
    #[page(CustomerObject)]
    pub struct PayoutAccount {
        /// `accountNumber`: the number of the account. `Debug` redacts it.
        account_number: Option<RefundAccountNumber> = "accountNumber",
        /// `accountName`: the name of the account's owner.
        account_name: Option<String> = "accountName",
    }

    /// A card or e-wallet that is stored for the customer's next payment.
    #[page(CustomerObject)]
    pub struct StoredPaymentMethod {
        /// `token`: of a card, the value of `payment_method.card.token` in the next request. No documented request pays
        /// with the token of an e-wallet: the hosted page offers it if the request has `show_saved_payment`. `Debug`
        /// redacts it.
        token: Option<Token> = "token",
        /// `paymentMethod`: the kind of the method.
        payment_method: Option<Open<MethodType>> = "paymentMethod",
        /// `paymentChannel`: the card network or the e-wallet.
        payment_channel: Option<String> = "paymentChannel",
        /// `createdAt`: the time at which the method was stored.
        created_at: Option<Timestamp> = "createdAt",
        /// `status`: whether the method can be used.
        status: Option<Open<StoredMethodStatus>> = "status",
        /// `card`: the facts by which the customer recognizes the card.
        card: Option<StoredCard> = "card",
    }

    /// The facts by which a customer recognizes a stored card.
    #[page(CustomerObject)]
    pub struct StoredCard {
        /// `fingerprint`: an id of the card, which is the same in all its payments.
        fingerprint: Option<String> = "fingerprint",
        /// `network`: the card network, for example `VISA`.
        network: Option<String> = "network",
        /// `first6`: the first six digits of the card number.
        first6: Option<String> = "first6",
        /// `first8`: the first eight digits of the card number.
        first8: Option<String> = "first8",
        /// `last4`: the last four digits of the card number.
        last4: Option<String> = "last4",
        /// `expMonth`: the month in which the card expires, two digits.
        exp_month: Option<String> = "expMonth",
        /// `expYear`: the year in which the card expires, two digits.
        exp_year: Option<String> = "expYear",
        /// `cardHolderFirstName`: the first name of the card holder.
        card_holder_first_name: Option<String> = "cardHolderFirstName",
        /// `cardHolderLastName`: the family name of the card holder.
        card_holder_last_name: Option<String> = "cardHolderLastName",
    }
}
