const element = document.getElementById('swagger-ui');
const services = element.dataset.services.split(' ');
// Listed by the name of the service; the first shown is the tasks' one, where a reader starts.
SwaggerUIBundle({
  domNode: element,
  urls: services.map((name) => ({ name, url: `/docs/openapi/${name}` })),
  'urls.primaryName': 'task',
  layout: 'StandaloneLayout',
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  validatorUrl: null,
});
