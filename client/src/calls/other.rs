//! A call that this crate does not know.

use std::{collections::BTreeSet, future::ready};

use futures_util::{FutureExt, future::BoxFuture};
use payment_session::response::ApiError;
use serde::{Deserialize, Serialize};

use super::{
    Effect, LookUp, Posted,
    change::{Change, Check, Subject},
    look_up::Searches,
};
use crate::{
    machine::Rule,
    reader::Reader,
    run::Time,
    sender::Failed,
    transport::{Connection, Received},
};

/// A call whose effect cannot be looked up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherCall {
    pub path: String,
}

impl Change for OtherCall {
    fn kind(&self) -> &'static str {
        "other"
    }

    fn name(&self) -> &str {
        &self.path
    }

    fn rule(&self) -> Rule {
        Rule::ONCE
    }

    fn connection(&self) -> Connection {
        Connection::Own
    }

    fn subject(&self) -> Subject<'_> {
        Subject::Nothing
    }

    fn names_account(&self) -> bool {
        false
    }

    fn read(&self, status: u16, body: &[u8], check: Check) -> Result<Effect, ApiError> {
        check(status, body)?;
        Ok(Effect::Other(Some(Posted(Received::new(status, body.to_vec())))))
    }

    fn accepts(&self, _: Option<&BTreeSet<String>>, effect: &Effect) -> bool {
        matches!(effect, Effect::Other(_))
    }

    fn look_up<'a>(&'a self, _: &'a Reader, _: Time, _: &'a mut Searches) -> BoxFuture<'a, Result<LookUp, Failed>> {
        ready(Ok(LookUp::nothing(None))).boxed()
    }

    fn ids(&self, _: &Effect) -> BTreeSet<String> {
        BTreeSet::new()
    }

    fn has_failed(&self, _: &Effect) -> bool {
        false
    }

    fn recorded(&self, _: &BTreeSet<String>, _: Option<&str>) -> Option<Effect> {
        Some(Effect::Other(None))
    }

    fn recall<'a>(&'a self, _: &'a Reader, _: Time, _: &'a BTreeSet<String>) -> BoxFuture<'a, Option<Effect>> {
        ready(None).boxed()
    }

    fn shows(&self, _: &BTreeSet<String>, _: &Effect) -> bool {
        false
    }
}
