import { type ExtensionConfig, restGET, useAppExtensions } from '@atrium/shared';
import { Button, Content, EmptyState, PageSection, Skeleton } from '@patternfly/react-core';
import { SyncAltIcon } from '@patternfly/react-icons/dist/esm/icons/sync-alt-icon';
import { useQuery } from '@tanstack/react-query';
import type { FC } from 'react';
import { healthOf } from '../health';
import { useTitle } from '../title';
import { HealthLabel } from './HealthLabel';

type ModuleState = {
  name: string;
  healthy: boolean;
  lastCheck?: string | null;
  responseTime?: number;
  consecutiveFailures?: number;
  error?: string;
};

/** The monitor's own view, which says more than the list of modules; without it the list has to do. */
const useStates = () =>
  useQuery({
    queryKey: ['modules'],
    queryFn: async ({ signal }) => {
      const states = await restGET<ModuleState[]>('api/modules', {}, { signal });
      return new Map((Array.isArray(states) ? states : []).map((state) => [state.name, state]));
    },
    refetchInterval: 30_000,
    retry: false,
  });

export const timeText = (iso: string | null | undefined): string =>
  iso ? new Date(iso).toLocaleTimeString() : 'never';

const Row: FC<{ config: ExtensionConfig; state?: ModuleState }> = ({ config, state }) => (
  <tr>
    <th scope="row" data-label="Module">
      {config.displayName ?? config.name}
      <span className="atrium-soft atrium-block">{config.path ?? config.route}</span>
    </th>
    <td data-label="State">
      <HealthLabel health={healthOf(config)} />
    </td>
    <td data-label="Last check">{timeText(state?.lastCheck ?? config.lastCheck)}</td>
    <td data-label="Response time">
      {state?.responseTime === undefined || !state.lastCheck ? '–' : `${state.responseTime} ms`}
    </td>
    <td data-label="Problem">
      {state?.error ?? (healthOf(config).word === 'down' ? 'No details' : '–')}
    </td>
  </tr>
);

export const Status: FC = () => {
  useTitle('Module status');
  const { extensions, loading, error, retry } = useAppExtensions();
  const states = useStates();
  const refresh = () => {
    retry();
    void states.refetch();
  };
  return (
    <>
      <PageSection>
        <Content component="h1">Module status</Content>
        <Content component="p">
          The server checks every module twice a minute. A module that is down leaves the others
          alone.
        </Content>
      </PageSection>
      <PageSection isFilled>
        <div className="atrium-tools">
          <Button
            variant="secondary"
            icon={<SyncAltIcon />}
            onClick={refresh}
            isLoading={states.isFetching}
          >
            Refresh
          </Button>
        </div>
        {error ? (
          <EmptyState
            titleText={`Failed to load extensions: ${error.message}`}
            headingLevel="h2"
            status="danger"
          />
        ) : loading ? (
          <Skeleton height="12rem" screenreaderText="Loading extensions..." />
        ) : (
          <table className="atrium-table">
            <caption className="pf-v6-screen-reader">
              Modules and what the last check of each said
            </caption>
            <thead>
              <tr>
                <th scope="col">Module</th>
                <th scope="col">State</th>
                <th scope="col">Last check</th>
                <th scope="col">Response time</th>
                <th scope="col">Problem</th>
              </tr>
            </thead>
            <tbody>
              {extensions.map(({ name, config }) => (
                <Row key={name} config={config} state={states.data?.get(name)} />
              ))}
            </tbody>
          </table>
        )}
      </PageSection>
    </>
  );
};
