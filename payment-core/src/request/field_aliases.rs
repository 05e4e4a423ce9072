//! The names that people write for fields, as `enum_aliases.rs` has those for enum values.
//!
//! A name is listed if no spelling leads to the field. Its row says where it is written, and what it means there.

use crate::engine::schema::alias::{Alias, likely, nothing, same};

const SESSION: &[&str] = &["SessionDraft"];
const REFUND: &[&str] = &["Refund"];
const SESSION_AND_REFUND: &[&str] = &["SessionDraft", "Refund"];
const METHOD: &[&str] = &["PaymentMethod"];
const CARD: &[&str] = &["Card"];
const VIRTUAL_ACCOUNT: &[&str] = &["VirtualAccountOptions"];
const EWALLET: &[&str] = &["EwalletOptions"];
/// The objects around the channel that a request chooses.
const AROUND_CHANNELS: &[&str] = &["SessionDraft", "PaymentMethod", "PaymentMethodOptions"];
const CUSTOMER: &[&str] = &["Customer"];
const PHONE_NUMBER: &[&str] = &["PhoneNumber"];
const ADDRESSES: &[&str] = &["BillingInfo", "ShippingInfo"];
const PEOPLE: &[&str] = &["Customer", "BillingInfo", "ShippingInfo"];
const AROUND_ADDRESSES: &[&str] = &["SessionDraft", "Customer", "OrderInformation"];
const ORDER: &[&str] = &["SessionDraft", "OrderInformation"];
const PRODUCT: &[&str] = &["Product"];
const MONEY: &[&str] = &["Amount", "Price", "RefundAmount"];
const SHARE: &[&str] = &["SplitRouting"];
const RETURN_URLS: &[&str] = &["SessionDraft", "RedirectUrl"];
const REFUNDS: &[&str] = &["Refund", "RefundPreference"];
const REFUND_PREFERENCE: &[&str] = &["RefundPreference"];
const DESTINATION: &[&str] = &["TransferDestination", "RefundTransferDestination"];
const ACCOUNT: &[&str] = &["ChannelInformation", "RefundChannelInformation"];

/// Words before the name of a field that say nothing about it. Others say that it is another thing: `tax_amount`.
pub(super) const FILLERS: &[&str] =
    &["buyer", "customer", "order", "payer", "payment", "shopper", "transaction", "user"];

