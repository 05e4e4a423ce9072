//! What goes wrong in a run.

use crate::gateway::Rules;

/// The id of a request that is not of the shop.
pub const OTHER: &str = "somebody-else";

/// A run: the same plan has the same trace.
#[allow(clippy::struct_excessive_bools)] // They are independent.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    pub seed: u64,
    pub rules: Rules,
    /// The fault of the n-th exchange of a call, from 1 on. Reading calls are `read`.
    pub exchanges: Vec<(&'static str, u32, Fault)>,
    /// The fault of the n-th write of the journal, from 1 on.
    pub writes: Vec<(u32, JournalFault)>,
    /// The steps at which the process that takes them is killed.
    pub crashes: Vec<u64>,
    /// The steps at which the process that takes them stops for a minute, longer than its lease.
    pub pauses: Vec<u64>,
    /// The writes of the journal, from 1 on, before which its clock jumps forward, and the seconds.
    pub jumps: Vec<(u32, u64)>,
    /// What becomes of the gateway's callbacks.
    pub callbacks: Callbacks,
    /// Two processes work on the order, not one.
    pub has_two_processes: bool,
    /// The order is that of a sub-account.
    pub has_account: bool,
    /// Another order has the reference, in another currency.
    pub is_taken: bool,
    /// The shop writes each call into the journal together with the order, before it carries the call out.
    pub plans_first: bool,
    /// The shop calls `create`, and keeps no intent of it.
    pub creates_directly: bool,
    /// The shop creates and refunds twice with each reference: at the same time, and again in the end.
    pub repeats: bool,
    /// The caller drops each call after so many polls, and asks again.
    pub drops_after: Option<u32>,
    /// The deadline of each call is shorter than the time after which it is quiet.
    pub is_hasty: bool,
    /// The rule that the client breaks.
    pub wrong: Option<Wrong>,
}

/// What becomes of the gateway's callbacks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Callbacks {
    #[default]
    Lost,
    /// Each one arrives twice, the second time half a minute later.
    Doubled,
    /// The earlier it is sent, the later it arrives.
    Swapped,
}

/// A fault of one exchange. "Carried out" means that the gateway executes the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No connection.
    NotConnected,
    /// The request is lost.
    LostBefore,
    /// The request is carried out, and the response is lost.
    LostAfter,
    /// An error of a server or a proxy: the status, as JSON or HTML, and whether the request is carried out.
    Status { status: u16, is_html: bool, executes: bool },
    /// The connection breaks, and the request is carried out half a minute later.
    Late,
    /// The request is carried out after 50 seconds, and no response arrives.
    Hangs,
    /// The request and the response need 20 seconds each.
    Slow,
    /// The request is carried out, and the response is that of another session.
    Foreign,
    /// The request is carried out, and the response is the one before.
    Previous,
    /// The request is carried out, and the response is cut.
    Cut,
    /// The request is carried out, and the response does not end.
    Endless,
    /// The documented 429, with or without `Retry-After`.
    Throttled { seconds: Option<u64> },
    /// The documented 401.
    Unauthorized,
    /// A reading call shows what was there so many milliseconds ago.
    Lags(u64),
    /// Breaks axiom A3: the request is carried out a quarter of an hour later.
    VeryLate,
    /// Breaks axiom A3: a reading call shows what was there five minutes ago.
    LagsLong,
    /// Breaks axiom A4: the documented 401, and the request is carried out.
    UnauthorizedButDone,
    /// Breaks axiom A6: the request arrives twice, and the response is that to the second one.
    Duplicated,
    /// Breaks axiom A7: the process stops before the request leaves, which it does after a quarter of an hour.
    Pauses,
    /// Breaks axiom A8: the request is lost, and somebody else makes the same call.
    MadeByOthers,
}

impl Fault {
    /// Faults of calls that change something, under which every promise holds.
    pub const OF_CHANGES: [Self; 22] = [
        Self::NotConnected,
        Self::LostBefore,
        Self::LostAfter,
        Self::Status { status: 500, is_html: false, executes: false },
        Self::Status { status: 500, is_html: false, executes: true },
        Self::Status { status: 502, is_html: true, executes: false },
        Self::Status { status: 502, is_html: true, executes: true },
        Self::Status { status: 408, is_html: false, executes: true },
        Self::Status { status: 504, is_html: false, executes: true },
        Self::Status { status: 429, is_html: true, executes: true },
        Self::Status { status: 401, is_html: true, executes: true },
        Self::Status { status: 307, is_html: true, executes: false },
        Self::Late,
        Self::Hangs,
        Self::Slow,
        Self::Foreign,
        Self::Previous,
        Self::Cut,
        Self::Endless,
        Self::Throttled { seconds: None },
        Self::Throttled { seconds: Some(40) },
        Self::Unauthorized,
    ];

    /// Faults of reading calls, under which every promise holds.
    pub const OF_READS: [Self; 10] = [
        Self::LostBefore,
        Self::Status { status: 502, is_html: true, executes: false },
        Self::Status { status: 404, is_html: true, executes: false },
        Self::Lags(300),
        Self::Lags(5_000),
        Self::Lags(25_000),
        Self::Slow,
        Self::Foreign,
        Self::Cut,
        Self::Unauthorized,
    ];
}

/// A fault of one write of the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JournalFault {
    /// Nothing is written.
    Fails,
    /// The write happens, and the client gets an error.
    FailsAfter,
    /// The write takes longer than a lease.
    Slow,
    /// The write begins later than a lease ends.
    Late,
}

impl JournalFault {
    pub const ALL: [Self; 4] = [Self::Fails, Self::FailsAfter, Self::Slow, Self::Late];
}

/// A rule of the machine, of the look-up, of the journal or of the lease that a client breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wrong {
    /// Sends every call again after an uncertain attempt.
    RepeatsBlindly,
    /// Says that it does not know, whatever happens.
    NeverKnows,
    /// Sends nothing.
    NeverSends,
    /// Says that nothing was sent after a time-out.
    DeniesSending,
    /// Takes a taken reference for a mistake in the request.
    ConflictIsRejection,
    /// Takes another state of the session for a mistake in the request.
    StateIsRejection,
    /// Compares no currency.
    IgnoresCurrency,
    /// Takes every look-up for an empty one.
    IgnoresLookUps,
    /// Looks up in the merchant's own account.
    LosesAccount,
    /// Takes a 401 of a proxy for the gateway's.
    TrustsProxies,
    /// Does not write a call before it is sent.
    WritesLate,
    /// Does not mark a call before an attempt.
    MarksNothing,
    /// Does not write the end of a call.
    DecidesNothing,
    /// Sends after its lease has ended, and although another process has it.
    IgnoresLeases,
    /// Takes over calls that another process holds.
    TakesHeldCalls,
    /// Acknowledges a call before it has ended.
    ForgetsCalls,
}

impl Wrong {
    pub const ALL: [Self; 16] = [
        Self::RepeatsBlindly,
        Self::NeverKnows,
        Self::NeverSends,
        Self::DeniesSending,
        Self::ConflictIsRejection,
        Self::StateIsRejection,
        Self::IgnoresCurrency,
        Self::IgnoresLookUps,
        Self::LosesAccount,
        Self::TrustsProxies,
        Self::WritesLate,
        Self::MarksNothing,
        Self::DecidesNothing,
        Self::IgnoresLeases,
        Self::TakesHeldCalls,
        Self::ForgetsCalls,
    ];
}
