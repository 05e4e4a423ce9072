//! Calls of the gateway: their bodies, and with the feature `http` each call as a [`Call`] with its `http::Request`.

mod bodies;
#[cfg(feature = "http")]
mod call;
#[cfg(feature = "http")]
mod call_error;
#[cfg(feature = "http")]
mod call_path;
#[cfg(feature = "http")]
mod calls;
mod confirm;
#[cfg(feature = "http")]
mod credentials;
#[cfg(feature = "http")]
mod environment;
#[cfg(feature = "http")]
mod other_calls;
#[cfg(feature = "http")]
mod repeatability;
#[cfg(feature = "http")]
mod requests;
#[cfg(feature = "http")]
mod setting;

pub use {
    bodies::{Cancel, CancelReason, Capture, SimulatedStatus, Simulation},
    confirm::Confirm,
};
#[cfg(feature = "http")]
pub use {
    call::Call,
    call_error::{CallError, UnserializableBody},
    credentials::{AccessToken, Credentials, MerchantId, MerchantSecret},
    environment::{BaseUrl, Environment, Server, TestEnvironment},
    repeatability::{Advice, Repeatability},
    requests::Gateway,
    setting::{InvalidSetting, RequestId, SubMerchantId},
};
