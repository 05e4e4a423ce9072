//! What every request of the macros must do, for the order of a shop.
//!
//! The engine and payment-expand are compiled with another table here, so a word of the gateway in their output is a mistake,
//! and these tests alone see a fault in them.

mod choices;
mod editor;
mod errors;
mod exports;
mod fallible;
mod parts;
mod presets;
mod requests;
mod run_time;
mod templates;
mod unchecked;

/// An order with a value in each place.
const WHOLE: &str = r#"{"orderNumber":"A-1","mail":"ayu@example.com","delivery":"courier","speed":"next_day","address":{"street":"Jalan Melati 3","town":"Bandung"},"lines":[{"article":"TS 100","count":2,"type":"clothing","size":"small"},{"article":"BK 7","count":1}],"isGift":true,"giftMessage":"Happy birthday","weight":{"value":1.50,"unit":"kg"},"labels":{"from":["web",null],"try":2}}"#;

/// An order that is picked up.
const PICKED_UP: &str = r#"{"orderNumber":"A-1","mail":"ayu@example.com","delivery":"pickup","pickupPoint":{"carrier":"paxel","locker":"000012"}}"#;

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("the value serializes")
}
