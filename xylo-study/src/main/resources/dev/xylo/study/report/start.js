// Everything is defined: draw the page.
xylo.sortable();
for (const section of xylo.overviews) xylo.draw(section, xylo.results);
xylo.choose(xylo.results);
xylo.paint();
document.documentElement.dataset.rendered = "true";
