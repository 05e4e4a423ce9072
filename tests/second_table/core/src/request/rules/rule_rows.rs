//! The rules, one row for each.

use crate::engine::rules::declare_rule_ids;

macro_rules! rule_rows {
    ($implement:ident) => {
        $implement! {
            OrderNumber = "order-number" on Orders {
                demand: "1–20 letters, digits, `-` and `_`",
                reason: "it is printed on the parcel",
            }
            Mail = "mail" on Orders {
                demand: "an e-mail address",
                reason: "the shop writes to it",
            }
            Text = "text" on Orders {
                demand: "the documented number of characters",
                reason: "labels have no more room",
            }
            Count = "count" on Orders {
                demand: "a whole number from 1 to 99",
                reason: "no parcel holds more",
            }
            Weight = "weight" on Orders {
                demand: "a number greater than 0",
                reason: "everything weighs something",
            }
            Enum = "enum" on Orders {
                demand: "one of the documented values",
                reason: "the shop knows no others",
            }
            Metadata = "labels" on Orders {
                demand: "a JSON object with any content",
                reason: "the shop returns it",
            }
            UnknownField = "unknown-field" on Orders {
                demand: "only documented fields",
                inferred: "the shop seems to ignore others",
            }
            DuplicateField = "duplicate-field" on Orders {
                demand: "each field once",
                inferred: "the shop does not say which counts",
            }
            MissingField = "missing-field" on Orders {
                demand: "the required fields",
                reason: "the shop rejects other orders",
            }
            Type = "type" on Orders {
                demand: "the documented JSON type",
                reason: "the shop rejects other types",
            }
            Syntax = "syntax" on Macro {
                demand: "`key: value` entries",
                own: "the macro reads nothing else",
            }
            Json = "json" on Orders {
                demand: "one JSON object",
                own: "nothing else can be read",
            }
            DecidingValue = "deciding-value" on Macro {
                demand: "values that rules depend on are literal",
                own: "the macro checks them",
            }
            CardData = "unchecked-secret" on Orders {
                demand: "no secret where nobody checks it",
                own: "it would be shown",
            }
            CardLiteral = "secret-literal" on Macro {
                demand: "no secret in source code",
                own: "source code is copied",
            }
            DeliveryAddress = "delivery-address" on Delivery, allow delivery_address {
                demand: "an order has an address, unless it is picked up",
                reason: "the courier must know where to go",
                about Order: [check! {
                    "{address} is missing; only the delivery `pickup` may omit it",
                    [Add(o::ADDRESS), Write(&[Word(o::PICKUP, "pickup"), Present(o::POINT)])]
                        => [] but not [o::PICKUP, o::ADDRESS], Whole;
                }],
            }
            PickupPoint = "pickup-point" on Delivery, allow pickup_point {
                demand: "exactly an order that is picked up has a pickup point",
                reason: "the customer must know where it is",
                about Order: [
                    check! {
                        "`{delivery}: {=pickup}` requires {pickupPoint}",
                        [Add(o::POINT)]
                            => [o::PICKUP] but not [o::POINT], Value(o::PICKUP);
                    },
                    check! {
                        "{pickupPoint} requires {delivery} `pickup`",
                        [Remove(o::POINT), Write(&[Word(o::PICKUP, "pickup")])]
                            => [o::POINT] but not [o::PICKUP], Key(o::POINT);
                    },
                ],
            }
            GiftMessage = "gift-message" on Orders, allow gift_message {
                demand: "only a gift has a message",
                inferred: "nothing else has a card",
                about Order: [check! {
                    "{giftMessage} requires `{isGift}: true`",
                    [Remove(o::MESSAGE), Write(&[Bool(o::GIFT, true)])]
                        => [o::MESSAGE] but not [o::GIFT], Key(o::MESSAGE);
                }],
            }
            LockerDigits = "locker-digits" on Delivery, allow locker_digits {
                demand: "as many digits as the carrier uses",
                reason: "the display of the locker has no more",
                about Order: [check! {
                    "{locker} must have {digits}",
                    [Meet(o::LOCKER_NUMBER, "use {digits}, including leading zeros")]
                        => [o::LOCKER_NUMBER, o::CARRIER, o::WRONG_DIGITS] but not [], Value(o::LOCKER_NUMBER);
                }],
            }
            LineSize = "line-size" on Orders, allow line_size {
                demand: "clothing has a size",
                reason: "nobody can pack it otherwise",
                about Line: [check! {
                    "`{type}: {=clothing}` requires {size}",
                    [Add(l::SIZE)]
                        => [l::CLOTHING] but not [l::SIZE], Value(l::CLOTHING);
                }],
            }
        }
    };
}

rule_rows!(declare_rule_ids);

pub(crate) use {rule_name, rule_rows};
