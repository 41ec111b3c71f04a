// A point leads to its sentence below the chart; everything that is drawn is in this page.
const specification = JSON.parse(document.getElementById("specification").textContent);
vegaEmbed("#chart", specification, { actions: false, renderer: "svg", loader: { target: "_self" } });