pub(super) const ALIASES: &[Alias] = &[
    likely(
        SESSION,
        &[
            "order_id",
            "order_number",
            "order_no",
            "invoice_id",
            "invoice_no",
            "invoice_number",
            "external_id",
            "reference",
            "reference_id",
            "ref",
            "merchant_reference",
            "partner_reference_no",
            "id",
            "trx_id",
            "transaction_id",
            "transaction_reference",
            "tx_ref",
            "reference_number",
            "merchant_ref",
            "merchant_order_id",
            "bill_no",
            "receipt",
            "partner_tx_id",
        ],
        &["client_reference_id"],
    ),
    likely(REFUND, &["refund_id", "refund_key", "partner_refund_no", "external_id"], &["client_reference_id"]),
    likely(
        REFUND,
        &["id", "reference", "order_id", "invoice_id"],
        &["client_reference_id", "payment_session_id", "charge_id"],
    ),
    likely(REFUND, &["payment_id", "payment_intent", "transaction_id"], &["payment_session_id", "charge_id"]),
    likely(
        SESSION_AND_REFUND,
        &["total", "total_amount", "gross_amount", "grand_total", "price", "amount_money", "bill_total", "amt"],
        &["amount"],
    ),
    likely(REFUND, &["refund_amount"], &["amount"]),
    likely(
        SESSION_AND_REFUND,
        &[
            "currency",
            "ccy",
            "currency_code",
            "amount_currency",
            "bill_currency",
            "order_currency",
            "payment_currency",
            "refund_currency",
            "settlement_currency",
            "transaction_currency",
        ],
        &["amount.currency"],
    ),
    likely(SESSION_AND_REFUND, &["value"], &["amount.value"]),
    same(MONEY, &["ccy", "currency_code"], &["currency"]),
    same(SHARE, &["ccy", "currency_code"], &["currency"]),
    likely(MONEY, &["amount", "total", "price"], &["value"]),
    likely(SESSION, &["type", "kind"], &["payment_type", "payment_method.type"]),
    likely(SESSION, &["method"], &["payment_method.type"]),
    likely(
        SESSION,
        &["payment_channel"],
        &[
            "payment_method.type",
            "payment_method_options.virtual_account.channel",
            "payment_method_options.ewallet.channel",
        ],
    ),
    likely(METHOD, &["method", "kind"], &["type"]),
    likely(SESSION, &["payment_method_type", "payment_method_types"], &["payment_method.type"]),
    likely(SESSION, &["qris", "va"], &["payment_method"]),
    likely(
        AROUND_CHANNELS,
        &["channel", "channel_code"],
        &["/payment_method_options.virtual_account.channel", "/payment_method_options.ewallet.channel"],
    ),
    likely(AROUND_CHANNELS, &["bank", "bank_code", "bank_name"], &["/payment_method_options.virtual_account.channel"]),
    likely(AROUND_CHANNELS, &["wallet"], &["/payment_method_options.ewallet.channel"]),
    likely(
        &["VirtualAccount"],
        &["bank", "bank_code", "bank_name", "channel_code"],
        &["/payment_method_options.virtual_account.channel"],
    ),
    likely(&["Ewallet"], &["wallet", "provider", "channel_code"], &["/payment_method_options.ewallet.channel"]),
    likely(VIRTUAL_ACCOUNT, &["bank", "bank_code", "bank_name", "channel_code"], &["channel"]),
    likely(EWALLET, &["wallet", "provider", "channel_code", "ewallet_type"], &["channel"]),
    likely(
        SESSION,
        &["virtual_account", "virtual_account_info", "bank_transfer"],
        &["payment_method_options.virtual_account"],
    ),
    likely(&["PaymentMethodOptions"], &["va"], &["virtual_account"]),
    likely(SESSION, &["ewallet"], &["payment_method_options.ewallet"]),
    likely(SESSION, &["card", "credit_card"], &["payment_method.card"]),
    likely(SESSION, &["transaction_details"], &["client_reference_id", "amount"]),
    likely(SESSION, &["order"], &["client_reference_id", "amount", "order_information"]),
    likely(SESSION, &["customer_detail", "customer_details", "payer", "buyer", "shopper"], &["customer"]),
    likely(SESSION, &["callbacks", "application_context"], &["redirect_url"]),
    likely(
        AROUND_CHANNELS,
        &["va_number", "account_number", "virtual_account_no"],
        &["/payment_method_options.virtual_account.virtual_account_number"],
    ),
    likely(VIRTUAL_ACCOUNT, &["va_number", "account_number", "virtual_account_no"], &["virtual_account_number"]),
    likely(SESSION, &["card_number"], &["payment_method.card.number"]),
    likely(METHOD, &["card_number"], &["card.number"]),
    likely(CARD, &["card_number", "pan"], &["number"]),
    likely(CARD, &["cvv", "cvv2", "security_code"], &["cvc"]),
    likely(CARD, &["expiry_month", "expiration_month"], &["exp_month"]),
    likely(CARD, &["expiry_year", "expiration_year"], &["exp_year"]),
    likely(METHOD, &["cvv", "cvv2", "security_code"], &["card.cvc"]),
    likely(METHOD, &["expiry_month", "expiration_month"], &["card.exp_month"]),
    likely(METHOD, &["expiry_year", "expiration_year"], &["card.exp_year"]),
    likely(
        METHOD,
        &["name", "holder_name", "name_on_card", "card_holder_name"],
        &["card.card_holder_first_name", "card.card_holder_last_name"],
    ),
    likely(
        CARD,
        &["name", "holder_name", "name_on_card", "card_holder_name"],
        &["card_holder_first_name", "card_holder_last_name"],
    ),
    likely(SESSION, &["card_token", "token_id"], &["payment_method.card.token"]),
    likely(METHOD, &["card_token", "token_id"], &["card.token"]),
    likely(CARD, &["card_token", "token_id"], &["token"]),
    likely(
        SESSION,
        &[
            "email",
            "email_address",
            "mail",
            "customer_email",
            "payer_email",
            "shopper_email",
            "receipt_email",
            "buyer_email",
        ],
        &["customer.email"],
    ),
    likely(
        SESSION,
        &["name", "customer_name", "cust_name", "buyer_name", "shopper_name", "full_name", "first_name"],
        &["customer.given_name"],
    ),
    likely(SESSION, &["last_name"], &["customer.surname"]),
    likely(
        SESSION,
        &[
            "phone",
            "phone_no",
            "no_hp",
            "telp",
            "telephone",
            "mobile",
            "mobile_number",
            "contact_number",
            "customer_phone",
            "buyer_phone",
        ],
        &["customer.phone_number"],
    ),
    same(PEOPLE, &["first_name"], &["given_name"]),
    likely(PEOPLE, &["name", "full_name", "first"], &["given_name"]),
    likely(PEOPLE, &["email_address", "mail"], &["email"]),
    likely(
        PEOPLE,
        &["mobile", "mobile_number", "contact", "contact_number", "phone_no", "no_hp", "telp", "telephone"],
        &["phone_number"],
    ),
    same(PEOPLE, &["last_name"], &["surname"]),
    likely(PEOPLE, &["family_name", "last"], &["surname"]),
    likely(PEOPLE, &["username"], &[]),
    likely(PHONE_NUMBER, &["code", "calling_code", "dial_code", "prefix"], &["country_code"]),
    likely(PHONE_NUMBER, &["phone", "phone_number", "mobile"], &["number"]),
    // Older spellings of the documentation.
    same(PEOPLE, &["sure_name"], &["surname"]),
    same(SESSION, &["save_for_future"], &["save_for_future_use"]),
    likely(SESSION, &["save_payment_method", "store_payment_method", "save_card"], &["save_for_future_use"]),
    same(SESSION, &["show_save_payment"], &["show_saved_payment"]),
    likely(CUSTOMER, &["id"], &["/customer_id"]),
    likely(SESSION, &["user_id", "payer_id", "shopper_reference"], &["customer_id"]),
    likely(
        RETURN_URLS,
        &["success_url", "success_redirect_url", "return_url", "return_uri", "finish_url", "finish"],
        &["/redirect_url.success_return_url"],
    ),
    likely(
        RETURN_URLS,
        &["failure_url", "failed_url", "error_url", "failure_redirect_url", "cancel_url"],
        &["/redirect_url.failure_return_url"],
    ),
    likely(RETURN_URLS, &["expired_url", "expiry_url", "timeout_url"], &["/redirect_url.expiration_return_url"]),
    likely(&["RedirectUrl"], &["expired"], &["expiration_return_url"]),
    likely(SESSION, &["expired"], &["expiry_at", "redirect_url.expiration_return_url"]),
    likely(
        ORDER,
        &["item", "items", "item_details", "line_items", "order_items", "products", "cart"],
        &["/order_information.product_details"],
    ),
    likely(AROUND_ADDRESSES, &["billing", "billing_address"], &["/order_information.billing_info"]),
    likely(AROUND_ADDRESSES, &["shipping", "shipping_address"], &["/order_information.shipping_info"]),
    same(PRODUCT, &["qty"], &["quantity"]),
    likely(PRODUCT, &["unit_price", "unit_amount", "item_price", "price_amount", "amount"], &["price"]),
    likely(PRODUCT, &["title", "item_name"], &["name"]),
    likely(PRODUCT, &["kind"], &["type"]),
    likely(ADDRESSES, &["address", "street", "street_address", "line1"], &["address_line1"]),
    likely(ADDRESSES, &["country_code"], &["country", "phone_number.country_code"]),
    likely(ADDRESSES, &["zip", "zip_code"], &["postal_code"]),
    same(ADDRESSES, &["postcode"], &["postal_code"]),
    likely(ADDRESSES, &["state"], &["province_state"]),
    same(ADDRESSES, &["province"], &["province_state"]),
    likely(
        SESSION,
        &[
            "expires_at",
            "expired_at",
            "expiry_date",
            "expiration",
            "expiration_date",
            "expire_by",
            "due_date",
            "expired_date",
            "expired_time",
            "valid_up_to",
        ],
        &["expiry_at"],
    ),
    likely(REFUND, &["full", "full_refund"], &["is_full_amount"]),
    likely(REFUND, &["bank_account"], &["transfer_destination"]),
    likely(REFUND, &["bank", "bank_code"], &["transfer_destination.channel_code"]),
    likely(REFUND, &["account_no"], &["transfer_destination.channel_information.account_number"]),
    likely(
        REFUND,
        &["account_holder", "holder_name", "beneficiary_name"],
        &["transfer_destination.channel_information.account_name"],
    ),
    likely(REFUNDS, &["preferred_method", "refund_method"], &["method"]),
    likely(REFUND_PREFERENCE, &["bank"], &["transfer_destination.channel_code"]),
    likely(REFUND_PREFERENCE, &["account"], &["transfer_destination.channel_information.account_number"]),
    likely(REFUND_PREFERENCE, &["name"], &["transfer_destination.channel_information.account_name"]),
    likely(DESTINATION, &["bank", "bank_code"], &["channel_code"]),
    likely(DESTINATION, &["account_no"], &["channel_information.account_number"]),
    likely(DESTINATION, &["account_holder", "holder_name", "beneficiary_name"], &["channel_information.account_name"]),
    likely(ACCOUNT, &["account_no"], &["account_number"]),
    likely(ACCOUNT, &["account_holder", "holder_name", "beneficiary_name"], &["account_name"]),
    nothing(&["Ewallet"], &["token"], "no documented request pays with the token of a saved wallet"),
    // Fields of other gateways, whose names are those of fields elsewhere.
    likely(SESSION, &["description", "country", "country_code", "merchant_id", "number"], &[]),
    likely(ADDRESSES, &["county"], &[]),
    likely(PRODUCT, &["id", "merchant_id", "number", "remarks", "token"], &[]),
];

