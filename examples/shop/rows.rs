//! Rows as a database returns them: nothing in them has been checked.

pub struct OrderRow {
    pub number: &'static str,
    pub customer: CustomerRow,
    pub delivery: Delivery,
    pub lines: Vec<LineRow>,
    pub is_gift: bool,
    /// Vouchers that the customer buys for others, in rupiahs.
    pub vouchers: Vec<u64>,
}

/// A customer, most of whose columns may be empty.
pub struct CustomerRow {
    pub email: &'static str,
    pub given_name: Option<&'static str>,
    pub surname: Option<&'static str>,
    pub phone: Option<&'static str>,
}

pub enum Delivery {
    Pickup,
    Courier { name: &'static str, fee: u64, address: AddressRow },
}

pub struct AddressRow {
    pub street: &'static str,
    pub city: &'static str,
    pub province: &'static str,
    pub postal_code: Option<&'static str>,
}

/// A line of a cart.
pub struct LineRow {
    pub merchant: &'static str,
    pub kind: LineKind,
    pub title: &'static str,
    pub category: Option<&'static str>,
    pub pieces: u32,
    /// The price of one piece, in rupiahs.
    pub price: u64,
}

#[derive(Clone, Copy)]
pub enum LineKind {
    Goods,
    Download,
}

/// Returns the orders of a day.
pub fn orders() -> [OrderRow; 2] {
    [
        OrderRow {
            number: "ORD-1",
            customer: CustomerRow {
                email: "sari@pasar.example",
                given_name: Some("Sari"),
                surname: None,
                phone: Some("81299996666"),
            },
            delivery: Delivery::Courier {
                name: "Bicycle courier",
                fee: 12_000,
                address: AddressRow {
                    street: "Jalan Melati 7",
                    city: "Bandung",
                    province: "Jawa Barat",
                    postal_code: Some("40115"),
                },
            },
            lines: vec![
                goods("tea-house", "Green tea", 2, 35_000),
                goods("pottery", "Cup", 2, 48_000),
                goods("tea-house", "Tea strainer", 1, 20_000),
            ],
            is_gift: true,
            vouchers: Vec::new(),
        },
        OrderRow {
            number: "ORD-2",
            customer: CustomerRow { email: "budi@pasar.example", given_name: None, surname: None, phone: None },
            delivery: Delivery::Pickup,
            lines: vec![LineRow {
                merchant: "press",
                kind: LineKind::Download,
                title: "A history of tea",
                category: Some("BOOKS"),
                pieces: 1,
                price: 60_000,
            }],
            is_gift: false,
            vouchers: vec![50_000, 100_000],
        },
    ]
}

fn goods(merchant: &'static str, title: &'static str, pieces: u32, price: u64) -> LineRow {
    LineRow { merchant, kind: LineKind::Goods, title, category: None, pieces, price }
}
