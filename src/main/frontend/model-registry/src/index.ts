import '@patternfly/react-core/dist/styles/base.css';

// Shared libraries are agreed on at run time, which takes an asynchronous border.
void import('./bootstrap');
