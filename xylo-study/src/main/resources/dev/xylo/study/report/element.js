// Builds elements. Text goes into text nodes only, so nothing from the data is ever read as HTML.

/**
 * @param {string} tag
 * @param {object} attributes by name; null and undefined are left out
 * @param {...(Node|string)} children
 */
xylo.element = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
};

/** Says in a sentence why there is no figure. */
xylo.absent = (body, sentence) => body.append(xylo.element("p", { class: "absent" }, sentence));

/**
 * A labelled select.
 * @param {string} label
 * @param {string[]} names one per option
 * @param {function(number)} change told the index of the chosen one
 */
xylo.select = (label, names, change) => {
  const select = xylo.element("select", { "aria-label": label }, ...names.map((name, i) => xylo.element("option", { value: i }, name)));
  select.addEventListener("change", () => change(select.selectedIndex));
  return xylo.element("label", { class: "control" }, `${label} `, select);
};
