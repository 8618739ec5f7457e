// The page's one global: its data, and the sections that draw it.
window.xylo = {
  /** The root of results.json. */
  results: JSON.parse(document.getElementById("results").textContent),
  overviews: [],
  details: [],

  /**
   * Registers a section about the whole study.
   * @param {string} id the section's id
   * @param {function(HTMLElement, object)} draw fills the body from the results
   */
  overview(id, draw) {
    xylo.overviews.push({ id, draw });
  },

  /**
   * Registers a section about one configuration.
   * @param {string} id the section's id
   * @param {function(HTMLElement, object, object)} draw fills the body from the configuration and the results
   */
  detail(id, draw) {
    xylo.details.push({ id, draw });
  },

  /** Draws one section anew; a section that fails says so and leaves the others alone. */
  draw({ id, draw }, ...data) {
    const body = document.querySelector(`[data-body="${id}"]`);
    xylo.release(body);
    body.replaceChildren();
    try {
      draw(body, ...data);
    } catch (error) {
      xylo.absent(body, `This figure could not be drawn from these results: ${error.message}.`);
      console.error(error);
    }
  },
};
