// The interactive reference: follows the colour scheme and starts Swagger UI on this page's spec.
"use strict";

const darkness = matchMedia("(prefers-color-scheme: dark)");

function followColourScheme() {
  document.documentElement.classList.toggle("dark-mode", darkness.matches);
}

function showReference() {
  SwaggerUIBundle({
    url: document.getElementById("reference").dataset.spec,
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
