//! Rows of tables: what the gateway replies to one call, how the call ends, and what was sent.

use std::{ops::Range, time::Duration};

use payment_client::{CauseKind, Client, Connection, Effect, Error, testing::Reply};
use tokio::time::Instant;

use crate::scripted::{client, script};

/// Whole seconds: nothing waits for a late look-up.
pub const AT_ONCE: Range<u64> = 0..1;
/// Whole seconds: the end of a call that waits for a late look-up.
pub const LATE: Range<u64> = 60..75;
/// Whole seconds: the end of a call that nothing decides, when no further pause fits.
pub const DEADLINE: Range<u64> = 140..151;

/// One call.
pub struct Row {
    name: &'static str,
    gateway: Gateway,
    ends: Ends,
}

pub fn row(name: &'static str, gateway: Gateway, ends: Ends) -> Row {
    Row { name, gateway, ends }
}

/// What the gateway replies.
pub struct Gateway {
    to_call: Replies,
    to_look_ups: Replies,
}

pub fn says(to_call: impl Into<Replies>, to_look_ups: impl Into<Replies>) -> Gateway {
    Gateway { to_call: to_call.into(), to_look_ups: to_look_ups.into() }
}

/// Loses the response to each attempt.
pub fn lost(to_look_ups: impl Into<Replies>) -> Gateway {
    says(Reply::lost(), to_look_ups)
}

/// The replies to requests, by their lines, the number of earlier ones with the same line, and the time since the beginning.
pub struct Replies(Box<Choice>);

type Choice = dyn Fn(&str, usize, Duration) -> Reply + Send + Sync;

/// The same one each time.
impl From<Reply> for Replies {
    fn from(reply: Reply) -> Self {
        [reply].into()
    }
}

/// One after the other. The last one stays.
impl<const N: usize> From<[Reply; N]> for Replies {
    fn from(replies: [Reply; N]) -> Self {
        Self(Box::new(move |_, earlier, _| replies[earlier.min(N - 1)].clone()))
    }
}

/// Returns `before` for some seconds, and then `after`.
pub fn until(seconds: u64, before: Reply, after: Reply) -> Replies {
    Replies(Box::new(move |_, _, elapsed| if elapsed.as_secs() < seconds { before.clone() } else { after.clone() }))
}

/// Returns the pages of a list.
pub fn pages<const N: usize>(pages: [Reply; N]) -> Replies {
    let number = |line: &str| line.split("page=").nth(1)?.split('&').next()?.parse::<usize>().ok();
    Replies(Box::new(move |line, _, _| pages[number(line).unwrap() - 1].clone()))
}

/// What follows.
pub struct Ends {
    end: End,
    lines: Vec<&'static str>,
    seconds: Range<u64>,
}

/// `lines` are those of all requests. Look-ups with no other request between them count once.
pub fn ends(end: End, lines: impl Into<Vec<&'static str>>, seconds: Range<u64>) -> Ends {
    Ends { end, lines: lines.into(), seconds }
}

/// The result of a call.
#[derive(Clone, Copy, Debug)]
pub enum End {
    /// The id and the status of the object.
    Done(&'static str, &'static str),
    /// The id of the object.
    Failed(&'static str),
    /// The id of the other object.
    Taken(&'static str),
    /// The status of the session.
    Impossible(&'static str),
    Rejected,
    NotDone(CauseKind),
    Unknown(CauseKind),
    Undecidable(CauseKind),
}

impl End {
    fn is(self, result: &Result<Effect, Error>) -> bool {
        match (self, result) {
            (Self::Done(id, status), Ok(effect)) => {
                effect.id() == Some(id) && effect.status().as_deref() == Some(status)
            }
            (Self::Failed(id), Err(Error::Failed(effect))) | (Self::Taken(id), Err(Error::Taken(effect))) => {
                effect.id() == Some(id)
            }
            (Self::Impossible(status), Err(Error::Impossible(session))) => session.status.as_str() == status,
            (Self::Rejected, Err(Error::Rejected(_))) => true,
            (Self::NotDone(kind), Err(Error::NotDone(cause)))
            | (Self::Unknown(kind), Err(Error::Unknown { cause, .. }))
            | (Self::Undecidable(kind), Err(Error::Undecidable { cause, .. })) => cause.kind() == kind,
            _ => false,
        }
    }
}

/// Makes the call of each row. `line` is that of its request.
pub async fn check<T: Into<Effect>>(
    line: &'static str,
    rows: impl IntoIterator<Item = Row>,
    call: impl AsyncFn(&Client) -> Result<T, Error>,
) {
    for Row { name, gateway: Gateway { to_call, to_look_ups }, ends } in rows {
        let started = Instant::now();
        let gateway = script(move |request, earlier| {
            let replies = if request.line() == line { &to_call } else { &to_look_ups };
            replies.0(request.line(), earlier, started.elapsed())
        });
        let result = call(&client(&gateway)).await.map(Into::into);
        let seconds = started.elapsed().as_secs();
        let attempts: Vec<_> = gateway.requests().into_iter().filter(|request| request.line() == line).collect();
        for pair in attempts.windows(2) {
            let sent = [&pair[0], &pair[1]].map(|attempt| (attempt.body(), attempt.header("x-request-id")));
            assert_eq!(sent[0], sent[1], "{name}: each attempt is the same request");
            // A connection that was used before can deliver the response to an earlier request.
            assert_eq!(pair[1].connection(), Connection::Own, "{name}");
        }
        let mut lines = Vec::new();
        for line in gateway.lines() {
            let mut run = lines.iter().rev().take_while(|before: &&String| before.starts_with("GET"));
            if !(line.starts_with("GET") && run.any(|before| *before == line)) {
                lines.push(line);
            }
        }
        assert!(ends.end.is(&result), "{name}: {:?} expected, and got {result:?}", ends.end);
        assert_eq!(lines, ends.lines, "{name}");
        assert!(ends.seconds.contains(&seconds), "{name}: {:?} expected, and took {seconds} s", ends.seconds);
    }
}
