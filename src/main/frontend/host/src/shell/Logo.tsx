import type { FC } from 'react';

export const Logo: FC = () => (
  <span className="atrium-logo">
    <svg viewBox="0 0 32 32" width="30" height="30" aria-hidden="true">
      <rect width="32" height="32" rx="7" className="atrium-logo-ground" />
      <path d="M7 24V13l9-6 9 6v11h-5v-8a4 4 0 0 0-8 0v8z" className="atrium-logo-house" />
    </svg>
    <span>Atrium</span>
  </span>
);
