//! What a search explores.

use std::ops::Deref;

use payment_client::{
    Client, Intent,
    journal::Row,
    machine::{Repetition, Status},
    testing::{Reply, Script},
};
use payment_session::request::CardOptions;
use payment_session::{
    gateway::{Cancel, CancelReason, Capture, Confirm, Credentials, Environment, MerchantId, MerchantSecret},
    response::SessionId,
};

use crate::decider::Wrong;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// What the gateway does with calls of this kind. Those that change a session can be about one session.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Kind {
            $($(#[$doc])* $name,)*
        }

        impl Kind {
            /// All kinds.
            pub const ALL: &[Self] = &[$(Self::$name),*];
        }
    };
}

kinds! {
    /// Creates with one reference.
    Create,
    /// Refunds with one reference.
    Refund,
    /// Confirmations of one session. Each can be declined, and each second one meets 3-D Secure.
    Confirm,
    /// Captures of one session, of equal amounts.
    Capture,
    /// Cancellations of one session.
    Cancel,
}

/// An axiom that a search does without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axiom {
    /// A3a: an attempt is executed within a minute, or never.
    Ended,
    /// A3b: look-ups show everything after a minute.
    Visible,
    /// A4: 401 means that the gateway did not act.
    RefusedEarly,
    /// A5: a rejected request did nothing.
    Honest,
    /// A6: what was not sent has not arrived.
    CarriedOnce,
    /// A7: no lease ends while its holder sends.
    Timely,
    /// A8: nobody else makes such calls.
    Sole,
    /// J: all processes have one journal, which remembers.
    Journal,
}

/// What fails in a search, apart from processes and the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Faults {
    /// Attempts, look-ups, tokens, pauses and what a call makes.
    All,
    /// Only requests and responses are lost. There are far fewer states then.
    Lost,
}

/// How long the session that is changed lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lifetime {
    /// For ever, if no call ends it.
    Endless,
    /// It can expire at any time. There are more states then.
    Expires,
}

/// What a search explores.
#[derive(Clone, Copy, Debug)]
pub struct Space {
    /// The calls.
    pub kind: Kind,
    /// The kind of each second call, which changes the same session.
    pub second: Kind,
    /// Their number.
    pub intents: usize,
    /// Whether the requests of all intents are equal. Otherwise, those of each second one are.
    pub are_equal: bool,
    /// Whether the shop plans intents before it carries them out.
    pub plans: bool,
    /// Whether the shop withdraws calls that are open.
    pub withdraws: bool,
    /// How long the session lasts.
    pub lifetime: Lifetime,
    /// The number of processes that crash.
    pub crashes: u8,
    /// The number of methods of the journal that fail, after their write or before it.
    pub failures: u8,
    /// What fails.
    pub faults: Faults,
    /// The axiom that does not hold.
    pub without: Option<Axiom>,
    /// The decision that is turned around.
    pub wrong: Option<Wrong>,
}

/// The call of an effect that no call of this merchant has made.
pub const SOMEBODY_ELSE: usize = usize::MAX;

/// A space, and what the client says of each two of its calls.
#[derive(Debug)]
pub struct Setting {
    space: Space,
    joins: Vec<Vec<bool>>,
    have_one_key: Vec<Vec<bool>>,
}

impl Kind {
    /// Returns the repetition by which the machine decides.
    pub const fn repetition(self) -> Repetition {
        match self {
            Self::Create => Repetition::CREATE,
            Self::Refund => Repetition::REFUND,
            Self::Capture => Repetition::CAPTURE,
            Self::Confirm => Repetition::CONFIRM,
            Self::Cancel => Repetition::CANCEL,
        }
    }

    /// Returns whether such a call makes an object with a reference.
    pub const fn is_reference(self) -> bool {
        match self {
            Self::Create | Self::Refund => true,
            Self::Capture | Self::Confirm | Self::Cancel => false,
        }
    }

    /// Returns all kinds of calls that change a session.
    pub fn all_of_sessions() -> impl Iterator<Item = Self> + Clone {
        Self::ALL.iter().copied().filter(|kind| kind.changes_session())
    }

    /// Returns whether such a call changes a session.
    pub const fn changes_session(self) -> bool {
        match self {
            Self::Capture | Self::Confirm | Self::Cancel => true,
            Self::Create | Self::Refund => false,
        }
    }

    /// Returns the status of the session before the first call.
    pub const fn first_status(self) -> Status {
        match self {
            Self::Create | Self::Refund | Self::Confirm | Self::Capture | Self::Cancel => Status::Waits,
        }
    }

