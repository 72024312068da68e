import { applySchemeEarly, loadConfig } from '@atrium/shared';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { StartFailed } from './pages/StartFailed';
import './host.css';

applySchemeEarly();

const container = document.getElementById('root');
if (!container) {
  throw new Error('the page has no #root');
}
const root = createRoot(container);

const start = () =>
  loadConfig().then(
    (config) => {
      if (config.theme === 'mui-theme') {
        void import('./mui-theme.css');
      }
      root.render(<App config={config} />);
    },
    (error: Error) => root.render(<StartFailed error={error} onRetry={start} />),
  );

void start();
