//! Lists and parts next to other macros and strict lints.

/// Patterns, expressions and blocks come from other macros.
mod fragments {
    use crate::lists::{product, products, request, row, rows};

    use payment_session::payment_part;

    macro_rules! list {
        ($row:pat in $rows:expr, if $condition:expr, $arm:pat = $value:expr, ..$more:expr, $fields:tt) => {
            request!([
                for $row in $rows $fields
                if $condition $fields
                match $value { $arm => $fields _ => {} }
                ..$more.map(|_| payment_part!(Product $fields)),
            ])
        };
    }

    macro_rules! whole {
        ($($item:tt)*) => { request!([$($item)*]) };
    }

    macro_rules! labelled {
        ($label:lifetime, $last:expr) => {
            request!([
                $label: for row in rows() {
                    type: PHYSICAL,
                    name: { if row.count > $last { break $label } row.name },
                    quantity: row.count,
                    price: { value: 5, currency: IDR },
                }
            ])
        };
    }

    #[test]
    fn a_label_comes_through() {
        let session = labelled!('rows, 1);
        assert_eq!(products(&session), format!("[{}]", product("Tea", 1)));
    }

    #[test]
    fn come_through() {
        let name = row("Cup", 2).name;
        let session = list!(
            _ in [1, 2], if name == "Cup", Some(1..) = Some(3), ..rows().iter(),
            { type: PHYSICAL, name: name.clone(), quantity: 2, price: { value: 5, currency: IDR } }
        );
        assert_eq!(products(&session), format!("[{}]", vec![product("Cup", 2); 7].join(",")));
    }

    #[test]
    fn whole_items_come_through() {
        let session = whole!(
            for row in rows() { type: PHYSICAL, name: row.name, quantity: row.count, price: { value: 5, currency: IDR } }
        );
        assert_eq!(
            products(&session),
            format!("[{},{},{}]", product("Tea", 1), product("Cup", 2), product("Courier", 3))
        );
    }
}

/// Strict lints check every statement of the expansion.
mod lints {
    use payment_session::{PaymentSession, payment_session, request::ProductName};

    enum Delivery {
        Courier { name: ProductName, is_insured: bool },
        Pickup,
        Unknown,
    }

    fn request(deliveries: Vec<Delivery>) -> Option<PaymentSession> {
        Some(payment_session! {
            client_reference_id: "1",
            amount: { value: 1, currency: IDR },
            customer_id: "c",
            redirect_url: {},
            order_information: {
                product_details: [
                    if let [Delivery::Courier { .. }] = *deliveries {
                        type: SERVICE, quantity: 1, price: { value: 5, currency: IDR }
                    }
                    if !deliveries.is_empty() {
                        type: SERVICE, quantity: 2, price: { value: 5, currency: IDR }
                    } else {
                        type: SERVICE, quantity: 3, price: { value: 5, currency: IDR }
                    }
                    match deliveries.first() {
                        Some(Delivery::Unknown) => return None,
                        _ => {}
                    }
                    match deliveries.first() {
                        Some(Delivery::Pickup) => { type: SERVICE, quantity: 4, price: { value: 5, currency: IDR } }
                        Some(_) | None => {}
                    }
                    for delivery in deliveries { type: DIGITAL, quantity: 5, price: { value: 5, currency: IDR }, name?: delivery.name() }
                ],
            },
        })
    }

    impl Delivery {
        fn name(self) -> Option<ProductName> {
            match self {
                Self::Courier { name, is_insured: true } => Some(name),
                _ => None,
            }
        }
    }

    #[test]
    fn are_silent() {
        let courier = || Delivery::Courier { name: "bicycle".parse().expect("a name"), is_insured: true };
        let quantities = |deliveries| {
            let session = request(deliveries)?;
            let products = &session.order_information.as_ref()?.product_details;
            Some(products.iter().map(|product| product.quantity.to_string()).collect::<Vec<_>>().join(" "))
        };
        assert_eq!(quantities(vec![courier()]).as_deref(), Some("1 2 5"));
        assert_eq!(quantities(vec![Delivery::Pickup, courier()]).as_deref(), Some("2 4 5 5"));
        assert_eq!(quantities(vec![]).as_deref(), Some("3"));
        assert_eq!(quantities(vec![Delivery::Unknown]), None);
    }
}