#[cfg(test)]
mod tests {
    use alloc::{collections::BTreeSet, format, vec::Vec};

    use super::*;
    use crate::{
        engine::{base::spelling, schema::Object},
        request::REQUESTS,
    };

    /// Returns the objects of all requests.
    fn objects() -> Vec<&'static Object> {
        let mut found = REQUESTS.to_vec();
        let mut next = 0;
        while let Some(object) = found.get(next) {
            for inner in object.fields.iter().filter_map(|field| field.kind.object()) {
                if !found.contains(&inner) {
                    found.push(inner);
                }
            }
            next += 1;
        }
        found
    }

    #[test]
    fn each_row_leads_to_its_fields() {
        let objects = objects();
        for alias in ALIASES {
            for name in alias.objects {
                let object = objects.iter().find(|object| object.name == *name).unwrap_or_else(|| panic!("{name}"));
                assert_eq!(alias.paths(object).count(), alias.paths.len(), "{name}: {:?}", alias.names);
                assert!(!alias.is_same || alias.own_field(object).is_some(), "{name}: {:?}", alias.names);
            }
        }
    }

    #[test]
    fn each_name_has_one_row_in_an_object_that_lacks_it() {
        let mut seen = BTreeSet::new();
        for alias in ALIASES {
            for (object, name) in
                alias.objects.iter().flat_map(|object| alias.names.iter().map(move |name| (object, name)))
            {
                assert!(seen.insert((object, name)), "{name} in {object}");
                let is_field = |table: &&Object| table.name == *object && table.by_rust(name).is_some();
                assert!(!objects().iter().any(is_field), "{name} in {object}");
            }
        }
    }

    #[test]
    fn paths_begin_at_the_object_or_the_request() {
        let path = |object: &str, name: &str| {
            let objects = objects();
            let object = objects.iter().find(|found| found.name == object).unwrap();
            let alias = Alias::find(object, &spelling::normalized(name)).unwrap();
            let shown = alias.paths(object).map(|path| {
                let names: Vec<_> = path.fields.iter().map(|field| field.rust).collect();
                format!("{}{}", if path.is_from_request { "/" } else { "" }, names.join("."))
            });
            shown.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(path("SessionDraft", "orderId"), "client_reference_id");
        assert_eq!(path("SessionDraft", "Kind"), "payment_type payment_method.type");
        assert_eq!(path("PaymentMethodOptions", "va-number"), "virtual_account.virtual_account_number");
        assert_eq!(path("RedirectUrl", "success_url"), "success_return_url");
        assert_eq!(path("Customer", "id"), "/customer_id");
        assert_eq!(path("Customer", "billing"), "/order_information.billing_info");
        assert_eq!(path("Product", "id"), "");
    }
}
