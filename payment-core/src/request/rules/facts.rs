//! The facts that rules between fields ask for.

use super::RULES;
use crate::{
    engine::rules::subjects,
    request::{ACCOUNT_NUMBER, Refund, RefundPreference, SessionDraft, SplitRouting},
};

subjects! {
    rules RULES;

    Session, session: SessionDraft decided by MULTIPLE, API, LATER, METHOD {
        MULTIPLE: payment_type => is MULTIPLE;
        API: mode => is API;
        LATER: auto_confirm => is_false;
        AMOUNT: amount => present;
        CUSTOMER_ID: customer_id => present;
        CUSTOMER: customer => present;
        REDIRECT_URL: redirect_url => present;
        SAVE: save_for_future_use => is_true;
        SHOW_SAVED: show_saved_payment => is_true;
        BYPASS: bypass_status_page => is_true;
        EXPIRATION: expiration_mode => is_not LOOSE;
        METHOD: payment_method.r#type => enum_value;
        VIRTUAL_ACCOUNT: payment_method.r#type => is VIRTUAL_ACCOUNT;
        QR: payment_method.r#type => is QR;
        CARD: payment_method.r#type => is CARD;
        EWALLET: payment_method.r#type => is EWALLET;
        METHOD_CARD: payment_method.card => present;
        METHOD_VIRTUAL_ACCOUNT: payment_method.virtual_account => present;
        METHOD_EWALLET: payment_method.ewallet => present;
        ENCRYPTED_CARD: payment_method.card.encrypted_card => present;
        TOKEN: payment_method.card.token => present;
        CARD_NUMBER: payment_method.card.number => present;
        CARD_HOLDER: payment_method.card => has(exp_month, exp_year, card_holder_first_name, card_holder_last_name, card_holder_email, card_holder_phone);
        OPTIONS_CARD: payment_method_options.card => present;
        OPTIONS_VIRTUAL_ACCOUNT: payment_method_options.virtual_account => present;
        OPTIONS_EWALLET: payment_method_options.ewallet => present;
        OPTIONS_QR: payment_method_options.qr => present;
        EXTERNAL: payment_method_options.card.three_ds_method => is EXTERNAL;
        THREE_DS_INFO: payment_method_options.card.three_ds_info => present;
        VA_CHANNEL: payment_method_options.virtual_account.channel => enum_value;
        VA_NUMBER: payment_method_options.virtual_account.virtual_account_number => present;
        VA_WRONG_DIGITS: payment_method_options.virtual_account => wrong_digits ACCOUNT_NUMBER(virtual_account_number, channel);
        EWALLET_CHANNEL: payment_method_options.ewallet.channel => enum_value;
    }
    Refund, refund: Refund {
        SESSION: payment_session_id => present;
        CHARGE: charge_id => present;
        FULL_OR_NOT: is_full_amount => present;
        NOT_FULL: is_full_amount => is_false;
        AMOUNT: amount => present;
        TRANSFER_ONLY: method => is TRANSFER_ONLY;
        DESTINATION: transfer_destination => present;
    }
    RefundPreference, refund_preference: RefundPreference {
        TRANSFER_ONLY: method => is TRANSFER_ONLY;
        DESTINATION: transfer_destination => present;
    }
    Split, split: SplitRouting {
        FIXED: r#type => is FIXED;
        PERCENTAGE: r#type => is PERCENTAGE;
        FIXED_AMOUNT: fixed_amount => present;
        PERCENTAGE_AMOUNT: percentage_amount => present;
    }
}
