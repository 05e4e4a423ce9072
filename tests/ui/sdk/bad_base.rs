//! Macros that cannot have presets.

use pay::types::payment_presets;

payment_presets! {
    macro product = pay::types::payment_part { //~
        quantity: 1,
    }
}

payment_presets! {
    macro misspelt = payment_sesion { //~
        mode: API,
    }
}

fn main() {}
