import { applySchemeEarly, askedEarly, lendStyleNonce, loadConfig, loadLook } from '@atrium/shared';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { StartFailed } from './pages/StartFailed';
import '@atrium/shared/motion.css';
import './host.css';

lendStyleNonce();
applySchemeEarly();

const container = document.getElementById('root');
if (!container) {
  throw new Error('the page has no #root');
}
const root = createRoot(container);

const start = async (): Promise<void> => {
  try {
    const config = await askedEarly('config', loadConfig);
    await loadLook(config.theme);
    root.render(<App config={config} />);
  } catch (failure) {
    const error = failure instanceof Error ? failure : new Error(String(failure));
    root.render(<StartFailed error={error} onRetry={() => void start()} />);
  }
};

void start();