    const fn can_fail(self) -> bool {
        match self {
            Self::Create | Self::Refund | Self::Capture => true,
            Self::Confirm | Self::Cancel => false,
        }
    }
}

impl Deref for Setting {
    type Target = Space;

    fn deref(&self) -> &Space {
        &self.space
    }
}

impl Setting {
    pub fn new(space: Space) -> Self {
        let rows: Vec<_> = (0..space.intents).map(|call| space.row(call)).collect();
        let joins = rows.iter().map(|row| rows.iter().map(|open| row.joins(open)).collect()).collect();
        let have_one_key = rows.iter().map(|row| rows.iter().map(|other| row.key == other.key).collect()).collect();
        Self { space, joins, have_one_key }
    }

    /// Returns whether a call joins another one. It decides by the text of its request, as each journal does.
    pub fn joins(&self, row: usize, open: usize) -> bool {
        self.joins[row][open]
    }

    /// Returns whether two calls happen one after the other.
    pub fn have_one_key(&self, row: usize, other: usize) -> bool {
        self.have_one_key[row][other]
    }
}

impl Space {
    /// Returns the kind of a call. Somebody else makes calls of the first kind.
    pub const fn kind_of(&self, row: usize) -> Kind {
        if row.is_multiple_of(2) || row == SOMEBODY_ELSE { self.kind } else { self.second }
    }

    /// Returns whether what an attempt makes can be of use, or not.
    pub fn outcomes(&self, row: usize) -> &'static [bool] {
        if self.kind_of(row).can_fail() && self.faults == Faults::All { &[false, true] } else { &[false] }
    }

    /// Returns whether two calls are of one kind.
    pub fn is_alike(&self, a: usize, b: usize) -> bool {
        self.kind_of(a) == self.kind_of(b)
    }

    /// Returns the row of a call, as far as others are compared with it.
    fn row(&self, call: usize) -> Row {
        let kind = self.kind_of(call);
        let request = match (kind.is_reference(), self.are_equal || call.is_multiple_of(2)) {
            (false, _) => format!("{call}"),
            (true, true) if call == 0 => "SINGLE IDR 10000".to_owned(),
            (true, true) => "SINGLE IDR 10000.00".to_owned(),
            (true, false) => "SINGLE IDR 20000".to_owned(),
        };
        Row {
            id: format!("{call:032}").parse().expect("an id"),
            scope: String::new(),
            account: None,
            key: self.key(call),
            request,
            call: format!("{kind:?}"),
            reference: None,
            session: None,
            content: String::new(),
            body: None,
        }
    }

    /// Returns what may happen once at a time, as the client says for calls that change a session.
    fn key(&self, row: usize) -> String {
        let kind = self.kind_of(row);
        match intent(kind) {
            _ if self.wrong == Some(Wrong::HasAKeyForEachKind) => format!("{kind:?}"),
            Some(intent) => intent.row().key,
            None => String::new(),
        }
    }

    /// Returns whether a lease can end while its holder sends.
    pub fn has_late_senders(&self) -> bool {
        self.lacks(Axiom::Timely) || self.wrong == Some(Wrong::CountsLeasesFromTheAnswer)
    }

    /// Returns whether the search does without an axiom.
    pub fn lacks(&self, axiom: Axiom) -> bool {
        self.without == Some(axiom)
    }
}

/// Returns the intent to change a session in this way, or `None` if the call does not.
fn intent(kind: Kind) -> Option<Intent> {
    let credentials =
        Credentials::new(MerchantId::new("merchant").expect("an id"), MerchantSecret::new("secret").expect("a secret"));
    let nobody = Script::new(|_, _| Reply::silence());
    let client = Client::builder(Environment::Sandbox, credentials).transport(nobody).build().expect("a client");
    let session: SessionId = "1".parse().expect("an id");
    let intent = match kind {
        Kind::Capture => client.intend_capture(&session, &Capture::new(true)),
        Kind::Cancel => client.intend_cancel(&session, &Cancel::new(CancelReason::REQUESTED_BY_CUSTOMER)),
        Kind::Confirm => {
            let card = "e30=".parse().expect("a card");
            client.intend_confirm(&session, &Confirm::card(card, CardOptions::new()).expect("a confirmation"))
        }
        Kind::Create | Kind::Refund => return None,
    };
    Some(intent.expect("a path"))
}
