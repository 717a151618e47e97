"""Descriptions: who *the governor*, *a spokesman for the mayor*, *the agency's report* refers to.

Each leads to whoever the article has called so, the nearest first; where two are as likely, to nobody.
"""

import re
from collections import defaultdict
from dataclasses import replace

from index.extract.bearers import Bearers
from index.extract.belonging import Belonging
from index.extract.bodies import Bodies
from index.extract.entities import Cast, Entity
from index.extract.joint import JointSpeakers
from index.extract.name import fold
from index.extract.referent import Referent
from index.extract.salience import LAST, MARGIN, Salience, fits
from index.extract.standing import is_of_people
from index.extract.traits import means_body, singular
from index.language import Language
from index.language.data import Gender, Pronoun
from index.quote import Span

_MANY = 40
_OPENING = 5
"""Words between an article and its noun, with it: *eine 79 Jahre alte Zeugin*."""
_SINCE = 500
_VERB = 40
"""Characters before a description in which its verb ends."""
_CLAUSE = re.compile(r" ([^\W\d_]{2,6}) [^\W\d_][^,.;:«»“”\"\n]{2,80}(?=, )")
"""A clause that begins right behind a description."""
_AGE = re.compile(r", (\d{1,3})(?=[,.;)])")
"""An age behind a name: *Luis Torres, 43, …*."""


def _is_name(word: str) -> bool:
    """Whether a word has a capital all of its own: not *Leeds-based*."""
    return word[0].isupper() and ("-" not in word or not word.rsplit("-", 1)[-1].islower())


