//! Card encryption: which cards and keys it accepts, who can open the result, and that nothing printed shows a card.

mod cards;
mod encryption;
mod keys;
mod secrets;
