"""Bodies: which organisation *the company* or *the agency* refers to."""

from index.extract.entities import Entity
from index.extract.referent import Referent
from index.extract.salience import REACH, Salience
from index.language import Language

_BODIES = 80
"""Names before a description among which its body is looked for."""


class Bodies:
    """Resolves the descriptions of one article that mean an organisation."""

    def __init__(self, salience: Salience, language: Language) -> None:
        self._salience = salience
        self._language = language

    def resolve(self, core: str, head: str, start: int) -> Referent:
        """Whom the description `core`, of the noun `head` (folded), means at `start`: the organisation whose
        name holds the noun, the nearest before; else the one body that spoke or is named."""
        lexicon, before = self._language.lexicon, self._salience.before(start, _BODIES)
        for trace in reversed(before):
            if trace.entity.kind == "organisation" and (head in trace.entity.key or trace.entity.roles[head]):
                return Referent.to(trace.entity, "description", f"{core}: {trace.entity.display}")
        last = self._salience.last
        if last is not None and lexicon.grammar.redescribes and self._goes_on(last[1], head, start):
            return Referent.to(last[1], "description", f"{core}: {last[1].display} spoke before")
        bodies = {id(t.entity): t.entity for t in before if self._is_body(t.entity)}
        if (
            head in lexicon.bodies
            and len(bodies) == 1
            and self._salience.sentence_at(start) - before[-1].sentence <= REACH
        ):
            body = next(iter(bodies.values()))
            if self._only_reports(body, head):
                return Referent(why=f"{core}: no body but the agency {body.display} is named before")
            return Referent.to(body, "description", f"{core}: {body.display} is the only body named before")
        return Referent(why=f"no body named before is called {core}")

    def _goes_on(self, entity: Entity, head: str, start: int) -> bool:
        """Whether the body that spoke in the sentence before, alone since, is meant by a noun for bodies that
        its own name does not tell against."""
        lexicon, place = self._language.lexicon, self._salience.last[0] if self._salience.last else 0
        if (
            head not in lexicon.bodies
            or self._only_reports(entity, head)
            or self._salience.sentence_at(start) - place > 1
        ):
            return False
        since = [t.entity for t in self._salience.before(start, _BODIES) if t.sentence >= place]
        alone = all(e is entity for e in since if self._is_body(e))
        return alone and self._is_body(entity) and lexicon.organisation_nouns.isdisjoint(entity.key)

    def _is_body(self, entity: Entity) -> bool:
        """Whether an entity is an organisation and no place."""
        return entity.kind == "organisation" and " ".join(entity.key) not in self._language.lexicon.places

    def _only_reports(self, entity: Entity, head: str) -> bool:
        """Whether an entity is the agency that the dateline names, where no paper is spoken of."""
        lexicon = self._language.lexicon
        return " ".join(entity.key) in lexicon.agencies and head not in lexicon.publications
