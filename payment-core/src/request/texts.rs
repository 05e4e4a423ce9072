//! The checked strings of a request.

use super::telephone;
use crate::engine::{
    schema::{
        Form,
        correct::{self, Zone},
        forms,
    },
    values::text_type::text,
};

/// The zone of times without an offset.
const JAKARTA: Zone = Zone { name: "Jakarta (UTC+7)", minutes: 7 * 60 };

const INSTANT: Form = Form { correct: |written, _| correct::instant(written, &JAKARTA), ..forms::INSTANT };

text! {
    /// The merchant's own id of a payment, unique for each request.
    ///
    /// Letters, digits, `-` and `_`. The gateway rejects a repeated id.
    pub struct ClientReferenceId: Reference, 1..=100, forms::REFERENCE, "1751610085";
    /// The gateway's id of a customer.
    pub struct CustomerId: CustomerId, 1..=255, forms::ID, "01975d90-bb55-76f6-b423-691c7868e85d";
    /// The text that the customer sees on an invoice, receipt or bank statement. Spaces count.
    pub struct StatementDescriptor: Descriptor, 0..=20, forms::ANY, "Reforza Pivot";
    /// The end of a session or method: an instant in UTC, exactly `YYYY-MM-DDTHH:MM:SSZ`.
    ///
    /// An offset such as `+00:00` is rejected. With the feature of the library's name, its instants convert:
    /// `chrono::DateTime<Utc>`, `jiff::Timestamp` and `time::OffsetDateTime`. Without it, these calls write the text:
    ///
    /// | library | call |
    /// |---|---|
    /// | `chrono` | `at.to_rfc3339_opts(SecondsFormat::Secs, true)`; `to_rfc3339()` ends with `+00:00` |
    /// | `jiff` | `at.strftime("%FT%TZ").to_string()`; `to_string()` has a fraction |
    /// | `time` | `at.to_utc().truncate_to_second().format(&Rfc3339)?` |
    pub struct ExpiryAt: Instant, 0, INSTANT, "2025-12-30T23:59:00Z";
    /// The time of a 3-D Secure authentication, exactly `YYYY-MM-DDTHH:MM:SSZ`.
    pub struct AuthenticationTime: Instant, 0, INSTANT;
    /// An address to which the customer returns: a web address or an app link (`myshop://paid`).
    pub struct ReturnUrl: Url, 1..=255, forms::URL, "https://merchant.com/success";
    /// An e-mail address: one `@` with text on both sides.
    pub struct Email: Email, 1..=255, forms::EMAIL, "customer@example.com";
    /// The country code of a telephone number, for example `+62`.
    pub struct CountryCode: Phone, 0, telephone::COUNTRY_CODE, "+62";
    /// A telephone number without country code and leading zero. Indonesian mobiles begin with 8.
    pub struct NationalNumber: Phone, 1..=15, telephone::NATIONAL_NUMBER, "89699990001";

    /// A given name.
    pub struct GivenName: Text, 1..=255, forms::ANY, "Reforza Jordan";
    /// A surname.
    pub struct Surname: Text, 0..=255, forms::ANY, "Geotama";
    /// The code of a payout channel, for example `014` or `BCA`.
    pub struct ChannelCode: Text, 1..=20, forms::ANY, "014";
    /// A customer's account number.
    pub struct AccountNumber: Text, secret, 1..=30, forms::ANY, "17677665415";
    /// The name of an account's holder.
    pub struct AccountName: Text, 1..=50, forms::ANY, "Reforza Jordan Geotama";

    /// A product's category.
    pub struct Category: Text, 1..=255, forms::ANY, "FASHION";
    /// A product's sub-category.
    pub struct SubCategory: Text, 1..=255, forms::ANY, "FASHION WANITA";
    /// A product's name.
    pub struct ProductName: Text, 1..=255, forms::ANY, "Dress Kasual Warna Putih";
    /// A product's description.
    pub struct ProductDescription: Text, 1..=255, forms::ANY, "Ukuran M";
    /// The first line of an address.
    pub struct AddressLine1: Text, 1..=255, forms::ANY, "Biomedical Building Lantai 3";
    /// The second line of an address.
    pub struct AddressLine2: Text, 0..=255, forms::ANY, "Digital hub, BSD City";
    /// A city.
    pub struct City: Text, 1..=255, forms::ANY, "Tangerang Regency";
    /// A province or state.
    pub struct ProvinceState: Text, 1..=255, forms::ANY, "Banten";
    /// A postal code.
    pub struct PostalCode: Text, 0..=255, forms::ANY, "15331";

    /// A saved payment method's token.
    pub struct Token: Text, secret, 1..=255, forms::ANY, "020027de-134e-45ed-8f0d-7ae0506a7133";
    /// A card encrypted with the session's key.
    pub struct EncryptedCard: Text, card_data, 1, forms::ANY;
    /// A card's full number: digits with a valid Luhn check digit.
    pub struct CardNumber: CardData, card_data, 13..=19, forms::CARD_NUMBER;
    /// A card's verification code.
    pub struct Cvc: CardData, card_data, 3..=4, forms::DIGITS;
    /// The card holder's first name.
    pub struct CardHolderFirstName: Text, 1..=255, forms::CARD_HOLDER;
    /// The card holder's last name.
    pub struct CardHolderLastName: Text, 1..=255, forms::CARD_HOLDER;
    /// The card holder's telephone number.
    pub struct CardHolderPhone: Text, 1..=255, forms::CARD_HOLDER, "081299996666";
    /// The telephone number that is registered at an e-wallet.
    pub struct AccountIdentifier: Text, 1..=255, forms::ANY, "081299996666";

    /// The name of any bank.
    pub struct ChannelName: Text, 1..=100, forms::ANY, "PERMATA";
    /// The number of a virtual account.
    pub struct VirtualAccountNumber: Text, 0..=100, forms::ANY, "00000001";
    /// The name of a virtual account.
    pub struct VirtualAccountName: Text, 0..=100, forms::ANY, "Reforza Pivot";
    /// The id of a stored preset of options.
    pub struct PresetId: Text, 1..=255, forms::ANY;

    /// The transaction's id at the merchant's 3-D Secure server.
    pub struct TransactionId: Text, 1..=255, forms::ANY;
    /// The version of 3-D Secure, for example `2.2.0`.
    pub struct ThreeDsVersion: Text, 1..=255, forms::ANY, "2.2.0";
    /// The electronic commerce indicator, for example `05`.
    pub struct Eci: Text, 1..=255, forms::ANY, "05";
    /// The result of the authentication, for example `Y`.
    pub struct TransactionStatus: Text, 1..=255, forms::ANY, "Y";
    /// The card network that authenticated, for example `VISA`.
    pub struct AuthenticationScheme: Text, 1..=255, forms::ANY, "VISA";
    /// The transaction's id at the access control server.
    pub struct AcsTransactionId: Text, 1..=255, forms::ANY;
    /// The access control server's own reference, for example `ACS_REF_001`.
    pub struct AcsReference: Text, 1..=255, forms::ANY, "ACS_REF_001";
    /// The merchant category code, for example `7399`.
    pub struct Mcc: Text, 1..=255, forms::ANY, "7399";
    /// The party that initiates a payment with a card on file, for example `CUSTOMER`.
    pub struct Initiator: Text, 1..=255, forms::ANY, "CUSTOMER";
    /// The kind of a payment with a card on file, for example `SCHEDULED`.
    pub struct CardOnFileType: Text, 1..=255, forms::ANY, "SCHEDULED";
    /// The network's id of the previous payment.
    pub struct NetworkTransactionId: Text, 1..=255, forms::ANY, "12345678901";
    /// The merchant's id at the bank.
    pub struct BankMerchantId: Text, 0..=50, forms::ANY;
    /// A tag that chooses among merchant ids.
    pub struct MerchantIdTag: Text, 0..=50, forms::ANY;

    /// The gateway's id of a session, from a response.
    ///
    /// # Examples
    ///
    /// An id that you have stored is parsed again. It is compared with strings:
    ///
    /// ```
    /// use payment_session::request::SessionId;
    ///
    /// let id: SessionId = "bca0b57a-391e-4f6f-bfef-8cd37492ee5b".parse()?;
    /// assert_eq!(id, "bca0b57a-391e-4f6f-bfef-8cd37492ee5b");
    /// assert!("".parse::<SessionId>().is_err());
    /// # Ok::<(), payment_session::Invalid>(())
    /// ```
    pub struct SessionId: Text, 1..=255, forms::ANY, "44a14481-fa75-49a5-b17f-d03d8c5d52a6";
    /// The gateway's id of a charge, from a response.
    pub struct ChargeId: Text, 1..=255, forms::ANY;
    /// The amount of a refund: a decimal number greater than 0, with at most two decimals. It is a string on the wire.
    ///
    /// It is also created by `TryFrom` of integers, [`Decimal`](crate::values::Decimal) and
    /// [`AmountValue`](super::AmountValue). Nothing is rounded: a number with more decimals is an error.
    pub struct RefundValue: AmountValue, 1..=18, forms::MONEY, "10000";
    /// The internal note of a refund.
    pub struct RefundDescription: Text, 0..=50, forms::ANY, "Customer didn't receive the Product";
    /// The code of the payout channel of a refund, for example `BCA`.
    pub struct RefundChannelCode: Text, 1..=30, forms::ANY, "BCA";
    /// The account number that a refund is transferred to.
    pub struct RefundAccountNumber: Text, secret, 1..=60, forms::ANY, "17677665415";
    /// The name of the holder of the account that a refund is transferred to.
    pub struct RefundAccountName: Text, 1..=60, forms::ANY, "Reforza Jordan Geotama";
    /// The text on the bank statement of a customer who gets a refund: letters, digits and spaces.
    pub struct RefundStatement: Text, 0..=20, forms::ALPHANUMERIC, "Refund Pivot";

    /// The account that a split goes to: the main account's id or a sub-account's.
    pub struct MerchantId: Text, 1..=255, forms::ANY;
    /// The purpose of a split.
    pub struct Remarks: Text, 1..=255, forms::ANY;
}
