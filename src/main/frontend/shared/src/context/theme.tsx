import {
  createContext,
  type FC,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react';
import type { StyleTheme } from '../config';
import { remember, remembered } from './namespace';

export type ColorScheme = 'system' | 'light' | 'dark';

type ThemeSelection = {
  scheme: ColorScheme;
  isDark: boolean;
  selectScheme: (scheme: ColorScheme) => void;
};

const storageKey = 'atrium.scheme';
const dark = 'pf-v6-theme-dark';

const schemes: ColorScheme[] = ['system', 'light', 'dark'];

export const schemeOf = (text: string | null): ColorScheme =>
  schemes.find((scheme) => scheme === text) ?? 'system';

const ThemeContext = createContext<ThemeSelection>({
  scheme: 'system',
  isDark: false,
  selectScheme: () => undefined,
});

const systemIsDark = () => window.matchMedia('(prefers-color-scheme: dark)').matches;

/** Kubeflow's look weighs something, so only its own mode loads it; before anything is drawn. */
export const loadLook = async (theme: StyleTheme): Promise<void> => {
  if (theme === 'mui-theme') {
    await import(/* webpackChunkName: "mui" */ '../mui-theme.css');
  }
};

/** Before the first paint, so that nobody in a dark room is dazzled first. */
export function applySchemeEarly(): void {
  const scheme = schemeOf(remembered(storageKey));
  document.documentElement.classList.toggle(
    dark,
    scheme === 'dark' || (scheme === 'system' && systemIsDark()),
  );
}

/** The look of the whole page. Modules leave it alone: it is the host's to decide. */
export const ThemeProvider: FC<{ theme: StyleTheme; children: ReactNode }> = ({
  theme,
  children,
}) => {
  const [scheme, setScheme] = useState(() => schemeOf(remembered(storageKey)));
  const [system, setSystem] = useState(systemIsDark);
  const isDark = scheme === 'dark' || (scheme === 'system' && system);
  useEffect(() => {
    const query = window.matchMedia('(prefers-color-scheme: dark)');
    const follow = (event: MediaQueryListEvent) => setSystem(event.matches);
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  useEffect(() => {
    document.documentElement.classList.toggle(dark, isDark);
  }, [isDark]);
  useEffect(() => {
    document.documentElement.classList.toggle('mui-theme', theme === 'mui-theme');
  }, [theme]);
  const value = useMemo<ThemeSelection>(
    () => ({
      scheme,
      isDark,
      selectScheme: (wanted) => {
        remember(storageKey, wanted);
        setScheme(wanted);
      },
    }),
    [scheme, isDark],
  );
  return <ThemeContext.Provider value={value}>{children}</ThemeContext.Provider>;
};

export const useTheme = (): ThemeSelection => useContext(ThemeContext);
