//! Expansions trip no lint and allow none of these, so that users can forbid them. `cargo clippy` decides.

#![deny(clippy::nursery)]
#![forbid(
    unused,
    clippy::all,
    clippy::correctness,
    clippy::style,
    clippy::complexity,
    clippy::perf,
    clippy::suspicious
)]
#![forbid(clippy::redundant_else, clippy::needless_pass_by_value, clippy::useless_let_if_seq)]

use payment_session::{
    CustomerId, PaymentSession, Product, Violations, payment_part, payment_session,
    request::{OrderInformation, ProductName},
    try_payment_part, try_payment_session,
};

struct Row {
    name: String,
    email: Option<String>,
    is_known: bool,
}

fn run_time(row: Row, products: Vec<Product>, order: Option<OrderInformation>) -> Option<PaymentSession> {
    let id = row.name.parse::<CustomerId>().ok();
    if let Some(order_information) = order {
        return Some(payment_session! {
            client_reference_id: "1",
            amount: { value: (if row.is_known { 1.try_into().ok()? } else { return None }), currency: IDR },
            redirect_url: {},
            order_information: if row.is_known { order_information } else { return None },
            customer_id: id?,
            metadata: { "known": (if row.is_known { 1 } else { 2 }), "email"?: (row.email) },
            "name"!: if row.is_known { row.name } else { return None },
        });
    }
    Some(payment_session! {
        client_reference_id: "1",
        amount: { value: 1, currency: IDR },
        redirect_url: {},
        order_information: {
            product_details: [
                for count in [1_u8, 2] {
                    type: DIGITAL,
                    quantity: if count > 1 { return None } else { count.try_into().ok()? },
                    price: { value: 1, currency: IDR },
                }
                ..(products),
            ],
        },
        if row.is_known { customer_id: id?, "known"!: true } else { customer: { email: row.email?.parse().ok()? } }
        match row.name.len() {
            1 => { "short"!: row.name },
            2 => { statement_descriptor: "two" },
            3 => return None,
            4 => if row.is_known { return None } else { std::process::exit(1) },
            _ => panic!("a long name"),
        }
    })
}

fn fallible(row: Row) -> Result<PaymentSession, Violations> {
    try_payment_session! {
        client_reference_id: "1",
        amount: { value: if row.is_known { 1 } else { 2 }, currency: IDR },
        redirect_url: {},
        order_information: {
            product_details: [
                for name in [row.name.as_str(), "b"] {
                    type: DIGITAL, name, quantity: (if row.is_known { 1 } else { 2 }), price: { value: 1, currency: IDR },
                }
                ..(vec![part(&row)]),
            ],
        },
        if row.is_known { customer_id: row.name } else { customer: { email: "a@b.id", given_name?: (row.email) } }
        statement_descriptor!?: None::<String>,
    }
}

fn part(row: &Row) -> Result<Product, Violations> {
    try_payment_part!(Product {
        type: DIGITAL,
        quantity: if row.is_known { return part_of_literals() } else { 1 },
        price: { value: 1, currency: IDR },
    })
}

fn part_of_literals() -> Result<Product, Violations> {
    try_payment_part!(Product { type: DIGITAL, quantity: 1, price: { value: 1, currency: IDR } })
}

fn returns(row: Row) -> Result<PaymentSession, Violations> {
    try_payment_session! {
        client_reference_id: "1",
        redirect_url: {},
        amount: { value: 1, currency: IDR },
        customer_id: return fallible(row),
        metadata: { "a": todo!(), "b"?: return fallible(row) },
    }
}

enum Delivery {
    Courier { name: ProductName, is_insured: bool },
    Pickup,
    Unknown,
}

fn deliveries(deliveries: Vec<Delivery>) -> Option<PaymentSession> {
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

payment_session! {
    #[derive(Clone)]
    struct Template {
        client_reference_id: _,
        amount: { value: _, currency: IDR },
        redirect_url: { success_return_url?: _ },
        customer_id!?: _ as id,
        statement_descriptor: _,
        order_information: { product_details: _ },
        metadata: { "sum": 1 + 1, "out"?: _ as out },
    }
}

payment_session! {
    struct Constant { client_reference_id: "1", amount: { value: 1, currency: IDR }, redirect_url: {}, customer_id: "c" }
}

#[test]
fn what_is_linted_is_a_request() {
    let row = |is_known| Row { name: "c".to_owned(), email: Some("a@b.id".to_owned()), is_known };
    let product = payment_part!(Product { type: DIGITAL, quantity: 1, price: { value: 1, currency: IDR } });
    for is_known in [false, true] {
        assert!(run_time(row(is_known), vec![product.clone()], None).is_none());
        assert!(
            run_time(row(is_known), Vec::new(), Some(OrderInformation::new(vec![product.clone()].into()))).is_some()
                == is_known
        );
        assert!(fallible(row(is_known)).is_ok());
        assert!(returns(row(is_known)).is_ok());
    }
    let courier = Delivery::Courier { name: "bicycle".parse().expect("a name"), is_insured: true };
    assert!(deliveries(vec![Delivery::Pickup, courier]).is_some());
    assert!(deliveries(vec![Delivery::Unknown]).is_none());
    let template = Template {
        client_reference_id: super::reference(),
        value: 1_u8.try_into().expect("a value"),
        success_return_url: None,
        id: Some("a b".into()),
        statement_descriptor: "shop".parse().expect("a descriptor"),
        product_details: Vec::new().into(),
        out: None,
    };
    assert_eq!(template.clone().to_json(), PaymentSession::from(template).to_json());
    assert_eq!(Constant {}.to_json(), Constant::JSON.as_bytes());
}