class Descriptions:
    """Resolves the mentions of one article that say what somebody is."""

    def __init__(
        self,
        text: str,
        cast: Cast,
        bearers: Bearers,
        joint: JointSpeakers,
        salience: Salience,
        language: Language,
    ) -> None:
        self._text = text
        self._cast = cast
        self._bearers = bearers
        self._joint = joint
        self._salience = salience
        self._language = language
        self._belonging = Belonging(text, language)
        self._bodies = Bodies(salience, language)
        self._called: dict[str, list[Entity]] = defaultdict(list)
        for entity in cast.entities:
            for word in entity.roles:
                self._called[word].append(entity)
        self._aged: dict[str, list[Entity]] = defaultdict(list)
        for name, one in zip(cast.names, cast.of_name, strict=True):
            age = _AGE.match(text, name.end)
            if age is not None and one is not None:
                self._aged[age[1]].append(one)

    def resolve(self, start: int, end: int, inside: list[int]) -> Referent:
        """*The governor*: whoever the article has called so; *the Trump campaign*: by its own words."""
        lexicon = self._language.lexicon
        words = self._core(self._text[start:end])
        core = " ".join(words)
        if not words:
            return Referent(why="the mention is empty")
        known = self._bearers.called(fold(words[-1])) if words[-1][0].isupper() and not inside else []
        if len(known) == 1 and known[0].key[-len(words) :] == tuple(map(fold, words)):
            return Referent.to(known[0], "surname", f"{core} is {known[0].display}")
        apposed = self._bearers.apposed(end) or self._behind_clause(end)
        if apposed is not None and not (apposed.kind == "person" and self._is_of_body(words)):
            return Referent.to(apposed, "description", f"{core} is followed by {apposed.display}")
        head = fold(words[-1])
        if lexicon.grammar.head_first:
            words = self._head_last(words)
            head = fold(words[-1])
        if lexicon.aged and head.endswith(lexicon.aged) and words[0].lower() in lexicon.definite:
            return self.of_age(core, start) or Referent(
                why=f"nobody before is known to be of the age of {core}"
            )
        if head in lexicon.pairs and words[0].lower() in lexicon.definite:
            return self._joint.last_two(core, start)
        if (
            head in lexicon.person_nouns and not means_body(self._text[start:end].split(), head, lexicon)
        ) and (words[0].lower() in lexicon.definite or words[0].lower() not in lexicon.indefinite):
            rest = words[1:] if words[0].lower() in lexicon.definite else words
            return self._by_role(core, [fold(w) for w in rest], (start, end), inside)
        if head in lexicon.document_nouns or (lexicon.grammar.noun_capitals and head in lexicon.cue_nouns):
            author = self._author(start, end)
            told = head in lexicon.document_nouns or (author is not None and author.kind is not None)
            if author is not None and told:
                return author
        if head in lexicon.document_nouns and inside:
            entity = self._cast.of_name[inside[0]]
            if entity is not None and len(inside) == 1:
                by = Referent.to(entity, "description", f"{core} is by {entity.display}")
                return replace(by, document=True)
        own = words[1:] if words[0].lower() in lexicon.articles else words
        named = inside and len(own) > 1 and any(_is_name(word) for word in own)
        if head in lexicon.organisation_nouns and named and words[0].lower() not in lexicon.indefinite:
            name = " ".join(own)
            return Referent(name, "organisation", "name", "an organisation by its own words")
        if head in lexicon.organisation_nouns and words[0].lower() in lexicon.definite:
            return self._bodies.resolve(core, head, start)
        return Referent(why=f"{core} names nobody")

    def aged(self, words: str) -> Pronoun | None:
        """What *der 43-Jährige* tells of whom it stands for: as much as *er*; None for other words."""
        lexicon = self._language.lexicon
        first, _, rest = words.lower().partition(" ")
        ages = rest[:1].isdigit() and " " not in rest and fold(rest).endswith(lexicon.aged)
        return Pronoun(gender=lexicon.aged_gender[first]) if ages and first in lexicon.aged_gender else None

    def _behind_clause(self, end: int) -> Entity | None:
        """The name set between commas behind a description and the clause that tells which one it is of: *El
        ingeniero que llevó la carta, Luis Soto, …*."""
        clause = _CLAUSE.match(self._text, end)
        pronoun = self._language.lexicon.pronouns.get(clause[1]) if clause is not None else None
        return (
            self._bearers.apposed(clause.end())
            if clause is not None and pronoun and pronoun.relative
            else None
        )

    def of_age(self, words: str, start: int) -> Referent | None:
        """The one person whom the article gives the age that *der 43-Jährige* or *the 43-year-old* tells."""
        head = fold(words.split()[-1])
        called = (*self._called[head], *self._aged[head.partition("-")[0]])
        found = {id(e): e for e in called if e.names[0].start < start}
        if len(found) != 1:
            return None
        one = next(iter(found.values()))
        return Referent.to(one, "description", f"{words}: {one.display}")

    def person(self, start: int, end: int) -> tuple[Gender | None] | None:
        """The gender of the one person whom a mention describes; None where it tells none, or several."""
        nouns, grammar = self._language.lexicon.person_nouns, self._language.lexicon.grammar
        if is_of_people(self._text[start:end].lower().split(), self._language.lexicon):
            return (grammar.article_gender.get(self._text[start:end].lower().split()[0]),)
        words = [fold(word) for word in self._core(self._text[start:end])]
        told = [word for word in words if word in nouns]
        if told:
            return (nouns.get(told[-1]),)
        return (None,) if self._is_somebody(words) else None

    def _is_somebody(self, words: list[str]) -> bool:
        """Whether a mention brings in one of whom nothing tells that they are no person: *a tribal elder*."""
        lexicon = self._language.lexicon
        one = len(words) > 1 and words[0] in lexicon.articles and words[0] in lexicon.indefinite
        lists = (lexicon.organisation_nouns, lexicon.document_nouns, lexicon.cue_nouns)
        return one and not any(word in listed for word in words[1:] for listed in lists)

    def describes(self, start: int, end: int) -> bool:
        """Whether a mention has a noun for what people are."""
        nouns = self._language.lexicon.person_nouns
        return any(
            singular(fold(word.strip(",.’'"))) in nouns or fold(word) in nouns
            for word in self._text[start:end].split()
        )

    def _head_last(self, words: list[str]) -> list[str]:
        """The words of a description whose noun comes first, with that noun last: *portavoz popular*."""
        lexicon = self._language.lexicon
        lists = (lexicon.person_nouns, lexicon.organisation_nouns, lexicon.document_nouns)
        known = (i for i, word in enumerate(words) if any(fold(word) in listed for listed in lists))
        at = next(known, len(words) - 1)
        return words[:at] + words[at + 1 :] + [words[at]]

    def _is_of_body(self, words: list[str]) -> bool:
        """Whether a description is of a body, whom no name of a person can follow as the same: *fuentes de la
        empresa, Luis Soto, …*."""
        lexicon = self._language.lexicon
        if not lexicon.grammar.head_first:
            return False
        head = fold(self._head_last(words)[-1])
        return head in lexicon.organisation_nouns and head not in lexicon.person_nouns

    def _core(self, words: str) -> list[str]:
        """The words of a mention up to its first preposition: *a spokesman* for the mayor."""
        found: list[str] = []
        for word in words.split():
            lexicon = self._language.lexicon
            noun = found and (len(found) > 1 or found[0].lower() not in lexicon.articles)
            if found and (word in lexicon.prepositions or (noun and word in lexicon.genitives)):
                break
            found.append(word.strip(",.’'"))
        return [word for word in found if word]

    def _author(self, start: int, end: int) -> Referent | None:
        """Who a document is from or by: *estimates from Chile's migration agency*."""
        match = self._language.from_pattern.search(self._text, start, end)
        if match is None:
            return self._maker(end)
        inside = self._bearers.within(match.end(), end)
        named = self._bearers.named(match.end(), end, inside) if inside else None
        return named or self.resolve(match.end(), end, inside)

    def _maker(self, end: int) -> Referent | None:
        """Who is named behind a document as the one who made it: *a poll conducted by Avalon University*."""
        lexicon = self._language.lexicon
        number = self._bearers.last_before(end) + 1
        if number >= len(self._cast.names):
            return None
        name = self._cast.names[number]
        words = self._text[end : name.start].lower().split()
        between = [word for word in words if word not in lexicon.articles]
        made = len(between) > 1 and between[0] in lexicon.makings and between[1] in lexicon.agents
        words = between[2:]
        if not made or not all(word in name.titles or word in lexicon.person_nouns for word in words):
            return None
        entity = self._cast.of_name[number]
        if entity is None:
            return None
        return Referent.to(entity, "description", f"it was made by {entity.display}")

    def _by_role(self, core: str, words: list[str], mention: Span, inside: list[int]) -> Referent:
        """Whoever bears the title or was described so, the nearest first. A name
        inside the mention is somebody else's: *Petrov's lawyer* is not Petrov. Nor is the mayor of Lima who
        is called the mayor of Tacna."""
        head, start = words[-1], mention[0]
        whole = self._text[slice(*mention)].split()
        gender = self._language.lexicon.person_nouns.get(head)
        gender = gender or self._language.lexicon.grammar.article_gender.get(core.split()[0].lower())
        others = {id(self._cast.of_name[n]) for n in inside}
        weights = self._salience.weights(start, "person", gender)
        placed = self._belonging.place(words[:-1])
        scored: list[tuple[int, float, Entity]] = []
        for entity in self._called[head][-_MANY:]:
            if not fits(entity, "person", gender) or entity.names[0].start > start or id(entity) in others:
                continue
            agrees = self._belonging.agrees(entity, head, whole)
            if (
                self._contradicts(entity, words)
                or agrees is False
                or not self._belonging.is_of(entity, placed, head)
            ):
                continue
            matched = sum(entity.roles[word] > 0 for word in words) + (agrees is True)
            scored.append((matched, weights.get(id(entity), 0.0), entity))
        scored.sort(key=lambda item: (-item[0], -item[1]))
        if scored:
            (most, near, best), rivals = scored[0], scored[1:]
            other = self._told_otherwise(best, head, start, gender)
            if other is not None:
                return Referent(why=f"{core} could be {best.display} or {other.display}")
            if rivals and head in self._language.lexicon.offices and not self._salience.is_fresh(start, best):
                return Referent(why=f"{core} could be {best.display} or {rivals[0][2].display}")
            ruler = next((e for _, _, e in rivals if self._belonging.is_of_body_beside(best, e, head)), None)
            if ruler is not None and most <= rivals[0][0]:
                return Referent(why=f"{core} could be {best.display} or {ruler.display}")
            if not rivals or most > rivals[0][0] or near > MARGIN * rivals[0][1]:
                return Referent.to(best, "description", f"{core}: {best.display} is called so")
            return Referent(why=f"{core} could be {best.display} or {rivals[0][2].display}")
        behind = self._language.lexicon.grammar.verb_final
        alone = self._behind_verb if behind else self._only_speaker
        only = alone(core, words, mention, gender, others)
        return only or Referent(why=f"nobody is called {core}")

    def _told_otherwise(self, entity: Entity, head: str, start: int, gender: Gender | None) -> Entity | None:
        """Whoever spoke in the sentence before and is not described anywhere, where `entity` is but called
        something that means as much as the noun."""
        last = self._salience.last
        if last is None or last[1] is entity or not self._language.lexicon.grammar.redescribes:
            return None
        place, other = last
        spans = (*entity.titled, *entity.apposed)
        literal = any(head in map(fold, self._text[s:e].replace(",", " ").split()) for s, e in spans)
        near = self._salience.sentence_at(start) - place <= 1 and fits(other, "person", gender)
        return other if near and not literal and not self._is_described(other) else None

    def _is_described(self, entity: Entity) -> bool:
        """Whether the article says what somebody is."""
        return any(role in self._language.lexicon.person_nouns for role in entity.roles)

    def _is_of_another(self, entity: Entity, head: str, whole: list[str]) -> bool:
        """Whether a description says what somebody else belongs to than the article says of a person: *el
        portavoz del Ejército* is not *el canciller peruano*."""
        lexicon = self._language.lexicon
        at = next((k for k, word in enumerate(whole) if fold(word.strip(",.")) == head), len(whole))
        behind = whole[at + 1 :]
        owners = {
            fold(word.strip(",."))
            for word in behind
            if word[0].isupper() or word in lexicon.organisation_nouns
        }
        if not owners or not any(word in lexicon.authorship for word in behind):
            return False
        return self._is_described(entity) and owners.isdisjoint(entity.roles)

    def _holds_other_office(self, entity: Entity, office: str) -> bool:
        """Whether an office that nobody in the article is said to hold is not that of somebody whom it
        describes: *el presidente* is not *el escritor Luis Soto*."""
        return office in self._language.lexicon.offices and self._is_described(entity)

    def _only_speaker(
        self, core: str, words: list[str], mention: Span, gender: Gender | None, others: set[int]
    ) -> Referent | None:
        """Whoever spoke last, when nobody else has come up since whom a new description could mean: papers
        call a speaker by one thing after another."""
        lexicon = self._language.lexicon
        definite = core.split()[0].lower() in lexicon.definite
        if self._salience.last is None or not definite or not lexicon.grammar.redescribes:
            return None
        start, whole = mention[0], self._text[slice(*mention)].split()
        here, (place, entity) = self._salience.sentence_at(start), self._salience.last
        if here - place > LAST or not fits(entity, "person", gender) or id(entity) in others:
            return None
        if self._contradicts(entity, words) or self._belonging.agrees(entity, words[-1], whole) is False:
            return None
        if self._is_of_another(entity, words[-1], whole) or self._holds_other_office(entity, words[-1]):
            return None
        if self._salience.comes_up(place, start, entity, gender):
            return None
        return Referent.to(entity, "description", f"{core}: {entity.display} alone has come up")

    def _behind_verb(
        self, core: str, words: list[str], mention: Span, gender: Gender | None, others: set[int]
    ) -> Referent | None:
        """Whoever is the subject since anybody spoke, or spoke last, where a new description of one person
        stands right behind a verb of saying that what is said stands before, and nobody else has come up
        whom it could mean: *„…“, sagte der Mittelfeldspieler*."""
        start, end = mention
        before = self._text[max(0, start - _VERB) : start].lower().split()
        lexicon = self._language.lexicon
        says = len(before) > 1 and (before[-1] in self._language.verbs or before[-1] in lexicon.trailing)
        article, noun = core.split()[0], core.split()[-1]
        told = lexicon.person_nouns.get(words[-1])
        several = article in lexicon.aged_gender and lexicon.aged_gender[article] != told  # die Forscher
        if told is None or several or self._text[start:end] != core or article not in lexicon.definite:
            return None
        if not says or before[-2][-1] != ",":
            return None
        if re.search(rf"\b{re.escape(noun)}", self._text[:start]):
            return None  # somebody has been called so
        if self._introduces(start):
            return None
        subject = self._salience.told_of(start)
        if subject is None or not fits(subject, "person", gender) or id(subject) in others:
            return self._only_speaker(core, words, mention, gender, others)
        place = self._salience.sentence_at(start) - LAST
        if self._contradicts(subject, words) or self._salience.comes_up(place, start, subject, gender):
            return None
        if self._holds_other_office(subject, words[-1]):
            return None
        return Referent.to(subject, "description", f"{core}: {subject.display} alone has come up")

    def _introduces(self, start: int) -> bool:
        """Whether somebody without a name has been brought in shortly before: *Eine 79 Jahre alte Zeugin*."""
        lexicon = self._language.lexicon
        words = [fold(word.strip(",.")) for word in self._text[max(0, start - _SINCE) : start].split()]
        people = [
            k for k, word in enumerate(words) if word in lexicon.person_nouns or word.endswith(lexicon.aged)
        ]
        return any(not lexicon.indefinite.isdisjoint(words[max(0, k - _OPENING) : k]) for k in people)

    def _contradicts(self, entity: Entity, words: list[str]) -> bool:
        """Whether a description tells another party or people than the article gives somebody."""
        demonyms, parties = self._language.lexicon.demonyms, self._language.lexicon.parties
        told = {word for word in words if word in demonyms}
        borne = {word for word in entity.roles if word in demonyms}
        if parties:
            told |= {parties[w] for w in (word.split("-")[0] for word in words) if w in parties}
            borne |= {parties[w] for w in (role.split("-")[0] for role in entity.roles) if w in parties}
        return bool(told and borne) and told.isdisjoint(borne)
