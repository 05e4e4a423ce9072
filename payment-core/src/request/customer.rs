//! The customer, and the way in which the customer is refunded.

use super::{
    AccountName, AccountNumber, ChannelCode, CountryCode, Email, GivenName, NationalNumber, RefundMethod, Surname,
};
use crate::values::{Checked, object_struct::object};

object! {
    /// A customer.
    #[page(CustomerObject)]
    pub struct Customer {
        /// `givenName`, optional, 1–255 characters.
        /// Rule `text`.
        /// Page: [Customer].
        optional given_name: GivenName = "givenName",
        /// `surname`, optional, 0–255 characters; older pages spell it `sureName`.
        /// Rule `text`.
        /// Page: [Customer].
        optional surname: Surname = "surname",
        /// `email`, required, 1–255 characters: the gateway knows the customer by it.
        /// Rule `email`.
        /// Page: [Customer].
        required email: Email = "email",
        /// `phoneNumber`, optional.
        /// Rule `phone`.
        /// Page: [Customer].
        optional phone_number: PhoneNumber = "phoneNumber",
        /// `refundPreference`, optional, how the customer is refunded.
        /// Rule `transfer-destination`.
        /// Page: [Customer].
        optional refund_preference: Checked<RefundPreference> = "refundPreference",
    }

    /// A telephone number.
    #[page(CustomerObject)]
    pub struct PhoneNumber {
        /// `countryCode`, required, an optional `+` and one to three digits.
        /// Rule `phone`.
        /// Page: [Customer].
        required country_code: CountryCode = "countryCode",
        /// `number`, required, 1–15 digits without country code and leading zero. The documentation says that it begins
        /// with 8, but one of its responses shows a leading zero.
        /// Rule `phone`.
        /// Page: [Customer].
        required number: NationalNumber = "number",
    }

    /// The way in which a customer is refunded.
    #[page(CustomerObject)]
    pub struct RefundPreference where allowed {
        /// `method`, required: `TRANSFER_ONLY` makes `transferDestination` necessary.
        /// Rules `enum`, `transfer-destination`.
        /// Page: [Customer].
        required method: RefundMethod = "method",
        /// `transferDestination`, optional, the account to transfer to.
        /// Rule `transfer-destination`.
        /// Page: [Customer].
        optional transfer_destination: TransferDestination = "transferDestination",
    }

    /// An account to transfer a refund to.
    #[page(CustomerObject)]
    pub struct TransferDestination {
        /// `channelCode`, required, 1–20 characters: a payout channel.
        /// Rule `text`.
        /// Page: [Customer].
        required channel_code: ChannelCode = "channelCode",
        /// `channelInformation`, required: the account there.
        /// Rule `missing-field`.
        /// Page: [Customer].
        required channel_information: ChannelInformation = "channelInformation",
    }

    /// An account at a payout channel.
    #[page(CustomerObject)]
    pub struct ChannelInformation {
        /// `accountNumber`, required, 1–30 characters. Prints redacted.
        /// Rule `text`.
        /// Page: [Customer].
        required account_number: AccountNumber = "accountNumber",
        /// `accountName`, required, 1–50 characters.
        /// Rule `text`.
        /// Page: [Customer].
        required account_name: AccountName = "accountName",
    }
}
