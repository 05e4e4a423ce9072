//! Customers and addresses, from rows whose columns may be empty.

use payment_session::{
    Customer, Invalid, payment_part,
    request::{PhoneNumber, ShippingInfo},
};

use crate::rows::{AddressRow, CustomerRow, Delivery, OrderRow};

/// Creates the customer of a row. An empty column omits its field.
pub fn customer(row: &CustomerRow) -> Result<Customer, Invalid> {
    Ok(payment_part!(Customer {
        email: row.email.try_into()?,
        given_name?: row.given_name.map(TryInto::try_into).transpose()?,
        surname?: row.surname.map(TryInto::try_into).transpose()?,
        phone_number?: row.phone.map(phone).transpose()?,
    }))
}

/// Returns the delivery address of an order, or `None` if the customer picks it up.
pub fn shipping(order: &OrderRow) -> Result<Option<ShippingInfo>, Invalid> {
    let Delivery::Courier { fee, address, .. } = &order.delivery else { return Ok(None) };
    let AddressRow { recipient: customer, street, city, province, postal_code } = address;
    Ok(Some(payment_part!(ShippingInfo {
        given_name: customer.given_name.unwrap_or("Customer").try_into()?,
        surname?: customer.surname.map(TryInto::try_into).transpose()?,
        email: customer.email.try_into()?,
        phone_number?: customer.phone.map(phone).transpose()?,
        address_line1: (*street).try_into()?,
        city: (*city).try_into()?,
        province_state: (*province).try_into()?,
        country: ID,
        postal_code?: postal_code.map(TryInto::try_into).transpose()?,
        method: REGULAR,
        shipping_fee: { value: (*fee).try_into()?, currency: IDR },
    })))
}

fn phone(number: &str) -> Result<PhoneNumber, Invalid> {
    Ok(payment_part!(PhoneNumber { country_code: "+62", number: number.try_into()? }))
}
