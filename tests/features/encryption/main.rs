//! Card encryption: the cards and keys that it accepts, the owner that can open the result, and the hidden secrets.

mod cards;
mod encryption;
mod keys;
mod secrets;
