//! Rows as a database returns them: nothing in them has been checked.

pub struct OrderRow {
    pub number: &'static str,
    pub way: Way,
    pub customer: Payer,
    pub delivery: Delivery,
    pub lines: Vec<LineRow>,
    pub is_gift: bool,
    /// Vouchers that the customer buys for others, in rupiahs.
    pub vouchers: Vec<u64>,
}

/// The way to pay.
#[derive(Clone, Copy)]
pub enum Way {
    /// On the gateway's own page, in any way.
    Page,
    Account(Bank),
    Code,
    Card {
        /// Whether the customer wants to pay with the same card again.
        is_kept: bool,
    },
    Wallet,
}

#[derive(Clone, Copy)]
pub enum Bank {
    Bca,
    Permata,
}

/// The customer who pays.
pub enum Payer {
    /// A customer of earlier orders, by the gateway's id.
    Known(&'static str),
    New(CustomerRow),
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
    pub recipient: CustomerRow,
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
pub fn orders() -> [OrderRow; 6] {
    [
        OrderRow {
            number: "ORD-1",
            way: Way::Account(Bank::Permata),
            customer: Payer::New(sari()),
            delivery: Delivery::Courier {
                name: "Bicycle courier",
                fee: 12_000,
                address: AddressRow {
                    recipient: sari(),
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
            way: Way::Page,
            customer: Payer::New(CustomerRow {
                email: "budi@pasar.example",
                given_name: None,
                surname: None,
                phone: None,
            }),
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
        pickup("ORD-3", Way::Code, Payer::Known("c-17")),
        pickup("ORD-4", Way::Account(Bank::Bca), Payer::Known("c-17")),
        pickup("ORD-5", Way::Card { is_kept: true }, Payer::Known("c-4")),
        pickup("ORD-6", Way::Wallet, Payer::Known("c-90")),
    ]
}

fn pickup(number: &'static str, way: Way, customer: Payer) -> OrderRow {
    let lines = vec![goods("pottery", "Tea pot", 1, 240_000)];
    OrderRow { number, way, customer, delivery: Delivery::Pickup, lines, is_gift: false, vouchers: Vec::new() }
}

fn sari() -> CustomerRow {
    CustomerRow { email: "sari@pasar.example", given_name: Some("Sari"), surname: None, phone: Some("81299996666") }
}

fn goods(merchant: &'static str, title: &'static str, pieces: u32, price: u64) -> LineRow {
    LineRow { merchant, kind: LineKind::Goods, title, category: None, pieces, price }
}
