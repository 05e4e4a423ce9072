//! Order information: products, billing and shipping.

use super::{
    AddressLine1, AddressLine2, Category, City, Country, Currency, Email, GivenName, PhoneNumber, PostalCode,
    PriceValue, ProductDescription, ProductName, ProductType, ProvinceState, Quantity, SESSION_REQUEST, ShippingMethod,
    SubCategory, Surname,
};
use crate::engine::values::{List, object_struct::object};

object! {
    of SESSION_REQUEST;

    /// Order information: products, billing and shipping.
    #[page(OrderObject)]
    pub struct OrderInformation {
        /// `productDetails`, required: the products. The list may be empty.
        /// Rule `type`.
        /// Page: [Order].
        required product_details: List<Product> = "productDetails",
        /// `billingInfo`, optional: the billing address. The gateway requires it for foreign cards with address verification.
        /// No rule can know the card.
        /// Rule `missing-field`.
        /// Page: [Order].
        optional billing_info: BillingInfo = "billingInfo",
        /// `shippingInfo`, optional: the shipping address and method.
        /// Rule `missing-field`.
        /// Page: [Order].
        optional shipping_info: ShippingInfo = "shippingInfo",
    }

    /// A product. No rule compares the prices with the session's amount.
    #[page(OrderObject)]
    pub struct Product {
        /// `type`, required: the kind of product.
        /// Rule `enum`.
        /// Page: [Order].
        required r#type: ProductType = "type",
        /// `category`, optional, 1–255 characters: your category of the product.
        /// Rule `text`.
        /// Page: [Order].
        optional category: Category = "category",
        /// `subCategory`, optional, 1–255 characters: your subcategory of the product.
        /// Rule `text`.
        /// Page: [Order].
        optional sub_category: SubCategory = "subCategory",
        /// `name`, optional, 1–255 characters: the name of the product.
        /// Rule `text`.
        /// Page: [Order].
        optional name: ProductName = "name",
        /// `description`, optional, 1–255 characters: the description of the product.
        /// Rule `text`.
        /// Page: [Order].
        optional description: ProductDescription = "description",
        /// `quantity`, required, 1–18 digits, greater than 0: the number of pieces. It can have decimals.
        /// Rule `quantity`.
        /// Page: [Order].
        required quantity: Quantity = "quantity",
        /// `price`, required: the price of one piece.
        /// Rule `missing-field`.
        /// Page: [Order].
        required price: Price = "price",
    }

    /// A price or fee.
    #[page(AmountObject)]
    pub struct Price as money {
        /// `value`, required, 1–18 digits, 0 or more: the number.
        /// Rule `amount.value`.
        /// Page: [Amount].
        required value: PriceValue = "value",
        /// `currency`, required: an ISO 4217 code.
        /// Rule `currency`.
        /// Page: [Amount].
        required currency: Currency = "currency",
    }

    /// The person who is billed.
    #[page(OrderObject)]
    pub struct BillingInfo {
        /// `givenName`, required, 1–255 characters: the first name.
        /// Rule `text`.
        /// Page: [Order].
        required given_name: GivenName = "givenName",
        /// `surname`, optional, 0–255 characters: the family name. Older pages spell the field `sureName`.
        /// Rule `text`.
        /// Page: [Order].
        optional surname: Surname = "surname",
        /// `email`, required, 1–255 characters: the e-mail address.
        /// Rule `email`.
        /// Page: [Order].
        required email: Email = "email",
        /// `phoneNumber`, optional: the telephone number.
        /// Rule `missing-field`.
        /// Page: [Order].
        optional phone_number: PhoneNumber = "phoneNumber",
        /// `addressLine1`, optional, 1–255 characters: the street and house number.
        /// Rule `text`.
        /// Page: [Order].
        optional address_line1: AddressLine1 = "addressLine1",
        /// `addressLine2`, optional, 0–255 characters: the second line of the address.
        /// Rule `text`.
        /// Page: [Order].
        optional address_line2: AddressLine2 = "addressLine2",
        /// `city`, optional, 1–255 characters: the city.
        /// Rule `text`.
        /// Page: [Order].
        optional city: City = "city",
        /// `provinceState`, optional, 1–255 characters: the province or state.
        /// Rule `text`.
        /// Page: [Order].
        optional province_state: ProvinceState = "provinceState",
        /// `country`, optional: an ISO 3166-1 alpha-2 code. The documentation names ISO 3166-2, but its examples are
        /// country codes such as `ID`.
        /// Rule `country`.
        /// Page: [Order].
        optional country: Country = "country",
        /// `postalCode`, optional, 0–255 characters: the postal code.
        /// Rule `text`.
        /// Page: [Order].
        optional postal_code: PostalCode = "postalCode",
    }

    /// The destination of a shipment.
    #[page(OrderObject)]
    pub struct ShippingInfo {
        /// `givenName`, required, 1–255 characters: the first name.
        /// Rule `text`.
        /// Page: [Order].
        required given_name: GivenName = "givenName",
        /// `surname`, optional, 0–255 characters: the family name. Older pages spell the field `sureName`.
        /// Rule `text`.
        /// Page: [Order].
        optional surname: Surname = "surname",
        /// `email`, required, 1–255 characters: the e-mail address.
        /// Rule `email`.
        /// Page: [Order].
        required email: Email = "email",
        /// `phoneNumber`, optional: the telephone number.
        /// Rule `missing-field`.
        /// Page: [Order].
        optional phone_number: PhoneNumber = "phoneNumber",
        /// `addressLine1`, required, 1–255 characters: the street and house number.
        /// Rule `text`.
        /// Page: [Order].
        required address_line1: AddressLine1 = "addressLine1",
        /// `addressLine2`, optional, 0–255 characters: the second line of the address.
        /// Rule `text`.
        /// Page: [Order].
        optional address_line2: AddressLine2 = "addressLine2",
        /// `city`, required, 1–255 characters: the city.
        /// Rule `text`.
        /// Page: [Order].
        required city: City = "city",
        /// `provinceState`, required, 1–255 characters: the province or state.
        /// Rule `text`.
        /// Page: [Order].
        required province_state: ProvinceState = "provinceState",
        /// `country`, required: an ISO 3166-1 alpha-2 code. The documentation names ISO 3166-2, but its examples are
        /// country codes such as `ID`.
        /// Rule `country`.
        /// Page: [Order].
        required country: Country = "country",
        /// `postalCode`, optional, 0–255 characters: the postal code.
        /// Rule `text`.
        /// Page: [Order].
        optional postal_code: PostalCode = "postalCode",
        /// `method`, required: the speed of the shipment.
        /// Rule `enum`.
        /// Page: [Order].
        required method: ShippingMethod = "method",
        /// `shippingFee`, optional: the fee for the shipment.
        /// Rule `missing-field`.
        /// Page: [Order].
        optional shipping_fee: Price = "shippingFee",
    }
}
