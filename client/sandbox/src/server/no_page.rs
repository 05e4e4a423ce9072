//! The page of a sandbox without the feature `page`: there is none, so nothing is recorded.

use std::net::IpAddr;

use hyper::{Response, http::request::Parts};

use super::{gateway::Gateway, reply::ReplyBody};
use crate::{clock::Clock, record::Record, settings::Settings};

/// A page that cannot exist.
pub enum Page {}

impl Page {
    pub fn of(_: &Settings, _: IpAddr, _: &Clock) -> Option<Self> {
        None
    }

    pub fn record(&self) -> &Record {
        match *self {}
    }

    pub fn path(&self) -> String {
        match *self {}
    }

    pub fn respond(&self, _: &Gateway, _: &Parts, _: &[u8]) -> Response<ReplyBody> {
        match *self {}
    }
}

pub fn serves(_: &Parts) -> bool {
    false
}
