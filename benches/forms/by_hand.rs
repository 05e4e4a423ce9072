//! The documented Payment UI request, written by hand: fixed parts, and the strings of the template between them.

use std::borrow::Cow;

use super::template::PaymentUi;

const BEFORE: &str = r#"{"clientReferenceId":""#;
const MIDDLE: &str = concat!(
    r#"","amount":{"value":10000,"currency":"IDR"},"paymentType":"SINGLE","mode":"REDIRECT","#,
    r#""bypassStatusPage":false,"redirectUrl":{"successReturnUrl":"https://merchant.com/success","#,
    r#""failureReturnUrl":"https://merchant.com/failure","#,
    r#""expirationReturnUrl":"https://merchant.com/expiration"},"customer":{"givenName":""#,
);
const BETWEEN: &str = r#"","surname":"Geotama","email":""#;
const AFTER: &str = concat!(
    r#"","phoneNumber":{"countryCode":"+62","number":"89699990001"},"#,
    r#""refundPreference":{"method":"AUTO","transferDestination":{"channelCode":"014","#,
    r#""channelInformation":{"accountNumber":"17677665415","accountName":"Reforza Jordan Geotama"}}}},"#,
    r#""orderInformation":{"productDetails":[{"type":"PHYSICAL","category":"FASHION","#,
    r#""subCategory":"FASHION WANITA","name":"Dress Kasual Warna Putih","description":"Ukuran M","#,
    r#""quantity":1,"price":{"value":100000,"currency":"IDR"}}],"#,
    r#""billingInfo":{"givenName":"Reforza Jordan","surname":"Geotama","#,
    r#""email":"reforza@pivot-payment.com","phoneNumber":{"countryCode":"+62","number":"89699990001"},"#,
    r#""addressLine1":"Biomedical Building Lantai 3","addressLine2":"Digital hub, BSD City","#,
    r#""city":"Tangerang Regency","provinceState":"Banten","country":"ID","postalCode":"15331"},"#,
    r#""shippingInfo":{"givenName":"Reforza Jordan","surname":"Geotama","#,
    r#""email":"reforza@pivot-payment.com","phoneNumber":{"countryCode":"+62","number":"89699990001"},"#,
    r#""addressLine1":"Biomedical Building Lantai 3","addressLine2":"Digital hub, BSD City","#,
    r#""city":"Tangerang Regency","provinceState":"Banten","country":"ID","postalCode":"15331","#,
    r#""method":"REGULAR","shippingFee":{"value":100000,"currency":"IDR"}}},"autoConfirm":false,"#,
    r#""statementDescriptor":"Reforza Pivot","expiryAt":"2025-12-30T23:59:00Z","#,
    r#""metadata":{"invoiceNo":"INV001"}}"#,
);

/// Appends the request. Strings are copied, which is wrong for those that JSON escapes.
pub fn copy(request: &PaymentUi, out: &mut Vec<u8>) {
    append(strings(request), out);
}

/// Appends the request. Strings are searched for characters that JSON escapes, as the template does.
pub fn escape(request: &PaymentUi, out: &mut Vec<u8>) {
    let strings = strings(request).map(escaped);
    append(strings.each_ref().map(|string| &**string), out);
}

fn strings(request: &PaymentUi) -> [&str; 3] {
    [request.client_reference_id.as_ref(), request.given_name.as_ref(), request.email.as_ref()]
}

fn append([reference, name, email]: [&str; 3], out: &mut Vec<u8>) {
    for part in [BEFORE, reference, MIDDLE, name, BETWEEN, email, AFTER] {
        out.extend_from_slice(part.as_bytes());
    }
}

/// Returns the string as JSON writes it between quotes.
fn escaped(string: &str) -> Cow<'_, str> {
    if string.bytes().any(|byte| byte < b' ' || matches!(byte, b'"' | b'\\')) {
        let json = serde_json::Value::from(string).to_string();
        json[1..json.len() - 1].to_owned().into()
    } else {
        string.into()
    }
}
