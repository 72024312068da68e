// Not the whole of @atrium/shared: this is before React is there.
import { startEarly } from '../../shared/src/federation/startEarly';
import '@patternfly/react-core/dist/styles/base.css';

// Shared libraries are agreed on at run time, which takes an asynchronous border.
startEarly(import('./bootstrap'));
