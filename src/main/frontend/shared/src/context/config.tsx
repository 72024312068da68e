import { createContext, type FC, type ReactNode, useContext, useMemo } from 'react';
import { type DeploymentConfig, defaultConfig } from '../config';

const ConfigContext = createContext<{ config: DeploymentConfig }>({ config: defaultConfig });

export const ModularArchContextProvider: FC<{ config: DeploymentConfig; children: ReactNode }> = ({
  config,
  children,
}) => {
  const value = useMemo(() => ({ config }), [config]);
  return <ConfigContext.Provider value={value}>{children}</ConfigContext.Provider>;
};

export const useModularArchContext = (): { config: DeploymentConfig } => useContext(ConfigContext);
