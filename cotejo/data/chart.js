// A point leads to its sentence below the chart; everything that is drawn is in this page.
const specification = JSON.parse(document.getElementById("specification").textContent);
if (window.innerWidth < 640) {
  // Beside each other the legends would run out of a narrow screen.
  specification.config.legend = { ...specification.config.legend, layout: { bottom: { direction: "vertical", anchor: "start" } } };
}
vegaEmbed("#chart", specification, { actions: false, renderer: "svg", loader: { target: "_self" } });
