//! Conversions from and into the types of other crates. Each needs the feature of its crate's name.

#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "jiff")]
mod jiff;
#[cfg(feature = "time")]
mod time;
#[cfg(all(feature = "http", feature = "uuid"))]
mod uuid;
