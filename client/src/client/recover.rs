//! The recovery of calls that earlier processes have left.

use std::{
    collections::{BTreeSet, VecDeque},
    fmt,
    num::NonZeroU32,
    pin::Pin,
    task::{Context, Poll},
};

use futures_util::{
    Stream, StreamExt,
    future::BoxFuture,
    stream::{self, BoxStream, FuturesUnordered},
};

use super::Client;
use crate::{
    calls::Effect,
    driver::handed_out,
    error::Error,
    intent::Intent,
    journal::{JournalError, Row, UnreadableRow},
    machine::IntentState,
};

/// The number of calls that are recovered at the same time.
pub const MOST: u32 = 32;
/// The number of calls that have ended on a page. The shop stores their results within a lease.
pub const MOST_ENDED: NonZeroU32 = NonZeroU32::new(1000).expect("it is not zero");

/// A call that an earlier process has left, or another one, and its result.
#[derive(Debug)]
#[non_exhaustive]
pub struct RecoveredCall {
    /// The call.
    pub intent: Intent,
    /// Its result. After [`Error::Unknown`], the call stays in the journal for the next pass. Any other result is handed
    /// out until you [acknowledge](Client::acknowledge) it.
    pub result: Result<Effect, Error>,
}

/// The calls of a journal that are not acknowledged, as a stream: one pass. See [`Client::recover`].
#[must_use = "a recovery does nothing until it is polled"]
pub struct Recovery(BoxStream<'static, Item>);

type Item = Result<RecoveredCall, JournalError>;

/// One pass over the journal.
struct Pass {
    client: Client,
    ready: VecDeque<Item>,
    running: FuturesUnordered<BoxFuture<'static, RecoveredCall>>,
    /// The rows of this pass. A slow pass finds some of them again.
    seen: BTreeSet<String>,
    /// Whether there may be more open calls, and more that have ended.
    has_open: bool,
    has_ended: bool,
}

impl Client {
    /// Goes on with all calls of the journal that no process carries out, also those of sub-accounts, and returns their
    /// results.
    ///
    /// Call it when your process starts, and regularly after that, for example once a minute. Each pass ends.
    ///
    /// | in the journal | what happens |
    /// |---|---|
    /// | planned | the call is carried out. While the gateway cannot be reached, the result is [`Error::Unknown`], and the next pass tries again. If the body was withheld, the result is [`Error::NotDone`]. |
    /// | sent | the effect is looked up. A create can be sent again, with the same bytes and id: at most two more times, and never later than 23 hours after the first attempt. |
    /// | sent, and a late look-up does not show it | the result is [`Error::Undecidable`]. |
    /// | a create whose body was withheld, sent, and not shown by a late look-up | the result is [`Error::NotDone`]: create the session again, with the same reference. |
    /// | ended, but not acknowledged | the result is returned again. |
    ///
    /// Store each result, and then [acknowledge](Self::acknowledge) it. A result can be returned twice, so store it in a
    /// way that makes no difference.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_client::{Client, Error, RecoveredCall, journal::JournalError};
    ///
    /// async fn recover(client: &Client) -> Result<(), JournalError> {
    ///     let mut recovered = client.recover();
    ///     while let Some(item) = recovered.next().await {
    ///         match item {
    ///             Ok(RecoveredCall { intent, result, .. }) => {
    ///                 println!("{intent}: {result:?}"); // store it
    ///                 client.acknowledge(intent.id(), &result).await?; // not if it is `Unknown`
    ///             }
    ///             // A row that cannot be read. The others go on.
    ///             Err(error) => eprintln!("{error}"),
    ///         }
    ///     }
    ///     Ok(())
    /// }
    /// ```
    pub fn recover(&self) -> Recovery {
        let pass = Pass {
            client: self.clone(),
            ready: VecDeque::new(),
            running: FuturesUnordered::new(),
            seen: BTreeSet::new(),
            has_open: true,
            has_ended: true,
        };
        let items = stream::unfold(pass, async |mut pass| {
            let item = pass.next().await?;
            Some((item, pass))
        });
        Recovery(items.boxed())
    }
}

impl Pass {
    async fn next(&mut self) -> Option<Item> {
        loop {
            if let Some(item) = self.ready.pop_front() {
                return Some(item);
            }
            let running = u32::try_from(self.running.len()).unwrap_or(MOST);
            match NonZeroU32::new(MOST.saturating_sub(running)) {
                _ if self.client.shared.active_calls.is_draining() => return self.running.next().await.map(Ok),
                // First, so that they run while the shop stores what has ended.
                Some(room) if self.has_open => self.claim(room).await,
                _ if self.has_ended => self.claim_ended().await,
                _ => return self.running.next().await.map(Ok),
            }
        }
    }

    /// Claims a page of open calls, and starts them.
    async fn claim(&mut self, room: NonZeroU32) {
        self.has_open = false;
        let Client { shared, reader, .. } = &self.client.clone();
        let asked = reader.sender().clock.now();
        match shared.journal.claim(reader.sender(), shared.scope.clone(), room).await {
            Ok(page) => {
                for claimed in page {
                    if let Ok(claimed) = &claimed
                        && self.seen.contains(claimed.stored.row.id.as_ref())
                    {
                        // This pass has left it, so another process may go on with it.
                        shared.journal.give_back(reader.sender(), claimed.lease.clone()).await;
                    }
                    let read = claimed.and_then(|claimed| Ok((intent_of(&claimed.stored.row)?, claimed)));
                    if let Some((intent, claimed)) = self.unseen(read, |pass| &mut pass.has_open) {
                        // The task starts now, so that it counts the ages and the lease from the claim, and renews the lease
                        // while the shop stores other results.
                        let claim = Some((claimed, asked));
                        let report = self.client.start(intent.clone(), IntentState::Given, claim);
                        self.running
                            .push(Box::pin(async move { RecoveredCall { intent, result: report.await.0.result } }));
                    }
                }
            }
            Err(error) => self.ready.push_back(Err(error)),
        }
    }

    /// Claims a page of calls that have ended.
    async fn claim_ended(&mut self) {
        self.has_ended = false;
        let Client { shared, reader, .. } = &self.client;
        match shared.journal.claim_ended(reader.sender(), shared.scope.clone(), MOST_ENDED).await {
            Ok(page) => {
                for claimed in page {
                    let read = claimed.and_then(|claimed| Ok((intent_of(&claimed.row)?, claimed.end)));
                    if let Some((intent, end)) = self.unseen(read, |pass| &mut pass.has_ended) {
                        let result = handed_out(&intent, &end);
                        self.ready.push_back(Ok(RecoveredCall { intent, result }));
                    }
                }
            }
            Err(error) => self.ready.push_back(Err(error)),
        }
    }

    /// Returns a row that this pass has not seen yet, if it can be read. Otherwise, the next item says why not. `has_more` is
    /// true from then on: a page without a new row is the last one.
    fn unseen<T>(
        &mut self,
        read: Result<(Intent, T), UnreadableRow>,
        has_more: impl FnOnce(&mut Self) -> &mut bool,
    ) -> Option<(Intent, T)> {
        let id = match &read {
            Ok((intent, _)) => intent.id().to_string(),
            Err(unread) => unread.id.clone(),
        };
        if !self.seen.insert(id) {
            return None;
        }
        *has_more(self) = true;
        read.map_err(|UnreadableRow { id, error }| self.ready.push_back(Err(error.of_row(id)))).ok()
    }
}

fn intent_of(row: &Row) -> Result<Intent, UnreadableRow> {
    Intent::from_row(row).map_err(|error| UnreadableRow { id: row.id.to_string(), error })
}

impl Recovery {
    /// Returns the next call, or `None` after the last one.
    ///
    /// # Errors
    ///
    /// Returns an error if a row or the journal cannot be read. After the error of a row, the others follow.
    pub async fn next(&mut self) -> Option<Result<RecoveredCall, JournalError>> {
        self.0.next().await
    }
}

impl Stream for Recovery {
    type Item = Item;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Item>> {
        self.0.poll_next_unpin(cx)
    }
}

impl fmt::Debug for Recovery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recovery").finish_non_exhaustive()
    }
}
