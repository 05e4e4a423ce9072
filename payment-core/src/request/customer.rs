//! The customer, and the way in which the customer is refunded.

use super::{
    AccountName, AccountNumber, ChannelCode, CountryCode, Email, GivenName, NationalNumber, RefundMethod,
    SESSION_REQUEST, Surname, telephone,
};
use crate::engine::values::{Checked, object_struct::object};

object! {
    of SESSION_REQUEST;

    /// A customer.
    #[page(CustomerObject)]
    pub struct Customer {
        /// `givenName`, optional, 1–255 characters: the first name.
        /// Rule `text`.
        /// Page: [Customer].
        optional given_name: GivenName = "givenName",
        /// `surname`, optional, 0–255 characters: the family name. Older pages spell the field `sureName`.
        /// Rule `text`.
        /// Page: [Customer].
        optional surname: Surname = "surname",
        /// `email`, required, 1–255 characters: the e-mail address, by which the gateway recognizes a customer.
        /// Rule `email`.
        /// Page: [Customer].
        required email: Email = "email",
        /// `phoneNumber`, optional: the telephone number.
        /// Rule `missing-field`.
        /// Page: [Customer].
        optional phone_number: PhoneNumber = "phoneNumber",
        /// `refundPreference`, optional: the way in which the customer is refunded.
        /// Rule `transfer-destination`.
        /// Page: [Customer].
        optional refund_preference: Checked<RefundPreference> = "refundPreference",
    }

    /// A telephone number.
    #[page(CustomerObject)]
    pub struct PhoneNumber from telephone::fields {
        /// `countryCode`, required: an optional `+` and one to three digits, for example `+62`.
        /// Rule `phone`.
        /// Page: [Customer].
        required country_code: CountryCode = "countryCode",
        /// `number`, required, 1–15 digits: the number without country code and leading zero. The documentation says that
        /// it begins with 8, but one of its responses has a leading zero.
        /// Rule `phone`.
        /// Page: [Customer].
        required number: NationalNumber = "number",
    }

    /// The way in which a customer is refunded.
    #[page(CustomerObject)]
    pub struct RefundPreference in Checked where allowed {
        /// `method`, required: whether refunds go back through the channel of the payment (`AUTO`), or to a bank account
        /// (`TRANSFER_ONLY`), which then is required.
        /// Rules `enum`, `transfer-destination`.
        /// Page: [Customer].
        required method: RefundMethod = "method",
        /// `transferDestination`, optional: the bank account for refunds.
        /// Rule `transfer-destination`.
        /// Page: [Customer].
        optional transfer_destination: TransferDestination = "transferDestination",
    }

    /// A bank account for refunds.
    #[page(CustomerObject)]
    pub struct TransferDestination {
        /// `channelCode`, required, 1–20 characters: the code of the bank as a payout channel. The documentation's examples
        /// have `014` and `BCA` for the same bank.
        /// Rule `text`.
        /// Page: [Customer].
        required channel_code: ChannelCode = "channelCode",
        /// `channelInformation`, required: the account at that bank.
        /// Rule `missing-field`.
        /// Page: [Customer].
        required channel_information: ChannelInformation = "channelInformation",
    }

    /// An account at a bank.
    #[page(CustomerObject)]
    pub struct ChannelInformation {
        /// `accountNumber`, required, 1–30 characters: the number of the account. `Debug` redacts it.
        /// Rule `text`.
        /// Page: [Customer].
        required account_number: AccountNumber = "accountNumber",
        /// `accountName`, required, 1–50 characters: the name of the account's owner.
        /// Rule `text`.
        /// Page: [Customer].
        required account_name: AccountName = "accountName",
    }
}
