//! The order and its objects.

use super::{
    Article, Carrier, Count, Delivery, DoorCode, Labels, Line1, LineKind, LockerNumber, Mail, Message, ORDER_REQUEST,
    OrderNumber, Size, Speed, Unit, Weight,
};
use crate::engine::values::{Checked, List, object_struct::object};

object! {
    of ORDER_REQUEST;

    /// An order.
    #[page(Orders)]
    pub struct Order where allowed {
        /// `orderNumber`, required.
        required order_number: OrderNumber = "orderNumber",
        /// `mail`, required.
        required mail: Mail = "mail",
        /// `delivery`, optional, `courier` when absent.
        #[page(Delivery)]
        optional delivery: Delivery = "delivery",
        /// `speed`, optional.
        #[page(Delivery)]
        optional speed: Speed = "speed",
        /// `address`, required unless the order is picked up.
        #[page(Delivery)]
        optional address: Address = "address",
        /// `pickupPoint`, required if the order is picked up.
        #[page(Delivery)]
        optional pickup_point: PickupPoint = "pickupPoint",
        /// `lines`, optional.
        optional lines: List<Checked<Line>> = "lines",
        /// `isGift`, optional, `false` when absent.
        optional is_gift: bool = "isGift",
        /// `giftMessage`, optional, only of a gift.
        optional gift_message: Message = "giftMessage",
        /// `weight`, optional.
        optional weight: Load = "weight",
        /// `labels`, optional.
        optional labels: Labels = "labels",
    }

    /// An address.
    #[page(Delivery)]
    pub struct Address {
        /// `street`, required.
        required street: Line1 = "street",
        /// `town`, required.
        required town: Line1 = "town",
        /// `doorCode`, optional: a secret.
        optional door_code: DoorCode = "doorCode",
    }

    /// A point where an order is picked up.
    #[page(Delivery)]
    pub struct PickupPoint {
        /// `carrier`, required.
        required carrier: Carrier = "carrier",
        /// `locker`, optional: its digits depend on the carrier.
        optional locker: LockerNumber = "locker",
    }

    /// A line of an order.
    #[page(Orders)]
    pub struct Line where allowed {
        /// `article`, required.
        required article: Article = "article",
        /// `count`, required.
        required count: Count = "count",
        /// `kind`, optional.
        optional r#type: LineKind = "type",
        /// `size`, required of clothing.
        optional size: Size = "size",
    }

    /// A weight.
    #[page(Orders)]
    pub struct Load as money {
        /// `value`, required.
        required value: Weight = "value",
        /// `unit`, required.
        required unit: Unit = "unit",
    }
}
