//! The pages of the shop's documentation.

use crate::engine::schema::page::{declare_links, declare_pages};

/// Expands to the address of a page.
#[macro_export]
macro_rules! address {
    (shop $path:literal) => {
        concat!("https://shop.example/docs/", $path)
    };
}

macro_rules! page_rows {
    ($implement:ident $($before:tt)*) => {
        $implement! {
            $($before)*
            Orders = "Orders" at shop "orders";
            Delivery = "Delivery" at shop "delivery";
            Macro = "order!" at shop "macro";
        }
    };
}

page_rows!(declare_pages);
page_rows!(declare_links $);

pub(crate) use {address, page_address, page_link};
