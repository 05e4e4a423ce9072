//! Pages of a documentation. The table of pages declares a constant for each of them.

use core::fmt;

/// A documentation page.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Page(&'static PageRow);

/// A row of the table of pages.
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct PageRow {
    /// The name of the constant.
    pub constant: &'static str,
    pub title: &'static str,
    pub url: &'static str,
}

impl Page {
    pub(crate) const fn new(row: &'static PageRow) -> Self {
        Self(row)
    }

    /// Returns the title of the page.
    pub const fn name(self) -> &'static str {
        self.0.title
    }

    /// Returns the address of the page.
    pub const fn url(self) -> &'static str {
        self.0.url
    }
}

/// The name of the constant.
impl fmt::Debug for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.constant)
    }
}

/// Declares the constants of [`Page`]. A row: the constant, the title, the site and the path. `address!`, which the table
/// has, expands to the address.
macro_rules! declare_pages {
    ($($(#[doc = $docs:tt])* $page:ident = $name:literal at $site:ident $path:literal;)*) => {
        #[allow(non_upper_case_globals)]
        impl $crate::engine::schema::Page {
            $(
                #[doc = concat!("[", $name, "](", address!($site $path), ")")]
                $(#[doc = $docs])*
                pub const $page: Self = Self::new(&$crate::engine::schema::page::PageRow {
                    constant: stringify!($page),
                    title: $name,
                    url: address!($site $path),
                });
            )*

            /// All pages.
            pub const ALL: &[Self] = &[$(Self::$page),*];
        }
    };
}

/// Declares `page_link!` and `page_address!`. `$` comes first, because an inner macro cannot write one otherwise.
macro_rules! declare_links {
    ($dollar:tt $($(#[doc = $docs:tt])* $page:ident = $name:literal at $site:ident $path:literal;)*) => {
        /// Expands to the line that links to a page, as a string literal for documentation.
        #[doc(hidden)]
        #[macro_export]
        macro_rules! page_link {
            $(
                ($page) => {
                    concat!("Documentation page: [", $name, "](", $crate::address!($site $path), ").")
                };
            )*
        }

        /// Expands to the definition of a link to the first of one or two pages, as a string literal for documentation.
        macro_rules! page_address {
            $(
                ($page $dollar($dollar other:ident)?) => {
                    concat!("[", $name, "]: ", $crate::request::pages::address!($site $path))
                };
            )*
        }
    };
}

pub(crate) use {declare_links, declare_pages};
