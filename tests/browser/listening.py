"""What a screen reader would say, as text that is the same for everybody.

Choices, cards and replies are shuffled for each person: here they stand in the order of their
words.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

CHOICE, CARD, REPLY = 'radio "', 'combobox "', 'button "«'


@dataclass
class Node:
    """A line of the accessibility tree, and what stands under it."""

    line: str
    under: list["Node"] = field(default_factory=list)

    @property
    def words(self) -> str:
        """Without the dash, nor the quote that a line with a colon has."""
        return self.line.lstrip(" -'")

    def lines(self) -> Iterator[str]:
        yield self.line
        for node in self.under:
            yield from node.lines()

    def holds(self, words: str) -> bool:
        return any(words in line for line in self.lines())


def in_one_order(snapshot: str) -> str:
    root = Node("")
    above = [(-1, root)]
    for line in snapshot.splitlines():
        depth = len(line) - len(line.lstrip())
        while above[-1][0] >= depth:
            above.pop()
        node = Node(line)
        above[-1][1].under.append(node)
        above.append((depth, node))
    settle(root)
    return "\n".join(list(root.lines())[1:])


def settle(node: Node) -> None:
    for child in node.under:
        settle(child)
    if any(child.words.startswith(CHOICE) for child in node.under):
        node.under = with_choices_in_order(node.under)
    elif node.under and all(child.holds(CARD) or child.holds(REPLY) for child in node.under):
        node.under.sort(key=lambda child: [line.lstrip(" -'") for line in child.lines()])


def with_choices_in_order(siblings: list[Node]) -> list[Node]:
    """A choice and the words beside it move together; what is before the first stays there."""
    first = next(at for at, it in enumerate(siblings) if it.words.startswith(CHOICE))
    choices: list[list[Node]] = []
    for node in siblings[first:]:
        if node.words.startswith(CHOICE):
            choices.append([node])
        else:
            choices[-1].append(node)
    choices.sort(key=lambda choice: choice[0].words)
    return [*siblings[:first], *(node for choice in choices for node in choice)]
