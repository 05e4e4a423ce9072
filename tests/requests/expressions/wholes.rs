//! Lists and objects, each as one value or item by item.

use super::*;

#[test]
fn lists_accept_literals_and_run_time_items() -> Outcome {
    let product = |name: &str| -> Result<Product, Box<dyn Error>> {
        Ok(Product {
            name: Some(name.parse()?),
            ..Product::new(ProductType::SERVICE, "0.5".parse()?, Price::new("7".parse()?, Currency::USD))
        })
    };
    let quantity = "3";
    let session = request! {
        customer_id: "c",
        order_information: {
            product_details: [
                { type: DIGITAL, quantity: 2, price: { value: 5, currency: IDR } },
                product("whole")?,
                { type: PHYSICAL, quantity: quantity.parse()?, price: { value: 0, currency: IDR } },
            ],
        },
    };
    assert_eq!(
        json(&session),
        r#"{"clientReferenceId":"1","amount":{"value":1,"currency":"IDR"},"mode":"API","customerId":"c","orderInformation":{"productDetails":[{"type":"DIGITAL","quantity":2,"price":{"value":5,"currency":"IDR"}},{"type":"SERVICE","name":"whole","quantity":0.5,"price":{"value":7,"currency":"USD"}},{"type":"PHYSICAL","quantity":3,"price":{"value":0,"currency":"IDR"}}]},"autoConfirm":false}"#
    );
    Ok(())
}

#[test]
fn a_list_may_be_a_run_time_value() {
    let products: Vec<Product> = Vec::new();
    let session = request! {
        customer_id: "c",
        order_information: { product_details: products.into() },
    };
    assert_eq!(
        json(&session),
        r#"{"clientReferenceId":"1","amount":{"value":1,"currency":"IDR"},"mode":"API","customerId":"c","orderInformation":{"productDetails":[]},"autoConfirm":false}"#
    );
}

#[test]
fn an_object_may_be_a_run_time_value() -> Outcome {
    let customer = Customer { given_name: Some("Budi".parse()?), ..Customer::new("a@b.id".parse()?) };
    let expected = sent_by_customer(r#"{"givenName":"Budi","email":"a@b.id"}"#);
    assert_eq!(json(&request! { customer: customer.clone() }), expected);
    assert_eq!(json(&request! { customer }), expected);
    Ok(())
}
