
"use strict";
(() => {
  const field = (id) => document.getElementById(id);
  const counted = (number) => number.toLocaleString("en");
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const groups = [...document.querySelectorAll(".group")].map((node) => ({
    node,
    name: plain(node.querySelector("h3").textContent),
    quotes: [...node.querySelectorAll(".quote")].map((quote) => ({ node: quote, text: null })),
  }));
  const total = groups.reduce((sum, group) => sum + group.quotes.length, 0);

  // An article dated by its year or month alone counts as its first day.
  const day = (date) => (date + "-01-01".slice(date.length - 10)).slice(0, 10);

  const matches = (quote, group, wanted) => {
    const { kind, date } = quote.node.dataset;
    if (wanted.kind && kind !== wanted.kind) return false;
    if ((wanted.since || wanted.until) && !date) return false;
    if (wanted.since && day(date) < wanted.since) return false;
    if (wanted.until && day(date) > wanted.until) return false;
    if (!wanted.words.length) return true;
    quote.text ??= group.name + " " + ["blockquote", ".source"].map((part) =>
      plain(quote.node.querySelector(part).textContent)).join(" ");
    return wanted.words.every((word) => quote.text.includes(word));
  };

  const show = () => {
    const wanted = {
      words: plain(field("words").value).split(/\s+/).filter(Boolean),
      speaker: field("speaker").value,
      kind: field("kind").value,
      since: field("since").value,
      until: field("until").value,
    };
    let shown = 0;
    for (const group of groups) {
      const asked = !wanted.speaker || group.node.id === wanted.speaker;
      let own = 0;
      for (const quote of group.quotes) {
        const visible = asked && matches(quote, group, wanted);
        quote.node.hidden = !visible;
        own += visible;
      }
      group.node.hidden = own === 0;
      shown += own;
    }
    const all = `${counted(total)} ${total === 1 ? "quote" : "quotes"}`;
    field("shown").textContent = shown === total ? all : `${counted(shown)} of ${all}`;
    field("none").hidden = shown > 0;
  };

  const form = field("finder");
  form.hidden = false;
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(show));
  // A link to a quote or speaker that the filters hide shows everything again.
  addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest("[hidden]")) { form.reset(); setTimeout(() => target.scrollIntoView()); }
  });
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      field("words").focus();
    } else if (event.key === "Escape" && document.activeElement === field("words")) {
      field("words").value = "";
      show();
    }
  });
  show();
})();
