/** The module in the shape that Open Data Hub's dashboard reads. */
const extensions = [
  {
    type: 'app.area',
    properties: { id: 'model-registry', featureFlags: [] },
  },
  {
    type: 'app.navigation/href',
    flags: { required: ['model-registry'] },
    properties: {
      id: 'model-registry',
      title: 'Model Registry',
      href: '/model-registry',
      path: '/model-registry/*',
    },
  },
  {
    type: 'app.route',
    flags: { required: ['model-registry'] },
    properties: {
      path: '/model-registry/*',
      component: () => import('./components/ModelRegistryApp'),
    },
  },
];

export default extensions;
