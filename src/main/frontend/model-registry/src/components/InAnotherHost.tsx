import { type DeploymentConfig, loadConfig, setApiRoot } from '@atrium/shared';
import { type FC, useEffect, useState } from 'react';
import { Failed } from '../parts/Failed';
import { Loading } from '../parts/Loading';
import { ModelRegistryApp } from './ModelRegistryApp';

/** The module in a host that gives its pages nothing: it asks the server itself what it is about. */
const InAnotherHost: FC<{ basePath: string }> = ({ basePath }) => {
  const [config, setConfig] = useState<DeploymentConfig>();
  const [error, setError] = useState<unknown>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    setError(undefined);
    setApiRoot(`${basePath.slice(1)}/`);
    loadConfig().then(setConfig, setError);
  }, [attempt, basePath]);
  if (error) {
    return (
      <Failed
        title="Failed to load the model registry"
        headingLevel="h1"
        error={error}
        onRetry={() => setAttempt(attempt + 1)}
      />
    );
  }
  return config ? (
    <ModelRegistryApp basePath={basePath} config={config} namespace={config.namespace} />
  ) : (
    <Loading text="Loading models..." />
  );
};

export default InAnotherHost;
