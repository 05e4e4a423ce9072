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
use payment_gateway::response::Envelope;
use tokio::time::Instant;

use super::Client;
use crate::{
    calls::Effect,
    driver::{Start, check, recorded},
    error::Error,
    intent::Intent,
    journal::{Claimed, JournalError, State, Unread},
};

/// The number of calls that are recovered at the same time.
const MOST: u32 = 32;
/// The length of a page after one on which all calls had ended. The shop stores their results within a lease.
const MOST_ENDED: NonZeroU32 = NonZeroU32::new(256).expect("it is not zero");

/// A call that an earlier process has left, or another one, and its result.
#[derive(Debug)]
#[non_exhaustive]
pub struct Recovered {
    /// The call.
    pub intent: Intent,
    /// Its result. After [`Error::Unknown`], the call stays in the journal for the next pass. Any other result is handed
    /// out until you [acknowledge](Client::acknowledge) it.
    pub result: Result<Effect, Error>,
}

/// The calls of a journal that are not acknowledged, as a stream: one pass. See [`Client::recover`].
#[must_use = "a recovery does nothing until it is polled"]
pub struct Recovery(BoxStream<'static, Item>);

type Item = Result<Recovered, JournalError>;

/// One pass over the journal.
struct Pass {
    client: Client,
    ready: VecDeque<Item>,
    running: FuturesUnordered<BoxFuture<'static, Recovered>>,
    /// The entries of this pass. A slow pass finds some of them again.
    seen: BTreeSet<String>,
    has_more: bool,
    /// Whether the last page was full of calls that have ended, so that the next one can be longer.
    has_only_ended: bool,
}

impl Client {
    /// Goes on with all calls of the journal that no process carries out, also those of sub-accounts, and returns their
    /// results.
    ///
    /// Call it when your process starts, and regularly after that, for example once a minute. Each pass ends.
    ///
    /// | in the journal | what happens |
    /// |---|---|
    /// | planned | the call is carried out. While the gateway cannot be reached, the result is [`Error::Unknown`], and the next pass tries again. If the body was withheld, the result is [`Error::NotSent`]. |
    /// | sent | the effect is looked up. A create can be sent again, with the same bytes and id: at most two more times, and never later than 23 hours after the first attempt. |
    /// | sent, and a late look-up does not show it | the result is [`Error::Undecidable`]. |
    /// | a create whose body was withheld, sent, and not shown | the result is [`Error::Unknown`] for 23 hours: an equal [`create`](Self::create) lends its bytes, and is sent. Then it is [`Error::Undecidable`]. |
    /// | ended, but not acknowledged | the result is returned again. |
    ///
    /// Store each result, and then [acknowledge](Self::acknowledge) it. A result can be returned twice, so store it in a
    /// way that makes no difference.
    ///
    /// # Examples
    ///
    /// ```
    /// use payment_session::client::{Client, Error, Recovered, journal::JournalError};
    ///
    /// async fn recover(client: &Client) -> Result<(), JournalError> {
    ///     let mut recovered = client.recover();
    ///     while let Some(item) = recovered.next().await {
    ///         match item {
    ///             Ok(Recovered { intent, result, .. }) => {
    ///                 println!("{intent}: {result:?}"); // store it
    ///                 client.acknowledge(intent.id(), &result).await?; // not if it is `Unknown`
    ///             }
    ///             // An entry that cannot be read. The others go on.
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
            has_more: true,
            has_only_ended: false,
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
                Some(room) if self.has_more => self.claim(room).await,
                _ => return self.running.next().await.map(Ok),
            }
        }
    }

    /// Claims another page.
    async fn claim(&mut self, room: NonZeroU32) {
        self.has_more = false;
        let Client { shared, reader, .. } = &self.client;
        if shared.running.is_draining() {
            return;
        }
        let asked = reader.sender().clock.now();
        let most = if self.has_only_ended { MOST_ENDED } else { room };
        let claimed = shared.records.claim(reader.sender(), shared.scope.clone(), most).await;
        let page = match claimed {
            Ok(page) => page,
            Err(error) => return self.ready.push_back(Err(error)),
        };
        let has_ended = |claimed: &Result<Claimed, Unread>| {
            claimed.as_ref().is_ok_and(|claimed| matches!(claimed.row.state, State::Ended(_)))
        };
        self.has_only_ended =
            page.len() == usize::try_from(most.get()).unwrap_or(usize::MAX) && page.iter().all(has_ended);
        for claimed in page {
            match claimed {
                // A long page can have more calls to carry out than there is room for. A later page has them again.
                Ok(claimed) if !matches!(claimed.row.state, State::Ended(_)) && self.is_busy() => {
                    self.has_more = true;
                    let Client { shared, reader, .. } = &self.client;
                    shared.records.release(reader.sender(), claimed.lease).await;
                }
                claimed => self.add(claimed, asked),
            }
        }
    }

    fn is_busy(&self) -> bool {
        self.running.len() >= usize::try_from(MOST).unwrap_or(usize::MAX)
    }

    fn add(&mut self, claimed: Result<Claimed, Unread>, asked: Instant) {
        let read = claimed.and_then(|claimed| {
            let entry = &claimed.row.entry;
            let intent = Intent::from_entry(entry).map_err(|error| Unread { id: entry.id.to_string(), error });
            Ok((intent?, claimed))
        });
        let id = match &read {
            Ok((intent, _)) => intent.id().to_string(),
            Err(unread) => unread.id.clone(),
        };
        if !self.seen.insert(id) {
            return;
        }
        self.has_more = true;
        match read {
            Err(Unread { id, error }) => self.ready.push_back(Err(error.of_entry(id))),
            Ok((intent, claimed)) => match claimed.row.state {
                State::Ended(end) => {
                    let result = recorded(&intent, &end);
                    self.ready.push_back(Ok(Recovered { intent, result }));
                }
                State::Planned | State::Sent { .. } => {
                    // The task starts now, so that it counts the ages and the lease from the claim, and renews the lease
                    // while the shop stores other results.
                    let start = Start::Claimed(Box::new(claimed), asked);
                    let report = self.client.start(intent.clone(), check::<Envelope>, start);
                    self.running.push(Box::pin(async move { Recovered { intent, result: report.await.result } }));
                }
            },
        }
    }
}

impl Recovery {
    /// Returns the next call, or `None` after the last one.
    ///
    /// # Errors
    ///
    /// Returns an error if an entry or the journal cannot be read. After the error of an entry, the others follow.
    pub async fn next(&mut self) -> Option<Result<Recovered, JournalError>> {
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
