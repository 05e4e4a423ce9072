//! Lists that are read page by page.

use std::{
    collections::VecDeque,
    fmt,
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll, ready},
};

use futures_core::Stream;
use payment_core::response::{Page, Paged};

use crate::{
    cause::{Cause, CauseKind},
    error::Error,
    reader::check_page,
};

type Fetched<T> = Pin<Box<dyn Future<Output = Result<Paged<T>, Error>> + Send>>;

/// A list that is read page by page, as a stream.
///
/// Each page is requested when its first item is needed. The stream ends after an error. It is an error if the gateway
/// returns a page again.
///
/// # Examples
///
/// ```
/// # mod payment_session { pub use payment_client as client; pub use payment_core::*; }
/// use payment_session::client::{Client, Error};
///
/// # async fn print(client: Client) -> Result<(), Error> {
/// let mut sessions = client.list_sessions();
/// while let Some(session) = sessions.next().await {
///     println!("{}", session?.id);
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "a listing requests nothing until it is polled"]
pub struct Listing<T> {
    fetch: Box<dyn Fn(Page) -> Fetched<T> + Send + Sync>,
    items: VecDeque<T>,
    /// The first item of the last page.
    first: Option<T>,
    /// The number of the page that is fetched, or that comes next.
    number: u64,
    next: Next<T>,
}

enum Next<T> {
    Page(Page),
    Fetching(Fetched<T>),
    End,
}

impl<T: Clone + PartialEq> Listing<T> {
    pub(crate) fn new<F>(fetch: impl Fn(Page) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<Paged<T>, Error>> + Send + 'static,
    {
        Self {
            fetch: Box::new(move |page| Box::pin(fetch(page))),
            items: VecDeque::new(),
            first: None,
            number: 1,
            next: Next::Page(Page::FIRST),
        }
    }

    /// Returns the next item, or `None` after the last one.
    ///
    /// # Errors
    ///
    /// Returns an error if a page cannot be read.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|cx| self.poll_item(cx)).await
    }

    fn poll_item(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        loop {
            if let Some(item) = self.items.pop_front() {
                return Poll::Ready(Some(Ok(item)));
            }
            self.next = match &mut self.next {
                Next::End => return Poll::Ready(None),
                Next::Page(page) => Next::Fetching((self.fetch)(*page)),
                Next::Fetching(fetched) => match ready!(fetched.as_mut().poll(cx)).and_then(|page| self.take(page)) {
                    Ok(next) => next,
                    Err(error) => {
                        self.next = Next::End;
                        return Poll::Ready(Some(Err(error)));
                    }
                },
            };
        }
    }

    /// Takes the items of a page, and returns the next one.
    fn take(&mut self, page: Paged<T>) -> Result<Next<T>, Error> {
        check_page(&page, self.number)?;
        let first = page.items.first().cloned();
        if first.is_some() && first == self.first {
            return Err(Error::Unavailable(Cause::new(CauseKind::RepeatedPage)));
        }
        // An empty page is the last one, whatever the number of pages is.
        let next = first.as_ref().and_then(|_| page.next_page());
        self.first = first;
        self.number += 1;
        self.items = page.items.into();
        Ok(next.map_or(Next::End, Next::Page))
    }
}

impl<T: Clone + PartialEq + Unpin> Stream for Listing<T> {
    type Item = Result<T, Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_item(cx)
    }
}

impl<T> fmt::Debug for Listing<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Listing").field("items", &self.items.len()).finish_non_exhaustive()
    }
}
