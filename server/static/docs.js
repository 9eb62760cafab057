// The interactive reference: follows the colour scheme and starts Swagger UI on this page's spec.
"use strict";

const darkness = matchMedia("(prefers-color-scheme: dark)");

function followColourScheme() {
  document.documentElement.classList.toggle("dark-mode", darkness.matches);
}

// The document itself stays as it is: only what is loaded to be shown tells of its marks and media types.
function tellDecisions(answer) {
  if (answer.url === documentURL() && answer.ok) {
    answer.text = JSON.stringify(withMediaTypes(withDecisions(JSON.parse(answer.text))));
  }
  return answer;
}

function documentURL() {
  return new URL(document.getElementById("reference").dataset.spec, location).href;
}

function showReference() {
  SwaggerUIBundle({
    url: document.getElementById("reference").dataset.spec,
    responseInterceptor: tellDecisions,
    dom_id: "#reference",
    deepLinking: true,
    defaultModelsExpandDepth: 0,
    displayRequestDuration: true,
    filter: true,
    persistAuthorization: true,
    requestSnippetsEnabled: true,
    tryItOutEnabled: true,
    // Its badge would send the spec to a server elsewhere.
    validatorUrl: null,
  });
}

followColourScheme();
darkness.addEventListener("change", followColourScheme);
document.addEventListener("DOMContentLoaded", showReference);
