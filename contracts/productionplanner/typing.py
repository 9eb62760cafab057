"""The kit as this API's rules are given it: with this API's stage."""

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from understudy.contracts.kit.judge import context
    from understudy.contracts.productionplanner.stage import Stage

# A text, for the modules that the stage itself is made of name it too.
Kit: TypeAlias = "context.Kit[Stage]"
