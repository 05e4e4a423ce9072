//! The facts that rules between fields ask for.

use super::RULES;
use crate::{
    engine::rules::subjects,
    request::{Line, Order, lockers::LOCKER},
};

subjects! {
    rules RULES;

    Order, order: Order decided by PICKUP, GIFT {
        PICKUP: delivery => is pickup;
        ADDRESS: address => present;
        POINT: pickup_point => present;
        GIFT: is_gift => is_true;
        MESSAGE: gift_message => present;
        CARRIER: pickup_point.carrier => chosen;
        LOCKER_NUMBER: pickup_point.locker => present;
        WRONG_DIGITS: pickup_point => wrong_digits LOCKER(locker, carrier);
    }
    Line, line: Line {
        CLOTHING: r#type => is clothing;
        SIZE: size => present;
    }
}
