//! Lists that are returned page by page.

use alloc::vec::{self, Vec};
use core::{fmt, slice};

use super::{ApiError, Envelope, GatewayResponse, Pagination, read::Read};

/// A page of a list, with its number and its size.
///
#[doc = payment_core::page_link!(Pagination)]
///
/// # Examples
///
/// ```
/// use payment_session::response::Page;
///
/// assert_eq!(Page::FIRST.to_string(), "page=1&perPage=20");
/// let page = Page::new(3, 100).map(|page| page.to_string());
/// assert_eq!(page.as_deref(), Some("page=3&perPage=100"));
/// assert_eq!(Page::new(0, 100), None);
/// assert_eq!(Page::new(1, 101), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Page {
    number: u64,
    size: u64,
}

impl Page {
    /// The first 20 items, which are the gateway's default.
    pub const FIRST: Self = Self { number: 1, size: 20 };

    /// Creates a page with a number from 1 and a size of 1 to 100 items, or returns `None` for other values.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::response::Page;
    ///
    /// assert_eq!(Page::new(1, 20), Some(Page::FIRST));
    /// assert_eq!(Page::new(0, 20), None); // the first page has the number 1
    /// assert_eq!(Page::new(1, 101), None);
    /// ```
    pub fn new(number: u64, size: u64) -> Option<Self> {
        (number > 0 && (1..=100).contains(&size)).then_some(Self { number, size })
    }
}

/// Writes the page as a query.
impl fmt::Display for Page {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "page={}&perPage={}", self.number, self.size)
    }
}

/// The items of one page of a list.
///
/// # Examples
///
/// ```
/// use payment_session::{ApiError, SessionResponse, response::{GatewayResponse, ListPage}};
///
/// let body = br#"{"code":"00","message":"Success","data":[{"id":"a","status":"PAID"}],
///     "pagination":{"page":1,"perPage":1,"totalItems":2,"totalPages":2}}"#;
/// let sessions = ListPage::<SessionResponse>::parse(200, body)?;
/// assert_eq!(sessions.items.len(), 1);
/// assert!(!sessions.is_complete());
/// let next = sessions.next_page().map(|page| page.to_string());
/// assert_eq!(next.as_deref(), Some("page=2&perPage=1"));
/// # Ok::<(), ApiError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListPage<T> {
    /// The items of this page.
    pub items: Vec<T>,
    /// The number of this page and of all pages.
    pub pagination: Option<Pagination>,
}

impl<T> ListPage<T> {
    /// Returns the page after this one, of the same size. Returns `None` if this is the last page, or if the response does
    /// not say so.
    ///
    /// If the response has no size, the next page has the default size. If the size is not valid, the next page has the
    /// nearest valid size. An item may then appear twice, but no item is missing.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{
    ///     ApiError, SessionResponse,
    ///     response::{GatewayResponse, Page, ListPage},
    /// };
    ///
    /// let body = br#"{"code":"00","message":"Success","data":[{"id":"a"}],
    ///     "pagination":{"page":2,"totalPages":3}}"#;
    /// let sessions = ListPage::<SessionResponse>::parse(200, body)?;
    /// assert_eq!(sessions.next_page(), Page::new(3, 20));
    /// # Ok::<(), ApiError>(())
    /// ```
    pub fn next_page(&self) -> Option<Page> {
        let pagination = self.pagination.as_ref()?;
        let page = pagination.page.filter(|page| *page < pagination.total_pages.unwrap_or(0))?;
        Page::new(page + 1, pagination.per_page.unwrap_or(Page::FIRST.size).clamp(1, 100))
    }

    /// Returns whether the response says that this page has all items of the list.
    ///
    /// A page without items and without pagination is complete, because the gateway returns it for an empty list. A page
    /// with items and without pagination is not complete.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::{ApiError, SessionResponse, response::{GatewayResponse, ListPage}};
    ///
    /// let empty = br#"{"code":"00","message":"Success","data":[]}"#;
    /// assert!(ListPage::<SessionResponse>::parse(200, empty)?.is_complete());
    ///
    /// let without_pagination = br#"{"code":"00","message":"Success","data":[{"id":"a"}]}"#;
    /// assert!(!ListPage::<SessionResponse>::parse(200, without_pagination)?.is_complete());
    /// # Ok::<(), ApiError>(())
    /// ```
    pub fn is_complete(&self) -> bool {
        match &self.pagination {
            None => self.items.is_empty(),
            Some(pagination) => {
                let is_first = matches!(pagination.page, None | Some(0 | 1));
                let other_pages = pagination.total_pages.is_some_and(|pages| pages > 1);
                let all = pagination.total_items.map_or(self.items.is_empty(), |total| {
                    u64::try_from(self.items.len()).is_ok_and(|length| length >= total)
                });
                is_first && !other_pages && all
            }
        }
    }
}

impl<T> IntoIterator for ListPage<T> {
    type Item = T;
    type IntoIter = vec::IntoIter<T>;

    fn into_iter(self) -> vec::IntoIter<T> {
        self.items.into_iter()
    }
}

impl<T> ListPage<T> {
    /// Returns the items of this page.
    pub fn iter(&self) -> slice::Iter<'_, T> {
        self.items.iter()
    }
}

impl<'a, T> IntoIterator for &'a ListPage<T> {
    type Item = &'a T;
    type IntoIter = slice::Iter<'a, T>;

    fn into_iter(self) -> slice::Iter<'a, T> {
        self.iter()
    }
}

/// An item of a list: a [`SessionResponse`](super::SessionResponse), a [`Charge`](super::Charge), or another object of a
/// response. Only this crate implements it.
///
/// # Examples
///
/// ```
/// use payment_session::{ApiError, response::{GatewayResponse, ListItem, ListPage}};
///
/// fn items<T: ListItem>(status: u16, body: &[u8]) -> Result<Vec<T>, ApiError> {
///     Ok(ListPage::parse(status, body)?.items)
/// }
/// ```
pub trait ListItem: Read {}

impl<T: Read> ListItem for T {}

/// Fails unless every item can be read, so that no item is lost. `null` is the empty list.
impl<T: ListItem> GatewayResponse for ListPage<T> {
    fn parse(status: u16, body: &[u8]) -> Result<Self, ApiError> {
        let envelope = Envelope::of_list(status, body)?;
        Ok(Self { items: envelope.read(status)?, pagination: envelope.pagination })
    }
}
