"""Bearers: whose the names are that stand in a mention or beside it, and the label of a turn."""

import bisect
import re
from collections import defaultdict

from index.extract.entities import Cast, Entity
from index.extract.frames import Frame
from index.extract.name import Name, fold
from index.extract.phrases import noun_phrase_after
from index.extract.referent import Referent
from index.extract.tokens import Tokens
from index.language import Language
from index.quote import Resolution

_MANY = 40
_LISTED = 3
_LONGEST_PLACE = 12
_BRACKET = re.compile(r" \([^()\n]{1,60}\)")
_ADJECTIVE = re.compile(r" ([^\W\d_]{4,20})(?=,)")
_PAUSES = frozenset((",", "(", ".", ";", "--", "—", "–"))


class Bearers:
    """The names of one article, by their place and by their last word."""

    def __init__(self, text: str, frames: list[Frame], cast: Cast, language: Language) -> None:
        self._text = text
        self._frames = frames
        self._cast = cast
        self._language = language
        self._starts = [name.start for name in cast.names]
        self._last_words: dict[str, list[Entity]] = defaultdict(list)
        for entity in cast.entities:
            self._last_words[entity.key[-1]].append(entity)

    def called(self, word: str) -> list[Entity]:
        """The entities whose fullest name ends in a folded word."""
        return self._last_words.get(word, [])

    def last_before(self, start: int) -> int:
        """The number of the last name that begins before `start`; -1 where none does."""
        return bisect.bisect_left(self._starts, start) - 1

    def belongs(self, start: int) -> bool:
        """Whether the name at `start` is a place or what something belongs to: *el concejal del PP*, *en
        Madrid*."""
        number = self.last_before(start + 1)
        if number < 0 or self._starts[number] != start:
            return False
        name, lexicon = self._cast.names[number], self._language.lexicon
        tokens = self._frames[name.frame].tokens
        if " ".join(name.words) in lexicon.places:
            return True
        k = name.first - 1
        while k > 0 and tokens.lowers[k] in lexicon.articles:
            k -= 1
        return k >= 0 and tokens.lowers[k] in lexicon.authorship

    def within(self, start: int, end: int) -> list[int]:
        """The numbers of the names that begin inside a mention."""
        first = bisect.bisect_left(self._starts, start)
        last = bisect.bisect_left(self._starts, end)
        return list(range(first, last))

    def named(self, start: int, end: int, inside: list[int]) -> Referent | None:
        """A mention whose head is a name: *Chilean presidential candidate José Antonio Kast*."""
        heads = [n for n in inside if self._is_head(start, end, self._cast.names[n])]
        if not heads:
            return None
        number = heads[-1]
        name = self._cast.names[number]
        entity = self._cast.of_name[number]
        if entity is None:
            return Referent(why=f"{self._text[name.start : name.end]} could be more than one person")
        other = self._compared(start, name)
        if other is not None:
            return other
        free = self._language.lexicon.grammar.head_first and entity.kind != "person"
        apposed = self.apposed(end) if free else None
        if apposed is not None and apposed.kind == "person" and any(n.given for n in apposed.names):
            return Referent.to(
                apposed, "description", f"{self._text[start:end]} is followed by {apposed.display}"
            )
        if name.words == entity.key or (name.full and len(name.words) >= 2):
            resolution: Resolution = "name"
        elif name.titles:
            resolution = "title" if entity.display != self._text[name.start : name.end] else "name"
        else:
            resolution = "surname" if len(entity.key) > 1 else "name"
        return Referent.to(entity, resolution, f"{self._text[name.start : name.end]} is {entity.display}")

    def _compared(self, start: int, name: Name) -> Referent | None:
        """Who is meant by a surname that several bear and a word that compares them, *the younger Ruiz*: the
        one whom the article calls so."""
        told = self._language.lexicon.comparing & set(self._text[start : name.start].lower().split())
        bearers = self.called(name.words[-1])[-_MANY:] if told and len(name.words) == 1 else []
        if len(bearers) < 2:
            return None
        words = self._text[start : name.end]
        called = [bearer for bearer in bearers if any(bearer.roles[word] for word in told)]
        if len(called) == 1:
            return Referent.to(called[0], "surname", f"{words}: {called[0].display} is called so")
        return Referent(why=f"{words} could be {bearers[0].display} or {bearers[1].display}")

    def _is_head(self, start: int, end: int, name: Name) -> bool:
        """Whether a name is what a mention is about: nothing but a preposition or a bracket after it, none
        before."""
        tail = self._text[name.end : end].lstrip(" .,’'\"”“«»‘)")
        lexicon = self._language.lexicon
        following = tail.split(" ", 1)[0]
        honour = following.lower().rstrip(".") in lexicon.suffixes  # Ana Ruiz KC
        if tail and tail[0] != "(" and not honour and following not in lexicon.prepositions | lexicon.joins:
            return False
        before = self._text[start : max(start, name.lead)].split()
        if not self._heads_genitive(name, before):
            return False
        while before and before[-1].lower() in name.titles:
            before.pop()
        fixed = not lexicon.grammar.noun_capitals and not lexicon.grammar.head_first
        if fixed and name.titles and len(before) > 1 and before[-1][0].isupper():
            return not any(
                word.lower() in lexicon.person_nouns for word in before
            )  # Union of Wales leader Ito
        whole = self._text[start : name.start].split()
        if fixed and len(whole) > 2 and self._is_of_place(whole):
            before = whole[:-2]  # the minister for Scotland Neil Gray
        governed = any(w.lower() in lexicon.prepositions for w in before)
        return not governed or self._follows_office(name, before)

    def _follows_office(self, name: Name, before: list[str]) -> bool:
        """Whether somebody's whole name follows what they are, though that has a preposition in it: *el jefe
        de prensa Luis Soto*, not *la madre de Luis Soto* nor *la madre del alcalde Luis Soto*."""
        lexicon, last = self._language.lexicon, before[-1].lower()
        if not lexicon.grammar.head_first or not (name.given and name.full) or name.titles:
            return False
        small = lexicon.prepositions | lexicon.articles | lexicon.joins
        lists = (small, lexicon.person_nouns, lexicon.titles, lexicon.document_nouns)
        people = any(w.lower() in lexicon.person_nouns or w.lower() in lexicon.titles for w in before)
        return people and not any(last in words for words in lists)

    def _is_of_place(self, before: list[str]) -> bool:
        """Whether the words before a name end in what somebody is and of what: *the minister for Scotland*,
        *the Supervisor of Elections*."""
        lexicon = self._language.lexicon
        what, link, of = (word.lower().rstrip(".") for word in before[-3:])
        somebody = what in lexicon.person_nouns or what in lexicon.titles
        office = before[-3][0].isupper() and before[-1][0].isupper() and of not in self._language.given_names
        return somebody and link in lexicon.name_links and (of in lexicon.places or office)

    def _heads_genitive(self, name: Name, before: list[str]) -> bool:
        """Whether a name is the head in spite of a genitive before it: *der Chef der Bahn Jan Huber*, not
        *der Chef der Bahn* nor *ein Sprecher der Ministerin Anna Huber*."""
        lexicon = self._language.lexicon
        last = max((n for n, word in enumerate(before) if n and word in lexicon.genitives), default=None)
        if last is None:
            return True
        nouns = any(w.lower() in lexicon.person_nouns or w.lower() in lexicon.titles for w in before[last:])
        body = name.kind == "organisation" or not name.full
        complete = before[-1].endswith(lexicon.genitive_endings)  # des Kosovos: what follows is no part of it
        return complete and not body and not name.titles and not nouns

    def apposed(self, end: int) -> Entity | None:
        """The name set between commas after a description: *Another critic, Laurence Tribe, said*; *el
        presidente de la Cámara (CC), Luis Soto*."""
        end = self._past_people(end)
        bracket = _BRACKET.match(self._text, end)
        end = bracket.end() if bracket is not None else end
        number = self._past_list(end, bisect.bisect_left(self._starts, end))
        if number >= len(self._starts) or self._text[end : end + 1] not in (",", " "):
            return None
        name = self._cast.names[number]
        end = self._cast.names[number - 1].end if number and self._starts[number - 1] >= end else end
        between = self._text[end : max(end, name.lead)]
        tokens = self._frames[name.frame].tokens
        closed = self._is_closed(tokens, name)
        if not between.startswith(",") or "\n" in between or not closed:
            return None
        lexicon = self._language.lexicon
        said = set(between.lower().split()) - lexicon.articles
        if lexicon.grammar.head_first:
            lists = (lexicon.person_nouns, lexicon.demonyms, lexicon.dropped)
            said = {word for word in said if not any(word in listed for listed in lists)}
        titled = {word for title in name.titles for word in title.split()}
        said = {word for word in said if word.rstrip(".") not in titled}
        said = {w for w in said if not any(f"{w} {title}" in lexicon.titles for title in name.titles)}
        return self._cast.of_name[number] if len(said) <= 1 else None

    def _is_closed(self, tokens: Tokens, name: Name) -> bool:
        """Whether a pause follows a name, or a person's and where they are from: *Sen. Luis Torres of
        Idaho, …*."""
        i = name.last + 1
        if i >= len(tokens) or tokens.words[i] in _PAUSES:
            return True
        lexicon = self._language.lexicon
        fixed = not lexicon.grammar.head_first and not lexicon.grammar.verb_final
        if not fixed or name.kind != "person" or tokens.lowers[i] not in lexicon.attaching:
            return False
        phrase = noun_phrase_after(tokens, i + 1, min(len(tokens), i + _LONGEST_PLACE))
        return phrase is not None and (phrase[1] + 1 >= len(tokens) or tokens.words[phrase[1] + 1] in _PAUSES)

    def _past_people(self, end: int) -> int:
        """Where a description ends that goes on with what people it is of: *Exteriores ruso, Ana Ruiz*."""
        if not self._language.lexicon.grammar.head_first:
            return end
        word = _ADJECTIVE.match(self._text, end)
        known = word is not None and word[1] in self._language.lexicon.demonyms
        return word.end() if word is not None and known else end

    def _past_list(self, end: int, number: int) -> int:
        """The number of the first name after those that go on with what a description is about: *el ministro
        de Agricultura, Pesca y Alimentación, Luis Soto*."""
        lexicon = self._language.lexicon
        names = self._cast.names
        if not lexicon.grammar.head_first:
            return number
        for _ in range(_LISTED):
            if number + 1 >= len(names):
                break
            entity = self._cast.of_name[number]
            links = self._text[end : names[number].start].split()
            plain = all(word == "," or word in lexicon.joins for word in links)
            if not plain or (entity is not None and entity.kind == "person") or names[number].given:
                break
            end, number = names[number].end, number + 1
        return number

    def turn(self, label: str) -> Referent:
        """Whose turn it is: the one bearer of the label's name, else the label itself; *Q* and *A* name
        nobody."""
        words = [w for w in fold(label).replace(".", " ").split() if w not in self._language.lexicon.titles]
        lexicon = self._language.lexicon
        nobody = all(word in lexicon.articles or word in lexicon.person_nouns for word in words)
        if nobody or " ".join(words) in lexicon.questions | lexicon.answers:
            return Referent(why=f"{label} names nobody")
        key = tuple(words)
        bearers = [
            e
            for e in self.called(key[-1])[-_MANY:]
            if e.key[-len(key) :] == key or (len(key) > 1 and e.key[0] == key[0] and e.key[-1] == key[-1])
        ]
        if len(bearers) == 1:
            return Referent.to(bearers[0], "turn", f"the turn of {bearers[0].display}")
        if bearers:
            return Referent(why=f"{label} could be {' or '.join(e.display for e in bearers)}")
        return Referent(
            label.title() if label.isupper() else label, "person", "turn", "the label of the turn"
        )
