import { createElement } from 'react';

const path = '/model-registry';

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
      href: path,
      path: `${path}/*`,
    },
  },
  {
    type: 'app.route',
    flags: { required: ['model-registry'] },
    properties: {
      path: `${path}/*`,
      component: () =>
        import('./components/InAnotherHost').then(({ default: InAnotherHost }) => ({
          default: () => createElement(InAnotherHost, { basePath: path }),
        })),
    },
  },
];

export default extensions;
