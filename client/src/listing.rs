//! Lists that are read page by page.

use std::{
    collections::VecDeque,
    fmt,
    pin::Pin,
    task::{Context, Poll},
};

use futures_util::{
    StreamExt, TryStreamExt,
    stream::{self, BoxStream, Stream},
};
use payment_session::response::{ListPage, Page};

use crate::{error::Error, reader::check_page};

/// A list that is read page by page, as a stream.
///
/// Each page is requested when its first item is needed. The stream ends after an error. It is an error if the gateway
/// returns a page again.
///
/// # Examples
///
/// ```
/// use payment_client::{Client, Error};
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
pub struct Listing<T>(BoxStream<'static, Result<T, Error>>);

/// The pages of a list, from the next one on.
struct Pages<T> {
    next: Option<Page>,
    number: u64,
    /// The first item of the page before.
    first: Option<T>,
}

impl<T: Clone + PartialEq + Send + 'static> Listing<T> {
    pub(crate) fn new<F>(fetch: impl Fn(Page) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<ListPage<T>, Error>> + Send + 'static,
    {
        let pages = Pages { next: Some(Page::FIRST), number: 1, first: None };
        let lists = stream::try_unfold((pages, fetch), async |(pages, fetch)| {
            let Some(page) = pages.next else { return Ok::<_, Error>(None) };
            let (items, pages) = pages.after(fetch(page).await?)?;
            Ok(Some((items, (pages, fetch))))
        });
        let items = lists.map_ok(|items| stream::iter(items).map(Ok)).try_flatten();
        Self(items.boxed())
    }

    /// Leaves out the other items.
    pub(crate) fn filter(self, is_kept: impl Fn(&T) -> bool + Send + 'static) -> Self {
        Self(self.0.try_filter(move |item| std::future::ready(is_kept(item))).boxed())
    }
}

impl<T> Listing<T> {
    /// Returns the next item, or `None` after the last one.
    ///
    /// # Errors
    ///
    /// Returns an error if a page cannot be read.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        self.0.next().await
    }
}

impl<T: Clone + PartialEq> Pages<T> {
    /// Returns the items of a page, and the pages after it.
    fn after(self, page: ListPage<T>) -> Result<(VecDeque<T>, Self), Error> {
        let first = page.items.first().cloned();
        check_page(&page, self.number, first == self.first)?;
        // An empty page is the last one, whatever the number of pages is.
        let next = first.as_ref().and_then(|_| page.next_page());
        Ok((page.items.into(), Self { next, number: self.number + 1, first }))
    }
}

impl<T> Stream for Listing<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_next_unpin(cx)
    }
}

impl<T> fmt::Debug for Listing<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Listing").finish_non_exhaustive()
    }
}
