"""The registers of a period: models "Dân vận khéo", and posts (tin, bài) on the portal."""

from collections.abc import Mapping
from enum import StrEnum

from danvan_scoring.model.text import Text


class ModelField(StrEnum):
    """The field of work of a model (lĩnh vực của mô hình)."""

    ECONOMY = "economy"
    CULTURE_SOCIETY = "culture_society"
    DEFENCE_SECURITY = "defence_security"
    POLITICAL_SYSTEM = "political_system"

    @property
    def label(self) -> Text:
        """The field in words."""
        return _FIELDS[self]


class ModelState(StrEnum):
    """How far a model has come (tình trạng của mô hình); one that is recognised goes on."""

    REGISTERED = "registered"
    UNDER_WAY = "under_way"
    RECOGNISED = "recognised"

    @property
    def label(self) -> Text:
        """The state in words."""
        return _STATES[self]


class Channel(StrEnum):
    """Where a post was published (kênh đăng tin, bài)."""

    PORTAL = "portal"
    LOUDSPEAKER = "loudspeaker"
    SOCIAL = "social"
    PRESS = "press"
    OTHER = "other"

    @property
    def label(self) -> Text:
        """The channel in words."""
        return _CHANNELS[self]


IN_EFFECT = (ModelState.UNDER_WAY, ModelState.RECOGNISED)
"""The states in which a model is being carried out (được triển khai thực hiện)."""

LINKED = (Channel.PORTAL, Channel.SOCIAL)
"""The channels on which a post can be looked up, so that it has a link."""

_FIELDS: Mapping[ModelField, Text] = {
    ModelField.ECONOMY: Text("kinh tế", "economy"),
    ModelField.CULTURE_SOCIETY: Text("văn hóa - xã hội", "culture and society"),
    ModelField.DEFENCE_SECURITY: Text("quốc phòng - an ninh", "defence and security"),
    ModelField.POLITICAL_SYSTEM: Text("xây dựng hệ thống chính trị", "political system"),
}

_STATES: Mapping[ModelState, Text] = {
    ModelState.REGISTERED: Text("đã đăng ký", "registered"),
    ModelState.UNDER_WAY: Text("đang thực hiện", "under way"),
    ModelState.RECOGNISED: Text("được công nhận", "recognised"),
}

_CHANNELS: Mapping[Channel, Text] = {
    Channel.PORTAL: Text("cổng thông tin", "portal"),
    Channel.LOUDSPEAKER: Text("truyền thanh", "loudspeaker"),
    Channel.SOCIAL: Text("mạng xã hội", "social media"),
    Channel.PRESS: Text("báo, đài", "press"),
    Channel.OTHER: Text("khác", "other"),
}
