//! Fields of presets to which users add entries, and those that they replace.

use pay::warung_checkout;

fn main() {
    let metadata = payment_metadata();
    let _ = warung_checkout! {
        client_reference_id: "WRG-1",
        amount: { value: 25000, currency: IDR },
        metadata: metadata, //~
        customer: { email: "ibu@warung.id" },
    };
    let _ = warung_checkout! {
        client_reference_id: "WRG-1",
        amount: { value: 25000, currency: IDR },
        Mode: API, //~
        statement_descriptor: "Warung Ibu",
        metadata: { "sdk": "mine", "table": 7 }, //~
        customer: { email: "ibu@warung.id" },
    };
    let _ = warung_checkout! {
        client_reference_id: "WRG-1",
        amount: { value: 25000, currency: IDR },
        statement_descriptor: None, //~
        metadata: { "table": 7 },
        metadata: { "waiter": 2 }, //~
        customer: { email: "ibu@warung.id" },
    };
}

fn payment_metadata() -> u8 {
    7
}
